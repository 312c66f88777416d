package app.kith

import app.kith.ffi.KithException
import app.kith.ffi.Lifecycle
import app.kith.ffi.NewAccount
import app.kith.ffi.NewJournalEntry
import app.kith.ffi.Role
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlinx.coroutines.runBlocking
import org.junit.jupiter.api.Test

/** The two locks: of what is seen, and of the key. */
class LockTest : Story() {
    @Test
    fun `behind a locked screen nothing is shown until the person unlocks`(): Unit = runBlocking {
        companion("ana").use { ana ->
            ana.create(NewAccount("Ana", Role.PATIENT, "quiet"))
            ana.journal().write(NewJournalEntry("hers alone"))
            ana.lockScreen()
            assertEquals(Lifecycle.SCREEN_LOCKED, ana.lifecycle())
            val locked: KithException = assertFailsWith<KithException.Locked> { ana.journal().list() }
            assertEquals("locked", locked.code)
            assertFailsWith<KithException.WrongKey> { ana.unlockWithPassphrase("loud") }
            assertEquals(Lifecycle.SCREEN_LOCKED, ana.lifecycle())
            ana.unlockWithPassphrase("quiet")
            assertEquals("hers alone", ana.journal().list().single().text)
        }
    }

    @Test
    fun `a draft that is kept while the key is away is there after unlocking`(): Unit = runBlocking {
        companion("ana").use { ana ->
            ana.create(NewAccount("Ana", Role.PATIENT, "quiet"))
            ana.lock()
            ana.journal().keepDraft("in the middle of a word")
            assertFailsWith<KithException.Locked> { ana.journal().draft() }
            ana.unlockWithPassphrase("quiet")
            assertEquals("in the middle of a word", ana.journal().draft())
        }
    }
}
