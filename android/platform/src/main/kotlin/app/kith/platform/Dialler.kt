package app.kith.platform

import android.app.Activity
import android.app.KeyguardManager
import android.content.Intent
import android.net.Uri

/** Brings a number to where the person calls or writes. Nothing is called or sent by it. */
interface Dialler {
    /** Opens the dialler with the number. */
    fun dial(number: String): Handed

    /** Opens a text message to the number, with this text in it, which may be empty. */
    fun message(number: String, text: String): Handed
}

/** By the phone's own apps. On a locked phone it asks for the unlocking, behind which they wait. */
class PhoneDialler(private val window: Activity) : Dialler {
    override fun dial(number: String): Handed = hand(number) { Intent(Intent.ACTION_DIAL, Uri.fromParts("tel", it, null)) }

    override fun message(number: String, text: String): Handed =
        hand(number) { Intent(Intent.ACTION_SENDTO, Uri.fromParts("smsto", it, null)).putExtra("sms_body", text) }

    private fun hand(number: String, what: (String) -> Intent): Handed {
        val dialled = number.filter { it.isDigit() || it in "+*#" }
        val isOne = number.length <= LONGEST && number.all { it.isDigit() || it in "+*# -()./" } && dialled.any(Char::isDigit)
        if (!isOne) return Handed.REFUSED
        val handed = window.hand(what(dialled))
        val keyguard = window.service<KeyguardManager>()
        if (handed == Handed.HANDED && keyguard.isKeyguardLocked) keyguard.requestDismissKeyguard(window, null)
        return handed
    }

    private companion object {
        const val LONGEST = 40
    }
}
