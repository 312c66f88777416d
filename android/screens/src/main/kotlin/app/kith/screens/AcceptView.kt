package app.kith.screens

import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.runtime.Composable
import app.kith.ffi.AcceptState

/** An invitation is taken. */
@Composable
fun ColumnScope.AcceptView(state: AcceptState, sends: Sends) {
    PhraseText(state.intro)
    InputField(state.invitation, sends)
    OfferButton(state.scan, sends)
    state.invitedBy?.let { Note(it) }
    OfferButton(state.accept, sends)
}
