package app.kith.screens

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.BoxWithConstraints
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ExperimentalLayoutApi
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.imePadding
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.safeDrawingPadding
import androidx.compose.material.icons.Icons
import androidx.compose.material.icons.automirrored.filled.ArrowBack
import androidx.compose.material.icons.filled.Favorite
import androidx.compose.material3.Button
import androidx.compose.material3.MaterialTheme
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.isTraversalGroup
import androidx.compose.ui.semantics.paneTitle
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import app.kith.ffi.Screen

/** What stands around every screen: the way back, the way to the crisis plan, a notice, a question, the main places. */
@Composable
fun Frame(screen: Screen, sends: Sends, content: @Composable () -> Unit) = BoxWithConstraints(
    Modifier.fillMaxSize().safeDrawingPadding().imePadding().semantics {
        isTraversalGroup = true
        paneTitle = screen.title.spoken ?: screen.title.text
    },
) {
    val wide = maxWidth >= WIDE
    val mostOfTheHeight = maxHeight * 0.4f
    Row(Modifier.fillMaxSize()) {
        if (wide && screen.tabs.isNotEmpty()) PlacesRail(screen.tabs, sends)
        Column(Modifier.weight(1f)) {
            TopRow(screen, sends)
            screen.notice?.let { NoticeBar(it, sends, Modifier.heightIn(max = mostOfTheHeight)) }
            Box(Modifier.weight(1f).fillMaxWidth()) {
                val question = screen.question
                val proof = screen.proof
                Behind(isCovered = question != null || proof != null, content)
                if (question != null) QuestionDialog(question, sends)
                if (proof != null) ProofSheet(proof, sends)
            }
            if (!wide && screen.tabs.isNotEmpty()) PlacesBar(screen.tabs, sends)
        }
    }
}

/** Never covered by anything: the way to the crisis plan is always there. */
@OptIn(ExperimentalLayoutApi::class)
@Composable
private fun TopRow(screen: Screen, sends: Sends) = FlowRow(
    Modifier.fillMaxWidth().padding(horizontal = Space.tight, vertical = Space.tight / 2),
    horizontalArrangement = Arrangement.SpaceBetween,
    verticalArrangement = Arrangement.spacedBy(Space.tight),
    itemVerticalAlignment = Alignment.CenterVertically,
) {
    val back = screen.back
    if (back != null) SmallButton(back, sends, icon = Icons.AutoMirrored.Filled.ArrowBack) else Spacer(Modifier)
    screen.crisis?.let { crisis ->
        Button(
            { sends.take(crisis) },
            Modifier.heightIn(min = Space.touch),
            shape = MaterialTheme.shapes.small,
            colors = softCrisisColours(),
        ) { OfferLabel(crisis, Icons.Default.Favorite) }
    }
}

/** From this width on the main places stand at the side. */
private val WIDE = 600.dp
