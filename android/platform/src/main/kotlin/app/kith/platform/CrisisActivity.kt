package app.kith.platform

import android.app.Activity
import android.content.Context
import android.content.Intent
import android.os.Build
import android.os.Bundle
import android.view.WindowManager

/**
 * The window of the crisis screen: over the lock screen, turning the screen on, before the first unlock. What it shows comes
 * from [PlatformHost.crisisScreen]. It may be photographed, so that somebody can keep a number.
 */
class CrisisActivity : Activity() {
    override fun onCreate(savedInstanceState: Bundle?) {
        super.onCreate(savedInstanceState)
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.O_MR1) {
            setShowWhenLocked(true)
            setTurnScreenOn(true)
        } else {
            @Suppress("DEPRECATION") // Its successor came with Android 8.1.
            window.addFlags(WindowManager.LayoutParams.FLAG_SHOW_WHEN_LOCKED or WindowManager.LayoutParams.FLAG_TURN_SCREEN_ON)
        }
        setContentView(host.crisisScreen.view(this))
    }

    companion object {
        /** Opens it from anywhere. */
        fun intent(context: Context): Intent =
            Intent(context, CrisisActivity::class.java).addFlags(Intent.FLAG_ACTIVITY_NEW_TASK or Intent.FLAG_ACTIVITY_CLEAR_TOP)
    }
}
