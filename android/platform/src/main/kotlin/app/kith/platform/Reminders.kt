package app.kith.platform

import android.content.Context
import android.content.Intent

/** What arming the plan gave. */
sealed interface Armed {
    /** It is armed, as far as the phone takes alarms. */
    data class Until(
        /** So many alarms wait. */
        val alarms: Int,
        /** When the person is asked to open Kith, so that it can plan on; `null` if the plan is armed to its end. */
        val refreshAtMs: Long?,
        /** So many were to come to the minute, which is not permitted: they come within an hour. */
        val inexactInstead: Int,
    ) : Armed

    /** Nothing is planned. */
    data object Nothing : Armed

    /** The plan cannot be read, and the person was asked to open Kith. What was armed before stays. */
    data class NotReadable(
        /** Why. */
        val why: ReadPlan,
    ) : Armed
}

/**
 * Reminders from `reminders.plan`, handed to Android ahead of time: no network, no library and no unlocking is needed for
 * them to come. Arming is idempotent; it follows every change of the plan, each start of the phone, an update, and a change
 * of the clock, the zone or the permission. What an alarm shows stands in the plan when it rings, so nothing is reminded of
 * that was taken back. Methods take some tens of
 * milliseconds, and are for one thread at a time.
 */
class Reminders(private val context: Context) {
    private val folders = Folders(context)
    private val slots = AlarmSlots(context)
    private val log = ReminderLog(folders)
    private val notifications = Notifications(context)
    private val plan = ReminderPlan(folders.boot)

    /** Arms what the plan says, and shows what was missed a short time ago. */
    fun arm(): Armed {
        val reminders = when (val read = plan.read()) {
            is ReadPlan.Read -> read.reminders
            ReadPlan.Absent -> emptyList()
            else -> {
                notifications.show(Notice.OPEN_FOR_REMINDERS)
                return Armed.NotReadable(read)
            }
        }
        val nowMs = context.host.now()
        log.forgetAfter(nowMs)
        // The clock may have passed what was wanted later while the phone was off.
        log.later.values.filter { it.atMs <= nowMs }.forEach(::ring)
        val layout = layOut(reminders, log.later.values, log.shown, nowMs)
        val armed = set(layout)
        layout.missed?.let { show(Alarm.of(it)) }
        return armed
    }

    private fun set(layout: AlarmLayout): Armed {
        val ahead = layout.ahead
        val refusedAt = ahead.indices.firstOrNull { setReminder(it, ahead[it]) == Arming.REFUSED }
        var count = refusedAt ?: ahead.size
        // What the phone takes no more, the person must be told before the last of the others: one gives its place.
        val refreshAt = if (refusedAt == null) layout.refreshAtMs else ahead.getOrNull(maxOf(count - 1, 0))?.atMs
        if (refusedAt != null && count > 0) clear(--count)
        for (slot in count until AlarmSlots.CAP) clear(slot)
        if (refreshAt == null) slots.clear(REFRESH, refresh()) else slots.set(REFRESH, refreshAt, Precision.INEXACT, refresh())
        val exact = ahead.take(count).count { it.kind.precision == Precision.EXACT }
        return if (count == 0 && refreshAt == null) Armed.Nothing else Armed.Until(count, refreshAt, if (slots.mayBeExact) 0 else exact)
    }

    /** An alarm rang for the reminder of this time. */
    internal fun rang(dueMs: Long) {
        val later = log.later[dueMs]
        if (later != null) return ring(later)
        val planned = (plan.read() as? ReadPlan.Read)?.reminders?.firstOrNull { it.atMs == dueMs } ?: return
        if (dueMs !in log.shown) show(Alarm.of(planned))
    }

    /** The alarm rang that asks to open Kith. */
    internal fun rangForRefresh() {
        notifications.show(Notice.OPEN_FOR_REMINDERS)
    }

    /** Reminds again in [LATER_MS], also if the phone is started anew before. */
    internal fun remindLater(dueMs: Long, kind: ReminderKind) {
        log.noteLater(Alarm(dueMs, context.host.now() + LATER_MS, kind))
        notifications.takeAway(dueMs)
        arm()
    }

    /** The reminder of this time was answered, here or in Kith: it is not shown any more, and does not come again. */
    fun settle(dueMs: Long) {
        notifications.takeAway(dueMs)
        if (dueMs in log.later) {
            log.forgetLater(dueMs)
            arm()
        }
    }

    /** How many milliseconds after its time the newest reminder came; `null` before the first. */
    val lateMs: Long? get() = log.lateMs

    private fun ring(later: Alarm) {
        log.forgetLater(later.dueMs)
        notifications.show(Notice.of(later.kind), later.dueMs)
    }

    private fun show(alarm: Alarm) {
        log.noteShown(alarm.dueMs, context.host.now())
        notifications.show(Notice.of(alarm.kind), alarm.dueMs)
    }

    private fun setReminder(slot: Int, alarm: Alarm) =
        slots.set(slot, alarm.atMs, alarm.kind.precision, reminder().putExtra(DUE, alarm.dueMs))

    private fun clear(slot: Int) = slots.clear(slot, reminder())

    private fun reminder() = Intent(context, ReminderReceiver::class.java).setAction(REMIND)

    private fun refresh() = Intent(context, ReminderReceiver::class.java).setAction(ASK_TO_OPEN)

    companion object {
        /** After what time a reminder that was put off comes again. */
        const val LATER_MS = 30 * 60_000L
        internal const val REMIND = "app.kith.platform.REMIND"
        internal const val ASK_TO_OPEN = "app.kith.platform.ASK_TO_OPEN"
        internal const val DUE = "due"
        private const val REFRESH = 0
    }
}
