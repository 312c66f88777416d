package app.kith.screens

import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.runtime.Composable
import app.kith.ffi.ReceivedState

/** Something that somebody shares: first why it is looked at, then what it is. */
@Composable
fun ColumnScope.ReceivedView(state: ReceivedState, sends: Sends) {
    PhraseText(state.from)
    state.question?.let { PhraseText(it) }
    Choices { state.reasons.forEach { ChoiceButton(it, sends) } }
    state.reason?.let { InputField(it, sends) }
    state.look?.let { OfferButton(it, sends) }
    state.thing?.let { ShownThingView(it, sends) }
    SoftText(state.about)
}
