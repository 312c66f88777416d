package app.kith.screens

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.PaddingValues
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.widthIn
import androidx.compose.foundation.lazy.LazyColumn
import androidx.compose.foundation.lazy.LazyListScope
import androidx.compose.foundation.lazy.rememberLazyListState
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.MaterialTheme
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.Dp
import app.kith.ffi.Phrase
import app.kith.ffi.Screen

/** A screen whose parts stand below each other; where they do not fit, it scrolls. */
@Composable
fun Page(screen: Screen, content: @Composable ColumnScope.() -> Unit) =
    Box(Modifier.fillMaxSize().verticalScroll(rememberScrollState()), Alignment.TopCenter) {
        Column(Modifier.widthIn(max = widest()).fillMaxWidth().padding(around()), Arrangement.spacedBy(Space.gap)) {
            Title(screen.title)
            content()
        }
    }

/** A screen with many rows, of which those are made that are seen, from the [first] on. */
@Composable
fun ListPage(screen: Screen, first: Int = 0, content: LazyListScope.() -> Unit) = Box(Modifier.fillMaxSize(), Alignment.TopCenter) {
    LazyColumn(
        Modifier.widthIn(max = widest()).fillMaxSize(),
        rememberLazyListState(first),
        contentPadding = around(),
        verticalArrangement = Arrangement.spacedBy(Space.gap),
    ) {
        item { Title(screen.title) }
        content()
    }
}

/** What the screen is called. A screen reader says it first of all, as the name of the pane. */
@Composable
private fun Title(title: Phrase) =
    PhraseText(title, Modifier.semantics { heading() }, MaterialTheme.typography.headlineSmall)

private fun widest(): Dp = Space.widestText + Space.edge * 2

private fun around() = PaddingValues(Space.edge, Space.tight, Space.edge, Space.section)
