package app.kith.platform

import app.kith.ffi.KeyClass
import app.kith.ffi.SecretStore
import app.kith.ffi.SecretStoreException

/**
 * [Secrets] as the library wants them. A secret that is lost for ever counts as none: the library then asks for the
 * passphrase. [onTrouble] hears of each trouble, so that the app can say why; it must not call the library.
 */
class KeystoreSecretStore(private val secrets: Secrets, private val onTrouble: (SecretTrouble) -> Unit) : SecretStore {
    @Synchronized
    override fun put(name: String, `class`: KeyClass, secret: ByteArray) {
        secrets.put(name, `class`, secret)?.let { throw error(it) }
    }

    @Synchronized
    override fun get(name: String): ByteArray? = when (val read = secrets.get(name)) {
        is ReadSecret.Found -> read.secret
        ReadSecret.Absent -> null
        ReadSecret.NotNow(SecretTrouble.INVALIDATED) -> {
            onTrouble(SecretTrouble.INVALIDATED)
            null
        }
        is ReadSecret.NotNow -> throw error(read.trouble)
    }

    @Synchronized
    override fun delete(name: String) {
        secrets.delete(name)?.let { throw error(it) }
    }

    private fun error(trouble: SecretTrouble): SecretStoreException {
        onTrouble(trouble)
        return when (trouble) {
            SecretTrouble.LOCKED -> SecretStoreException.Locked()
            SecretTrouble.DISMISSED -> SecretStoreException.Cancelled()
            SecretTrouble.INVALIDATED, SecretTrouble.NO_SCREEN_LOCK, SecretTrouble.FAILED -> SecretStoreException.Failed()
        }
    }
}
