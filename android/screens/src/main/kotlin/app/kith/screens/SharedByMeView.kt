package app.kith.screens

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.lazy.LazyListScope
import androidx.compose.foundation.lazy.items
import androidx.compose.material3.MaterialTheme
import androidx.compose.runtime.Composable
import app.kith.ffi.GivenRow
import app.kith.ffi.PersonWhoSees
import app.kith.ffi.ProposalRow
import app.kith.ffi.SharedByMeState

/** What is shared with others. */
fun LazyListScope.sharedByMeView(state: SharedByMeState, sends: Sends) {
    item { OfferButton(state.share, sends) }
    item { OfferButton(state.sharedWithMe, sends) }
    items(state.people) { WhoSees(it, sends) }
    state.nobody?.let { item { PhraseText(it) } }
    state.more?.let { item { SoftText(it) } }
    items(state.proposals) { ProposalView(it) }
    items(state.over) { SoftText(it) }
}

@Composable
private fun WhoSees(person: PersonWhoSees, sends: Sends) = Column(verticalArrangement = Arrangement.spacedBy(Space.gap)) {
    Heading(person.name)
    person.shares.forEach { GivenView(it, sends) }
    OfferButton(person.see, sends)
}

@Composable
private fun GivenView(row: GivenRow, sends: Sends) = Card {
    PhraseText(row.what, style = MaterialTheme.typography.titleMedium)
    PhraseText(row.fields)
    SoftText(row.since)
    SoftText(row.until)
    row.why?.let { PhraseText(it) }
    row.propose?.let { PhraseText(it) }
    SoftText(row.delivery)
    OfferButton(row.takeBack, sends)
}

@Composable
private fun ProposalView(row: ProposalRow) = Card {
    PhraseText(row.about)
    row.text?.let { PhraseText(it) }
    SoftText(row.outcome)
}
