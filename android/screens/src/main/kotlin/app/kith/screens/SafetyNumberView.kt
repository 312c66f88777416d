package app.kith.screens

import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.MaterialTheme
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.text.font.FontFamily
import app.kith.ffi.Phrase
import app.kith.ffi.SafetyNumberState

/** The number to compare. */
@Composable
fun ColumnScope.SafetyNumberView(state: SafetyNumberState, sends: Sends) {
    PhraseText(state.intro)
    Card { Choices { state.groups.forEach { NumberGroup(it) } } }
    state.known?.let { Note(it) }
    state.same?.let { OfferButton(it, sends) }
    PhraseText(state.aboutDifference)
}

@Composable
private fun NumberGroup(group: Phrase) = PhraseText(
    group,
    Modifier.padding(Space.tight),
    MaterialTheme.typography.titleMedium.copy(fontFamily = FontFamily.Monospace),
)
