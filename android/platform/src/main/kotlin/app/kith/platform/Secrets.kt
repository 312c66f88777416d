package app.kith.platform

import android.app.KeyguardManager
import android.content.Context
import android.content.pm.PackageManager
import android.os.Build
import android.security.keystore.KeyPermanentlyInvalidatedException
import android.security.keystore.StrongBoxUnavailableException
import android.security.keystore.UserNotAuthenticatedException
import app.kith.ffi.KeyClass
import java.io.File
import java.io.IOException
import java.security.GeneralSecurityException
import java.security.ProviderException
import java.security.UnrecoverableKeyException
import javax.crypto.Cipher
import javax.crypto.SecretKey

/** Why a secret was not kept, or not handed out. */
enum class SecretTrouble {
    /** Its class does not permit it now: the phone is locked, or was not unlocked since it started. */
    LOCKED,

    /** The person did not want to prove that it is them. */
    DISMISSED,

    /** Another finger or face was enrolled, or the phone's code was taken away: the secret is lost for ever. */
    INVALIDATED,

    /** The phone has no code, finger or face to ask for. */
    NO_SCREEN_LOCK,

    /** The file is not what was written, or the key store failed. */
    FAILED,
}

/** What reading a secret gave. */
sealed interface ReadSecret {
    /** The secret. */
    class Found(internal val secret: ByteArray) : ReadSecret

    /** There is none, or it was erased. */
    data object Absent : ReadSecret

    /** It is not handed out. */
    data class NotNow(
        /** Why. */
        val trouble: SecretTrouble,
    ) : ReadSecret
}

/**
 * Small secrets for this phone alone, each sealed under a key of its own that never leaves Android's key store; so erasing the
 * key erases every copy of the file. By class:
 *
 * | class | the key asks for | the file lies in | since |
 * |---|---|---|---|
 * | when unlocked | the person, by [Proof]; in the chip of its own, if the phone has one | storage that opens at the first unlock | the phone is unlocked |
 * | after first unlock | nothing | the same | the first unlock |
 * | always | nothing | device-protected storage | the start |
 *
 * The last two are used at each opening, for which that chip is too slow. Methods wait for the disk, the key store and perhaps a
 * person; not for the main thread.
 */
class Secrets internal constructor(
    private val context: Context,
    private val prompt: UserPrompt,
    private val proof: () -> Proof,
    private val keys: KeyProvider,
) {
    /** Secrets under Android's own keys. [proof] says how a person is to prove that it is them, for those kept from now on. */
    constructor(context: Context, prompt: UserPrompt, proof: () -> Proof) : this(context, prompt, proof, AndroidKeys())

    private val folders = Folders(context)
    private val keyguard = context.service<KeyguardManager>()

    /** Keeps a secret, in the place of one of the same name, durably; `null` if all is well. If not, what was there stays. */
    fun put(name: String, `class`: KeyClass, secret: ByteArray): SecretTrouble? = troubled {
        val file = file(name, `class`) ?: throw Refusal(SecretTrouble.LOCKED)
        val proof = if (`class` == KeyClass.WHEN_UNLOCKED) proof() else Proof.NONE
        if (`class` == KeyClass.WHEN_UNLOCKED && keyguard.isDeviceLocked) throw Refusal(SecretTrouble.LOCKED)
        if (proof != Proof.NONE && !keyguard.isDeviceSecure) throw Refusal(SecretTrouble.NO_SCREEN_LOCK)
        val (turn, key) = keyToSeal(name, `class`, proof, file)
        val sealer = proved(proof) { SealedSecret.sealer(key) }
        replaceFile(file, SealedSecret.seal(sealer, Sealing(name, `class`, proof, turn), secret))
        Turn.entries.filter { it != turn }.forEach { keys.erase(alias(name, `class`, it)) }
        KeyClass.entries.filter { it != `class` }.forEach { erase(name, it) }
    }

    /** Reads a secret. */
    fun get(name: String): ReadSecret {
        var found: ReadSecret = ReadSecret.Absent
        val trouble = troubled { find(name)?.let { found = ReadSecret.Found(it) } }
        return trouble?.let(ReadSecret::NotNow) ?: found
    }

    /** Erases a secret, durably; `null` if all is well. Erasing what is not there is success. */
    fun delete(name: String): SecretTrouble? = troubled { KeyClass.entries.forEach { erase(name, it) } }

    private fun find(name: String): ByteArray? {
        for (of in KeyClass.entries.reversed()) {
            // What cannot be seen yet may be there.
            val file = file(name, of) ?: throw Refusal(SecretTrouble.LOCKED)
            val bytes = readSmall(file, SealedSecret.LARGEST) ?: continue
            val sealed = SealedSecret.read(bytes, name, of) ?: throw Refusal(SecretTrouble.FAILED)
            if (of == KeyClass.WHEN_UNLOCKED && keyguard.isDeviceLocked) throw Refusal(SecretTrouble.LOCKED)
            // An erased key leaves a file that opens nothing any more.
            val key = key(alias(name, of, sealed.about.turn)) ?: continue
            val opener = proved(sealed.about.proof) { sealed.opener(key) }
            return sealed.open(opener) ?: throw Refusal(SecretTrouble.FAILED)
        }
        return null
    }

    private fun key(alias: String): SecretKey? = try {
        keys.find(alias)
    } catch (_: UnrecoverableKeyException) {
        // As Android tells of a key that was invalidated, when it is asked for before it is used.
        throw Refusal(SecretTrouble.INVALIDATED)
    }

    /** A cipher that may be used once: the person is asked before or after it is made, as the proof wants it. */
    private fun proved(proof: Proof, make: () -> Cipher): Cipher {
        val cipher = try {
            make()
        } catch (needed: UserNotAuthenticatedException) {
            if (proof.isForOneUse) throw needed
            ask(proof, null)
            make()
        }
        if (proof.isForOneUse) ask(proof, cipher)
        return cipher
    }

    private fun ask(proof: Proof, cipher: Cipher?) = when (prompt.ask(proof, cipher)) {
        Proved.YES -> Unit
        Proved.DISMISSED -> throw Refusal(SecretTrouble.DISMISSED)
        Proved.NOBODY_ASKED -> throw Refusal(SecretTrouble.LOCKED)
    }

    /**
     * The key that is there, if it asks for nothing; else a fresh one, in the turn that the file does not use, so that what
     * was there opens until the new file has its place.
     */
    private fun keyToSeal(name: String, `class`: KeyClass, proof: Proof, file: File): Pair<Turn, SecretKey> {
        val used = readSmall(file, SealedSecret.LARGEST)?.let { SealedSecret.read(it, name, `class`) }?.about?.turn
        if (used != null && proof == Proof.NONE) {
            val kept = try {
                keys.find(alias(name, `class`, used))
            } catch (_: UnrecoverableKeyException) {
                null
            }
            if (kept != null) return used to kept
        }
        val turn = if (used == Turn.A) Turn.B else Turn.A
        return turn to make(alias(name, `class`, turn), proof)
    }

    private fun make(alias: String, proof: Proof): SecretKey {
        val hasStrongBox = Build.VERSION.SDK_INT >= Build.VERSION_CODES.P &&
            context.packageManager.hasSystemFeature(PackageManager.FEATURE_STRONGBOX_KEYSTORE)
        if (proof == Proof.NONE || !hasStrongBox) return keys.make(alias, proof, KeyPlace.USUAL)
        return try {
            keys.make(alias, proof, KeyPlace.STRONG_BOX)
        } catch (refused: ProviderException) {
            // Named here alone, since Android 8 has no such class.
            if (refused !is StrongBoxUnavailableException) throw refused
            keys.make(alias, proof, KeyPlace.USUAL)
        }
    }

    private fun erase(name: String, `class`: KeyClass) {
        Turn.entries.forEach { keys.erase(alias(name, `class`, it)) }
        // A file that cannot be reached before the first unlock opens nothing any more.
        file(name, `class`)?.let(::removeFile)
    }

    private fun alias(name: String, `class`: KeyClass, turn: Turn) = "kith/${`class`.name}/$name/${turn.name}"

    /** Its place; `null` if that cannot be reached before the first unlock. */
    private fun file(name: String, `class`: KeyClass): File? {
        if (!NAMES.matches(name)) throw IOException("a secret's name has other characters than letters, digits, - _ .")
        if (`class` == KeyClass.ALWAYS) return File(folders.always, name)
        if (!folders.areOpen) return null
        return File(File(folders.secrets, `class`.name), name)
    }

    private inline fun troubled(work: () -> Unit): SecretTrouble? = try {
        work()
        null
    } catch (refusal: Refusal) {
        refusal.trouble
    } catch (_: KeyPermanentlyInvalidatedException) {
        SecretTrouble.INVALIDATED
    } catch (_: UserNotAuthenticatedException) {
        SecretTrouble.LOCKED
    } catch (_: GeneralSecurityException) {
        SecretTrouble.FAILED
    } catch (_: ProviderException) {
        SecretTrouble.FAILED
    } catch (_: IOException) {
        SecretTrouble.FAILED
    }

    private class Refusal(val trouble: SecretTrouble) : Exception()

    private companion object {
        val NAMES = Regex("[A-Za-z0-9_-][A-Za-z0-9_.-]{0,99}")
    }
}
