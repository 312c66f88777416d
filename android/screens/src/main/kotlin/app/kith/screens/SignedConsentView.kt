package app.kith.screens

import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.runtime.Composable
import app.kith.ffi.SignedConsentState

/** A decision as it was signed. */
@Composable
fun ColumnScope.SignedConsentView(state: SignedConsentState) {
    PhraseText(state.what)
    SoftText(state.`when`)
    Note(state.verdict)
    state.reason?.let { PhraseText(it) }
    state.parts.forEach { PagePartView(it) }
}
