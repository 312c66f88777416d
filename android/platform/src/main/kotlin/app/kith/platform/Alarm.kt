package app.kith.platform

/** One alarm: when it rings, and the planned time of the reminder that it rings for, which is its name. */
internal data class Alarm(val dueMs: Long, val atMs: Long, val kind: ReminderKind) {
    override fun toString() = "$dueMs $atMs ${kind.name}"

    companion object {
        fun of(reminder: Reminder) = Alarm(reminder.atMs, reminder.atMs, reminder.kind)

        /** What [toString] wrote; `null` if it is nothing of the kind. */
        fun parse(text: String): Alarm? {
            val parts = text.split(' ')
            val due = parts.getOrNull(0)?.toLongOrNull() ?: return null
            val at = parts.getOrNull(1)?.toLongOrNull() ?: return null
            return Alarm(due, at, ReminderKind.entries.firstOrNull { it.name == parts.getOrNull(2) } ?: return null)
        }
    }
}
