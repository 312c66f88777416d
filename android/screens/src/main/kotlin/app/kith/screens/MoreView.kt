package app.kith.screens

import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.height
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import app.kith.ffi.MoreState

/** What is not needed every day. */
@Composable
fun ColumnScope.MoreView(state: MoreState, sends: Sends) {
    SoftText(state.who)
    state.own.forEach { WayRow(it, sends) }
    Spacer(Modifier.height(Space.gap))
    state.others.forEach { WayRow(it, sends) }
    Spacer(Modifier.height(Space.gap))
    state.settings.forEach { WayRow(it, sends) }
    Spacer(Modifier.height(Space.gap))
    OfferButton(state.lock, sends)
    Spacer(Modifier.height(Space.section))
    SoftText(state.aboutWipe)
    OfferButton(state.wipe, sends)
}
