package app.kith.screens

import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.runtime.Composable
import app.kith.ffi.SharePreviewState

/** What the other will see, before it is sent. */
@Composable
fun ColumnScope.SharePreviewView(state: SharePreviewState, sends: Sends) {
    PhraseText(state.intro)
    ShownThingView(state.thing, sends)
    OfferButton(state.share, sends)
}
