package app.kith

import app.kith.ffi.Advice
import app.kith.ffi.Change
import app.kith.ffi.ConversationCondition
import app.kith.ffi.KeyClass
import app.kith.ffi.KithException
import app.kith.ffi.Lifecycle
import app.kith.ffi.LogLevel
import app.kith.ffi.LogSink
import app.kith.ffi.MessageState
import app.kith.ffi.NewAccount
import app.kith.ffi.NewJournalEntry
import app.kith.ffi.Role
import app.kith.ffi.SecretStore
import app.kith.ffi.SecretStoreException
import app.kith.ffi.ShareSubject
import app.kith.ffi.ShareTerms
import app.kith.ffi.Verified
import app.kith.ffi.makeRecoveryWords
import java.util.concurrent.LinkedBlockingQueue
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlin.test.assertTrue
import kotlinx.coroutines.CoroutineStart
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.async
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import org.junit.jupiter.api.Test

/** The story of two devices, with the real library and a real relay process. */
class StoryTest : Story() {
    @Test
    fun `two people pair through a relay, write to each other, and what is wrong is a typed error`(): Unit = runBlocking {
        companion("ana").use { ana ->
            companion("ben").use { ben ->
                ana.create(NewAccount("Ana", Role.PATIENT, "quiet", relayUrl = relay.url, admission = relay.admit()))
                ben.create(NewAccount("Ben", Role.THERAPIST, "quiet too"))

                val entry = ana.journal().write(NewJournalEntry("A first line", mood = -1, tags = listOf("start")))
                assertEquals(listOf(entry), ana.journal().search("first"))

                val invitation = ana.people().invite(Role.THERAPIST, WEEK_MS)
                ana.sync()
                ben.people().accept(invitation.link)
                ben.sync()
                ana.sync()
                ben.sync()
                assertEquals(Verified.LINK, ana.people().list().single().verified)
                assertEquals(ana.people().safetyNumber("Ben"), ben.people().safetyNumber("Ana"))

                agree(ana, ben)

                assertTrue(ben.waitForNews(60u), "the relay tells from now on")
                val news = async { ben.waitForNews(60u) }
                ana.messages().send("Ben", "Hello Ben")
                assertEquals(1uL, ana.sync().sent)
                assertTrue(news.await(), "a message came")
                assertEquals(1uL, ben.sync().received)
                val read = ben.messages().history("Ana").single()
                assertEquals("Hello Ben" to MessageState.RECEIVED, read.text to read.state)
                ben.messages().send("Ana", "Hello Ana")
                ben.sync()
                ana.sync()
                assertEquals(listOf("Hello Ben", "Hello Ana"), ana.messages().history("Ben").map { it.text })

                assertEquals("Hello Ana", ana.messages().chats().single().last?.text)
                assertEquals(ConversationCondition(alarms = emptyList(), gaps = 0uL, newer = 0uL), ana.messages().condition("Ben"))

                val share = ana.shares().share(ShareSubject.Entry(entry.id), "Ben", ShareTerms())
                ana.sync()
                ben.sync()
                assertEquals("A first line", ben.shares().read(share.id, "to prepare Thursday").text("text"))
                ana.shares().revoke(share.id)
                ana.sync()
                ben.sync()
                assertFailsWith<KithException.NotFound> { ben.shares().read(share.id, "to prepare Thursday") }

                val empty = assertFailsWith<KithException.InvalidInput> { ana.messages().send("Ben", " ") }
                assertEquals("empty_text", empty.code)
                val unknown = assertFailsWith<KithException.NotFound> { ana.messages().send("Nobody", "Hello") }
                assertEquals("unknown_person", unknown.code)
            }
        }
    }

    @Test
    fun `a locked vault is a typed error, and a passphrase or the key store opens it`(): Unit = runBlocking {
        companion("ana").use { ana ->
            assertEquals(Lifecycle.ABSENT, ana.lifecycle())
            ana.create(NewAccount("Ana", Role.PATIENT, "quiet"))
            ana.useKeyStore(KeyClass.AFTER_FIRST_UNLOCK)
            ana.lock()
            assertFailsWith<KithException.Locked> { ana.journal().list() }
            assertFailsWith<KithException.WrongKey> { ana.unlockWithPassphrase("loud") }
            ana.unlockWithKeyStore()
            ana.pause()
            assertEquals(Lifecycle.PAUSED, ana.lifecycle())
            ana.resume()
            assertTrue(ana.journal().list().isEmpty())
            companion("ana").use { second ->
                assertFailsWith<KithException.Busy> { second.unlockWithPassphrase("quiet") }
            }
        }
    }

    @Test
    fun `a cancelled call leaves nothing half done and the next call works`(): Unit = runBlocking {
        companion("ana").use { ana ->
            ana.create(NewAccount("Ana", Role.PATIENT, "quiet", relayUrl = relay.url, admission = relay.admit()))
            coroutineScope {
                repeat(20) { n ->
                    val call = launch(Dispatchers.Default, CoroutineStart.UNDISPATCHED) {
                        ana.journal().write(NewJournalEntry("entry $n"))
                    }
                    call.cancel()
                    val sync = launch(Dispatchers.Default, CoroutineStart.UNDISPATCHED) { ana.sync() }
                    sync.cancel()
                }
            }
            ana.sync()
            ana.journal().write(NewJournalEntry("the last"))
            val texts = ana.journal().list().map { it.text }
            assertEquals(texts.distinct(), texts)
            assertTrue("the last" in texts)
        }
    }

    @Test
    fun `calls from many coroutines at once all take effect`(): Unit = runBlocking {
        companion("ana").use { ana ->
            ana.create(NewAccount("Ana", Role.PATIENT, "quiet"))
            coroutineScope {
                (1..20).map { n -> async(Dispatchers.Default) { ana.journal().write(NewJournalEntry("entry $n")) } }
            }
            assertEquals(20, ana.journal().list().size)
        }
    }

    @Test
    fun `a screen learns what changed by pulling`(): Unit = runBlocking {
        companion("ana").use { ana ->
            ana.create(NewAccount("Ana", Role.PATIENT, "quiet"))
            ana.journal().write(NewJournalEntry("something new"))
            assertEquals(Update.Of(Change.JOURNAL), ana.changes(everyMs = 1).first { it == Update.Of(Change.JOURNAL) })
        }
    }

    @Test
    fun `recovery words open the vault when the passphrase is forgotten`(): Unit = runBlocking {
        companion("ana").use { ana ->
            val words = makeRecoveryWords()
            ana.create(NewAccount("Ana", Role.PATIENT, "quiet", recoveryWords = words))
            ana.lock()
            assertFailsWith<KithException.WrongKey> { ana.unlockWithRecoveryWords(makeRecoveryWords()) }
            ana.unlockWithRecoveryWords(words)
            ana.changePassphrase("quieter")
            ana.lock()
            assertFailsWith<KithException.WrongKey> { ana.unlockWithPassphrase("quiet") }
            ana.unlockWithPassphrase("quieter")
        }
    }

    @Test
    fun `recovery words bring the account back on a new device`(): Unit = runBlocking {
        val words = makeRecoveryWords()
        companion("ana").use { ana ->
            val account = NewAccount("Ana", Role.PATIENT, "quiet", relay.url, admission = relay.admit(), recoveryWords = words)
            val id = ana.create(account)
            ana.sync()
            companion("new phone").use { phone ->
                assertFailsWith<KithException.NotFound> { phone.recover(makeRecoveryWords(), relay.url, "anew") }
                assertEquals(id, phone.recover(words, relay.url, "anew"))
                assertEquals("Ana", phone.me().name)
                assertFailsWith<KithException.InvalidInput> { phone.recover(words, relay.url, "anew") }
            }
        }
    }

    @Test
    fun `a companion that was locked and closed gives its vault to the next one`(): Unit = runBlocking {
        val first = companion("ana")
        first.create(NewAccount("Ana", Role.PATIENT, "quiet"))
        first.journal().use { it.write(NewJournalEntry("kept")) }
        first.lock()
        first.close()
        assertFailsWith<IllegalStateException> { first.lifecycle() }
        companion("ana").use { second ->
            second.unlockWithPassphrase("quiet")
            assertEquals("kept", second.journal().list().single().text)
        }
    }

    @Test
    fun `a prompt that was dismissed is told apart and can be shown again`(): Unit = runBlocking {
        val kept = FolderSecretStore(folder.resolve("ana-store"))
        var dismisses = false
        val asking = object : SecretStore by kept {
            override fun get(name: String): ByteArray? = if (dismisses) throw SecretStoreException.Cancelled() else kept.get(name)
        }
        companion("ana", asking).use { ana ->
            ana.create(NewAccount("Ana", Role.PATIENT, "quiet"))
            ana.useKeyStore(KeyClass.WHEN_UNLOCKED)
            ana.lock()
            dismisses = true
            val dismissed: KithException = assertFailsWith<KithException.Cancelled> { ana.unlockWithKeyStore() }
            assertEquals("cancelled" to Advice.RETRY, dismissed.code to dismissed.advice)
            assertEquals(Lifecycle.LOCKED, ana.lifecycle())
            dismisses = false
            ana.unlockWithKeyStore()
        }
    }

    @Test
    fun `a key store or log sink that fails unexpectedly spoils nothing`(): Unit = runBlocking {
        val broken = object : SecretStore {
            override fun put(name: String, `class`: KeyClass, secret: ByteArray) = error("out of order")
            override fun get(name: String): ByteArray? = error("out of order")
            override fun delete(name: String) = error("out of order")
        }
        val events = LinkedBlockingQueue<Pair<LogLevel, String>>()
        val sink = object : LogSink {
            override fun log(level: LogLevel, message: String) {
                events.add(level to message)
                error("out of order")
            }
        }
        companion("ana", broken, sink).use { ana ->
            repeat(2) {
                assertFailsWith<KithException.Storage> { ana.create(NewAccount("Ana", Role.PATIENT, "quiet")) }
                assertEquals(LogLevel.WARNING to "the key store did not answer reason=failed", events.take())
            }
        }
        companion("ana").use { ana ->
            ana.create(NewAccount("Ana", Role.PATIENT, "quiet"))
            assertEquals("Ana", ana.me().name)
        }
    }
}
