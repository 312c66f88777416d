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
    state.afterTries?.let { Note(it) }
    state.withDevice?.let { OfferButton(it, sends) }
    Spacer(Modifier.height(Space.tight))
    state.passphrase?.let { InputField(it, sends) }
    state.unlock?.let { OfferButton(it, sends) }
    Spacer(Modifier.height(Space.section))
    state.words?.let { InputField(it, sends) }
    state.withWords?.let { OfferButton(it, sends) }
}
