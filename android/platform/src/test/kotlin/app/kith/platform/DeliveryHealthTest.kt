package app.kith.platform

import android.app.ActivityManager
import android.app.usage.UsageStatsManager
import android.os.Build
import android.os.PowerManager
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Test
import org.robolectric.Shadows.shadowOf
import org.robolectric.shadows.ShadowAlarmManager

/** How late things may come. */
class DeliveryHealthTest : Phone() {
    private val good = DeliveryFacts(
        35, Permission.GIVEN, Permission.GIVEN, Permission.GIVEN, Permission.GIVEN, StandbyBucket.ACTIVE, null,
    )

    @Test
    fun `a phone that permits all is late all the same, and nothing is asked of the person`() {
        val health = deliveryHealth(good)
        val wanted = DeliveryHealth(Lateness.AN_HOUR, Lateness.QUARTER_OF_AN_HOUR, Lateness.TWO_HOURS, emptyList(), false)
        assertEquals(wanted, health)
        assertEquals(Lateness.QUARTER_OF_AN_HOUR, deliveryHealth(good.copy(androidApi = 30)).reminder)
    }

    @Test
    fun `without notifications a reminder is never seen, and messages come as before`() {
        val health = deliveryHealth(good.copy(notifications = Permission.NOT_GIVEN))
        assertEquals(Lateness.NEVER_SEEN to Lateness.NEVER_SEEN, health.reminder to health.exactReminder)
        assertEquals(Lateness.TWO_HOURS, health.message)
        assertEquals(listOf(Remedy.PERMIT_NOTIFICATIONS), health.remedies)
    }

    @Test
    fun `an app that is restricted in the background does nothing until it is opened`() {
        val health = deliveryHealth(good.copy(background = Permission.NOT_GIVEN))
        assertEquals(setOf(Lateness.UNTIL_OPENED), setOf(health.reminder, health.exactReminder, health.message))
        assertEquals(listOf(Remedy.PERMIT_BACKGROUND), health.remedies)
    }

    @Test
    fun `without exact alarms all reminders are inexact`() {
        val health = deliveryHealth(good.copy(exactAlarms = Permission.NOT_GIVEN))
        assertEquals(health.reminder, health.exactReminder)
        assertEquals(listOf(Remedy.PERMIT_EXACT_ALARMS), health.remedies)
    }

    @Test
    fun `the less Kith is used, the later all comes`() {
        val put = StandbyBucket.entries.map { deliveryHealth(good.copy(unrestrictedBattery = Permission.NOT_GIVEN, bucket = it)) }
        for ((more, less) in put.zipWithNext()) {
            assertTrue(more.reminder <= less.reminder && more.exactReminder <= less.exactReminder && more.message <= less.message)
        }
        assertEquals(Lateness.A_DAY to Lateness.A_DAY, put.last().reminder to put.last().message)
        assertTrue(put.all { it.remedies == listOf(Remedy.UNRESTRICT_BATTERY) })
    }

    @Test
    fun `a reminder that came later than that is a fact of its own`() {
        assertFalse(deliveryHealth(good.copy(lateMs = 59 * 60_000)).cameLater)
        assertTrue(deliveryHealth(good.copy(lateMs = 61 * 60_000)).cameLater)
    }

    @Test
    fun `the facts are what this phone says`() {
        ShadowAlarmManager.setCanScheduleExactAlarms(false)
        notifications.setNotificationsEnabled(false)
        shadowOf(phone.service<PowerManager>()).setIgnoringBatteryOptimizations(phone.packageName, true)
        val first = deliveryFacts(phone)
        val asks = Build.VERSION.SDK_INT >= Build.VERSION_CODES.S
        assertEquals(if (asks) Permission.NOT_GIVEN else Permission.GIVEN, first.exactAlarms)
        assertEquals(Permission.NOT_GIVEN to Permission.GIVEN, first.notifications to first.unrestrictedBattery)
        assertEquals(Build.VERSION.SDK_INT, first.androidApi)
        assertEquals(null, first.lateMs)
        if (Build.VERSION.SDK_INT < Build.VERSION_CODES.P) return
        shadowOf(phone.service<ActivityManager>()).setBackgroundRestricted(true)
        shadowOf(phone.service<UsageStatsManager>()).setCurrentAppStandbyBucket(UsageStatsManager.STANDBY_BUCKET_RARE)
        val second = deliveryFacts(phone)
        assertEquals(Permission.NOT_GIVEN to StandbyBucket.RARE, second.background to second.bucket)
    }
}
