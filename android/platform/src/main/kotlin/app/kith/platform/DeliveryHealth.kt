package app.kith.platform

import android.os.Build

/** How late something may come, at worst, on a phone that is on and charged. */
enum class Lateness {
    /** A quarter of an hour. */
    QUARTER_OF_AN_HOUR,

    /** Half an hour. */
    HALF_AN_HOUR,

    /** An hour. */
    AN_HOUR,

    /** Two hours. */
    TWO_HOURS,

    /** Eight hours. */
    EIGHT_HOURS,

    /** A day. */
    A_DAY,

    /** Until Kith is opened. */
    UNTIL_OPENED,

    /** It comes to no one's eyes. */
    NEVER_SEEN,
}

/** Something that the person can change in the phone's settings, worst first. */
enum class Remedy {
    /** Permit notifications. */
    PERMIT_NOTIFICATIONS,

    /** Permit Kith to run in the background. */
    PERMIT_BACKGROUND,

    /** Set its use of the battery to unrestricted. */
    UNRESTRICT_BATTERY,

    /** Permit alarms to the minute. */
    PERMIT_EXACT_ALARMS,
}

/** How late what Kith brings may come. */
data class DeliveryHealth(
    /** A reminder that need not come to the minute. */
    val reminder: Lateness,
    /** A reminder that must. */
    val exactReminder: Lateness,
    /** What somebody wrote, or a message of one's own that waits, while Kith is not open. */
    val message: Lateness,
    /** What the person can do for it. */
    val remedies: List<Remedy>,
    /** Whether the newest reminder came later than [reminder] says: then the maker of the phone does more than Android tells. */
    val cameLater: Boolean,
)

/**
 * What these facts mean: pure. The times are the limits that Android documents for alarms and jobs of each bucket, rounded up,
 * and a phone that lies still: then jobs wait for windows that come hours apart. Makers add limits that no app can ask for.
 */
fun deliveryHealth(facts: DeliveryFacts): DeliveryHealth {
    val reminder = seen(facts, alarm(facts))
    val exact = if (facts.exactAlarms == Permission.GIVEN) seen(facts, exactAlarm(facts)) else reminder
    return DeliveryHealth(
        reminder = reminder,
        exactReminder = exact,
        message = job(facts),
        remedies = remedies(facts),
        cameLater = facts.lateMs.let { it != null && it > milliseconds(alarm(facts)) },
    )
}

private fun seen(facts: DeliveryFacts, comes: Lateness) =
    if (facts.notifications == Permission.GIVEN) comes else Lateness.NEVER_SEEN

private fun alarm(facts: DeliveryFacts): Lateness = maxOf(exactAlarm(facts), window(facts))

private fun exactAlarm(facts: DeliveryFacts): Lateness = when {
    facts.background == Permission.NOT_GIVEN -> Lateness.UNTIL_OPENED
    facts.unrestrictedBattery == Permission.GIVEN -> Lateness.QUARTER_OF_AN_HOUR
    else -> when (facts.bucket) {
        StandbyBucket.ACTIVE, StandbyBucket.WORKING_SET -> Lateness.QUARTER_OF_AN_HOUR
        StandbyBucket.FREQUENT -> Lateness.HALF_AN_HOUR
        StandbyBucket.RARE -> Lateness.TWO_HOURS
        StandbyBucket.RESTRICTED -> Lateness.A_DAY
    }
}

/** What [AlarmSlots] gives away where an alarm need not come to the minute. */
private fun window(facts: DeliveryFacts): Lateness =
    if (facts.androidApi >= Build.VERSION_CODES.S) Lateness.AN_HOUR else Lateness.QUARTER_OF_AN_HOUR

private fun job(facts: DeliveryFacts): Lateness = when {
    facts.background == Permission.NOT_GIVEN -> Lateness.UNTIL_OPENED
    facts.unrestrictedBattery == Permission.GIVEN -> Lateness.TWO_HOURS
    else -> when (facts.bucket) {
        StandbyBucket.ACTIVE, StandbyBucket.WORKING_SET, StandbyBucket.FREQUENT -> Lateness.EIGHT_HOURS
        StandbyBucket.RARE, StandbyBucket.RESTRICTED -> Lateness.A_DAY
    }
}

private fun remedies(facts: DeliveryFacts) = listOfNotNull(
    Remedy.PERMIT_NOTIFICATIONS.takeIf { facts.notifications == Permission.NOT_GIVEN },
    Remedy.PERMIT_BACKGROUND.takeIf { facts.background == Permission.NOT_GIVEN },
    Remedy.UNRESTRICT_BATTERY.takeIf { facts.unrestrictedBattery == Permission.NOT_GIVEN },
    Remedy.PERMIT_EXACT_ALARMS.takeIf { facts.exactAlarms == Permission.NOT_GIVEN },
)

private fun milliseconds(lateness: Lateness): Long = 60_000L * when (lateness) {
    Lateness.QUARTER_OF_AN_HOUR -> 15
    Lateness.HALF_AN_HOUR -> 30
    Lateness.AN_HOUR -> 60
    Lateness.TWO_HOURS -> 2 * 60
    Lateness.EIGHT_HOURS -> 8 * 60
    Lateness.A_DAY -> 24 * 60
    Lateness.UNTIL_OPENED, Lateness.NEVER_SEEN -> return Long.MAX_VALUE
}
