package app.kith.screens

import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.runtime.Composable
import app.kith.ffi.NewPassphraseState

/** Another passphrase. */
@Composable
fun ColumnScope.NewPassphraseView(state: NewPassphraseState, sends: Sends) {
    PhraseText(state.intro)
    InputField(state.passphrase, sends)
    SoftText(state.about)
    InputField(state.again, sends)
    OfferButton(state.change, sends)
}
