package app.kith.platform

import android.app.AlarmManager
import android.content.BroadcastReceiver
import android.content.Context
import android.content.Intent

/**
 * Arms the reminders anew, and pins the way to the crisis screen again, after what makes Android forget or misjudge them: a
 * start of the phone (before the first unlock already), an update of Kith, another clock or zone, another permission.
 */
class RearmReceiver : BroadcastReceiver() {
    override fun onReceive(context: Context, intent: Intent) {
        if (intent.action !in AFTER) return
        Reminders(context).arm()
        CrisisPin(context).restore()
    }

    internal companion object {
        val AFTER = setOf(
            Intent.ACTION_LOCKED_BOOT_COMPLETED,
            Intent.ACTION_BOOT_COMPLETED,
            Intent.ACTION_MY_PACKAGE_REPLACED,
            Intent.ACTION_TIME_CHANGED,
            Intent.ACTION_TIMEZONE_CHANGED,
            AlarmManager.ACTION_SCHEDULE_EXACT_ALARM_PERMISSION_STATE_CHANGED,
        )
    }
}
