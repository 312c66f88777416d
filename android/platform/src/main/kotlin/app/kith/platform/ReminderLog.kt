package app.kith.platform

import android.content.SharedPreferences

/**
 * What this phone did with reminders, kept where it can be read before the first unlock: the times of those that were shown,
 * those that are wanted again later, and how late the newest came. It holds what `reminders.plan` holds, no more, and is
 * bounded by [MOST].
 */
internal class ReminderLog(folders: Folders) {
    private val values: SharedPreferences = folders.values("reminders")

    /** The times of those that were shown. */
    val shown: Set<Long> get() = numbers(SHOWN)

    /** How many milliseconds after its time the newest came; `null` before the first. */
    val lateMs: Long? get() = values.getLong(LATE, NONE).takeIf { it != NONE }

    /** Those that are wanted again later: by its planned time, when. */
    val later: Map<Long, Alarm>
        get() = values.getStringSet(LATER, null).orEmpty().mapNotNull(Alarm::parse).associateBy { it.dueMs }

    fun noteShown(dueMs: Long, nowMs: Long) {
        val kept = (shown + dueMs).sortedDescending().take(MOST)
        write { putStringSet(SHOWN, kept.map(Long::toString).toSet()).putLong(LATE, nowMs - dueMs) }
    }

    /** After a clock was set back, what was shown early counts as not shown. */
    fun forgetAfter(nowMs: Long) = write { putStringSet(SHOWN, shown.filter { it <= nowMs }.map(Long::toString).toSet()) }

    fun noteLater(one: Alarm) = keepLater(later + (one.dueMs to one))

    fun forgetLater(dueMs: Long) = keepLater(later - dueMs)

    private fun keepLater(all: Map<Long, Alarm>) {
        val kept = all.values.sortedByDescending { it.atMs }.take(MOST)
        write { putStringSet(LATER, kept.map(Alarm::toString).toSet()) }
    }

    private fun numbers(key: String) = values.getStringSet(key, null).orEmpty().mapNotNull(String::toLongOrNull).toSet()

    // On the disk when it returns, since Android may end the process with the broadcast.
    private fun write(change: SharedPreferences.Editor.() -> SharedPreferences.Editor) {
        values.edit().change().commit()
    }

    private companion object {
        const val SHOWN = "shown"
        const val LATER = "later"
        const val LATE = "late"
        const val NONE = Long.MIN_VALUE
        const val MOST = 64
    }
}
