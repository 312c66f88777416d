package app.kith

import app.kith.ffi.KeyClass
import app.kith.ffi.SecretStore
import app.kith.ffi.SecretStoreException
import java.io.IOException
import java.nio.file.Files
import java.nio.file.NoSuchFileException
import java.nio.file.Path
import java.nio.file.StandardCopyOption.ATOMIC_MOVE
import java.nio.file.StandardCopyOption.REPLACE_EXISTING

/**
 * A store in a folder, for machines without a key store: who can read the folder can read the secrets, whatever their
 * class. It must lie outside of the vault's folder. On a phone the Android Keystore takes its place.
 */
class FolderSecretStore(private val folder: Path) : SecretStore {
    override fun put(name: String, `class`: KeyClass, secret: ByteArray) = failing {
        Files.createDirectories(folder)
        val fresh = folder.resolve("$name.new")
        Files.write(fresh, secret)
        Files.move(fresh, folder.resolve(name), ATOMIC_MOVE, REPLACE_EXISTING)
        Unit
    }

    override fun get(name: String): ByteArray? = failing {
        try {
            Files.readAllBytes(folder.resolve(name))
        } catch (_: NoSuchFileException) {
            null
        }
    }

    override fun delete(name: String) = failing {
        Files.deleteIfExists(folder.resolve(name))
        Unit
    }

    private fun <T> failing(work: () -> T): T = try {
        work()
    } catch (_: IOException) {
        throw SecretStoreException.Failed()
    }
}
