package app.kith

import app.kith.ffi.Action
import app.kith.ffi.Companion as KithCompanion
import app.kith.ffi.Field
import app.kith.ffi.JournalAction
import app.kith.ffi.Lifecycle
import app.kith.ffi.NewAccount
import app.kith.ffi.NewJournalEntry
import app.kith.ffi.Place
import app.kith.ffi.Role
import app.kith.ffi.Screen
import app.kith.ffi.ScreenContent
import app.kith.ffi.Surroundings
import java.nio.file.Path
import java.util.concurrent.TimeUnit
import kotlin.test.assertEquals
import kotlin.test.assertIs
import kotlin.test.assertNull
import kotlinx.coroutines.flow.filterNotNull
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.runBlocking
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.Timeout
import org.junit.jupiter.api.io.TempDir

private const val PASSPHRASE = "four quiet words here"

/** The holder of the screen, on the real library: what is done and typed arrives, in its order, whatever happens between. */
@Timeout(60, unit = TimeUnit.SECONDS)
class ScreenHolderTest {
    @TempDir
    lateinit var folder: Path

    private fun companion() = KithCompanion(
        folder.resolve("vault").toString(),
        folder.resolve("boot").toString(),
        FolderSecretStore(folder.resolve("store")),
    )

    private fun holder(companion: KithCompanion) = ScreenHolder(companion, Surroundings("en-GB", "Europe/Madrid"))

    /** Ana has an account and looks at her phone. */
    private fun story(tell: suspend (KithCompanion, ScreenHolder) -> Unit): Unit = runBlocking {
        companion().use { ana ->
            ana.create(NewAccount("Ana", Role.PATIENT, PASSPHRASE))
            holder(ana).use { holder -> tell(ana, holder) }
        }
    }

    private suspend inline fun <reified T : ScreenContent> ScreenHolder.sees(noinline such: (T) -> Boolean = { true }): T =
        seesScreen { it.content.let { content -> content is T && such(content) } }.content as T

    private suspend fun ScreenHolder.seesScreen(such: (Screen) -> Boolean): Screen =
        screen.filterNotNull().first(such)

    @Test
    fun `what is done is done in its order, and what was typed before it is sent before it`() = story { ana, holder ->
        holder.act(Action.Open(Place.Write))
        for (length in 1..SENTENCE.length) holder.typed(Field.Entry, SENTENCE.take(length))
        holder.act(Action.Journal(JournalAction.Keep))
        holder.act(Action.Open(Place.Write))
        holder.typed(Field.Entry, "Another one.")
        holder.act(Action.Journal(JournalAction.Keep))
        val journal = holder.sees<ScreenContent.Journal> { it.state.entries.size == 2 }
        assertEquals(setOf("Another one.", SENTENCE), journal.state.entries.map { it.glimpse.text }.toSet())
        assertNull(ana.journal().draft())
    }

    @Test
    fun `of what is typed into a field only the newest waits, of each field its own`() {
        val waiting = Waiting()
        for (text in listOf("A", "An", "Ana")) waiting.typed(Field.Name, text)
        waiting.typed(Field.Passphrase, "quiet")
        waiting.act(Action.Back)
        waiting.look()
        waiting.typed(Field.Name, "Anna")
        waiting.look()
        val order = generateSequence { waiting.next() }.toList()
        val expected = listOf(
            Waiting.Work.Type(Field.Name, "Ana"),
            Waiting.Work.Type(Field.Passphrase, "quiet"),
            Waiting.Work.Do(Action.Back),
            Waiting.Work.Type(Field.Name, "Anna"),
            Waiting.Work.Look,
        )
        assertEquals(expected, order)
    }

    @Test
    fun `a lock in the middle of a word shows nothing any more and loses no letter`() = story { ana, holder ->
        holder.act(Action.Open(Place.Write))
        holder.sees<ScreenContent.Write>()
        holder.typed(Field.Entry, "I wanted to")
        ana.lock()
        holder.typed(Field.Entry, "I wanted to say")
        val locked = holder.sees<ScreenContent.Locked>()
        assertEquals("", locked.state.passphrase?.value)
        holder.typed(Field.Passphrase, PASSPHRASE)
        holder.act(checkNotNull(locked.state.unlock).action)
        holder.sees<ScreenContent.Write> { it.state.text.value == "I wanted to say" }
    }

    @Test
    fun `a holder that is closed has kept what was typed, and another process finds it`() = story { ana, holder ->
        holder.act(Action.Open(Place.Write))
        holder.sees<ScreenContent.Write>()
        for (length in 1..SENTENCE.length) holder.typed(Field.Entry, SENTENCE.take(length))
        holder.close()
        holder.closed()
        assertNull(holder.screen.value, "nothing of it is held")
        ana.lock()
        companion().use { again ->
            holder(again).use { next ->
                val locked = next.sees<ScreenContent.Locked>()
                next.typed(Field.Passphrase, PASSPHRASE)
                next.act(checkNotNull(locked.state.unlock).action)
                val today = next.sees<ScreenContent.Today>()
                next.act(checkNotNull(today.state.unfinished).action)
                next.sees<ScreenContent.Write> { it.state.text.value == SENTENCE }
            }
        }
    }

    @Test
    fun `what changes elsewhere is seen without being asked for`() = story { ana, holder ->
        holder.act(Action.Open(Place.Journal))
        holder.sees<ScreenContent.Journal> { it.state.entries.isEmpty() }
        ana.journal().write(NewJournalEntry("from somewhere else"))
        holder.sees<ScreenContent.Journal> { it.state.entries.map { row -> row.glimpse.text } == listOf("from somewhere else") }
    }

    @Test
    fun `nothing is shown while nobody sees the app, and what locks meanwhile is locked when it is seen again`() =
        story { ana, holder ->
            holder.act(Action.Open(Place.Journal))
            holder.sees<ScreenContent.Journal>()
            holder.wentToBackground()
            assertNull(holder.screen.value)
            ana.lockScreen()
            assertEquals(Lifecycle.SCREEN_LOCKED, ana.lifecycle())
            holder.cameToForeground()
            assertIs<ScreenContent.Locked>(holder.seesScreen { true }.content)
        }

    @Test
    fun `the crisis plan is there at once, also when something before it waits for a network`(): Unit = runBlocking {
        companion().use { nobody ->
            holder(nobody).use { holder ->
                val welcome = holder.sees<ScreenContent.Welcome>()
                holder.act(welcome.state.comeBack.action)
                val back = holder.sees<ScreenContent.ComeBack>()
                val words = app.kith.ffi.makeRecoveryWords()
                Silent().use { silent ->
                    holder.typed(Field.RecoveryWords, words)
                    holder.typed(Field.Relay, silent.url)
                    holder.typed(Field.Passphrase, PASSPHRASE)
                    holder.act(back.state.comeBack.action)
                    silent.isAsked()
                    holder.act(Action.Open(Place.Crisis))
                    holder.sees<ScreenContent.Crisis>()
                }
            }
        }
    }

    private companion object {
        const val SENTENCE = "The river was quiet today."
    }
}
