package app.kith.screens

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.lazy.LazyListScope
import androidx.compose.foundation.lazy.items
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Surface
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import app.kith.ffi.AccessLogState
import app.kith.ffi.LogAlarm
import app.kith.ffi.LogDay

/** Who saw what, and when. */
fun LazyListScope.accessLogView(state: AccessLogState, sends: Sends) {
    item { PhraseText(state.about) }
    items(state.alarms) { LogAlarmView(it) }
    items(state.days) { LogDayView(it) }
    state.nothing?.let { item { PhraseText(it) } }
    state.more?.let { item { SoftText(it) } }
    item { OfferButton(state.export, sends) }
}

@Composable
private fun LogAlarmView(alarm: LogAlarm) = Surface(
    Modifier.fillMaxWidth(),
    MaterialTheme.shapes.medium,
    color = MaterialTheme.colorScheme.surfaceVariant,
) {
    Column(Modifier.padding(Space.edge), Arrangement.spacedBy(Space.tight)) {
        PhraseText(alarm.what, style = MaterialTheme.typography.titleMedium)
        PhraseText(alarm.meaning)
        PhraseText(alarm.toDo)
    }
}

@Composable
private fun LogDayView(day: LogDay) = Card {
    Heading(day.day)
    day.lines.forEach { line ->
        SoftText(line.time, Modifier.padding(top = Space.tight))
        PhraseText(line.sentence)
    }
}
