package app.kith.screens

import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.runtime.Composable
import app.kith.ffi.KindPick
import app.kith.ffi.NewMapEntryState

/** Somebody or something that supports is put on the map. */
@Composable
fun ColumnScope.NewMapEntryView(state: NewMapEntryState, sends: Sends) {
    PhraseText(state.intro)
    InputField(state.name, sends)
    PhraseText(state.typeQuestion)
    Kinds(state.types, sends)
    PhraseText(state.kindsQuestion)
    Kinds(state.kinds, sends)
    PhraseText(state.closenessQuestion)
    Kinds(state.closeness, sends)
    InputField(state.phone, sends)
    OfferButton(state.add, sends)
}

@Composable
private fun Kinds(kinds: List<KindPick>, sends: Sends) = Choices { kinds.forEach { ChosenButton(it.offer, it.chosen, sends) } }
