package app.kith.screens

import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.material3.MaterialTheme
import androidx.compose.runtime.Composable
import app.kith.ffi.RecordReaderRow
import app.kith.ffi.WhoCanReadState

/** Who can read one thing. */
@Composable
fun ColumnScope.WhoCanReadView(state: WhoCanReadState, sends: Sends) {
    PhraseText(state.what, style = MaterialTheme.typography.titleMedium)
    PhraseText(state.intro)
    state.now.forEach { ReaderView(it, sends) }
    state.nobody?.let { PhraseText(it) }
    state.before.forEach { SoftText(it.about) }
    state.share?.let { OfferButton(it, sends) }
}

@Composable
private fun ReaderView(row: RecordReaderRow, sends: Sends) = Card {
    PhraseText(row.name, style = MaterialTheme.typography.titleMedium)
    row.fields?.let { PhraseText(it) }
    row.until?.let { SoftText(it) }
    row.devices.forEach { SoftText(it) }
    row.see?.let { OfferButton(it, sends) }
    row.takeBack?.let { OfferButton(it, sends) }
}
