package app.kith.platform

import android.os.Build
import android.security.keystore.KeyGenParameterSpec
import android.security.keystore.KeyProperties
import java.security.KeyStore
import javax.crypto.KeyGenerator
import javax.crypto.SecretKey

/** Where a key is made. */
internal enum class KeyPlace {
    /** The phone's trusted environment. */
    USUAL,

    /** A chip of its own. Slower, and not every phone has one. */
    STRONG_BOX,
}

/**
 * AES-256 keys for GCM under names, which never leave where they were made: all that is asked of Android's key store. Every
 * method throws what `java.security` and `android.security.keystore` throw.
 */
internal interface KeyProvider {
    /** Makes a key, in the place of one of the same name. */
    fun make(name: String, proof: Proof, place: KeyPlace): SecretKey

    /** The key of this name; `null` if there is none. */
    fun find(name: String): SecretKey?

    /** Erases it; erasing what is not there is success. */
    fun erase(name: String)
}

/**
 * Android's key store. **This class has run on no phone**: the machines that the tests run on have no such key store. All
 * that is decided about its keys stands in [Secrets], which is tested with keys of the JVM.
 */
internal class AndroidKeys : KeyProvider {
    private val keys: KeyStore by lazy { KeyStore.getInstance(STORE).apply { load(null) } }

    override fun make(name: String, proof: Proof, place: KeyPlace): SecretKey {
        val maker = KeyGenerator.getInstance(KeyProperties.KEY_ALGORITHM_AES, STORE)
        maker.init(keyFacts(name, proof, place))
        return maker.generateKey()
    }

    override fun find(name: String): SecretKey? = keys.getKey(name, null) as SecretKey?

    override fun erase(name: String) = keys.deleteEntry(name)

    private companion object {
        const val STORE = "AndroidKeyStore"
    }
}

/** What Android is told of a key. */
internal fun keyFacts(name: String, proof: Proof, place: KeyPlace): KeyGenParameterSpec {
    val facts = KeyGenParameterSpec.Builder(name, KeyProperties.PURPOSE_ENCRYPT or KeyProperties.PURPOSE_DECRYPT)
        .setKeySize(256)
        .setBlockModes(KeyProperties.BLOCK_MODE_GCM)
        .setEncryptionPaddings(KeyProperties.ENCRYPTION_PADDING_NONE)
    if (proof != Proof.NONE) facts.require(proof)
    if (place == KeyPlace.STRONG_BOX && Build.VERSION.SDK_INT >= Build.VERSION_CODES.P) facts.setIsStrongBoxBacked(true)
    return facts.build()
}

private fun KeyGenParameterSpec.Builder.require(proof: Proof) {
    setUserAuthenticationRequired(true)
    setInvalidatedByBiometricEnrollment(proof == Proof.BIOMETRIC)
    if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.R) {
        val seconds = if (proof.isForOneUse) 0 else Proof.WINDOW_SECONDS
        setUserAuthenticationParameters(seconds, authenticators(proof))
    } else if (!proof.isForOneUse) {
        @Suppress("DEPRECATION") // Its successor came with Android 11. Without it, biometry is needed for each use.
        setUserAuthenticationValidityDurationSeconds(Proof.WINDOW_SECONDS)
    }
}

private fun authenticators(proof: Proof) = when (proof) {
    Proof.BIOMETRIC -> KeyProperties.AUTH_BIOMETRIC_STRONG
    Proof.CODE -> KeyProperties.AUTH_DEVICE_CREDENTIAL
    Proof.NONE, Proof.BIOMETRIC_OR_CODE -> KeyProperties.AUTH_BIOMETRIC_STRONG or KeyProperties.AUTH_DEVICE_CREDENTIAL
}
