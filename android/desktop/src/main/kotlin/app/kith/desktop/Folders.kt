package app.kith.desktop

import app.kith.FolderSecretStore
import app.kith.ffi.Companion as KithCompanion
import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.attribute.PosixFilePermissions

/** Where the vault of this window lies: apart from the terminal's, its secrets apart from the vault. */
class Folders(private val data: Path, private val state: Path) {
    /** The companion in them. */
    fun companion(): KithCompanion {
        for (folder in listOf(data, state)) Files.createDirectories(folder, PRIVATE)
        return KithCompanion(
            data.resolve("vault").toString(),
            data.resolve("boot").toString(),
            FolderSecretStore(state.resolve("secrets")),
        )
    }

    companion object {
        private const val NAME = "kith-app"
        private val PRIVATE = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))

        /** As the XDG base directory specification says. */
        fun ofThisPerson(): Folders {
            val home = Path.of(System.getProperty("user.home"))
            fun base(name: String, usual: String): Path {
                val said = System.getenv(name).orEmpty()
                return if (said.startsWith("/")) Path.of(said) else home.resolve(usual)
            }
            return Folders(base("XDG_DATA_HOME", ".local/share").resolve(NAME), base("XDG_STATE_HOME", ".local/state").resolve(NAME))
        }
    }
}
