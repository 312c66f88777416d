package app.kith.screens

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.ExperimentalLayoutApi
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.height
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Surface
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import app.kith.ffi.PromptCard
import app.kith.ffi.TodayPerson
import app.kith.ffi.TodayState

/** What there is today. */
@Composable
fun ColumnScope.TodayView(state: TodayState, sends: Sends) {
    PhraseText(state.day, colour = MaterialTheme.colorScheme.onSurfaceVariant)
    state.unfinished?.let { OfferButton(it, sends) }
    state.review?.let { Note(it) }
    state.lookThrough?.let { OfferButton(it, sends) }
    state.prompts.forEach { PromptView(it, sends) }
    state.nothingPlanned?.let { PhraseText(it) }
    state.morePrompts?.let { SoftText(it) }
    state.waiting?.let { PhraseText(it) }
    state.people.forEach { PersonToday(it) }
    state.firstSteps.forEach { Note(it) }
    state.helping?.let { OfferButton(it, sends) }
    state.practice?.let { OfferButton(it, sends) }
    Spacer(Modifier.height(Space.gap))
    OfferButton(state.write, sends)
    state.more?.let { OfferButton(it, sends) }
}

@Composable
private fun PersonToday(person: TodayPerson) = Card {
    PhraseText(person.name, style = MaterialTheme.typography.titleMedium)
    Texts(person.news)
    Texts(person.asked)
}

@OptIn(ExperimentalLayoutApi::class)
@Composable
private fun PromptView(card: PromptCard, sends: Sends) = Surface(Modifier.fillMaxWidth(), MaterialTheme.shapes.medium) {
    Column(Modifier.padding(Space.edge), Arrangement.spacedBy(Space.tight)) {
        PhraseText(card.title, style = MaterialTheme.typography.titleMedium)
        SoftText(card.about)
        card.outcome?.let { PhraseText(it, colour = MaterialTheme.colorScheme.primary) }
        if (card.answers.isNotEmpty()) {
            FlowRow(
                Modifier.fillMaxWidth().padding(top = Space.tight),
                Arrangement.spacedBy(Space.tight),
                Arrangement.spacedBy(Space.tight),
            ) { card.answers.forEach { ChoiceButton(it, sends) } }
        }
    }
}
