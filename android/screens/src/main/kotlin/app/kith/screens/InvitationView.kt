package app.kith.screens

import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.material3.MaterialTheme
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import app.kith.ffi.InvitationState

/** An invitation, to be shown or passed on. */
@Composable
fun ColumnScope.InvitationView(state: InvitationState, sends: Sends) {
    PhraseText(state.about)
    Note(state.standing)
    SoftText(state.trust)
    state.qr?.let { QrCodeView(it, Modifier.align(Alignment.CenterHorizontally)) }
    PhraseText(state.link, style = MaterialTheme.typography.bodySmall)
    OfferButton(state.share, sends)
    OfferButton(state.another, sends)
}
