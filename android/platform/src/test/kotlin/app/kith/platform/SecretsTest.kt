package app.kith.platform

import android.app.KeyguardManager
import android.content.pm.PackageManager
import android.os.Build
import app.kith.ffi.KeyClass
import app.kith.ffi.SecretStoreException
import java.io.File
import javax.crypto.Cipher
import org.junit.Assert.assertArrayEquals
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNull
import org.junit.Assert.assertThrows
import org.junit.Assert.assertTrue
import org.junit.Before
import org.junit.Test
import org.robolectric.Shadows.shadowOf

/**
 * The key store of Ana's phone, with keys of the JVM in the place of Android's: real AES-256-GCM, real files. What it does
 * not show: whether Android's own keys obey what [keyFacts] asks of them.
 */
class SecretsTest : Phone() {
    private val asked = ArrayList<Pair<Proof, Cipher?>>()
    private var answer = Proved.YES
    private var proof = Proof.BIOMETRIC_OR_CODE
    private var strongBoxIsFull = false
    private val keys = JvmKeys { strongBoxIsFull }
    private val troubles = ArrayList<SecretTrouble>()
    private val secrets by lazy { Secrets(phone, { asking, cipher -> asked.add(asking to cipher).let { give(asking) } }, { proof }, keys) }
    private val store by lazy { KeystoreSecretStore(secrets, troubles::add) }
    private val keyguard get() = shadowOf(phone.service<KeyguardManager>())
    private val secret = ByteArray(32) { it.toByte() }

    private fun give(asking: Proof): Proved {
        if (asking == Proof.CODE && answer == Proved.YES) keys.codeGiven = true
        return answer
    }

    @Before
    fun aPhoneWithACode() {
        keyguard.setIsDeviceSecure(true)
        keyguard.setIsDeviceLocked(false)
        unlocked(true)
    }

    private fun files() = listOf(folders.secrets, folders.always).flatMap { it.walk().filter(File::isFile) }

    @Test
    fun `a secret of each class comes back, is replaced and is erased`() {
        for (of in KeyClass.entries) {
            assertNull(store.get("key"))
            store.put("key", of, secret)
            assertArrayEquals(secret, store.get("key"))
            store.put("key", of, byteArrayOf(7))
            assertArrayEquals(byteArrayOf(7), store.get("key"))
            store.delete("key")
            assertNull(store.get("key"))
            assertTrue(keys.made.isEmpty() && files().isEmpty())
            store.delete("key")
        }
        assertTrue(troubles.isEmpty())
    }

    @Test
    fun `no file holds a secret`() {
        KeyClass.entries.forEach { store.put("key-${it.name}", it, secret) }
        assertEquals(3, files().size)
        assertTrue(files().none { file -> file.readBytes().toList().windowed(8).any { it == secret.take(8).toList() } })
    }

    @Test
    fun `only what is wanted before the first unlock lies where it can be read then`() {
        KeyClass.entries.forEach { store.put("key-${it.name}", it, secret) }
        val readable = phone.createDeviceProtectedStorageContext().dataDir.walk().filter { it.isFile && it.name.startsWith("key") }
        assertEquals(listOf("key-ALWAYS"), readable.map { it.name }.toList())
        unlocked(false)
        assertArrayEquals(secret, store.get("key-ALWAYS"))
        for (of in listOf(KeyClass.WHEN_UNLOCKED, KeyClass.AFTER_FIRST_UNLOCK)) {
            assertThrows(SecretStoreException.Locked::class.java) { store.get("key-${of.name}") }
            assertThrows(SecretStoreException.Locked::class.java) { store.put("key", of, secret) }
        }
    }

    @Test
    fun `what is erased before the first unlock is gone after it`() {
        store.put("key", KeyClass.AFTER_FIRST_UNLOCK, secret)
        unlocked(false)
        store.delete("key")
        unlocked(true)
        assertNull(store.get("key"))
    }

    @Test
    fun `the class when unlocked asks the person at each use, for that cipher alone`() {
        store.put("key", KeyClass.WHEN_UNLOCKED, secret)
        store.get("key")
        assertEquals(2, asked.size)
        assertTrue(asked.all { (proof, cipher) -> proof == Proof.BIOMETRIC_OR_CODE && cipher != null })
        assertTrue(keys.made.values.all { it.proof == Proof.BIOMETRIC_OR_CODE })
        store.put("other", KeyClass.AFTER_FIRST_UNLOCK, secret)
        store.get("other")
        assertEquals(2, asked.size)
    }

    @Test
    fun `behind a locked screen it asks nobody`() {
        store.put("key", KeyClass.WHEN_UNLOCKED, secret)
        asked.clear()
        keyguard.setIsDeviceLocked(true)
        assertThrows(SecretStoreException.Locked::class.java) { store.get("key") }
        assertThrows(SecretStoreException.Locked::class.java) { store.put("key", KeyClass.WHEN_UNLOCKED, secret) }
        assertTrue(asked.isEmpty())
    }

    @Test
    fun `a prompt that is dismissed is cancelled, one that nobody can see is locked, and both leave all as it was`() {
        store.put("key", KeyClass.WHEN_UNLOCKED, secret)
        answer = Proved.DISMISSED
        assertThrows(SecretStoreException.Cancelled::class.java) { store.get("key") }
        assertThrows(SecretStoreException.Cancelled::class.java) { store.put("key", KeyClass.WHEN_UNLOCKED, byteArrayOf(7)) }
        answer = Proved.NOBODY_ASKED
        assertThrows(SecretStoreException.Locked::class.java) { store.get("key") }
        assertThrows(SecretStoreException.Locked::class.java) { store.put("key", KeyClass.WHEN_UNLOCKED, byteArrayOf(7)) }
        answer = Proved.YES
        assertArrayEquals(secret, store.get("key"))
    }

    @Test
    fun `a proof by the code lasts some seconds and is asked for when it is over`() {
        proof = Proof.CODE
        store.put("key", KeyClass.WHEN_UNLOCKED, secret)
        assertArrayEquals(secret, store.get("key"))
        assertEquals(listOf(Proof.CODE to null), asked)
        keys.codeGiven = false
        assertArrayEquals(secret, store.get("key"))
        assertEquals(2, asked.size)
        keys.codeGiven = false
        answer = Proved.DISMISSED
        assertThrows(SecretStoreException.Cancelled::class.java) { store.get("key") }
    }

    @Test
    fun `after another finger was enrolled the secret is lost, and can be kept anew`() {
        proof = Proof.BIOMETRIC
        store.put("key", KeyClass.WHEN_UNLOCKED, secret)
        keys.fingerAdded = true
        assertEquals(ReadSecret.NotNow(SecretTrouble.INVALIDATED), secrets.get("key"))
        keys.tellsAtOnce = true
        assertEquals(ReadSecret.NotNow(SecretTrouble.INVALIDATED), secrets.get("key"))
        assertNull(store.get("key"))
        assertEquals(listOf(SecretTrouble.INVALIDATED), troubles)
        proof = Proof.BIOMETRIC_OR_CODE
        store.put("key", KeyClass.WHEN_UNLOCKED, secret)
        assertArrayEquals(secret, store.get("key"))
    }

    @Test
    fun `a phone without a code keeps nothing that a person must prove`() {
        keyguard.setIsDeviceSecure(false)
        assertEquals(SecretTrouble.NO_SCREEN_LOCK, secrets.put("key", KeyClass.WHEN_UNLOCKED, secret))
        assertNull(secrets.put("key", KeyClass.AFTER_FIRST_UNLOCK, secret))
    }

    @Test
    fun `the chip of its own holds what a person must prove, and where it is full the usual place does`() {
        shadowOf(phone.packageManager).setSystemFeature(PackageManager.FEATURE_STRONGBOX_KEYSTORE, true)
        store.put("key", KeyClass.WHEN_UNLOCKED, secret)
        store.put("generation", KeyClass.AFTER_FIRST_UNLOCK, secret)
        val hasIt = Build.VERSION.SDK_INT >= Build.VERSION_CODES.P
        val places = keys.made.mapKeys { it.key.split('/')[2] }.mapValues { it.value.place }
        assertEquals(mapOf("key" to if (hasIt) KeyPlace.STRONG_BOX else KeyPlace.USUAL, "generation" to KeyPlace.USUAL), places)
        strongBoxIsFull = hasIt
        store.put("key", KeyClass.WHEN_UNLOCKED, secret)
        assertTrue(keys.made.values.all { it.place == KeyPlace.USUAL })
        assertArrayEquals(secret, store.get("key"))
    }

    @Test
    fun `a file that was altered, cut, or put in the place of another opens nothing`() {
        store.put("key", KeyClass.AFTER_FIRST_UNLOCK, secret)
        store.put("other", KeyClass.AFTER_FIRST_UNLOCK, byteArrayOf(7))
        val (file, other) = listOf("key", "other").map { File(File(folders.secrets, "AFTER_FIRST_UNLOCK"), it) }
        val whole = file.readBytes()
        for (at in whole.indices) {
            file.writeBytes(whole.copyOf().also { it[at] = (it[at] + 1).toByte() })
            val read = secrets.get("key")
            // Another turn names a key that is not there.
            assertTrue("byte $at", read == ReadSecret.NotNow(SecretTrouble.FAILED) || read == ReadSecret.Absent)
            file.writeBytes(whole.copyOf(at))
            assertEquals("cut at $at", ReadSecret.NotNow(SecretTrouble.FAILED), secrets.get("key"))
        }
        file.writeBytes(other.readBytes())
        assertEquals(ReadSecret.NotNow(SecretTrouble.FAILED), secrets.get("key"))
        file.writeBytes(ByteArray(SealedSecret.LARGEST + 1))
        assertEquals(ReadSecret.NotNow(SecretTrouble.FAILED), secrets.get("key"))
    }

    @Test
    fun `an older copy of a file opens nothing once a person proved a newer one`() {
        store.put("key", KeyClass.WHEN_UNLOCKED, secret)
        val file = files().single()
        val old = file.readBytes()
        store.put("key", KeyClass.WHEN_UNLOCKED, byteArrayOf(7))
        file.writeBytes(old)
        assertNull(store.get("key"))
    }

    @Test
    fun `a replacement that was cut short leaves what was there`() {
        store.put("key", KeyClass.AFTER_FIRST_UNLOCK, secret)
        File(File(folders.secrets, "AFTER_FIRST_UNLOCK"), "key.new").writeBytes(ByteArray(9))
        assertArrayEquals(secret, store.get("key"))
        store.delete("key")
        assertTrue(files().isEmpty())
    }

    @Test
    fun `under another class a secret is in one place only`() {
        store.put("key", KeyClass.ALWAYS, secret)
        store.put("key", KeyClass.WHEN_UNLOCKED, byteArrayOf(7))
        assertArrayEquals(byteArrayOf(7), store.get("key"))
        assertEquals(1, files().size)
        assertEquals(1, keys.made.size)
    }

    @Test
    fun `a name that leads out of the folder is refused`() {
        for (name in listOf("", ".", "..", "../key", "a/b", ".hidden", "x".repeat(101), "ключ")) {
            assertEquals(name, SecretTrouble.FAILED, secrets.put(name, KeyClass.ALWAYS, secret))
            assertEquals(name, ReadSecret.NotNow(SecretTrouble.FAILED), secrets.get(name))
            assertEquals(name, SecretTrouble.FAILED, secrets.delete(name))
        }
    }

    @Test
    fun `where the disk refuses, it is said`() {
        folders.always.parentFile!!.mkdirs()
        folders.always.writeText("something else")
        assertThrows(SecretStoreException.Failed::class.java) { store.put("key", KeyClass.ALWAYS, secret) }
        assertEquals(listOf(SecretTrouble.FAILED), troubles)
    }

    @Test
    fun `Android is asked for a key of 256 bits that leaves no choice`() {
        for (proof in Proof.entries.filter { it.isOffered }) {
            val facts = keyFacts("key", proof, KeyPlace.USUAL)
            assertEquals(256, facts.keySize)
            assertEquals(listOf("GCM"), facts.blockModes.toList())
            assertTrue(facts.isRandomizedEncryptionRequired)
            assertEquals(proof != Proof.NONE, facts.isUserAuthenticationRequired)
            assertEquals(proof == Proof.BIOMETRIC, facts.isUserAuthenticationRequired && facts.isInvalidatedByBiometricEnrollment)
        }
        val lasts = keyFacts("key", Proof.CODE, KeyPlace.USUAL).userAuthenticationValidityDurationSeconds
        assertEquals(Proof.WINDOW_SECONDS, lasts)
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.P) {
            assertTrue(keyFacts("key", Proof.NONE, KeyPlace.STRONG_BOX).isStrongBoxBacked)
            val each = keyFacts("key", Proof.BIOMETRIC, KeyPlace.USUAL).userAuthenticationValidityDurationSeconds
            assertTrue("$each", each <= 0)
        }
    }

    @Test
    fun `a phone of each age has a usual proof that it can ask for`() {
        assertTrue(Proof.usual.isOffered)
        assertEquals(if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.R) Proof.BIOMETRIC_OR_CODE else Proof.CODE, Proof.usual)
        assertFalse(Build.VERSION.SDK_INT < Build.VERSION_CODES.P && Proof.BIOMETRIC.isOffered)
    }
}
