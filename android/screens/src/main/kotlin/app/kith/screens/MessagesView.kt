package app.kith.screens

import androidx.compose.foundation.lazy.LazyListScope
import androidx.compose.foundation.lazy.items
import androidx.compose.material3.MaterialTheme
import androidx.compose.runtime.Composable
import app.kith.ffi.ConversationRow
import app.kith.ffi.MessagesState

/** The conversations. */
fun LazyListScope.messagesView(state: MessagesState, sends: Sends) {
    items(state.conversations) { ConversationRowView(it, sends) }
    state.empty?.let { item { PhraseText(it) } }
    state.more?.let { item { SoftText(it) } }
    item { OfferButton(state.invite, sends) }
    item { OfferButton(state.accept, sends) }
}

@Composable
private fun ConversationRowView(row: ConversationRow, sends: Sends) = OpeningCard(row.open, sends) {
    PhraseText(row.name, style = MaterialTheme.typography.titleMedium)
    row.news?.let { PhraseText(it, colour = MaterialTheme.colorScheme.primary) }
    row.glimpse?.let { PhraseText(it) }
    row.`when`?.let { SoftText(it) }
    row.draft?.let { PhraseText(it, colour = MaterialTheme.colorScheme.primary) }
    row.standing?.let { SoftText(it) }
}
