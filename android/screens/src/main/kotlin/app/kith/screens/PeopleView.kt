package app.kith.screens

import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.lazy.LazyListScope
import androidx.compose.foundation.lazy.items
import androidx.compose.material3.MaterialTheme
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import app.kith.ffi.MapPart
import app.kith.ffi.MapRow
import app.kith.ffi.PeopleState
import app.kith.ffi.PersonRow

/** The people one writes to, and the map of those who support one. */
fun LazyListScope.peopleView(state: PeopleState, sends: Sends) {
    items(state.people) { PersonRowView(it, sends) }
    state.nobody?.let { item { PhraseText(it) } }
    item { OfferButton(state.invite, sends) }
    item { OfferButton(state.accept, sends) }
    state.map?.let { mapPart(it, sends) }
    state.more?.let { item { SoftText(it) } }
}

private fun LazyListScope.mapPart(map: MapPart, sends: Sends) {
    item { Heading(map.heading, Modifier.padding(top = Space.gap)) }
    item { PhraseText(map.about) }
    items(map.entries) { MapRowView(it, sends) }
    item { OfferButton(map.add, sends) }
}

@Composable
private fun PersonRowView(row: PersonRow, sends: Sends) = OpeningCard(row.open, sends) {
    PhraseText(row.name, style = MaterialTheme.typography.titleMedium)
    SoftText(row.about)
    row.standing?.let { PhraseText(it) }
}

@Composable
private fun MapRowView(row: MapRow, sends: Sends) = OpeningCard(row.open, sends) {
    PhraseText(row.name, style = MaterialTheme.typography.titleMedium)
    SoftText(row.about)
    row.leftOut?.let { PhraseText(it) }
}
