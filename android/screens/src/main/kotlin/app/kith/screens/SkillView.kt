package app.kith.screens

import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.runtime.Composable
import app.kith.ffi.SkillState

/** One skill, and when it is practised. */
@Composable
fun ColumnScope.SkillView(state: SkillState, sends: Sends) {
    Heading(state.heading)
    PhraseText(state.summary)
    SoftText(state.minutes)
    Card { Texts(state.steps) }
    state.cautions.forEach { Note(it) }
    state.forWhom?.let { PickOneView(it, sends) }
    PickOneView(state.days, sends)
    PickOneView(state.time, sends)
    OfferButton(state.plan, sends)
}
