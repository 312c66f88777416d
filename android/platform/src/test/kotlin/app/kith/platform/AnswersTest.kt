package app.kith.platform

import android.app.Notification
import android.content.Intent
import java.util.concurrent.Executor
import java.util.concurrent.RejectedExecutionException
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Before
import org.junit.Test

/** What Ana answers on a notification. */
class AnswersTest : Phone() {
    private val morning = "2027-01-16T07:30:00Z"
    private val noon = "2027-01-16T11:00:00Z"

    @Before
    fun reminded() {
        plan(morning, noon)
        Reminders(phone).arm()
        rings(morning)
    }

    private fun Notification.touch(word: Word) =
        arrives(actions.single { it.title == word.inLanguage("en") }.actionIntent)

    @Test
    fun `a practice can be answered in three ways`() {
        assertEquals(listOf("Done", "Not today", "Later"), shown.single().actions.map { it.title })
    }

    @Test
    fun `done reaches the drop box, and then the notification goes`() {
        phone.time = "2027-01-16T07:41:00Z"
        shown.single().touch(Word.DONE)
        val answer = Answer(millis(morning), ReminderKind.PRACTICE, ReminderAnswer.DONE, millis("2027-01-16T07:41:00Z"))
        assertEquals(listOf(answer), phone.kept)
        assertTrue(shown.isEmpty())
    }

    @Test
    fun `each of two reminders is answered for itself`() {
        rings(noon)
        val (first, second) = shown.sortedBy { what(it.actions[0].actionIntent).getLongExtra(Reminders.DUE, 0) }
        second.touch(Word.NOT_TODAY)
        first.touch(Word.DONE)
        assertEquals(listOf(noon to ReminderAnswer.NOT_TODAY, morning to ReminderAnswer.DONE).map { millis(it.first) to it.second },
            phone.kept.map { it.dueMs to it.answer })
        assertTrue(shown.isEmpty())
    }

    @Test
    fun `an answer that cannot be kept stays in sight and asks to open Kith`() {
        for (trouble in listOf(Kept.UNKNOWN, Kept.FAILED)) {
            phone.keeps = trouble
            Notifications(phone).show(Notice.PRACTICE, millis(morning))
            shown.single().touch(Word.DONE)
            assertEquals(Word.OPEN_TO_ANSWER_TEXT.inLanguage("en"), shown.single().text())
        }
        assertTrue(phone.kept.isEmpty())
    }

    @Test
    fun `an answer that comes while the app ends asks to open Kith`() {
        phone.background = Executor { throw RejectedExecutionException() }
        shown.single().touch(Word.DONE)
        assertEquals(Word.OPEN_TO_ANSWER_TEXT.inLanguage("en"), shown.single().text())
    }

    @Test
    fun `later reminds again in half an hour, also after a start of the phone, and once`() {
        shown.single().touch(Word.LATER)
        assertTrue(shown.isEmpty())
        assertEquals(listOf("2027-01-16T08:00:00Z", noon), armed)
        happens(Intent.ACTION_LOCKED_BOOT_COMPLETED)
        assertEquals(listOf("2027-01-16T08:00:00Z", noon), armed)
        rings("2027-01-16T08:00:00Z")
        shown.single().touch(Word.DONE)
        assertEquals(millis(morning), phone.kept.single().dueMs)
        happens(Intent.ACTION_BOOT_COMPLETED)
        assertTrue(shown.isEmpty())
        assertEquals(listOf(noon), armed)
    }

    @Test
    fun `what was put off comes at the start of a phone that was off at that time`() {
        shown.single().touch(Word.LATER)
        phone.time = "2027-01-16T09:00:00Z"
        happens(Intent.ACTION_LOCKED_BOOT_COMPLETED)
        assertEquals(1, shown.size)
        assertEquals(listOf(noon), armed)
    }

    @Test
    fun `what was answered in Kith does not come again`() {
        shown.single().touch(Word.LATER)
        Reminders(phone).settle(millis(morning))
        assertEquals(listOf(noon), armed)
    }

    @Test
    fun `what is no answer of Kith reaches nobody`() {
        val strange = listOf(
            Intent(),
            Intent("DONE"),
            Intent("DONE").putExtra(Reminders.DUE, 7L),
            Intent("DONE").putExtra(Reminders.DUE, 7L).putExtra(AnswerReceiver.KIND, "OTHER"),
            Intent("EVERYTHING").putExtra(Reminders.DUE, 7L).putExtra(AnswerReceiver.KIND, "PRACTICE"),
        )
        strange.forEach { AnswerReceiver().onReceive(phone, it) }
        assertTrue(phone.kept.isEmpty())
    }
}
