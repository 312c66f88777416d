package app.kith.platform

import android.app.AlarmManager
import android.app.PendingIntent
import android.content.Context
import android.content.Intent
import android.os.Build

/** How the phone took an alarm. */
enum class Arming {
    /** As it was wanted. */
    ARMED,

    /** It was to come to the minute, and the person has not permitted that: it comes within an hour. */
    INEXACT_INSTEAD,

    /** The phone takes no more alarms of this app. */
    REFUSED,
}

/**
 * The alarms of this app, numbered from 0. A slot that is set again is replaced. What an alarm starts is named explicitly
 * and cannot be changed by whoever holds it.
 */
internal class AlarmSlots(private val context: Context) {
    private val alarms = context.service<AlarmManager>()

    /** Whether the person permits alarms to the minute; before Android 12 nobody was asked. */
    val mayBeExact: Boolean get() = Build.VERSION.SDK_INT < Build.VERSION_CODES.S || alarms.canScheduleExactAlarms()

    fun set(slot: Int, atMs: Long, precision: Precision, what: Intent): Arming {
        val operation = PendingIntent.getBroadcast(context, slot, what, FLAGS or PendingIntent.FLAG_UPDATE_CURRENT)
        return try {
            val wanted = precision == Precision.EXACT || !HAS_WINDOWS
            if (wanted && setExact(atMs, operation)) return Arming.ARMED
            alarms.setAndAllowWhileIdle(AlarmManager.RTC_WAKEUP, atMs, operation)
            if (wanted) Arming.INEXACT_INSTEAD else Arming.ARMED
        } catch (_: IllegalStateException) {
            // More alarms than Android, or this maker's Android, takes of one app.
            operation.cancel()
            Arming.REFUSED
        }
    }

    private fun setExact(atMs: Long, operation: PendingIntent): Boolean {
        if (!mayBeExact) return false
        return try {
            alarms.setExactAndAllowWhileIdle(AlarmManager.RTC_WAKEUP, atMs, operation)
            true
        } catch (_: SecurityException) {
            // Taken back between the question and the call.
            false
        }
    }

    fun clear(slot: Int, what: Intent) {
        val operation = PendingIntent.getBroadcast(context, slot, what, FLAGS or PendingIntent.FLAG_NO_CREATE) ?: return
        alarms.cancel(operation)
        operation.cancel()
    }

    companion object {
        /** Alarms of reminders at once: what a full plan has, one that asks to open Kith, and room for what comes again
         * later. Android takes 500 of an app, some makers fewer. */
        const val CAP = 80

        /**
         * Since Android 12 an inexact alarm comes within an hour. Before, it may come later by three quarters of the time
         * from its arming on, for an alarm of next month by weeks; there exact ones are taken, for which nobody is asked.
         */
        private val HAS_WINDOWS = Build.VERSION.SDK_INT >= Build.VERSION_CODES.S
        private const val FLAGS = PendingIntent.FLAG_IMMUTABLE
    }
}
