package app.kith.screens

import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.height
import androidx.compose.material3.MaterialTheme
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import app.kith.ffi.EntryState

/** One entry. */
@Composable
fun ColumnScope.EntryView(state: EntryState, sends: Sends) {
    SoftText(state.`when`)
    state.mood?.let { PhraseText(it, style = MaterialTheme.typography.labelLarge, colour = MaterialTheme.colorScheme.primary) }
    PhraseText(state.text)
    state.tags.forEach { SoftText(it) }
    Spacer(Modifier.height(Space.section))
    state.share?.let { OfferButton(it, sends) }
    OfferButton(state.whoCanRead, sends)
    OfferButton(state.erase, sends)
}
