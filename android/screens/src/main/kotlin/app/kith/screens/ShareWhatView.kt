package app.kith.screens

import androidx.compose.foundation.lazy.LazyListScope
import androidx.compose.foundation.lazy.items
import app.kith.ffi.ShareWhatState

/** What is to be shared. */
fun LazyListScope.shareWhatView(state: ShareWhatState, sends: Sends) {
    item { PhraseText(state.intro) }
    state.plan?.let { item { WayRow(it, sends) } }
    items(state.entries) { WayRow(it, sends) }
    state.more?.let { item { SoftText(it) } }
    items(state.map) { WayRow(it.offer, sends) }
    state.empty?.let { item { PhraseText(it) } }
}
