package app.kith.screens

import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.runtime.Composable
import app.kith.ffi.PreferencesState

/** Language, simple mode, vibration. */
@Composable
fun ColumnScope.PreferencesView(state: PreferencesState, sends: Sends) {
    PickOneView(state.language, sends)
    OnOffView(state.simple, sends)
    OnOffView(state.haptics, sends)
    SoftText(state.about)
}
