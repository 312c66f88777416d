package app.kith.screens

import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.runtime.Composable
import app.kith.ffi.RegionState

/** Whose crisis lines are shown. */
@Composable
fun ColumnScope.RegionView(state: RegionState, sends: Sends) {
    PhraseText(state.intro)
    PickOneView(state.regions, sends)
}
