package app.kith.screens

import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Surface
import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.runtime.key
import androidx.compose.runtime.remember
import androidx.compose.ui.Modifier
import androidx.compose.ui.hapticfeedback.HapticFeedbackType
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.platform.LocalHapticFeedback
import androidx.compose.ui.unit.Density
import app.kith.ffi.Screen
import app.kith.ffi.ScreenContent

/** The whole screen as the core describes it. Where there is none, nothing is drawn. */
@Composable
fun KithScreen(screen: Screen?, sends: Sends) = Surface(Modifier.fillMaxSize(), color = MaterialTheme.colorScheme.background) {
    if (screen != null) {
        Letters(isLarger = screen.simple) {
            val felt = felt(sends, screen.haptics)
            Frame(screen, felt) { key(screen.content::class) { Content(screen, felt) } }
        }
    }
}

/** In the simple mode every text is one step larger than the person's own setting. */
@Composable
private fun Letters(isLarger: Boolean, content: @Composable () -> Unit) {
    val density = LocalDensity.current
    val larger = if (isLarger) Density(density.density, density.fontScale * STEP) else density
    CompositionLocalProvider(LocalDensity provides larger, content = content)
}

/** What is chosen is felt, if the person likes that. */
@Composable
private fun felt(sends: Sends, isFelt: Boolean): Sends {
    val haptics = LocalHapticFeedback.current
    return remember(sends, isFelt, haptics) {
        if (!isFelt) return@remember sends
        Sends(
            act = { action ->
                haptics.performHapticFeedback(HapticFeedbackType.ContextClick)
                sends.act(action)
            },
            typed = sends.typed,
        )
    }
}

private const val STEP = 1.2f

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
    is ScreenContent.More -> Page(screen) { MoreView(content.state, sends) }
    is ScreenContent.Account -> Page(screen) { AccountView(content.state, sends) }
    is ScreenContent.Locks -> Page(screen) { LocksView(content.state, sends) }
    is ScreenContent.NewPassphrase -> Page(screen) { NewPassphraseView(content.state, sends) }
    is ScreenContent.Preferences -> Page(screen) { PreferencesView(content.state, sends) }
    is ScreenContent.About -> Page(screen) { AboutView(content.state) }
    is ScreenContent.Plan -> Page(screen) { PlanView(content.state, sends) }
    is ScreenContent.PlanPart -> Page(screen) { PlanPartView(content.state, sends) }
    is ScreenContent.Region -> Page(screen) { RegionView(content.state, sends) }
    is ScreenContent.Skill -> Page(screen) { SkillView(content.state, sends) }
    is ScreenContent.Helping -> Page(screen) { HelpingView(content.state, sends) }
    is ScreenContent.ShareWith -> Page(screen) { ShareWithView(content.state, sends) }
    is ScreenContent.ShareHow -> Page(screen) { ShareHowView(content.state, sends) }
    is ScreenContent.SharePreview -> Page(screen) { SharePreviewView(content.state, sends) }
    is ScreenContent.Received -> Page(screen) { ReceivedView(content.state, sends) }
    is ScreenContent.Propose -> Page(screen) { ProposeView(content.state, sends) }
    is ScreenContent.WhoCanRead -> Page(screen) { WhoCanReadView(content.state, sends) }
    is ScreenContent.Person -> Page(screen) { PersonView(content.state, sends) }
    is ScreenContent.SafetyNumber -> Page(screen) { SafetyNumberView(content.state, sends) }
    is ScreenContent.Invite -> Page(screen) { InviteView(content.state, sends) }
    is ScreenContent.Invitation -> Page(screen) { InvitationView(content.state, sends) }
    is ScreenContent.Accept -> Page(screen) { AcceptView(content.state, sends) }
    is ScreenContent.NewMapEntry -> Page(screen) { NewMapEntryView(content.state, sends) }
    is ScreenContent.MapEntry -> Page(screen) { MapEntryView(content.state, sends) }
    is ScreenContent.Consent -> Page(screen) { ConsentView(content.state, sends) }
    is ScreenContent.SignedConsent -> Page(screen) { SignedConsentView(content.state) }
    is ScreenContent.Skills -> ListPage(screen) { skillsView(content.state, sends) }
    is ScreenContent.ShareWhat -> ListPage(screen) { shareWhatView(content.state, sends) }
    is ScreenContent.SharedByMe -> ListPage(screen) { sharedByMeView(content.state, sends) }
    is ScreenContent.SharedWithMe -> ListPage(screen) { sharedWithMeView(content.state, sends) }
    is ScreenContent.SeenBy -> ListPage(screen) { seenByView(content.state, sends) }
    is ScreenContent.AccessLog -> ListPage(screen) { accessLogView(content.state, sends) }
    is ScreenContent.Messages -> ListPage(screen) { messagesView(content.state, sends) }
    is ScreenContent.Conversation -> ListPage(screen, first = content.state.messages.size) { conversationView(content.state, sends) }
    is ScreenContent.People -> ListPage(screen) { peopleView(content.state, sends) }
    is ScreenContent.Consents -> ListPage(screen) { consentsView(content.state, sends) }
}
