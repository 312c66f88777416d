package app.kith.screens

import androidx.compose.runtime.collectAsState
import androidx.compose.runtime.getValue
import androidx.compose.ui.test.ComposeUiTest
import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.SemanticsMatcher
import androidx.compose.ui.test.hasClickAction
import androidx.compose.ui.test.hasContentDescription
import androidx.compose.ui.test.hasSetTextAction
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.onRoot
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performTextInput
import androidx.compose.ui.test.runDesktopComposeUiTest
import app.kith.ScreenHolder
import app.kith.ffi.Companion as KithCompanion
import app.kith.ffi.Surroundings
import java.nio.file.Path
import kotlinx.coroutines.runBlocking

private const val AT_MOST_MS = 20_000L

/** A hand and an eye on a screen of a real vault. */
@OptIn(ExperimentalTestApi::class)
class Hand(val ui: ComposeUiTest, val companion: KithCompanion, val holder: ScreenHolder) {
    /** Touches what is called so. */
    fun touches(label: String) {
        val it = (hasText(label) or hasContentDescription(label)) and hasClickAction() and !hasSetTextAction()
        ui.waitUntil(timeoutMillis = AT_MOST_MS) { ui.onAllNodes(it).fetchSemanticsNodes().isNotEmpty() }
        ui.onAllNodes(it)[0].performClick()
    }

    /** Types into the field of this label. */
    fun types(label: String, text: String) {
        val it = hasText(label) and hasSetTextAction()
        ui.waitUntil(timeoutMillis = AT_MOST_MS) { ui.onAllNodes(it).fetchSemanticsNodes().isNotEmpty() }
        ui.onNode(it).performTextInput(text)
    }

    /** Waits until this text is somewhere, shown or in a field. */
    fun sees(text: String) = awaits(hasText(text, substring = true))

    /** Waits until there is such a thing. */
    fun awaits(such: SemanticsMatcher) = ui.waitUntil(timeoutMillis = AT_MOST_MS) { ui.onAllNodes(such).fetchSemanticsNodes().isNotEmpty() }

    /** Everything that is said. */
    fun heard(): List<String> = ui.onRoot(useUnmergedTree = true).fetchSemanticsNode().heard()
}

/** Somebody takes a phone in their hand, on which this folder is. */
@OptIn(ExperimentalTestApi::class)
fun phone(folder: Path, story: Hand.() -> Unit) = runDesktopComposeUiTest(412, 2_400) {
    val companion = companionAt(folder)
    val holder = ScreenHolder(companion, Surroundings("en-GB", "Europe/Madrid"))
    setContent {
        val screen by holder.screen.collectAsState()
        KithTheme(dark = false) { KithScreen(screen, Sends(holder::act, holder::typed)) }
    }
    Hand(this, companion, holder).story()
    holder.close()
    runBlocking {
        holder.closed()
        // As the end of a process would, it gives the vault free.
        companion.lock()
    }
    companion.close()
}
