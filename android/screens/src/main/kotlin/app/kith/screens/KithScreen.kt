package app.kith.screens

import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Surface
import androidx.compose.runtime.Composable
import androidx.compose.runtime.key
import androidx.compose.ui.Modifier
import androidx.compose.foundation.layout.fillMaxSize
import app.kith.ffi.Screen
import app.kith.ffi.ScreenContent

/** The whole screen as the core describes it. Where there is none, nothing is drawn. */
@Composable
fun KithScreen(screen: Screen?, sends: Sends) = Surface(Modifier.fillMaxSize(), color = MaterialTheme.colorScheme.background) {
    if (screen != null) Frame(screen, sends) { key(screen.content::class) { Content(screen, sends) } }
}

@Composable
private fun Content(screen: Screen, sends: Sends) = when (val content = screen.content) {
    is ScreenContent.Welcome -> Page(screen) { WelcomeView(content.state, sends) }
    is ScreenContent.Begin -> Page(screen) { BeginView(content.state, sends) }
    is ScreenContent.RecoveryWords -> Page(screen) { RecoveryWordsView(content.state, sends) }
    is ScreenContent.CheckWords -> Page(screen) { CheckWordsView(content.state, sends) }
    is ScreenContent.ComeBack -> Page(screen) { ComeBackView(content.state, sends) }
    is ScreenContent.Locked -> Page(screen) { LockedView(content.state, sends) }
    is ScreenContent.Today -> Page(screen) { TodayView(content.state, sends) }
    is ScreenContent.Journal -> ListPage(screen) { journalView(content.state, sends) }
    is ScreenContent.Write -> Page(screen) { WriteView(content.state, sends) }
    is ScreenContent.Entry -> Page(screen) { EntryView(content.state, sends) }
    is ScreenContent.Crisis -> Page(screen) { CrisisView(content.state, sends) }
    is ScreenContent.CrisisStep -> Page(screen) { CrisisStepView(content.state, sends) }
}
