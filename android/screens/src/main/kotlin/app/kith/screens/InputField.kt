package app.kith.screens

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.widthIn
import androidx.compose.foundation.text.KeyboardOptions
import androidx.compose.material.icons.Icons
import androidx.compose.material.icons.filled.Search
import androidx.compose.material3.Icon
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.OutlinedTextField
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.error
import androidx.compose.ui.semantics.hideFromAccessibility
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.semantics.text
import androidx.compose.ui.text.AnnotatedString
import androidx.compose.ui.text.TextRange
import androidx.compose.ui.text.input.ImeAction
import androidx.compose.ui.text.input.KeyboardCapitalization
import androidx.compose.ui.text.input.KeyboardType
import androidx.compose.ui.text.input.PasswordVisualTransformation
import androidx.compose.ui.text.input.TextFieldValue
import androidx.compose.ui.text.input.VisualTransformation
import androidx.compose.ui.unit.Dp
import androidx.compose.ui.unit.dp
import app.kith.ffi.Input
import app.kith.ffi.InputKind

/**
 * A field to type into, below its label. What is typed stays as it is typed; the state's value is taken over at first, and
 * again only when its revision grew: a state that comes late never takes a letter away. The system saves nothing of it.
 */
@Composable
fun InputField(input: Input, sends: Sends, modifier: Modifier = Modifier, tall: Dp = TALL) {
    var value by remember(input.field, input.revision) {
        mutableStateOf(TextFieldValue(input.value, TextRange(input.value.length)))
    }
    val isSecret = input.kind == InputKind.SECRET
    Column(modifier.fillMaxWidth().widthIn(max = Space.widestText), Arrangement.spacedBy(Space.tight)) {
        // The field itself says its label to a screen reader.
        PhraseText(input.label, Modifier.semantics { hideFromAccessibility() }, MaterialTheme.typography.labelLarge)
        OutlinedTextField(
            value = value,
            onValueChange = { next ->
                val changed = next.text != value.text
                value = next
                if (changed) sends.typed(input.field, next.text)
            },
            modifier = Modifier
                .fillMaxWidth()
                .heightIn(min = if (input.kind == InputKind.TEXT) tall else Space.touch)
                .semantics {
                    text = AnnotatedString(input.label.spoken ?: input.label.text)
                    input.problem?.let { error(it.text) }
                },
            leadingIcon = if (input.kind == InputKind.SEARCH) ({ Icon(Icons.Default.Search, null) }) else null,
            singleLine = input.kind != InputKind.TEXT,
            shape = MaterialTheme.shapes.small,
            visualTransformation = if (isSecret) PasswordVisualTransformation() else VisualTransformation.None,
            keyboardOptions = keyboard(input.kind),
        )
        input.problem?.let { problem ->
            PhraseText(
                problem,
                Modifier.semantics { liveRegion = LiveRegionMode.Polite },
                MaterialTheme.typography.bodySmall,
                LocalColours.current.careful,
            )
        }
    }
}

/** No keyboard learns a secret; one line leads on to the next. */
private fun keyboard(kind: InputKind) = when (kind) {
    InputKind.LINE -> KeyboardOptions(KeyboardCapitalization.None, imeAction = ImeAction.Next)
    InputKind.TEXT -> KeyboardOptions(KeyboardCapitalization.Sentences)
    InputKind.SEARCH -> KeyboardOptions(KeyboardCapitalization.None, imeAction = ImeAction.Search)
    InputKind.SECRET -> KeyboardOptions(
        capitalization = KeyboardCapitalization.None,
        autoCorrectEnabled = false,
        keyboardType = KeyboardType.Password,
        imeAction = ImeAction.Done,
    )
}

private val TALL = 160.dp
