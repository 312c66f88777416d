package app.kith.screens

import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.lazy.LazyListScope
import androidx.compose.foundation.lazy.items
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Surface
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import app.kith.ffi.JournalRow
import app.kith.ffi.JournalState

/** The journal's entries. */
fun LazyListScope.journalView(state: JournalState, sends: Sends) {
    item { OfferButton(state.write, sends) }
    item { InputField(state.search, sends) }
    items(state.entries) { EntryRow(it, sends) }
    state.empty?.let { item { PhraseText(it) } }
    state.more?.let { item { SoftText(it) } }
}

@Composable
private fun EntryRow(row: JournalRow, sends: Sends) {
    val open = row.open.label
    val shape = MaterialTheme.shapes.medium
    Surface(
        Modifier
            .fillMaxWidth()
            .clip(shape)
            .clickable(onClickLabel = open.spoken ?: open.text) { sends.take(row.open) },
        shape,
    ) {
        Column(Modifier.padding(Space.edge), Arrangement.spacedBy(Space.tight)) {
            SoftText(row.`when`)
            PhraseText(row.glimpse)
            row.mood?.let { PhraseText(it, style = MaterialTheme.typography.labelMedium, colour = MaterialTheme.colorScheme.primary) }
        }
    }
}
