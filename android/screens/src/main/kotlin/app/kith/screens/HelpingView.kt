package app.kith.screens

import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.material3.MaterialTheme
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import app.kith.ffi.HelpingState

/** How to help somebody who does not want to live. */
@Composable
fun ColumnScope.HelpingView(state: HelpingState, sends: Sends) {
    EmergencyButton(state.emergency, sends)
    Heading(state.heading)
    PhraseText(state.intro)
    state.points.forEach { point ->
        Card {
            PhraseText(point.title, Modifier.semantics { heading() }, MaterialTheme.typography.titleMedium)
            PhraseText(point.text)
        }
    }
    state.sources.forEach { SoftText(it) }
}
