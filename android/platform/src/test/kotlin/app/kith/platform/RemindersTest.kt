package app.kith.platform

import android.app.AlarmManager
import android.app.PendingIntent
import android.content.Intent
import android.os.Build
import java.time.Instant
import java.util.TimeZone
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Test
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config
import org.robolectric.annotation.Implementation
import org.robolectric.annotation.Implements
import org.robolectric.shadows.ShadowAlarmManager

/** Reminders on a phone: from the plan to an alarm, from the alarm to what is seen. */
class RemindersTest : Phone() {
    private val reminders get() = Reminders(phone)
    private val tomorrow = "2027-01-16T07:30:00Z"
    private val sunday = "2027-01-17T07:30:00Z"

    @Test
    fun `what is planned is armed, and arming again changes nothing`() {
        plan(sunday, tomorrow)
        val armedOnce = reminders.arm()
        assertEquals(Armed.Until(2, null, 0), armedOnce)
        assertEquals(listOf(tomorrow, sunday), armed)
        assertEquals(armedOnce, reminders.arm())
        assertEquals(listOf(tomorrow, sunday), armed)
        assertTrue(shown.isEmpty())
    }

    @Test
    fun `an alarm wakes the phone, names its receiver and cannot be changed`() {
        plan(tomorrow)
        reminders.arm()
        val alarm = alarms.scheduledAlarms.single()
        assertEquals(AlarmManager.RTC_WAKEUP, alarm.type)
        assertTrue(alarm.isAllowWhileIdle)
        // Before Android 12 an inexact one might come weeks late, and for exact ones nobody is asked.
        val exactly = if (Build.VERSION.SDK_INT < Build.VERSION_CODES.S) ShadowAlarmManager.WINDOW_EXACT else ShadowAlarmManager.WINDOW_HEURISTIC
        assertEquals(exactly, alarm.windowLengthMs)
        val operation = shadowOf(alarm.operation!!)
        assertEquals(ReminderReceiver::class.java.name, operation.savedIntent.component!!.className)
        assertTrue(operation.flags and PendingIntent.FLAG_IMMUTABLE != 0)
        assertTrue(operation.isBroadcastIntent)
    }

    @Test
    fun `what the plan holds no more is disarmed`() {
        plan(tomorrow, sunday)
        reminders.arm()
        plan(sunday)
        assertEquals(Armed.Until(1, null, 0), reminders.arm())
        assertEquals(listOf(sunday), armed)
        wrote("""{"version":1,"reminders":[]}""")
        assertEquals(Armed.Nothing, reminders.arm())
        assertTrue(alarms.scheduledAlarms.isEmpty())
    }

    @Test
    fun `an alarm of something that was taken back meanwhile shows nothing`() {
        plan(tomorrow, sunday)
        reminders.arm()
        plan(sunday)
        rings(tomorrow)
        assertTrue(shown.isEmpty())
    }

    @Test
    fun `a start of the phone arms before the first unlock`() {
        plan(tomorrow)
        unlocked(false)
        happens(Intent.ACTION_LOCKED_BOOT_COMPLETED)
        assertEquals(listOf(tomorrow), armed)
        rings(tomorrow)
        assertEquals(Word.REMINDER_TEXT.inLanguage("en"), shown.single().text())
    }

    @Test
    fun `an update, another clock, zone or permission arm anew, and nothing else does`() {
        val actions = listOf(
            Intent.ACTION_BOOT_COMPLETED,
            Intent.ACTION_MY_PACKAGE_REPLACED,
            Intent.ACTION_TIME_CHANGED,
            Intent.ACTION_TIMEZONE_CHANGED,
            "android.app.action.SCHEDULE_EXACT_ALARM_PERMISSION_STATE_CHANGED",
        )
        for (action in actions) {
            plan(tomorrow)
            happens(action)
            assertEquals(action, listOf(tomorrow), armed)
            wrote("""{"version":1,"reminders":[]}""")
            reminders.arm()
        }
        plan(tomorrow)
        happens(Intent.ACTION_SCREEN_ON)
        assertTrue(armed.isEmpty())
    }

    @Test
    fun `in another zone a reminder keeps its moment`() {
        val before = TimeZone.getDefault()
        try {
            plan(tomorrow)
            reminders.arm()
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"))
            happens(Intent.ACTION_TIMEZONE_CHANGED)
            assertEquals(listOf(tomorrow), armed)
        } finally {
            TimeZone.setDefault(before)
        }
    }

    @Test
    fun `what fell due while the phone was off is shown once, if that is not long ago`() {
        plan(tomorrow, sunday)
        phone.time = "2027-01-16T08:15:00Z"
        happens(Intent.ACTION_LOCKED_BOOT_COMPLETED)
        happens(Intent.ACTION_BOOT_COMPLETED)
        assertEquals(1, shown.size)
        assertEquals(45 * 60_000L, reminders.lateMs)
        assertEquals(listOf(sunday), armed)
        phone.time = "2027-01-17T18:00:00Z"
        happens(Intent.ACTION_BOOT_COMPLETED)
        assertEquals(1, shown.size)
        assertTrue(armed.isEmpty())
    }

    @Test
    fun `a reminder that came early by a wrong clock comes again at its time`() {
        plan(tomorrow)
        reminders.arm()
        rings(tomorrow)
        wipedAway()
        phone.time = "2027-01-15T12:05:00Z"
        happens(Intent.ACTION_TIME_CHANGED)
        assertEquals(listOf(tomorrow), armed)
        rings(tomorrow)
        assertEquals(1, shown.size)
    }

    @Test
    fun `an alarm that rings twice shows once`() {
        plan(tomorrow)
        reminders.arm()
        rings(tomorrow)
        wipedAway()
        reminders.rang(millis(tomorrow))
        assertTrue(shown.isEmpty())
    }

    @Test
    fun `a plan that is full is armed whole, and Kith asks to be opened before it ends`() {
        val times = List(ReminderPlan.FULL) { Instant.parse(tomorrow).plusSeconds(86_400L * it).toString() }
        plan(*times.toTypedArray(), zone = "UTC")
        val refresh = millis(times[ReminderPlan.FULL - 2])
        assertEquals(Armed.Until(ReminderPlan.FULL, refresh, 0), reminders.arm())
        assertEquals(times, armed)
        val asks = alarms.scheduledAlarms.single { what(it.operation!!).action == Reminders.ASK_TO_OPEN }
        assertEquals(refresh, asks.triggerAtMs)
        arrives(asks.operation!!)
        assertEquals(Word.OPEN_FOR_REMINDERS_TEXT.inLanguage("en"), shown.single().text())
    }

    @Test
    @Config(shadows = [FewAlarms::class])
    fun `a phone that takes fewer alarms has the soonest, and the last of them asks to open Kith`() {
        val times = List(12) { Instant.parse(tomorrow).plusSeconds(86_400L * it).toString() }
        plan(*times.toTypedArray())
        assertEquals(Armed.Until(FewAlarms.MOST - 1, millis(times[FewAlarms.MOST - 1]), 0), reminders.arm())
        assertEquals(times.take(FewAlarms.MOST - 1), armed)
        assertEquals(FewAlarms.MOST, alarms.scheduledAlarms.size)
    }

    @Test
    fun `a plan that cannot be read leaves what is armed, and asks to open Kith`() {
        plan(tomorrow)
        reminders.arm()
        wrote("""{"version":1,"remin""")
        assertEquals(Armed.NotReadable(ReadPlan.Damaged), reminders.arm())
        assertEquals(listOf(tomorrow), armed)
        assertEquals(Word.OPEN_FOR_REMINDERS_TEXT.inLanguage("en"), shown.single().text())
    }

    @Test
    fun `what must come to the minute comes inexactly where the person does not permit more, and it is said`() {
        val slots = AlarmSlots(phone)
        val what = Intent(phone, ReminderReceiver::class.java).setAction(Reminders.REMIND)
        assertEquals(Arming.ARMED, slots.set(7, millis(tomorrow), Precision.EXACT, what))
        assertEquals(ShadowAlarmManager.WINDOW_EXACT, alarms.scheduledAlarms.single().windowLengthMs)
        ShadowAlarmManager.setCanScheduleExactAlarms(false)
        val asked = Build.VERSION.SDK_INT >= Build.VERSION_CODES.S
        assertEquals(if (asked) Arming.INEXACT_INSTEAD else Arming.ARMED, slots.set(7, millis(tomorrow), Precision.EXACT, what))
        assertEquals(1, alarms.scheduledAlarms.size)
        slots.clear(7, what)
        assertNull(alarms.peekNextScheduledAlarm())
    }
}

/** An Android that takes few alarms of one app. */
@Implements(AlarmManager::class)
class FewAlarms : ShadowAlarmManager() {
    @Implementation
    override fun setAndAllowWhileIdle(type: Int, triggerAtMs: Long, operation: PendingIntent) {
        if (isFull(operation)) throw IllegalStateException("Maximum limit of concurrent alarms reached")
        super.setAndAllowWhileIdle(type, triggerAtMs, operation)
    }

    @Implementation
    override fun setExactAndAllowWhileIdle(type: Int, triggerAtMs: Long, operation: PendingIntent) {
        if (isFull(operation)) throw IllegalStateException("Maximum limit of concurrent alarms reached")
        super.setExactAndAllowWhileIdle(type, triggerAtMs, operation)
    }

    private fun isFull(operation: PendingIntent) = scheduledAlarms.count { it.operation != operation } >= MOST

    companion object {
        const val MOST = 5
    }
}
