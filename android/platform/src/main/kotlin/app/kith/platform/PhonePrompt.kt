package app.kith.platform

import android.annotation.TargetApi
import android.hardware.biometrics.BiometricManager.Authenticators
import android.hardware.biometrics.BiometricPrompt
import android.os.Build
import android.os.CancellationSignal
import android.os.Looper
import java.util.concurrent.CompletableFuture
import java.util.concurrent.Executor
import java.util.concurrent.TimeUnit
import java.util.concurrent.TimeoutException
import javax.crypto.Cipher

/**
 * Asks by the phone's own prompts, over the window that the person looks at: by a finger or a face since Android 9, by the
 * code of the phone on every version. **The prompt for a finger or a face was shown on no phone**, nor could it be here.
 */
class PhonePrompt internal constructor(private val seen: () -> KithActivity?) : UserPrompt {
    constructor() : this({ KithActivity.seen })

    override fun ask(proof: Proof, cipher: Cipher?): Proved {
        check(Looper.myLooper() != Looper.getMainLooper()) { "the main thread has to draw what this waits for" }
        val window = seen() ?: return Proved.NOBODY_ASKED
        val answer = CompletableFuture<Proved>()
        val cancel = CancellationSignal()
        window.runOnUiThread {
            try {
                when {
                    proof == Proof.CODE -> window.askForDeviceCode { answer.complete(if (it) Proved.YES else Proved.DISMISSED) }
                    Build.VERSION.SDK_INT >= Build.VERSION_CODES.P -> show(window, proof, cipher, cancel, answer)
                    else -> answer.complete(Proved.NOBODY_ASKED)
                }
            } catch (_: IllegalArgumentException) {
                // A prompt that this phone does not know.
                answer.complete(Proved.NOBODY_ASKED)
            } catch (_: IllegalStateException) {
                answer.complete(Proved.NOBODY_ASKED)
            }
        }
        return try {
            answer.get(LONGEST_MINUTES, TimeUnit.MINUTES)
        } catch (_: TimeoutException) {
            cancel.cancel()
            Proved.DISMISSED
        }
    }

    @TargetApi(Build.VERSION_CODES.P)
    private fun show(
        window: KithActivity,
        proof: Proof,
        cipher: Cipher?,
        cancel: CancellationSignal,
        answer: CompletableFuture<Proved>,
    ) {
        val onMain = Executor(window::runOnUiThread)
        val prompt = BiometricPrompt.Builder(window).setTitle(Word.UNLOCK_TITLE.on(window))
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.R) prompt.setAllowedAuthenticators(authenticators(proof))
        // Where the code is offered, its button takes this one's place.
        if (proof == Proof.BIOMETRIC) {
            prompt.setNegativeButton(Word.UNLOCK_CANCEL.on(window), onMain) { _, _ -> answer.complete(Proved.DISMISSED) }
        }
        val told = Told(answer)
        val built = prompt.build()
        if (cipher == null) {
            built.authenticate(cancel, onMain, told)
        } else {
            built.authenticate(BiometricPrompt.CryptoObject(cipher), cancel, onMain, told)
        }
    }

    private fun authenticators(proof: Proof) =
        if (proof == Proof.BIOMETRIC) Authenticators.BIOMETRIC_STRONG
        else Authenticators.BIOMETRIC_STRONG or Authenticators.DEVICE_CREDENTIAL

    private companion object {
        const val LONGEST_MINUTES = 5L
    }
}

/** Turns what the prompt tells into an answer. */
@TargetApi(Build.VERSION_CODES.P)
internal class Told(private val answer: CompletableFuture<Proved>) : BiometricPrompt.AuthenticationCallback() {
    override fun onAuthenticationSucceeded(result: BiometricPrompt.AuthenticationResult?) {
        answer.complete(Proved.YES)
    }

    // A finger that was not known is no answer yet: the prompt stays.
    override fun onAuthenticationError(errorCode: Int, errString: CharSequence?) {
        val dismissed = errorCode in listOf(
            BiometricPrompt.BIOMETRIC_ERROR_USER_CANCELED,
            BiometricPrompt.BIOMETRIC_ERROR_CANCELED,
            BiometricPrompt.BIOMETRIC_ERROR_TIMEOUT,
        )
        answer.complete(if (dismissed) Proved.DISMISSED else Proved.NOBODY_ASKED)
    }
}
