package app.kith.platform

import java.io.File
import java.nio.file.Files
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Test
import org.robolectric.annotation.Config

/** `reminders.plan`, as the library of this version, of a newer one, or of nobody wrote it. */
@Config(sdk = [35])
class ReminderPlanTest : Phone() {
    private fun read() = ReminderPlan(folders.boot).read()

    @Test
    fun `the example of the documentation is read`() {
        wrote("""{"version":1,"reminders":[{"at":"2027-01-16T07:30:00.000Z","zone":"Europe/Madrid","type":"practice"}]}""")
        val one = Reminder(millis("2027-01-16T07:30:00Z"), "Europe/Madrid", ReminderKind.PRACTICE)
        assertEquals(ReadPlan.Read(listOf(one)), read())
    }

    @Test
    fun `a phone on which nothing was planned has no plan, and an empty plan is one`() {
        assertEquals(ReadPlan.Absent, read())
        wrote("""{"version":1,"reminders":[]}""")
        assertEquals(ReadPlan.Read(emptyList()), read())
    }

    @Test
    fun `what a newer version adds is passed over, and its types are reminded of`() {
        wrote(
            """{"made":{"by":["x",{"y":1}]},"version":1,"reminders":[{"extra":[1],"type":"something_new",""" +
                """"zone":"Mars/Olympus","at":"2027-01-16T08:30:00+01:00"}],"more":null}""",
        )
        val one = Reminder(millis("2027-01-16T07:30:00Z"), "Mars/Olympus", ReminderKind.OTHER)
        assertEquals(ReadPlan.Read(listOf(one)), read())
    }

    @Test
    fun `a plan of a newer version is said to be one, whatever shape it has`() {
        wrote("""{"version":2,"reminders":{"by":"day"}}""")
        assertEquals(ReadPlan.NewerVersion, read())
        wrote("""{"reminders":[{"when":7}],"version":2}""")
        assertEquals(ReadPlan.NewerVersion, read())
    }

    @Test
    fun `half a plan counts as none`() {
        val good = """{"at":"2027-01-16T07:30:00.000Z","zone":"Europe/Madrid","type":"practice"}"""
        val damaged = listOf(
            "", " ", "[]", "null", "7", "{", "{}", """{"version":1}""", """{"version":0,"reminders":[]}""",
            """{"version":"1x","reminders":[]}""", """{"version":1,"reminders":null}""", """{"version":1,"reminders":{}}""",
            """{"version":1,"reminders":[$good,7]}""", """{"version":1,"reminders":[$good""", """{"version":1,"reminders":[$good]}x""",
            """{"version":1,"reminders":[{"at":"tomorrow","zone":"Europe/Madrid","type":"practice"}]}""",
            """{"version":1,"reminders":[{"at":"+999999999-01-01T00:00:00Z","zone":"Europe/Madrid","type":"practice"}]}""",
            """{"version":1,"reminders":[{"at":1768548600000,"zone":"Europe/Madrid","type":"practice"}]}""",
            """{"version":1,"reminders":[{"at":"2027-01-16T07:30:00Z","type":"practice"}]}""",
            """{"version":1,"reminders":[{"at":"2027-01-16T07:30:00Z","zone":"Europe/Madrid"}]}""",
            """{"version":1,"reminders":[{"at":"2027-01-16T07:30:00Z","zone":"${"z".repeat(65)}","type":"practice"}]}""",
            """{"version":99999999999,"reminders":[]}""", """{'version':1,'reminders':[]}""", "[".repeat(60_000),
        )
        for (text in damaged) {
            wrote(text)
            assertEquals(text.take(100), ReadPlan.Damaged, read())
        }
    }

    @Test
    fun `bytes that are no text, and more than any plan has, are damage`() {
        wrote("")
        File(folders.boot, "reminders.plan").writeBytes(byteArrayOf(0x7b, -1, -2))
        assertEquals(ReadPlan.Damaged, read())
        wrote("""{"version":1,"reminders":[]}""" + " ".repeat(ReminderPlan.LARGEST))
        assertEquals(ReadPlan.Damaged, read())
    }

    @Test
    fun `each cut of a plan is told from a plan`() {
        val whole = """{"version":1,"reminders":[{"at":"2027-01-16T07:30:00.000Z","zone":"Europe/Madrid","type":"practice"}]}"""
        for (length in whole.indices) {
            wrote(whole.take(length))
            assertEquals("$length", ReadPlan.Damaged, read())
        }
    }

    @Test
    fun `what is no file in its place is not waited for`() {
        folders.boot.mkdirs()
        Files.createDirectory(File(folders.boot, "reminders.plan").toPath())
        assertEquals(ReadPlan.Unreadable, read())
    }

    @Test
    fun `the plan lies where it can be read before the first unlock`() {
        assertTrue(folders.boot.path, !folders.boot.path.startsWith(phone.dataDir.path))
        assertTrue(folders.boot.path, folders.boot.path.startsWith(phone.createDeviceProtectedStorageContext().dataDir.path))
    }
}
