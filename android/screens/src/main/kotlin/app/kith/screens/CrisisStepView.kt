package app.kith.screens

import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.height
import androidx.compose.material3.MaterialTheme
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import app.kith.ffi.CrisisStepState

/** One step of the crisis plan; or, where no step is left, who listens. */
@Composable
fun ColumnScope.CrisisStepView(state: CrisisStepState, sends: Sends) {
    state.step?.let { PlanStepView(it, sends) }
    state.afterLast?.let { PhraseText(it, style = MaterialTheme.typography.titleMedium) }
    Spacer(Modifier.height(Space.gap))
    state.notHelping?.let { HelpButton(it, sends, null, Space.largeTouch, MaterialTheme.typography.titleMedium) }
    OfferButton(state.helped, sends)
    Spacer(Modifier.height(Space.gap))
    state.lines.forEach { HelpLineView(it, sends) }
    EmergencyButton(state.emergency, sends)
}
