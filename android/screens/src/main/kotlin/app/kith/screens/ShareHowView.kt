package app.kith.screens

import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.runtime.Composable
import app.kith.ffi.FieldChoice
import app.kith.ffi.ShareHowState

/** What of it, why, and until when. */
@Composable
fun ColumnScope.ShareHowView(state: ShareHowState, sends: Sends) {
    PhraseText(state.what)
    PhraseText(state.with)
    state.already?.let { Note(it) }
    PhraseText(state.fieldsQuestion)
    state.fields.forEach { FieldView(it, sends) }
    state.nothingChosen?.let { Note(it) }
    InputField(state.why, sends)
    Choices { state.reasons.forEach { ChoiceButton(it, sends) } }
    PhraseText(state.untilQuestion)
    Choices { state.until.forEach { ChosenButton(it.offer, it.chosen, sends) } }
    state.propose?.let { FieldView(it, sends) }
    state.lacking?.let { Note(it) }
    state.consent?.let { OfferButton(it, sends) }
    state.preview?.let { OfferButton(it, sends) }
    state.share?.let { OfferButton(it, sends) }
}

@Composable
private fun FieldView(field: FieldChoice, sends: Sends) {
    ChosenButton(field.offer, field.chosen, sends)
    field.note?.let { SoftText(it) }
}
