package app.kith.screens

import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Surface
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import app.kith.ffi.Notice
import app.kith.ffi.NoticeKind

/** What happened. A screen reader says it when it comes. */
@Composable
fun NoticeBar(notice: Notice, sends: Sends, modifier: Modifier = Modifier) {
    val scheme = MaterialTheme.colorScheme
    val (ground, text) = when (notice.kind) {
        NoticeKind.DONE -> scheme.primaryContainer to scheme.onPrimaryContainer
        NoticeKind.PROBLEM -> scheme.surfaceVariant to scheme.onSurface
    }
    Surface(
        modifier.fillMaxWidth().padding(horizontal = Space.gap, vertical = Space.tight),
        MaterialTheme.shapes.small,
        color = ground,
        contentColor = text,
    ) {
        Column(Modifier.verticalScroll(rememberScrollState()).padding(start = Space.gap, top = Space.gap)) {
            PhraseText(notice.text, Modifier.padding(end = Space.gap).semantics { liveRegion = LiveRegionMode.Polite })
            notice.lead?.let { SmallButton(it, sends, Modifier.align(Alignment.End)) }
            SmallButton(notice.close, sends, Modifier.align(Alignment.End))
        }
    }
}
