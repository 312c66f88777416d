package app.kith.screens

import androidx.compose.foundation.BorderStroke
import androidx.compose.foundation.layout.PaddingValues
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.selection.selectable
import androidx.compose.material3.ButtonDefaults
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.OutlinedButton
import androidx.compose.material3.Surface
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.padding
import androidx.compose.ui.draw.clip
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.unit.dp
import app.kith.ffi.Offer
import app.kith.ffi.Tone

/** One of several answers, beside the others. */
@Composable
fun ChoiceButton(offer: Offer, sends: Sends, modifier: Modifier = Modifier) {
    val scheme = MaterialTheme.colorScheme
    val weighs = offer.tone == Tone.MAIN || offer.tone == Tone.PLAIN
    val colours = when {
        weighs -> ButtonDefaults.filledTonalButtonColors()
        else -> ButtonDefaults.outlinedButtonColors(contentColor = scheme.onSurface)
    }
    OutlinedButton(
        { sends.take(offer) },
        modifier.heightIn(min = Space.touch),
        shape = MaterialTheme.shapes.small,
        colors = colours,
        border = if (weighs) null else BorderStroke(1.dp, scheme.outline),
        contentPadding = PaddingValues(horizontal = 14.dp, vertical = 8.dp),
    ) { OfferLabel(offer) }
}

/** One of several, of which one may be chosen. A screen reader says whether it is. */
@Composable
fun ChosenButton(offer: Offer, isChosen: Boolean, sends: Sends, modifier: Modifier = Modifier) {
    val scheme = MaterialTheme.colorScheme
    val shape = MaterialTheme.shapes.small
    Surface(
        modifier.clip(shape).selectable(isChosen, role = Role.RadioButton) { sends.take(offer) },
        shape,
        color = if (isChosen) scheme.primary else scheme.surface,
        contentColor = if (isChosen) scheme.onPrimary else scheme.onSurface,
        border = BorderStroke(1.dp, if (isChosen) scheme.primary else scheme.outline),
    ) {
        Box(Modifier.heightIn(min = Space.touch).padding(horizontal = 14.dp, vertical = 8.dp), Alignment.Center) {
            OfferLabel(offer)
        }
    }
}
