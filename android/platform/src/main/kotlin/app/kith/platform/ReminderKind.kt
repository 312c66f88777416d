package app.kith.platform

/** How near to its time a reminder must come. */
enum class Precision {
    /** Late is well enough, by an hour at most unless the phone puts Kith aside: it asks for no permission. */
    INEXACT,

    /** To the minute, as far as the person permits exact alarms. */
    EXACT,
}

/** What a person can say to a reminder without opening Kith. */
enum class ReminderAnswer {
    /** It was done. */
    DONE,

    /** It does not fit today. */
    NOT_TODAY,

    /** Remind again in [Reminders.LATER_MS]. */
    LATER,
}

/**
 * What a reminder is about, as `reminders.plan` says it: a closed list of words that say nothing of a person's health. The
 * plan names no kind today that must come to the minute.
 */
enum class ReminderKind(
    internal val word: String?,
    /** How near to its time it must come. */
    val precision: Precision,
    /** What can be said to it where it is shown. */
    val answers: List<ReminderAnswer>,
) {
    /** Something that was planned to be practised. */
    PRACTICE("practice", Precision.INEXACT, listOf(ReminderAnswer.DONE, ReminderAnswer.NOT_TODAY, ReminderAnswer.LATER)),

    /** A word of a newer version: it is reminded of, and answered in Kith. */
    OTHER(null, Precision.INEXACT, emptyList()),
    ;

    internal companion object {
        fun of(word: String) = entries.firstOrNull { it.word == word } ?: OTHER
    }
}
