package app.kith.platform

import android.content.Context
import android.content.Intent

/** Gives a text to an app that the person chooses. */
fun interface Share {
    /** Shows the choice. */
    fun text(text: String): Handed
}

/** By Android's own sheet: each time the person chooses anew, and no app is remembered. */
class PhoneShare(private val context: Context) : Share {
    override fun text(text: String): Handed {
        val send = Intent(Intent.ACTION_SEND).setType("text/plain").putExtra(Intent.EXTRA_TEXT, text)
        return context.hand(Intent.createChooser(send, null))
    }
}
