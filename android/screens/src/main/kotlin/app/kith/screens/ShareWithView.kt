package app.kith.screens

import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.runtime.Composable
import app.kith.ffi.ShareWithState

/** With whom it is shared. */
@Composable
fun ColumnScope.ShareWithView(state: ShareWithState, sends: Sends) {
    PhraseText(state.what)
    state.people.forEach { person ->
        OfferButton(person.offer, sends)
        SoftText(person.role)
    }
    state.nobody?.let { PhraseText(it) }
    OfferButton(state.whoCanRead, sends)
}
