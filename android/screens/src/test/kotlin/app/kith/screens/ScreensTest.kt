package app.kith.screens

import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.runtime.getValue
import androidx.compose.runtime.key
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.semantics.SemanticsActions
import androidx.compose.ui.semantics.SemanticsNode
import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.onRoot
import androidx.compose.ui.test.runDesktopComposeUiTest
import androidx.compose.ui.text.AnnotatedString
import androidx.compose.ui.text.TextLayoutResult
import androidx.compose.ui.unit.Density
import androidx.compose.ui.unit.IntSize
import app.kith.RelayProcess
import app.kith.ffi.Action
import app.kith.ffi.Input
import app.kith.ffi.Offer
import app.kith.ffi.ScreenContent
import app.kith.ffi.readingOrder
import java.nio.file.Path
import kotlin.test.assertEquals
import org.junit.jupiter.api.BeforeAll
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.TestInstance
import org.junit.jupiter.api.io.TempDir

private const val TOUCH = 48f

/** Every screen that a real vault gives, drawn and judged by what stands in its tree. */
@OptIn(ExperimentalTestApi::class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScreensTest {
    private lateinit var english: List<Shown>
    private lateinit var spanish: List<Shown>

    @BeforeAll
    fun walk(@TempDir folder: Path) {
        RelayProcess(folder.resolve("relay")).use { relay ->
            english = Gallery(folder, "en-GB", relay).all()
            spanish = Gallery(folder, "es-ES", relay).all()
        }
    }

    /** What was sent, and the trees, of a screen that is drawn. */
    private class Drawn(val shown: Shown, val merged: SemanticsNode, val unmerged: SemanticsNode, val sent: MutableList<Action>)

    /** Draws each, tall enough that nothing is out of sight, and gathers what is wrong. */
    private fun eachOf(all: List<Shown>, width: Int, letters: Float, wrong: (Drawn) -> List<String>) {
        var shown by mutableStateOf(all.first())
        val sent = mutableListOf<Action>()
        val sends = Sends(sent::add) { field, text -> sent += Action.Typed(field, text) }
        val found = mutableListOf<String>()
        runDesktopComposeUiTest(width, TALL) {
            setContent {
                CompositionLocalProvider(LocalDensity provides Density(1f, letters)) {
                    KithTheme(dark = false) { key(shown) { KithScreen(shown.screen, sends) } }
                }
            }
            for (one in all) {
                shown = one
                sent.clear()
                waitForIdle()
                val merged = onRoot().fetchSemanticsNode()
                val unmerged = onRoot(useUnmergedTree = true).fetchSemanticsNode()
                found += wrong(Drawn(one, merged, unmerged, sent)).map { "${one.name} (${one.screen.language}): $it" }
            }
        }
        assertEquals(emptyList(), found)
    }

    @Test
    fun `the gallery holds every screen there is`() {
        val kinds = ScreenContent::class.java.permittedSubclasses.map { it.simpleName }.toSet()
        assertEquals(kinds, english.map { it.screen.content.javaClass.simpleName }.toSet())
    }

    @Test
    fun `what is touched is large enough and says what it does, on the smallest phone and on a tablet`() {
        for (width in listOf(SMALLEST, TABLET)) {
            eachOf(english, width, 1f) { drawn ->
                drawn.merged.all().filter { it.isTouched }.flatMap { node ->
                    val size = node.size
                    val small = if (size.width < TOUCH || size.height < TOUCH) "'${node.label}' is only $size" else null
                    val silent = if (node.label.isBlank()) "something at ${node.place} has no label" else null
                    listOfNotNull(small, silent)
                }
            }
        }
    }

    @Test
    fun `no text is cut off, with letters of double size on the smallest phone, in both languages`() {
        eachOf(english + spanish, SMALLEST, 2f, ::cutOff)
    }

    @Test
    fun `no text is cut off on a tablet`() = eachOf(spanish, TABLET, 1.3f, ::cutOff)

    private fun cutOff(drawn: Drawn): List<String> {
        val root = drawn.unmerged.place
        return drawn.unmerged.all().flatMap { node ->
            val layout = node.layout ?: return@flatMap emptyList()
            val text = layout.layoutInput.text.text
            val around = generateSequence(node.parent) { it.parent }.firstOrNull { it.isTouched }
            listOfNotNull(
                "'$text' is cut off".takeIf { !node.isField && !layout.fitsInto(node.size) },
                "'$text' is out of the screen at ${node.place}".takeIf { node.place.left < 0 || node.place.right > root.right },
                "'$text' is out of sight at ${node.place}".takeIf { node.place.bottom > root.bottom },
                "'$text' sticks out of what is touched".takeIf {
                    around != null && (node.place.top < around.place.top || node.place.bottom > around.place.bottom)
                },
            )
        }
    }

    /** Whether every line of it is within this size; half a pixel is rounding. */
    private fun TextLayoutResult.fitsInto(size: IntSize): Boolean = (0 until lineCount).all { line ->
        getLineRight(line) - getLineLeft(line) <= size.width + 0.5f && getLineBottom(line) <= size.height + 0.5f &&
            !isLineEllipsized(line)
    }

    @Test
    fun `a screen reader says every text, in the order of the state`() {
        for (width in listOf(PHONE, TABLET)) {
            eachOf(english + spanish, width, 1f) { drawn ->
                val screen = drawn.shown.screen
                val heard = drawn.unmerged.heard()
                val asked = screen.question.every<Offer>() + screen.proof.every<Offer>()
                val expected = readingOrder(screen).let { all -> if (asked.isEmpty()) all else all.filter { it in heard } }
                listOfNotNull("said $heard\n  instead of $expected".takeIf { heard != expected })
            }
        }
    }

    @Test
    fun `everything that is offered can be touched and is what is sent, and every field is typed into`() {
        eachOf(english, PHONE, 1f) { drawn ->
            val screen = drawn.shown.screen
            val covered = screen.question != null || screen.proof != null
            val seen = listOf(
                screen.back, screen.crisis, screen.notice, screen.question, screen.proof,
                screen.content.takeUnless { covered }, screen.tabs,
            )
            val expected = seen.every<Offer>().map { it.action } + seen.every<Input>().map { Action.Typed(it.field, TYPED) }
            for (node in drawn.merged.all()) {
                val type = node.config.getOrElseNullable(SemanticsActions.SetText) { null }
                val click = node.config.getOrElseNullable(SemanticsActions.OnClick) { null }
                if (type != null) type.action?.invoke(AnnotatedString(TYPED)) else click?.action?.invoke()
            }
            val missing = expected.toMutableList().apply { drawn.sent.forEach(::remove) }
            val extra = drawn.sent.toMutableList().apply { expected.forEach(::remove) }
            listOfNotNull(
                "never sent: $missing".takeIf { missing.isNotEmpty() },
                "sent and not offered: $extra".takeIf { extra.isNotEmpty() },
            )
        }
    }

    @Test
    fun `the crisis plan is one touch away on every screen but its own`() {
        for ((name, screen) in english + spanish) {
            val isItself = screen.content is ScreenContent.Crisis || screen.content is ScreenContent.CrisisStep
            assertEquals(!isItself, screen.crisis != null, name)
        }
    }

    private companion object {
        const val SMALLEST = 320
        const val PHONE = 400
        const val TABLET = 840
        const val TALL = 12_000
        const val TYPED = "typed"
    }
}
