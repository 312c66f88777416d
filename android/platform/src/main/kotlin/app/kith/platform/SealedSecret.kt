package app.kith.platform

import app.kith.ffi.KeyClass
import javax.crypto.AEADBadTagException
import javax.crypto.Cipher
import javax.crypto.SecretKey
import javax.crypto.spec.GCMParameterSpec

/** Which of a secret's two keys: a replacement takes the one that is not in use. */
internal enum class Turn { A, B }

/** Under what a secret is sealed. */
internal data class Sealing(val name: String, val `class`: KeyClass, val proof: Proof, val turn: Turn)

/**
 * A secret as it lies in its file: `"KITHSECR" (8) ‖ version (1) = 1 ‖ class (1) ‖ proof (1) ‖ turn (1) ‖ length of the nonce
 * (1) ‖ nonce ‖ AES-256-GCM`, with all before the nonce and the secret's name as associated data.
 */
internal class SealedSecret private constructor(val about: Sealing, private val nonce: ByteArray, private val sealed: ByteArray) {
    /** A cipher that opens it; where the proof is for one use, the person must be asked before [open]. */
    fun opener(key: SecretKey): Cipher = Cipher.getInstance(CIPHER).apply {
        init(Cipher.DECRYPT_MODE, key, GCMParameterSpec(TAG_BITS, nonce))
    }

    /** The secret; `null` if the file was altered, or is another one's. */
    fun open(opener: Cipher): ByteArray? = try {
        opener.updateAAD(about.head(nonce.size) + about.name.toByteArray())
        opener.doFinal(sealed)
    } catch (_: AEADBadTagException) {
        null
    }

    companion object {
        private const val CIPHER = "AES/GCM/NoPadding"
        private const val TAG_BITS = 128
        private val MAGIC = "KITHSECR".toByteArray()
        private const val VERSION: Byte = 1
        private const val HEAD = 8 + 1 + 1 + 1 + 1 + 1
        private val NONCES = 12..16

        /** Far more bytes than any file has. */
        const val LARGEST = 64 * 1024

        /** A cipher that seals; where the proof is for one use, the person must be asked before [seal]. */
        fun sealer(key: SecretKey): Cipher = Cipher.getInstance(CIPHER).apply { init(Cipher.ENCRYPT_MODE, key) }

        /** The content of the file. */
        fun seal(sealer: Cipher, about: Sealing, secret: ByteArray): ByteArray {
            val head = about.head(sealer.iv.size)
            sealer.updateAAD(head + about.name.toByteArray())
            return head + sealer.iv + sealer.doFinal(secret)
        }

        /** Reads the content of a file; `null` if it is none of this secret. */
        fun read(bytes: ByteArray, name: String, `class`: KeyClass): SealedSecret? {
            if (bytes.size < HEAD) return null
            val (_, proofCode, turnCode, length) = bytes.slice(MAGIC.size + 1 until HEAD).map(Byte::toInt)
            val proof = Proof.entries.firstOrNull { it.code.toInt() == proofCode } ?: return null
            val about = Sealing(name, `class`, proof, Turn.entries.getOrNull(turnCode) ?: return null)
            val isOne = length in NONCES && bytes.copyOf(HEAD).contentEquals(about.head(length))
            if (!isOne || bytes.size < HEAD + length) return null
            return SealedSecret(about, bytes.copyOfRange(HEAD, HEAD + length), bytes.copyOfRange(HEAD + length, bytes.size))
        }

        private fun Sealing.head(nonce: Int): ByteArray =
            MAGIC + byteArrayOf(VERSION, `class`.ordinal.toByte(), proof.code, turn.ordinal.toByte(), nonce.toByte())
    }
}
