package app.kith.platform

import android.security.keystore.KeyPermanentlyInvalidatedException
import android.security.keystore.StrongBoxUnavailableException
import android.security.keystore.UserNotAuthenticatedException
import java.security.UnrecoverableKeyException
import javax.crypto.KeyGenerator
import javax.crypto.SecretKey

/** A key store with real keys of the JVM, which remembers what was asked of it, and keys that refuse as Android's do. */
internal class JvmKeys(private val strongBoxIsFull: () -> Boolean = { false }) : KeyProvider {
    class Made(val key: SecretKey, val proof: Proof, val place: KeyPlace)

    val made = HashMap<String, Made>()

    /** Another finger was enrolled: keys that ask for one are lost. */
    var fingerAdded = false

    /** Android tells of that when a key is asked for, not when it is used. */
    var tellsAtOnce = false

    /** The code of the phone was given a moment ago. */
    var codeGiven = false

    override fun make(name: String, proof: Proof, place: KeyPlace): SecretKey {
        if (place == KeyPlace.STRONG_BOX && strongBoxIsFull()) throw StrongBoxUnavailableException()
        val key = KeyGenerator.getInstance("AES").apply { init(256) }.generateKey()
        made[name] = Made(key, proof, place)
        return Guarded(key, proof)
    }

    override fun find(name: String): SecretKey? {
        val one = made[name] ?: return null
        if (fingerAdded && tellsAtOnce && one.proof == Proof.BIOMETRIC) throw UnrecoverableKeyException()
        return Guarded(one.key, one.proof)
    }

    override fun erase(name: String) {
        made.remove(name)
    }

    private inner class Guarded(private val key: SecretKey, private val proof: Proof) : SecretKey by key {
        override fun getEncoded(): ByteArray {
            if (fingerAdded && proof == Proof.BIOMETRIC) throw KeyPermanentlyInvalidatedException()
            if (!codeGiven && proof == Proof.CODE) throw UserNotAuthenticatedException()
            return key.encoded
        }
    }
}
