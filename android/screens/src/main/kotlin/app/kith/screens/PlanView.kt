package app.kith.screens

import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.material3.MaterialTheme
import androidx.compose.runtime.Composable
import app.kith.ffi.PlanPart
import app.kith.ffi.PlanState

/** The crisis plan, to be written and looked through. */
@Composable
fun ColumnScope.PlanView(state: PlanState, sends: Sends) {
    PhraseText(state.intro)
    state.review?.let { Note(it) }
    Texts(state.tried)
    state.lookedThrough?.let { OfferButton(it, sends) }
    state.parts.forEach { PartRow(it, sends) }
    state.leftOut?.let { Note(it) }
    state.dates.forEach { SoftText(it) }
    PickOneView(state.reviewDays, sends)
    OfferButton(state.region, sends)
    PickOneView(state.whileLocked, sends)
    state.share?.let { OfferButton(it, sends) }
    OfferButton(state.whoCanRead, sends)
    PhraseText(state.aboutPaper)
    state.papers.forEach { OfferButton(it, sends) }
}

@Composable
private fun PartRow(part: PlanPart, sends: Sends) = OpeningCard(part.open, sends) {
    PhraseText(part.title, style = MaterialTheme.typography.titleMedium)
    SoftText(part.about)
    part.unfinished?.let { PhraseText(it, colour = MaterialTheme.colorScheme.primary) }
}
