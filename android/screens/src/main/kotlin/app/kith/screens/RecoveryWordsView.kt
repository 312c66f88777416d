package app.kith.screens

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.BoxWithConstraints
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Surface
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.semantics.isTraversalGroup
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.Dp
import androidx.compose.ui.unit.dp
import app.kith.ffi.Phrase
import app.kith.ffi.WordsState

/** The recovery words, to be written down. */
@Composable
fun ColumnScope.RecoveryWordsView(state: WordsState, sends: Sends) {
    PhraseText(state.intro)
    Surface(Modifier.fillMaxWidth(), MaterialTheme.shapes.medium) {
        BoxWithConstraints(Modifier.padding(Space.edge)) { WordColumns(state.words, columnsOf(maxWidth)) }
    }
    OfferButton(state.written, sends)
    SoftText(state.aboutGoingWithout)
    OfferButton(state.without, sends)
}

/** Down one column, then down the next, as they are numbered. */
@Composable
private fun WordColumns(words: List<Phrase>, columns: Int) = Row(Modifier.fillMaxWidth()) {
    words.chunked((words.size + columns - 1) / columns).forEach { column ->
        Column(
            Modifier.weight(1f).semantics { isTraversalGroup = true },
            Arrangement.spacedBy(Space.tight),
        ) { column.forEach { PhraseText(it) } }
    }
}

@Composable
private fun columnsOf(width: Dp): Int {
    val widest = WIDEST_WORD * LocalDensity.current.fontScale
    return (width / widest).toInt().coerceIn(1, 3)
}

private val WIDEST_WORD = 120.dp
