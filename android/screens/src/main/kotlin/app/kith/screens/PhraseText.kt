package app.kith.screens

import androidx.compose.foundation.layout.widthIn
import androidx.compose.material3.LocalContentColor
import androidx.compose.material3.LocalTextStyle
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.TextStyle
import androidx.compose.ui.text.style.TextAlign
import app.kith.ffi.Phrase

/** A text, and what a screen reader says instead of it. */
@Composable
fun PhraseText(
    phrase: Phrase,
    modifier: Modifier = Modifier,
    style: TextStyle = LocalTextStyle.current,
    colour: Color = LocalContentColor.current,
    align: TextAlign? = null,
) = Text(phrase.text, modifier.widthIn(max = Space.widestText).said(phrase), colour, style = style, textAlign = align)

/** What is read second. */
@Composable
fun SoftText(phrase: Phrase, modifier: Modifier = Modifier) =
    PhraseText(phrase, modifier, MaterialTheme.typography.bodySmall, MaterialTheme.colorScheme.onSurfaceVariant)

/** What stands over a group. */
@Composable
fun Heading(phrase: Phrase, modifier: Modifier = Modifier) =
    PhraseText(phrase, modifier.semantics { heading() }, MaterialTheme.typography.titleLarge)

/** What a screen reader says instead of the text, where the text alone would not be understood. */
fun Modifier.said(phrase: Phrase): Modifier {
    val spoken = phrase.spoken ?: return this
    return semantics { contentDescription = spoken }
}
