package app.kith.screens

import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.height
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import app.kith.ffi.UnlockState

/** The vault is locked. Nothing of it is here. */
@Composable
fun ColumnScope.LockedView(state: UnlockState, sends: Sends) {
    PhraseText(state.intro)
    state.trouble?.let { Note(it) }
    OfferButton(state.withDevice, sends)
    Spacer(Modifier.height(Space.tight))
    InputField(state.passphrase, sends)
    OfferButton(state.unlock, sends)
    Spacer(Modifier.height(Space.section))
    InputField(state.words, sends)
    OfferButton(state.withWords, sends)
}
