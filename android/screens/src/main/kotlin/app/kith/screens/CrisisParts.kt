package app.kith.screens

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.material.icons.Icons
import androidx.compose.material.icons.filled.Call
import androidx.compose.material.icons.filled.Email
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Surface
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.vector.ImageVector
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import app.kith.ffi.Action
import app.kith.ffi.CrisisAction
import app.kith.ffi.HelpLine
import app.kith.ffi.Offer
import app.kith.ffi.PlanStep

/** Calls the emergency number: the largest thing there is. */
@Composable
fun EmergencyButton(offer: Offer, sends: Sends) =
    HelpButton(offer, sends, Icons.Default.Call, Space.largeTouch, MaterialTheme.typography.titleLarge)

/** A step of the plan, with whom to call. */
@Composable
fun PlanStepView(step: PlanStep, sends: Sends) = Surface(Modifier.fillMaxWidth(), MaterialTheme.shapes.medium) {
    Column(Modifier.padding(Space.edge), Arrangement.spacedBy(Space.tight)) {
        Heading(step.title)
        SoftText(step.hint)
        step.items.forEach { item ->
            PhraseText(item.text, Modifier.padding(top = Space.tight))
            item.call?.let { LineButton(it, sends) }
        }
        step.empty?.let { PhraseText(it) }
    }
}

/** Somebody who listens. */
@Composable
fun HelpLineView(line: HelpLine, sends: Sends) = Surface(Modifier.fillMaxWidth(), MaterialTheme.shapes.medium) {
    Column(Modifier.padding(Space.edge), Arrangement.spacedBy(Space.tight)) {
        PhraseText(line.name, Modifier.semantics { heading() }, MaterialTheme.typography.titleMedium)
        line.meaning?.let { PhraseText(it) }
        line.about.forEach { SoftText(it) }
        LineButton(line.reach, sends)
        SoftText(line.checked)
    }
}

@Composable
private fun LineButton(offer: Offer, sends: Sends) =
    HelpButton(offer, sends, picture(offer.action), Space.touch * 1.25f, MaterialTheme.typography.titleMedium)

private fun picture(action: Action): ImageVector? = when ((action as? Action.Crisis)?.action) {
    is CrisisAction.Call -> Icons.Default.Call
    is CrisisAction.Text -> Icons.Default.Email
    else -> null
}
