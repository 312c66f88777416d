package app.kith

import app.kith.ffi.Companion as KithCompanion
import app.kith.ffi.ConsentDocument
import app.kith.ffi.LogSink
import app.kith.ffi.NewAccount
import app.kith.ffi.Role
import app.kith.ffi.SecretStore
import java.nio.file.Path
import java.util.concurrent.TimeUnit
import org.junit.jupiter.api.AfterEach
import org.junit.jupiter.api.BeforeEach
import org.junit.jupiter.api.Timeout
import org.junit.jupiter.api.io.TempDir

const val WEEK_MS = 7L * 24 * 3_600_000

/** What every story begins with: a folder, a real relay in it, and people who have met. */
@Timeout(120, unit = TimeUnit.SECONDS)
abstract class Story {
    @TempDir
    lateinit var folder: Path
    lateinit var relay: RelayProcess

    @BeforeEach
    fun start() {
        relay = RelayProcess(folder.resolve("relay"))
    }

    @AfterEach
    fun stop() = relay.close()

    fun companion(
        name: String,
        store: SecretStore = FolderSecretStore(folder.resolve("$name-store")),
        logSink: LogSink? = null,
    ) = KithCompanion(
        folder.resolve(name).resolve("vault").toString(),
        folder.resolve(name).resolve("boot").toString(),
        store,
        logSink,
    )

    /** Ana, a patient, and somebody with this name and role have accounts and know each other. */
    suspend fun meet(ana: KithCompanion, other: KithCompanion, name: String, role: Role) {
        ana.create(NewAccount("Ana", Role.PATIENT, "quiet", relayUrl = relay.url, admission = relay.admit()))
        other.create(NewAccount(name, role, "quiet too"))
        val invitation = ana.people().invite(role, WEEK_MS)
        ana.sync()
        other.people().accept(invitation.link)
        other.sync()
        ana.sync()
        other.sync()
    }

    /** Ana and Ben, her therapist, agree to write to each other, and Ana to share. */
    suspend fun agree(ana: KithCompanion, ben: KithCompanion) {
        ana.agree(ConsentDocument.BOUNDARIES, "Ben")
        ana.agree(ConsentDocument.MESSAGES, "Ben")
        ana.agree(ConsentDocument.SHARING, "Ben")
        ben.agree(ConsentDocument.BOUNDARIES, "Ana")
        ana.sync()
        ben.sync()
        ana.sync()
    }
}

/** Is shown a text and agrees to it. */
suspend fun KithCompanion.agree(document: ConsentDocument, with: String?) {
    consents().give(consents().text(document, "en"), with)
}
