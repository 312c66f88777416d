package app.kith.screens

import androidx.compose.runtime.Stable
import app.kith.ffi.Action
import app.kith.ffi.Field
import app.kith.ffi.Offer

/** Where what a person does is sent. */
@Stable
class Sends(
    /** Does what was chosen. */
    val act: (Action) -> Unit,
    /** Tells what stands in a field now. */
    val typed: (Field, String) -> Unit,
) {
    /** Takes what was offered. */
    fun take(offer: Offer) = act(offer.action)
}
