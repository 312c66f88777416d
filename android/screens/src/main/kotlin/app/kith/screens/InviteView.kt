package app.kith.screens

import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.runtime.Composable
import app.kith.ffi.InviteState

/** Who is invited. */
@Composable
fun ColumnScope.InviteView(state: InviteState, sends: Sends) {
    PhraseText(state.intro)
    state.roles.forEach { OfferButton(it, sends) }
}
