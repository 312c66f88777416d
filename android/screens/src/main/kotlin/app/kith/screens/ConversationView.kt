package app.kith.screens

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.lazy.LazyListScope
import androidx.compose.foundation.lazy.items
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.hideFromAccessibility
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import app.kith.ffi.Composer
import app.kith.ffi.ConversationNote
import app.kith.ffi.ConversationState
import app.kith.ffi.Hindrance
import app.kith.ffi.MessageRow

/** A conversation: what was written, and what is written. */
fun LazyListScope.conversationView(state: ConversationState, sends: Sends) {
    item { SoftText(state.about) }
    item { OfferButton(state.person, sends) }
    items(state.notes) { NoteView(it, sends) }
    state.earlier?.let { item { SoftText(it) } }
    items(state.messages, { it.id }) { MessageView(it, sends) }
    state.empty?.let { item { PhraseText(it) } }
    state.hindrance?.let { item { HindranceView(it, sends) } }
    state.composer?.let { item { ComposerView(it, sends) } }
}

@Composable
private fun NoteView(note: ConversationNote, sends: Sends) = Surface(
    Modifier.fillMaxWidth(),
    MaterialTheme.shapes.medium,
    color = MaterialTheme.colorScheme.surfaceVariant,
) {
    Column(Modifier.padding(Space.gap), Arrangement.spacedBy(Space.tight)) {
        PhraseText(note.text)
        note.way?.let { OfferButton(it, sends) }
    }
}

/** Who wrote it and when is seen here, and said with the text to who cannot see. */
@Composable
private fun MessageView(message: MessageRow, sends: Sends) {
    val scheme = MaterialTheme.colorScheme
    val small = MaterialTheme.typography.bodySmall
    Row(Modifier.fillMaxWidth(), if (message.own) Arrangement.End else Arrangement.Start) {
        Surface(
            Modifier.fillMaxWidth(BUBBLE),
            MaterialTheme.shapes.medium,
            color = if (message.own) scheme.primaryContainer else scheme.surface,
            contentColor = if (message.own) scheme.onPrimaryContainer else scheme.onSurface,
        ) {
            Column(Modifier.padding(Space.gap), Arrangement.spacedBy(Space.tight)) {
                Text(message.author, Modifier.semantics { hideFromAccessibility() }, style = MaterialTheme.typography.labelMedium)
                PhraseText(message.text)
                Text(message.`when`, Modifier.semantics { hideFromAccessibility() }, style = small)
                message.state?.let { PhraseText(it, style = small) }
                message.again?.let { OfferButton(it, sends) }
            }
        }
    }
}

@Composable
private fun HindranceView(hindrance: Hindrance, sends: Sends) = Surface(
    Modifier.fillMaxWidth(),
    MaterialTheme.shapes.medium,
    color = MaterialTheme.colorScheme.surfaceVariant,
) {
    Column(Modifier.padding(Space.gap), Arrangement.spacedBy(Space.gap)) {
        Texts(hindrance.why)
        hindrance.ways.forEach { OfferButton(it, sends) }
    }
}

@Composable
private fun ComposerView(composer: Composer, sends: Sends) = Column(verticalArrangement = Arrangement.spacedBy(Space.gap)) {
    SoftText(composer.about)
    InputField(composer.text, sends, tall = COMPOSER)
    OfferButton(composer.send, sends)
}

private const val BUBBLE = 0.88f
private val COMPOSER = 96.dp
