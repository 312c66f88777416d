package app.kith.screens

import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.hasSetTextAction
import androidx.compose.ui.test.hasText
import app.kith.ffi.CrisisPlanEdit
import app.kith.ffi.CrisisStepName
import app.kith.ffi.Effect
import app.kith.ffi.NewAccount
import app.kith.ffi.NewJournalEntry
import app.kith.ffi.Role
import app.kith.ffi.ScreenContent
import app.kith.ffi.readingOrder
import java.nio.file.Path
import kotlin.test.assertEquals
import kotlin.test.assertTrue
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.runBlocking
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir

private const val SENTENCE = "The river was quiet today."

/** What Ana does with her hand, on the screens of a real vault. */
@OptIn(ExperimentalTestApi::class)
class ByHandTest {
    @TempDir
    lateinit var folder: Path

    /** Ana has an account on her phone. */
    private fun ana(story: Hand.() -> Unit) = phone(folder) {
        runBlocking { companion.create(NewAccount("Ana", Role.PATIENT, PASSPHRASE)) }
        story()
    }

    @Test
    fun `from the first start to the first entry`() = phone(folder) {
        touches("Start")
        types("Your name", "Ana")
        types("Passphrase", PASSPHRASE)
        touches("Continue")
        sees("I wrote them down")
        val words = heard().mapNotNull { WORD.matchEntire(it)?.destructured }.associate { (number, word) -> number to word }
        assertEquals(24, words.size)
        touches("I wrote them down")
        sees("A quick check")
        for (label in heard().filter { it.startsWith("Word ") }) types(label, words.getValue(label.removePrefix("Word ")))
        touches("Finish")
        touches("Write something")
        types("What is on your mind?", SENTENCE)
        touches("Rather good")
        touches("Keep it")
        sees("It is in your journal.")
        sees(SENTENCE)
        touches("OK")
        val journal = runBlocking { companion.journal().list() }
        assertEquals(listOf(SENTENCE to 1L), journal.map { it.text to it.mood })
    }

    @Test
    fun `half a sentence is there after the process died`() {
        ana {
            touches("Write something")
            types("What is on your mind?", "I wanted to sa")
            ui.waitUntil(timeoutMillis = 20_000) { runBlocking { companion.journal().draft() } == "I wanted to sa" }
        }
        phone(folder) {
            types("Passphrase", PASSPHRASE)
            touches("Unlock")
            touches("Go on with what you were writing")
            awaits(hasText("I wanted to sa") and hasSetTextAction())
        }
    }

    @Test
    fun `a lock leaves nothing on the screen but how to unlock`() = ana {
        runBlocking { companion.journal().write(NewJournalEntry(SENTENCE)) }
        touches("Journal")
        sees(SENTENCE)
        runBlocking { companion.lockScreen() }
        sees("Kith is locked")
        val locked = checkNotNull(holder.screen.value)
        assertEquals(readingOrder(locked), heard())
        assertTrue(heard().none { SENTENCE in it })
    }

    @Test
    fun `the crisis plan is one touch away, locked or not, and leads on step by step`() = ana {
        val items = mapOf(CrisisStepName.COPING to listOf("Walk to the river"))
        runBlocking {
            companion.crisis().edit(CrisisPlanEdit(items = items, region = "ES"))
            companion.crisis().showWhileLocked(true)
        }
        touches("Write something")
        sees("What is on your mind?")
        touches("Open the crisis plan")
        sees("Walk to the river")
        touches("Back")
        runBlocking { companion.lock() }
        sees("Kith is locked")
        touches("Open the crisis plan")
        touches("Go through it step by step")
        sees("Walk to the river")
        touches("Not helping? Go to the next step.")
        sees("024")
        touches("Call 024")
        assertEquals(Effect.Dial("024"), runBlocking { holder.effects.first() })
        touches((checkNotNull(holder.screen.value).content as ScreenContent.CrisisStep).state.helped.label.text)
        sees("Good that something helped.")
    }

    private companion object {
        val WORD = Regex("""(\d+)\. (\w+)""")
    }
}
