package app.kith.platform

import android.content.ActivityNotFoundException
import android.content.Context
import android.content.Intent

/** What became of something that another app is to do. */
enum class Handed {
    /** Another app has it, and the person decides there. */
    HANDED,

    /** No app of this phone can do it. */
    NOBODY,

    /** What was given is none: a number without digits, or too long. */
    REFUSED,
}

/** Starts it, without asking before who could do it: Android tells that only of some apps. */
internal fun Context.hand(intent: Intent): Handed = try {
    startActivity(intent.addFlags(Intent.FLAG_ACTIVITY_NEW_TASK))
    Handed.HANDED
} catch (_: ActivityNotFoundException) {
    Handed.NOBODY
} catch (_: SecurityException) {
    // The only one that can is closed to other apps.
    Handed.NOBODY
}
