package app.kith.screens

import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.material3.MaterialTheme
import androidx.compose.runtime.Composable
import app.kith.ffi.ProposeState

/** A change of what somebody shares is proposed. */
@Composable
fun ColumnScope.ProposeView(state: ProposeState, sends: Sends) {
    PhraseText(state.field, style = MaterialTheme.typography.titleMedium)
    PhraseText(state.about)
    InputField(state.text, sends)
    OfferButton(state.propose, sends)
}
