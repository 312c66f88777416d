package app.kith.platform

import android.app.Activity
import android.app.KeyguardManager
import android.hardware.biometrics.BiometricPrompt
import android.os.Looper
import java.util.concurrent.Callable
import java.util.concurrent.CompletableFuture
import java.util.concurrent.Executors
import java.util.concurrent.Future
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertThrows
import org.junit.Test
import org.robolectric.Robolectric
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config

/** Asking Ana to prove that it is her. The prompt for a finger or a face is not shown here: there is no such service. */
class PhonePromptTest : Phone() {
    private val library = Executors.newSingleThreadExecutor()

    private fun ask(proof: Proof, window: KithActivity?): Future<Proved> =
        library.submit(Callable { PhonePrompt { window }.ask(proof, null) })

    @Test
    fun `where nobody looks at Kith nobody is asked`() = assertEquals(Proved.NOBODY_ASKED, ask(Proof.CODE, null).get())

    @Test
    fun `the thread that draws the prompt cannot wait for it`() {
        assertThrows(IllegalStateException::class.java) { PhonePrompt { null }.ask(Proof.CODE, null) }
    }

    @Test
    fun `the library waits until Ana gave the code`() {
        shadowOf(phone.service<KeyguardManager>()).setIsDeviceSecure(true)
        val window = Robolectric.buildActivity(Journal::class.java).setup().get()
        val proved = ask(Proof.CODE, window)
        // The question is posted to the main thread by the library's: wait for it there.
        while (shadowOf(window).peekNextStartedActivityForResult() == null && !proved.isDone) {
            shadowOf(Looper.getMainLooper()).idle()
            Thread.onSpinWait()
        }
        assertFalse(proved.isDone)
        shadowOf(window).receiveResult(shadowOf(window).nextStartedActivityForResult.intent, Activity.RESULT_OK, null)
        assertEquals(Proved.YES, proved.get())
    }

    @Test
    @Config(sdk = [31, 35])
    fun `what the prompt tells is an answer, but an unknown finger is none yet`() {
        fun told(tell: Told.() -> Unit): Proved? = CompletableFuture<Proved>().also { Told(it).tell() }.getNow(null)
        assertEquals(Proved.YES, told { onAuthenticationSucceeded(null) })
        assertEquals(null, told { onAuthenticationFailed() })
        assertEquals(Proved.DISMISSED, told { onAuthenticationError(BiometricPrompt.BIOMETRIC_ERROR_USER_CANCELED, "") })
        assertEquals(Proved.DISMISSED, told { onAuthenticationError(BiometricPrompt.BIOMETRIC_ERROR_TIMEOUT, "") })
        assertEquals(Proved.NOBODY_ASKED, told { onAuthenticationError(BiometricPrompt.BIOMETRIC_ERROR_LOCKOUT, "") })
        assertEquals(Proved.NOBODY_ASKED, told { onAuthenticationError(BiometricPrompt.BIOMETRIC_ERROR_NO_BIOMETRICS, "") })
    }
}
