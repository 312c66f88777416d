package app.kith.screens

import androidx.compose.foundation.lazy.LazyListScope
import androidx.compose.foundation.lazy.items
import androidx.compose.runtime.Composable
import app.kith.ffi.ConsentRow
import app.kith.ffi.ConsentsState
import app.kith.ffi.DecisionRow

/** What was agreed to, by whom. */
fun LazyListScope.consentsView(state: ConsentsState, sends: Sends) {
    item { PhraseText(state.intro) }
    items(state.mine) { ConsentRowView(it, sends) }
    items(state.theirs) { ConsentRowView(it, sends) }
    items(state.people) { WayRow(it, sends) }
    items(state.decisions) { DecisionRowView(it, sends) }
    state.noDecisions?.let { item { PhraseText(it) } }
    state.more?.let { item { SoftText(it) } }
}

@Composable
private fun ConsentRowView(row: ConsentRow, sends: Sends) = OpeningCard(row.open, sends) {
    PhraseText(row.what)
    SoftText(row.standing)
}

@Composable
private fun DecisionRowView(row: DecisionRow, sends: Sends) = OpeningCard(row.open, sends) {
    PhraseText(row.what)
    SoftText(row.`when`)
}
