package app.kith.screens

import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.runtime.Composable
import app.kith.ffi.ReadersState

/** The devices that read a conversation. */
@Composable
fun ColumnScope.ReadersView(state: ReadersState) {
    PhraseText(state.intro)
    state.devices.forEach { device ->
        Card {
            PhraseText(device.whose)
            device.note?.let { SoftText(it) }
        }
    }
    state.nobody?.let { PhraseText(it) }
}
