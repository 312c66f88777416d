package app.kith.screens

import androidx.compose.foundation.lazy.LazyListScope
import androidx.compose.foundation.lazy.items
import androidx.compose.runtime.Composable
import app.kith.ffi.ReceivedRow
import app.kith.ffi.SharedWithMeState

/** What others share. */
fun LazyListScope.sharedWithMeView(state: SharedWithMeState, sends: Sends) {
    items(state.shares) { ReceivedRowView(it, sends) }
    state.nothing?.let { item { PhraseText(it) } }
    state.more?.let { item { SoftText(it) } }
}

@Composable
private fun ReceivedRowView(row: ReceivedRow, sends: Sends) = Card {
    OfferButton(row.open, sends)
    SoftText(row.changed)
    SoftText(row.until)
}
