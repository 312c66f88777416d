package app.kith.screens

import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.height
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import app.kith.ffi.ConsentPageState

/** A text that is agreed to, or not. */
@Composable
fun ColumnScope.ConsentView(state: ConsentPageState, sends: Sends) {
    SoftText(state.between)
    Note(state.standing)
    state.parts.forEach { PagePartView(it) }
    state.meaning?.let { PhraseText(it) }
    Spacer(Modifier.height(Space.gap))
    state.agree?.let { OfferButton(it, sends) }
    state.decline?.let { OfferButton(it, sends) }
    OfferButton(state.notNow, sends)
    state.reason?.let { InputField(it, sends) }
    state.withdraw?.let { OfferButton(it, sends) }
}
