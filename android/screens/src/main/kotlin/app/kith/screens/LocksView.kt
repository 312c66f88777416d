package app.kith.screens

import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.runtime.Composable
import app.kith.ffi.LocksState

/** When Kith locks by itself, and what opens it. */
@Composable
fun ColumnScope.LocksView(state: LocksState, sends: Sends) {
    PhraseText(state.intro)
    PickOneView(state.screen, sends)
    PickOneView(state.key, sends)
    PickOneView(state.away, sends)
    OnOffView(state.device, sends)
    OfferButton(state.passphrase, sends)
    OfferButton(state.lock, sends)
}
