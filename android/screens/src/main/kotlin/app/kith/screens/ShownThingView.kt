package app.kith.screens

import androidx.compose.foundation.layout.padding
import androidx.compose.material3.MaterialTheme
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import app.kith.ffi.ShownThing

/** Something shared, as its reader sees it. */
@Composable
fun ShownThingView(thing: ShownThing, sends: Sends) = Card {
    Heading(thing.what)
    thing.why?.let { PhraseText(it) }
    SoftText(thing.until)
    thing.fields.forEach { field ->
        PhraseText(field.name, Modifier.padding(top = Space.tight), MaterialTheme.typography.labelLarge)
        Texts(field.lines)
        field.propose?.let { OfferButton(it, sends) }
    }
}
