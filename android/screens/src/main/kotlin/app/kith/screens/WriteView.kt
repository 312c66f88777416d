package app.kith.screens

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.ExperimentalLayoutApi
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.selection.selectableGroup
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import app.kith.ffi.WriteState

/** An entry that is written. */
@OptIn(ExperimentalLayoutApi::class)
@Composable
fun ColumnScope.WriteView(state: WriteState, sends: Sends) {
    InputField(state.text, sends)
    PhraseText(state.moodQuestion)
    FlowRow(
        Modifier.fillMaxWidth().selectableGroup(),
        Arrangement.spacedBy(Space.tight),
        Arrangement.spacedBy(Space.tight),
    ) { state.moods.forEach { ChosenButton(it.offer, it.chosen, sends) } }
    SoftText(state.about)
    OfferButton(state.keep, sends)
}
