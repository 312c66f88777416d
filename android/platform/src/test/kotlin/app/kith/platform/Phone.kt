package app.kith.platform

import android.app.Activity
import android.app.AlarmManager
import android.app.Application
import android.app.Notification
import android.app.NotificationManager
import android.app.PendingIntent
import android.content.BroadcastReceiver
import android.content.Intent
import android.os.UserManager
import android.view.View
import java.io.File
import java.time.Instant
import java.util.concurrent.Executor
import org.junit.Before
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config
import org.robolectric.shadows.ShadowAlarmManager

/** Ana's phone, on Android 8, 12 and 15: its clock stands still until a test moves it, and work is done at once. */
@RunWith(RobolectricTestRunner::class)
@Config(sdk = [26, 31, 35], manifest = Config.NONE, application = AnasPhone::class)
abstract class Phone {
    val phone: AnasPhone get() = RuntimeEnvironment.getApplication() as AnasPhone
    val folders get() = Folders(phone)
    val alarms: ShadowAlarmManager get() = shadowOf(phone.service<AlarmManager>())
    val notifications get() = shadowOf(phone.service<NotificationManager>())
    val shown: List<Notification> get() = notifications.allNotifications

    @Before
    fun permitExactAlarms() = ShadowAlarmManager.setCanScheduleExactAlarms(true)

    /** Ana wipes all notifications away. */
    fun wipedAway() = phone.service<NotificationManager>().cancelAll()

    /** The times of the alarms of reminders, the soonest first. */
    val armed: List<String>
        get() = alarms.scheduledAlarms.filter { what(it.operation!!).action == Reminders.REMIND }
            .map { Instant.ofEpochMilli(it.triggerAtMs).toString() }.sorted()

    fun unlocked(isUnlocked: Boolean) = shadowOf(phone.service<UserManager>()).setUserUnlocked(isUnlocked)

    /** What the library wrote. */
    fun wrote(text: String) {
        folders.boot.mkdirs()
        File(folders.boot, "reminders.plan").writeText(text)
    }

    fun plan(vararg times: String, zone: String = "Europe/Madrid", type: String = "practice") =
        wrote(times.joinToString(",", """{"version":1,"reminders":[""", "]}") { """{"at":"$it","zone":"$zone","type":"$type"}""" })

    /** The phone tells the app of something. */
    fun happens(action: String) = RearmReceiver().onReceive(phone, Intent(action))

    /** The alarm of this time rings. */
    fun rings(time: String) {
        phone.time = time
        val alarm = alarms.scheduledAlarms.first { it.triggerAtMs == millis(time) }
        arrives(alarm.operation!!)
    }

    /** What somebody was given to send is sent. */
    fun arrives(operation: PendingIntent) {
        val intent = what(operation)
        val receiver = Class.forName(intent.component!!.className).getDeclaredConstructor().newInstance()
        (receiver as BroadcastReceiver).onReceive(phone, intent)
    }

    fun what(operation: PendingIntent): Intent = shadowOf(operation).savedIntent

    fun Notification.text() = extras.getCharSequence(Notification.EXTRA_TEXT)?.toString()
}

fun millis(time: String) = Instant.parse(time).toEpochMilli()

/** The app on it. */
class AnasPhone : Application(), PlatformHost {
    var time = "2027-01-15T12:00:00Z"
    val kept = ArrayList<Answer>()
    var keeps = Kept.KEPT
    var synced = Synced.DONE

    override var background = Executor(Runnable::run)
    override val dropBox = DropBox { answer -> keeps.also { if (it == Kept.KEPT) kept.add(answer) } }
    override val syncer = Syncer { synced }
    override val crisisScreen = CrisisScreen { window: Activity -> View(window).apply { contentDescription = "crisis" } }
    override fun now() = millis(time)
}
