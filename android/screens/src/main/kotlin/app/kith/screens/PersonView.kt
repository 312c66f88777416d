package app.kith.screens

import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.height
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import app.kith.ffi.PersonState

/** Somebody, and what can be done with them. */
@Composable
fun ColumnScope.PersonView(state: PersonState, sends: Sends) {
    PhraseText(state.about)
    state.standing?.let { Note(it) }
    state.advice?.let { PhraseText(it) }
    OfferButton(state.conversation, sends)
    state.compare?.let { OfferButton(it, sends) }
    OfferButton(state.consents, sends)
    state.share?.let { OfferButton(it, sends) }
    state.seenBy?.let { OfferButton(it, sends) }
    state.readers?.let { OfferButton(it, sends) }
    state.aboutKeys?.let { SoftText(it) }
    state.renewKeys?.let { OfferButton(it, sends) }
    Spacer(Modifier.height(Space.section))
    state.remove?.let { OfferButton(it, sends) }
}
