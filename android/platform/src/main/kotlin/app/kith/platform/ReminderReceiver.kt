package app.kith.platform

import android.content.BroadcastReceiver
import android.content.Context
import android.content.Intent

/** Where an alarm arrives, also before the first unlock. */
class ReminderReceiver : BroadcastReceiver() {
    override fun onReceive(context: Context, intent: Intent) {
        val reminders = Reminders(context)
        when (intent.action) {
            Reminders.REMIND -> if (intent.hasExtra(Reminders.DUE)) reminders.rang(intent.getLongExtra(Reminders.DUE, 0))
            Reminders.ASK_TO_OPEN -> reminders.rangForRefresh()
        }
    }
}
