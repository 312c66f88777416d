package app.kith.platform

import android.content.Context
import android.os.UserManager
import java.io.File

/**
 * Where Kith keeps its files: [private] is there from the first unlock on and in no backup, [boot] and [always] lie in
 * device-protected storage, readable before it. [private] and [boot] are what the library calls `private_dir` and `boot_dir`.
 */
class Folders(private val context: Context) {
    private val deviceProtected = context.createDeviceProtectedStorageContext()

    /** The vault's folder. Ask for it only when [areOpen]. */
    val private: File get() = File(context.noBackupFilesDir, "vault")

    /** What opens without the vault. */
    val boot: File get() = File(deviceProtected.noBackupFilesDir, "boot")

    /** Wrapped secrets of the classes that need the first unlock. Ask for it only when [areOpen]. */
    val secrets: File get() = File(context.noBackupFilesDir, "secrets")

    /** Wrapped secrets of the class that does not. */
    val always: File get() = File(deviceProtected.noBackupFilesDir, "secrets")

    /** Whether the phone was unlocked since it started, so that all of them can be read. */
    val areOpen: Boolean get() = context.service<UserManager>().isUserUnlocked

    /** A few values of this module, readable before the first unlock. */
    internal fun values(name: String) = deviceProtected.getSharedPreferences(name, Context.MODE_PRIVATE)
}
