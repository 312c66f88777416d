package app.kith.platform

import android.content.ClipData
import android.content.ClipboardManager
import android.content.Context
import android.os.Build
import android.os.PersistableBundle

/** The clipboard, for texts that nobody else should see. */
interface SensitiveClipboard {
    /** Copies a text. */
    fun copy(text: String)

    /** Empties the clipboard, whatever lies in it. */
    fun clear()
}

/** By the phone's clipboard, marked so that Android shows no preview and keyboards keep nothing. */
class PhoneClipboard(context: Context) : SensitiveClipboard {
    private val clipboard = context.service<ClipboardManager>()

    override fun copy(text: String) {
        // Without a label: it would be shown.
        val clip = ClipData.newPlainText("", text)
        clip.description.extras = PersistableBundle().apply { putBoolean(SENSITIVE, true) }
        clipboard.setPrimaryClip(clip)
    }

    override fun clear() {
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.P) clipboard.clearPrimaryClip()
        else clipboard.setPrimaryClip(ClipData.newPlainText("", ""))
    }

    private companion object {
        /** `ClipDescription.EXTRA_IS_SENSITIVE`, which keyboards heed on older versions too. */
        const val SENSITIVE = "android.content.extra.IS_SENSITIVE"
    }
}
