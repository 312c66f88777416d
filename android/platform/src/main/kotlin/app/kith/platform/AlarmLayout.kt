package app.kith.platform

import java.time.DateTimeException
import java.time.Instant
import java.time.ZoneId

/** What is to be armed, and what is to be shown at once. */
internal data class AlarmLayout(
    /** To be armed, the soonest first. */
    val ahead: List<Alarm>,
    /** When to ask the person to open Kith, so that it can plan on; `null` if the plan is armed to its end. */
    val refreshAtMs: Long?,
    /** The newest that fell due while nothing could be shown, if that is not long ago. */
    val missed: Reminder?,
)

/**
 * Lays the plan out over [cap] alarms at the time [nowMs]: pure. [later] are those that the person wants to be reminded of
 * again; [shown] the times of those that were shown. The last slot is kept for asking to open Kith, a day before the last
 * reminder at the same time of day, if there is more than is armed: a full plan may not be all that is planned.
 */
internal fun layOut(
    plan: List<Reminder>,
    later: Collection<Alarm>,
    shown: Set<Long>,
    nowMs: Long,
    cap: Int = AlarmSlots.CAP,
): AlarmLayout {
    val planned = plan.filter { it.atMs > nowMs }.sortedBy { it.atMs }
    val ahead = (planned.map(Alarm::of) + later.filter { it.atMs > nowMs }).sortedBy { it.atMs }
    val armed = ahead.take(cap - 1)
    val mayBeMore = armed.size < ahead.size || plan.size >= ReminderPlan.FULL
    val last = planned.lastOrNull { mayBeMore && Alarm.of(it) in armed }
    return AlarmLayout(
        ahead = armed,
        refreshAtMs = last?.let { maxOf(dayBefore(it), nowMs + SOON_MS) },
        missed = plan.filter { it.atMs in nowMs - MISSED_WITHIN_MS..nowMs && it.atMs !in shown }.maxByOrNull { it.atMs },
    )
}

private fun dayBefore(reminder: Reminder): Long = try {
    Instant.ofEpochMilli(reminder.atMs).atZone(ZoneId.of(reminder.zone)).minusDays(1).toInstant().toEpochMilli()
} catch (_: DateTimeException) {
    // A zone that this phone does not know.
    reminder.atMs - 24 * 3_600_000L
}

/** What was missed longer ago is not reminded of: it would only blame. */
internal const val MISSED_WITHIN_MS = 2 * 3_600_000L
private const val SOON_MS = 3_600_000L
