package app.kith.screens

import app.kith.FolderSecretStore
import app.kith.ffi.Action
import app.kith.ffi.Companion as KithCompanion
import app.kith.ffi.Field
import app.kith.ffi.Offer
import app.kith.ffi.Response
import app.kith.ffi.Screen
import app.kith.ffi.ScreenContent
import app.kith.ffi.Surroundings
import java.nio.file.Path

const val PASSPHRASE = "four quiet words here"

/** Somebody with a real vault in this folder, and the screens on it. */
class Stage(folder: Path, locale: String) : AutoCloseable {
    val surroundings = Surroundings(locale, "Europe/Madrid")
    val companion = companionAt(folder)
    private val screens = companion.screens(surroundings)

    suspend fun screen(): Screen = screens.screen()

    suspend fun acts(action: Action): Response = screens.act(action)

    suspend fun takes(offer: Offer): Screen = acts(offer.action).screen

    suspend fun types(field: Field, text: String): Screen = acts(Action.Typed(field, text)).screen

    /** Takes an offer of the screen that is seen. */
    suspend inline fun <reified T : ScreenContent> on(choose: (T) -> Offer): Screen = takes(choose(screen().content as T))

    override fun close() {
        screens.close()
        companion.close()
    }
}

/** The vault in this folder. */
fun companionAt(folder: Path) = KithCompanion(
    folder.resolve("vault").toString(),
    folder.resolve("boot").toString(),
    FolderSecretStore(folder.resolve("store")),
)
