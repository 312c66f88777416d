package app.kith.platform

import android.os.Build

/** How a person proves, before a key can be used, that it is them. */
enum class Proof(internal val code: Byte) {
    /** Not at all. */
    NONE(0),

    /**
     * By a finger or a face, each time; Android 9 and later. When another finger or face is enrolled, the key is lost for
     * ever: who knows the code of the phone gets no further by adding their own.
     */
    BIOMETRIC(1),

    /** By a finger, a face or the code of the phone, each time; Android 11 and later. */
    BIOMETRIC_OR_CODE(2),

    /** By the code of the phone, for [WINDOW_SECONDS] seconds then: what older versions of Android have. */
    CODE(3),
    ;

    /** Whether the proof is given for one use of the key, rather than for a time. */
    internal val isForOneUse: Boolean get() = this == BIOMETRIC || this == BIOMETRIC_OR_CODE

    /** Whether this version of Android has it. */
    val isOffered: Boolean
        get() = when (this) {
            NONE, CODE -> true
            BIOMETRIC -> Build.VERSION.SDK_INT >= Build.VERSION_CODES.P
            BIOMETRIC_OR_CODE -> Build.VERSION.SDK_INT >= Build.VERSION_CODES.R
        }

    companion object {
        /** How long a proof by [CODE] lasts. */
        const val WINDOW_SECONDS = 10

        /** What a person is asked for who did not choose: a finger, a face or the code, in the best way of this phone. */
        val usual: Proof get() = if (BIOMETRIC_OR_CODE.isOffered) BIOMETRIC_OR_CODE else CODE
    }
}
