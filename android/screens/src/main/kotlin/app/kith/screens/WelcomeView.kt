package app.kith.screens

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.height
import androidx.compose.material.icons.Icons
import androidx.compose.material.icons.filled.Check
import androidx.compose.material3.Icon
import androidx.compose.material3.MaterialTheme
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import app.kith.ffi.WelcomeState

/** The first screen of all. */
@Composable
fun ColumnScope.WelcomeView(state: WelcomeState, sends: Sends) {
    PhraseText(state.intro, style = MaterialTheme.typography.titleMedium)
    Spacer(Modifier.height(Space.tight))
    state.promises.forEach { promise ->
        Row(horizontalArrangement = Arrangement.spacedBy(Space.gap)) {
            Icon(Icons.Default.Check, contentDescription = null, tint = MaterialTheme.colorScheme.primary)
            PhraseText(promise)
        }
    }
    Spacer(Modifier.height(Space.section))
    OfferButton(state.alone, sends)
    OfferButton(state.invited, sends)
    OfferButton(state.therapist, sends)
    OfferButton(state.comeBack, sends)
}
