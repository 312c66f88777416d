package app.kith.platform

import android.content.Context

/**
 * A notification that stays, if the person wants it: one touch opens the crisis screen, also on a locked phone and before
 * its first unlock. It says "Kith" and no more. Since Android 14 a person can wipe it away; it is back after the next start.
 * Versions of Android differ in whether they ask for the unlocking first when a notification opens a window.
 */
class CrisisPin(context: Context) {
    private val values = Folders(context).values("crisis-pin")
    private val notifications = Notifications(context)

    /** Whether the person wants it. */
    val isWanted: Boolean get() = values.getBoolean(WANTED, false)

    /** Shows it, from now on after each start too. */
    fun pin(): Shown {
        values.edit().putBoolean(WANTED, true).commit()
        return notifications.show(Notice.CRISIS)
    }

    /** Takes it away for good. */
    fun unpin() {
        values.edit().putBoolean(WANTED, false).commit()
        notifications.takeAwayCrisis()
    }

    /** Shows it again if it is wanted. */
    internal fun restore() {
        if (isWanted) notifications.show(Notice.CRISIS)
    }

    private companion object {
        const val WANTED = "wanted"
    }
}
