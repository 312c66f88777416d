package app.kith.platform

import android.app.Activity
import android.content.Context
import android.view.View
import java.util.concurrent.Executor

/**
 * What the app gives to the components that Android starts by itself. The `Application` is one. It is also made before the
 * first unlock, when no file of the vault can be read.
 */
interface PlatformHost {
    /** Where work runs that may wait for a disk or a network. */
    val background: Executor

    /** Takes answers to reminders. */
    val dropBox: DropBox

    /** Sends what waits and takes what came. */
    val syncer: Syncer

    /** Draws the crisis screen. */
    val crisisScreen: CrisisScreen

    /** The time, in milliseconds since 1970. */
    fun now(): Long = System.currentTimeMillis()
}

/** Draws the crisis screen, also while the phone is locked and before its first unlock. */
fun interface CrisisScreen {
    /** The whole screen for this window. It must not need the vault. */
    fun view(window: Activity): View
}

/** The app, as this module knows it. */
internal val Context.host: PlatformHost
    get() = applicationContext as? PlatformHost ?: error("the Application of the manifest must be a PlatformHost")
