package app.kith.screens

import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.height
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import app.kith.ffi.CheckWordsState

/** Two of the words are asked for. */
@Composable
fun ColumnScope.CheckWordsView(state: CheckWordsState, sends: Sends) {
    PhraseText(state.intro)
    InputField(state.first, sends)
    InputField(state.second, sends)
    Spacer(Modifier.height(Space.gap))
    OfferButton(state.check, sends)
    OfferButton(state.again, sends)
}
