package app.kith.screens

import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.material3.MaterialTheme
import androidx.compose.runtime.Composable
import androidx.compose.ui.unit.dp
import app.kith.ffi.LeftOutLine
import app.kith.ffi.PlanLine
import app.kith.ffi.PlanPartState
import app.kith.ffi.PlanPerson

/** One part of the crisis plan, as it is written. */
@Composable
fun ColumnScope.PlanPartView(state: PlanPartState, sends: Sends) {
    SoftText(state.place)
    Heading(state.heading)
    PhraseText(state.hint)
    state.peopleTitle?.let { PhraseText(it, style = MaterialTheme.typography.titleMedium) }
    state.people.forEach { PersonToChoose(it, sends) }
    state.lines.forEach { LineView(it, sends) }
    state.add?.let { OfferButton(it, sends) }
    state.leftOut.forEach { LeftOutView(it, sends) }
    SoftText(state.about)
    state.keepAndGoOn?.let { OfferButton(it, sends) }
    OfferButton(state.keep, sends)
    state.drop?.let { OfferButton(it, sends) }
}

/** A name that is chosen or not. What choosing does is said to who cannot see it. */
@Composable
private fun PersonToChoose(person: PlanPerson, sends: Sends) = Card {
    PhraseText(person.name)
    ChosenButton(person.choose, person.chosen, sends)
}

@Composable
private fun LineView(line: PlanLine, sends: Sends) = Card {
    InputField(line.text, sends, tall = LINE)
    Choices {
        line.up?.let { ChoiceButton(it, sends) }
        line.down?.let { ChoiceButton(it, sends) }
        ChoiceButton(line.remove, sends)
    }
}

@Composable
private fun LeftOutView(line: LeftOutLine, sends: Sends) = Card {
    PhraseText(line.text)
    SoftText(line.because)
    Choices {
        line.bringBack.forEach { ChoiceButton(it, sends) }
        line.remove?.let { ChoiceButton(it, sends) }
    }
}

private val LINE = 72.dp
