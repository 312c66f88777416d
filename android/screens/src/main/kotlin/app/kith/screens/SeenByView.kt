package app.kith.screens

import androidx.compose.foundation.lazy.LazyListScope
import androidx.compose.foundation.lazy.items
import app.kith.ffi.SeenByState

/** Everything that one person sees. */
fun LazyListScope.seenByView(state: SeenByState, sends: Sends) {
    item { PhraseText(state.intro) }
    items(state.things) { ShownThingView(it, sends) }
    state.nothing?.let { item { PhraseText(it) } }
    state.more?.let { item { SoftText(it) } }
    item { OfferButton(state.share, sends) }
    item { OfferButton(state.sharedByMe, sends) }
}
