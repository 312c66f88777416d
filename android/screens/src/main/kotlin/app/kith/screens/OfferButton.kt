package app.kith.screens

import androidx.compose.foundation.BorderStroke
import androidx.compose.foundation.layout.PaddingValues
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.layout.width
import androidx.compose.foundation.layout.widthIn
import androidx.compose.material3.Button
import androidx.compose.material3.ButtonColors
import androidx.compose.material3.ButtonDefaults
import androidx.compose.material3.FilledTonalButton
import androidx.compose.material3.Icon
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.OutlinedButton
import androidx.compose.material3.TextButton
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.vector.ImageVector
import androidx.compose.ui.text.TextStyle
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.unit.Dp
import androidx.compose.ui.unit.dp
import app.kith.ffi.Offer
import app.kith.ffi.Tone

/** Something that can be done, as heavy as it weighs. */
@Composable
fun OfferButton(offer: Offer, sends: Sends, modifier: Modifier = Modifier, icon: ImageVector? = null) {
    val click = { sends.take(offer) }
    val wide = modifier.fillMaxWidth().widthIn(max = Space.widestText).heightIn(min = Space.touch)
    val label: @Composable () -> Unit = { OfferLabel(offer, icon) }
    when (offer.tone) {
        Tone.MAIN -> Button(click, wide, shape = buttonShape(), contentPadding = PADDING) { label() }
        Tone.PLAIN -> FilledTonalButton(click, wide, shape = buttonShape(), contentPadding = PADDING) { label() }
        Tone.QUIET -> TextButton(click, wide, shape = buttonShape(), contentPadding = QUIET_PADDING) { label() }
        Tone.CAREFUL -> {
            val careful = LocalColours.current.careful
            val colours = ButtonDefaults.outlinedButtonColors(contentColor = careful)
            val edge = BorderStroke(1.dp, careful)
            OutlinedButton(click, wide, shape = buttonShape(), colors = colours, border = edge, contentPadding = PADDING) { label() }
        }
    }
}

/** Something that can be done beside something else, as wide as its words. */
@Composable
fun SmallButton(offer: Offer, sends: Sends, modifier: Modifier = Modifier, icon: ImageVector? = null) = TextButton(
    { sends.take(offer) },
    modifier.heightIn(min = Space.touch),
    shape = buttonShape(),
    contentPadding = QUIET_PADDING,
) { OfferLabel(offer, icon) }

/** A call for help: large, and in the colour of the crisis plan. */
@Composable
fun HelpButton(offer: Offer, sends: Sends, icon: ImageVector?, height: Dp, style: TextStyle, modifier: Modifier = Modifier) {
    val size = modifier.fillMaxWidth().widthIn(max = Space.widestText).heightIn(min = height)
    val colours = when (offer.tone) {
        Tone.MAIN -> crisisColours()
        Tone.PLAIN, Tone.QUIET, Tone.CAREFUL -> softCrisisColours()
    }
    Button({ sends.take(offer) }, size, shape = buttonShape(), colors = colours, contentPadding = PADDING) {
        OfferLabel(offer, icon, style)
    }
}

/** The colours of the way to the crisis plan. */
@Composable
fun crisisColours(): ButtonColors {
    val colours = LocalColours.current
    return ButtonDefaults.buttonColors(containerColor = colours.crisis, contentColor = colours.onCrisis)
}

/** The colours of what belongs to the crisis plan. */
@Composable
fun softCrisisColours(): ButtonColors {
    val colours = LocalColours.current
    return ButtonDefaults.buttonColors(containerColor = colours.crisisSoft, contentColor = colours.onCrisisSoft)
}

/** The words of an offer, with a picture that says nothing by itself. */
@Composable
fun OfferLabel(offer: Offer, icon: ImageVector? = null, style: TextStyle = MaterialTheme.typography.labelLarge) {
    if (icon != null) {
        Icon(icon, contentDescription = null, Modifier.size(ICON))
        Spacer(Modifier.width(Space.tight))
    }
    PhraseText(offer.label, style = style, align = TextAlign.Center)
}

@Composable
private fun buttonShape() = MaterialTheme.shapes.small

private val ICON = 22.dp
private val PADDING = PaddingValues(horizontal = 20.dp, vertical = 10.dp)
private val QUIET_PADDING = PaddingValues(horizontal = 12.dp, vertical = 10.dp)
