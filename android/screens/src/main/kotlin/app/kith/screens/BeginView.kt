package app.kith.screens

import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.height
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import app.kith.ffi.BeginState

/** Name and passphrase. */
@Composable
fun ColumnScope.BeginView(state: BeginState, sends: Sends) {
    PhraseText(state.intro)
    state.invitation?.let { InputField(it, sends) }
    state.scan?.let { OfferButton(it, sends) }
    state.invitedBy?.let { Note(it) }
    InputField(state.name, sends)
    InputField(state.passphrase, sends)
    SoftText(state.aboutPassphrase)
    state.relay?.let { InputField(it, sends) }
    state.admission?.let { InputField(it, sends) }
    state.authority?.let { InputField(it, sends) }
    Spacer(Modifier.height(Space.gap))
    OfferButton(state.goOn, sends)
}
