package app.kith.screens

import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxHeight
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.layout.widthIn
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.selection.selectable
import androidx.compose.foundation.selection.selectableGroup
import androidx.compose.foundation.verticalScroll
import androidx.compose.material.icons.Icons
import androidx.compose.material.icons.filled.Edit
import androidx.compose.material.icons.filled.Email
import androidx.compose.material.icons.filled.Favorite
import androidx.compose.material.icons.filled.Home
import androidx.compose.material.icons.filled.Menu
import androidx.compose.material.icons.filled.Person
import androidx.compose.material3.Icon
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Surface
import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.graphics.vector.ImageVector
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.semantics.traversalIndex
import androidx.compose.ui.text.rememberTextMeasurer
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.unit.Density
import androidx.compose.ui.unit.dp
import androidx.compose.foundation.layout.BoxWithConstraints
import app.kith.ffi.TabItem
import app.kith.ffi.TabName

/** The main places at the foot. Where their names do not fit side by side, their pictures stand for them. */
@Composable
fun PlacesBar(tabs: List<TabItem>, sends: Sends) = Surface(
    Modifier.fillMaxWidth(),
    color = MaterialTheme.colorScheme.surface,
) {
    SmallLetters {
        BoxWithConstraints {
            val measurer = rememberTextMeasurer()
            val style = MaterialTheme.typography.labelMedium
            val room = with(LocalDensity.current) { (maxWidth / tabs.size - Space.tight * 2).toPx() }
            val fit = tabs.all { measurer.measure(it.offer.label.text, style, maxLines = 1).size.width <= room }
            Row(Modifier.fillMaxWidth().selectableGroup(), verticalAlignment = Alignment.CenterVertically) {
                tabs.forEach { tab -> PlaceItem(tab, fit, sends, Modifier.weight(1f)) }
            }
        }
    }
}

/** The main places at the side, where there is room for them. Read last, as at the foot. */
@Composable
fun PlacesRail(tabs: List<TabItem>, sends: Sends) = Surface(
    Modifier.fillMaxHeight().semantics { traversalIndex = LAST },
    color = MaterialTheme.colorScheme.surface,
) {
    Column(
        Modifier.widthIn(min = RAIL).verticalScroll(rememberScrollState()).padding(Space.gap).selectableGroup(),
        Arrangement.spacedBy(Space.gap),
        Alignment.CenterHorizontally,
    ) { tabs.forEach { tab -> PlaceItem(tab, isNamed = true, sends) } }
}

@Composable
private fun PlaceItem(tab: TabItem, isNamed: Boolean, sends: Sends, modifier: Modifier = Modifier) {
    val scheme = MaterialTheme.colorScheme
    val label = tab.offer.label
    val (ground, colour) = when {
        tab.chosen -> scheme.primaryContainer to scheme.onPrimaryContainer
        else -> scheme.surface to scheme.onSurfaceVariant
    }
    Column(
        modifier
            .selectable(tab.chosen, role = Role.Tab) { sends.take(tab.offer) }
            .semantics { if (!isNamed) contentDescription = label.spoken ?: label.text }
            .heightIn(min = Space.touch)
            .padding(vertical = Space.tight),
        Arrangement.Center,
        Alignment.CenterHorizontally,
    ) {
        Box(Modifier.clip(MaterialTheme.shapes.small).background(ground).padding(horizontal = 18.dp, vertical = 4.dp)) {
            Icon(picture(tab.name), contentDescription = null, Modifier.size(24.dp), colour)
        }
        if (isNamed) PhraseText(label, style = MaterialTheme.typography.labelMedium, colour = colour, align = TextAlign.Center)
    }
}

private fun picture(name: TabName): ImageVector = when (name) {
    TabName.TODAY -> Icons.Default.Home
    TabName.JOURNAL -> Icons.Default.Edit
    TabName.CRISIS -> Icons.Default.Favorite
    TabName.MORE -> Icons.Default.Menu
    TabName.MESSAGES -> Icons.Default.Email
    TabName.PEOPLE -> Icons.Default.Person
}

/** The names at the foot grow a little with the person's setting, not as far as what is read. */
@Composable
private fun SmallLetters(content: @Composable () -> Unit) {
    val density = LocalDensity.current
    val capped = Density(density.density, density.fontScale.coerceAtMost(1.3f))
    CompositionLocalProvider(LocalDensity provides capped, content = content)
}

private const val LAST = 1f
private val RAIL = 88.dp
