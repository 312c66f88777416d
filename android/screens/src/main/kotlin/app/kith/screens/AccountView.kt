package app.kith.screens

import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.material3.MaterialTheme
import androidx.compose.runtime.Composable
import app.kith.ffi.AccountState

/** The own account. */
@Composable
fun ColumnScope.AccountView(state: AccountState, sends: Sends) {
    Card {
        PhraseText(state.name, style = MaterialTheme.typography.titleMedium)
        PhraseText(state.role)
        PhraseText(state.relay)
        PhraseText(state.phone)
    }
    PhraseText(state.aboutWords)
    state.words?.let { InputField(it, sends) }
    state.checkWords?.let { OfferButton(it, sends) }
}
