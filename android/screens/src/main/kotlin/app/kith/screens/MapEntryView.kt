package app.kith.screens

import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.runtime.Composable
import app.kith.ffi.MapEntryState

/** Somebody or something on the map. */
@Composable
fun ColumnScope.MapEntryView(state: MapEntryState, sends: Sends) {
    PhraseText(state.about)
    Note(state.safety)
    state.call?.let { OfferButton(it, sends) }
    state.share?.let { OfferButton(it, sends) }
    OfferButton(state.whoCanRead, sends)
    OfferButton(state.mark, sends)
}
