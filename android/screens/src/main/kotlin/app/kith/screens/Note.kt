package app.kith.screens

import androidx.compose.foundation.layout.padding
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Surface
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import app.kith.ffi.Phrase

/** Something to know before going on. */
@Composable
fun Note(text: Phrase, modifier: Modifier = Modifier) = Surface(
    modifier,
    MaterialTheme.shapes.small,
    color = MaterialTheme.colorScheme.surfaceVariant,
    contentColor = MaterialTheme.colorScheme.onSurface,
) { PhraseText(text, Modifier.padding(Space.gap)) }
