package app.kith.screens

import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.height
import androidx.compose.material3.MaterialTheme
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import app.kith.ffi.CrisisState

/** The crisis plan, or whatever of it can be shown, and who listens. */
@Composable
fun ColumnScope.CrisisView(state: CrisisState, sends: Sends) {
    EmergencyButton(state.emergency, sends)
    state.notes.forEach { Note(it) }
    state.begin?.let { HelpButton(it, sends, null, Space.largeTouch, MaterialTheme.typography.titleMedium) }
    state.leftOut?.let { Note(it) }
    state.reasons?.let { PlanStepView(it, sends) }
    state.steps.forEach { PlanStepView(it, sends) }
    Spacer(Modifier.height(Space.gap))
    Heading(state.linesTitle)
    state.lines.forEach { HelpLineView(it, sends) }
    SoftText(state.nobodyReadsLive)
    state.edit?.let { OfferButton(it, sends) }
}
