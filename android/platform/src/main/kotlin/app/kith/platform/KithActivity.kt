package app.kith.platform

import android.app.Activity
import android.app.KeyguardManager
import android.content.Intent
import android.os.Build
import android.os.Bundle
import android.view.View
import android.view.WindowManager

/**
 * Every window of Kith but the crisis screen: in no screenshot, no recording and not in the list of recent apps; no other
 * app fills its fields or keeps what is typed into them.
 */
abstract class KithActivity : Activity() {
    private var waiting: ((Boolean) -> Unit)? = null

    override fun onCreate(savedInstanceState: Bundle?) {
        super.onCreate(savedInstanceState)
        window.setFlags(WindowManager.LayoutParams.FLAG_SECURE, WindowManager.LayoutParams.FLAG_SECURE)
        window.decorView.importantForAutofill = View.IMPORTANT_FOR_AUTOFILL_NO_EXCLUDE_DESCENDANTS
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.TIRAMISU) setRecentsScreenshotEnabled(false)
    }

    override fun onResume() {
        super.onResume()
        seen = this
    }

    override fun onPause() {
        if (seen === this) seen = null
        super.onPause()
    }

    /** Asks for the code of the device; says at once `false` where none is set or another question waits. Main thread. */
    internal fun askForDeviceCode(then: (Boolean) -> Unit) {
        val keyguard = service<KeyguardManager>()
        @Suppress("DEPRECATION") // What came after it cannot ask for the code alone before Android 11.
        val ask = keyguard.createConfirmDeviceCredentialIntent(Word.UNLOCK_TITLE.on(this), null)
        if (ask == null || waiting != null) return then(false)
        waiting = then
        @Suppress("DEPRECATION") // Its successor is of androidx.
        startActivityForResult(ask, DEVICE_CODE)
    }

    @Deprecated("of androidx since")
    override fun onActivityResult(requestCode: Int, resultCode: Int, data: Intent?) {
        @Suppress("DEPRECATION")
        super.onActivityResult(requestCode, resultCode, data)
        if (requestCode == DEVICE_CODE) answer(resultCode == RESULT_OK)
    }

    override fun onDestroy() {
        // Who waits for the answer waits on a thread of the library.
        answer(false)
        super.onDestroy()
    }

    private fun answer(proved: Boolean) {
        val then = waiting
        waiting = null
        then?.invoke(proved)
    }

    internal companion object {
        private const val DEVICE_CODE = 0x4b17

        /** The window that the person looks at, if it is one of these. */
        @Volatile
        var seen: KithActivity? = null
            private set
    }
}
