package app.kith.desktop

import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.collectAsState
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.runtime.snapshotFlow
import androidx.compose.ui.Modifier
import androidx.compose.ui.input.key.Key
import androidx.compose.ui.input.key.KeyEventType
import androidx.compose.ui.input.key.key
import androidx.compose.ui.input.key.type
import androidx.compose.ui.input.pointer.PointerEventPass
import androidx.compose.ui.input.pointer.pointerInput
import androidx.compose.ui.unit.DpSize
import androidx.compose.ui.unit.dp
import androidx.compose.ui.window.Window
import androidx.compose.ui.window.application
import androidx.compose.ui.window.rememberWindowState
import app.kith.ScreenHolder
import app.kith.ffi.Companion as KithCompanion
import app.kith.ffi.Effect
import app.kith.ffi.KithException
import app.kith.ffi.Surroundings
import app.kith.screens.KithScreen
import app.kith.screens.KithTheme
import app.kith.screens.Sends
import androidx.compose.foundation.layout.Box
import java.time.ZoneId
import java.util.Locale
import kotlinx.coroutines.flow.drop
import kotlinx.coroutines.runBlocking

/** The screens of the app in a window, on a vault of their own, to try Kith without a phone. */
fun main() {
    val companion = Folders.ofThisPerson().companion()
    val holder = ScreenHolder(companion, Surroundings(Locale.getDefault().toLanguageTag(), ZoneId.systemDefault().id))
    application(exitProcessOnExit = false) {
        val screen by holder.screen.collectAsState()
        val sends = remember { Sends(holder::act, holder::typed) }
        var asked by remember { mutableStateOf<Effect?>(null) }
        val state = rememberWindowState(size = DpSize(412.dp, 860.dp))
        LaunchedEffect(Unit) { holder.effects.collect { effect -> if (!carryOut(effect, holder)) asked = effect } }
        LaunchedEffect(Unit) {
            snapshotFlow { state.isMinimized }.drop(1).collect { hidden ->
                if (hidden) holder.wentToBackground() else holder.cameToForeground()
            }
        }
        Window(
            onCloseRequest = ::exitApplication,
            state = state,
            title = screen?.title?.text.orEmpty(),
            onPreviewKeyEvent = { event ->
                holder.touched()
                val back = screen?.back.takeIf { event.key == Key.Escape && event.type == KeyEventType.KeyDown }
                back?.let(sends::take)
                back != null
            },
        ) {
            KithTheme {
                Box(Modifier.pointerInput(Unit) {
                    awaitPointerEventScope {
                        while (true) {
                            awaitPointerEvent(PointerEventPass.Initial)
                            holder.touched()
                        }
                    }
                }) { KithScreen(screen, sends) }
                asked?.let { effect -> Shown(effect) { asked = null } }
            }
        }
    }
    runBlocking { end(holder, companion) }
}

/** What was typed is kept, and nothing of it stays in memory. */
private suspend fun end(holder: ScreenHolder, companion: KithCompanion) {
    holder.close()
    holder.closed()
    try {
        companion.lock()
    } catch (_: KithException) {
        // There is no vault yet, or it is locked.
    }
    companion.close()
}
