package app.kith.screens

import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.ExperimentalLayoutApi
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.selection.selectableGroup
import androidx.compose.foundation.selection.toggleable
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Surface
import androidx.compose.material3.Switch
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.semantics.Role
import app.kith.ffi.Offer
import app.kith.ffi.OnOff
import app.kith.ffi.Phrase
import app.kith.ffi.PickOne

/** What belongs together, on a card. */
@Composable
fun Card(modifier: Modifier = Modifier, content: @Composable ColumnScope.() -> Unit) =
    Surface(modifier.fillMaxWidth(), MaterialTheme.shapes.medium) {
        Column(Modifier.padding(Space.edge), Arrangement.spacedBy(Space.tight), content = content)
    }

/** A card that is touched as a whole. What it does is said to who cannot see it. */
@Composable
fun OpeningCard(open: Offer, sends: Sends, content: @Composable ColumnScope.() -> Unit) {
    val shape = MaterialTheme.shapes.medium
    val label = open.label
    Card(Modifier.clip(shape).clickable(onClickLabel = label.spoken ?: label.text) { sends.take(open) }, content)
}

/** A way to another screen that has nothing beside its name. */
@Composable
fun WayRow(way: Offer, sends: Sends) {
    val shape = MaterialTheme.shapes.medium
    Surface(Modifier.fillMaxWidth().clip(shape).clickable { sends.take(way) }, shape) {
        Box(Modifier.heightIn(min = Space.touch).padding(horizontal = Space.edge, vertical = Space.gap), Alignment.CenterStart) {
            PhraseText(way.label)
        }
    }
}

/** A list of things to read, apart from each other. */
@Composable
fun Texts(texts: List<Phrase>) = texts.forEach { PhraseText(it) }

/** Choices beside each other, and below each other where they do not fit. */
@OptIn(ExperimentalLayoutApi::class)
@Composable
fun Choices(content: @Composable () -> Unit) = FlowRow(
    Modifier.fillMaxWidth().selectableGroup(),
    Arrangement.spacedBy(Space.tight),
    Arrangement.spacedBy(Space.tight),
) { content() }

/** One of several is chosen. */
@Composable
fun PickOneView(pick: PickOne, sends: Sends) = Card {
    Heading(pick.title)
    pick.about?.let { SoftText(it) }
    Choices { pick.options.forEach { ChosenButton(it.offer, it.chosen, sends) } }
}

/** Something is on or off. */
@Composable
fun OnOffView(state: OnOff, sends: Sends) = Card {
    PhraseText(state.about)
    Row(
        Modifier
            .fillMaxWidth()
            .heightIn(min = Space.touch)
            .toggleable(state.isOn, role = Role.Switch) { sends.take(state.change) },
        Arrangement.spacedBy(Space.gap),
        Alignment.CenterVertically,
    ) {
        Switch(state.isOn, onCheckedChange = null)
        PhraseText(state.change.label, Modifier.weight(1f))
    }
}
