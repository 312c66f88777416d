package app.kith.screens

import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.height
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import app.kith.ffi.ComeBackState

/** Coming back with the recovery words. */
@Composable
fun ColumnScope.ComeBackView(state: ComeBackState, sends: Sends) {
    PhraseText(state.intro)
    InputField(state.words, sends)
    InputField(state.relay, sends)
    InputField(state.authority, sends)
    InputField(state.passphrase, sends)
    SoftText(state.aboutPassphrase)
    Spacer(Modifier.height(Space.gap))
    OfferButton(state.comeBack, sends)
}
