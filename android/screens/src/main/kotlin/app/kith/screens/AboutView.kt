package app.kith.screens

import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.runtime.Composable
import app.kith.ffi.AboutState

/** What Kith is. */
@Composable
fun ColumnScope.AboutView(state: AboutState) {
    Texts(state.what)
    SoftText(state.version)
    SoftText(state.licences)
}
