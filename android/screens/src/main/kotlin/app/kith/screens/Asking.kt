package app.kith.screens

import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.widthIn
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Surface
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.alpha
import androidx.compose.ui.focus.focusProperties
import androidx.compose.ui.input.pointer.pointerInput
import androidx.compose.ui.semantics.clearAndSetSemantics
import androidx.compose.ui.semantics.paneTitle
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import app.kith.ffi.Phrase
import app.kith.ffi.ProofRequest
import app.kith.ffi.Question

/** Asked before something is done that cannot be undone. */
@Composable
fun QuestionDialog(question: Question, sends: Sends) = Asked(question.text) {
    OfferButton(question.yes, sends)
    OfferButton(question.no, sends)
}

/** Asks whether it is the person themselves. */
@Composable
fun ProofSheet(proof: ProofRequest, sends: Sends) = Asked(proof.intro) {
    proof.withDevice?.let { OfferButton(it, sends) }
    InputField(proof.passphrase, sends)
    OfferButton(proof.withPassphrase, sends)
    OfferButton(proof.no, sends)
}

/** What lies behind a question: still seen, and neither touched nor read. */
@Composable
fun Behind(isCovered: Boolean, content: @Composable () -> Unit) = Box(
    if (isCovered) Modifier.alpha(FAINT).focusProperties { canFocus = false }.clearAndSetSemantics {} else Modifier,
) { content() }

/** It lies over the content alone, never over the way to the crisis plan. */
@Composable
private fun Asked(asked: Phrase, answers: @Composable ColumnScope.() -> Unit) = Box(
    Modifier.fillMaxSize().background(MaterialTheme.colorScheme.background.copy(alpha = VEIL)).pointerInput(Unit) {
        awaitPointerEventScope { while (true) awaitPointerEvent().changes.forEach { it.consume() } }
    },
    Alignment.Center,
) {
    Surface(
        Modifier.padding(Space.gap).widthIn(max = WIDEST).fillMaxWidth().semantics { paneTitle = asked.text },
        MaterialTheme.shapes.medium,
        shadowElevation = 6.dp,
    ) {
        Column(Modifier.verticalScroll(rememberScrollState()).padding(Space.edge), Arrangement.spacedBy(Space.gap)) {
            PhraseText(asked, Modifier.padding(bottom = Space.tight))
            answers()
        }
    }
}

private const val FAINT = 0.5f
private const val VEIL = 0.6f
private val WIDEST = 480.dp
