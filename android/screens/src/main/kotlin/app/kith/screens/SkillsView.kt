package app.kith.screens

import androidx.compose.foundation.lazy.LazyListScope
import androidx.compose.foundation.lazy.items
import androidx.compose.material3.MaterialTheme
import androidx.compose.runtime.Composable
import app.kith.ffi.SkillRow
import app.kith.ffi.SkillsState

/** Small skills to practise. */
fun LazyListScope.skillsView(state: SkillsState, sends: Sends) {
    item { PhraseText(state.intro) }
    items(state.skills) { SkillRowView(it, sends) }
}

@Composable
private fun SkillRowView(row: SkillRow, sends: Sends) = OpeningCard(row.open, sends) {
    PhraseText(row.title, style = MaterialTheme.typography.titleMedium)
    PhraseText(row.summary)
    SoftText(row.minutes)
}
