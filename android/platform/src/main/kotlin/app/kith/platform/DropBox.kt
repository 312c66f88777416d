package app.kith.platform

/** What a person answered to a reminder without opening Kith. */
data class Answer(
    /** The planned time of the reminder, in milliseconds since 1970: with the kind, all that `reminders.plan` names it by. */
    val dueMs: Long,
    /** What it is about. */
    val kind: ReminderKind,
    /** What was answered. */
    val answer: ReminderAnswer,
    /** When, in milliseconds since 1970. */
    val atMs: Long,
)

/** What became of an answer. */
enum class Kept {
    /** It is on the disk. */
    KEPT,

    /** It cannot be told here what it answers: the person is asked to open Kith. */
    UNKNOWN,

    /** It could not be kept: the person is asked to open Kith. */
    FAILED,
}

/** Takes what arises while nothing is shown. Called on [PlatformHost.background], perhaps before the first unlock. */
fun interface DropBox {
    /** Keeps an answer, durably. */
    fun keep(answer: Answer): Kept
}
