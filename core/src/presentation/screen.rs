//! A whole screen.

use serde::Serialize;

use super::consents::{ConsentPageState, ConsentsState, SignedConsentState};
use super::crisis::{CrisisState, CrisisStepState};
use super::helping::HelpingState;
use super::journal::{EntryState, JournalState, WriteState};
use super::log::AccessLogState;
use super::messages::{ConversationState, MessagesState};
use super::more::{AboutState, AccountState, LocksState, MoreState, NewPassphraseState};
use super::onboarding::{BeginState, CheckWordsState, ComeBackState, WelcomeState, WordsState};
use super::parts::{Notice, Offer, Phrase, TabItem};
use super::people::{
    AcceptState, InvitationState, InviteState, MapEntryState, NewMapEntryState, PeopleState, PersonState,
    SafetyNumberState,
};
use super::plan::{PlanPartState, PlanState, RegionState};
use super::preferences::PreferencesState;
use super::question::{ProofRequest, Question};
use super::sharing::{
    ProposeState, ReceivedState, SeenByState, ShareHowState, SharePreviewState, ShareWhatState, ShareWithState,
    SharedByMeState, SharedWithMeState, WhoCanReadState,
};
use super::skills::{SkillState, SkillsState};
use super::today::TodayState;
use super::unlock::UnlockState;
use super::words::Words;

/// A whole screen, in the order in which it is read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Screen {
    /// What it is called.
    pub title: Phrase,
    /// Goes back, where there is something to go back to.
    pub back: Option<Offer>,
    /// Opens the crisis plan. Everywhere but on the crisis screens themselves.
    pub crisis: Option<Offer>,
    /// What happened.
    pub notice: Option<Notice>,
    /// Asked before something is taken away; shown over the content.
    pub question: Option<Question>,
    /// Asked before something is given away; shown over the content.
    pub proof: Option<ProofRequest>,
    /// What is on it.
    pub content: ScreenContent,
    /// The places that are always one touch away; none before there is a vault and while it is locked.
    pub tabs: Vec<TabItem>,
    /// The language of its texts (BCP 47).
    pub language: String,
    /// The simple mode: a view makes every text one step larger, shows an offer a line, and nothing beside what is here.
    /// The lists are shorter by themselves.
    pub simple: bool,
    /// Whether a touch may be felt.
    pub haptics: bool,
}

/// What is on a screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[expect(clippy::large_enum_variant, reason = "there is one at a time")]
pub enum ScreenContent {
    /// The first screen of all.
    Welcome {
        /// What is on it.
        state: WelcomeState,
    },
    /// Name and passphrase.
    Begin {
        /// What is on it.
        state: BeginState,
    },
    /// The recovery words.
    RecoveryWords {
        /// What is on it.
        state: WordsState,
    },
    /// Some of the recovery words are asked for.
    CheckWords {
        /// What is on it.
        state: CheckWordsState,
    },
    /// Coming back with the recovery words.
    ComeBack {
        /// What is on it.
        state: ComeBackState,
    },
    /// The vault is locked. Nothing of it is here.
    Locked {
        /// What is on it.
        state: UnlockState,
    },
    /// What there is today.
    Today {
        /// What is on it.
        state: TodayState,
    },
    /// The journal's entries.
    Journal {
        /// What is on it.
        state: JournalState,
    },
    /// An entry is written.
    Write {
        /// What is on it.
        state: WriteState,
    },
    /// One entry.
    Entry {
        /// What is on it.
        state: EntryState,
    },
    /// The crisis plan.
    Crisis {
        /// What is on it.
        state: CrisisState,
    },
    /// One step of the crisis plan.
    CrisisStep {
        /// What is on it.
        state: CrisisStepState,
    },
    /// Everything that is not needed every day.
    More {
        /// What is on it.
        state: MoreState,
    },
    /// The own account and this phone.
    Account {
        /// What is on it.
        state: AccountState,
    },
    /// When Kith locks, and what opens it.
    Locks {
        /// What is on it.
        state: LocksState,
    },
    /// Another passphrase.
    NewPassphrase {
        /// What is on it.
        state: NewPassphraseState,
    },
    /// Language, simple mode, vibration.
    Preferences {
        /// What is on it.
        state: PreferencesState,
    },
    /// What Kith is.
    About {
        /// What is on it.
        state: AboutState,
    },
    /// The crisis plan, to be changed.
    Plan {
        /// What is on it.
        state: PlanState,
    },
    /// One step of it, to be changed.
    PlanPart {
        /// What is on it.
        state: PlanPartState,
    },
    /// Where the person is.
    Region {
        /// What is on it.
        state: RegionState,
    },
    /// What can be practised.
    Skills {
        /// What is on it.
        state: SkillsState,
    },
    /// One skill.
    Skill {
        /// What is on it.
        state: SkillState,
    },
    /// What somebody else can do in a crisis.
    Helping {
        /// What is on it.
        state: HelpingState,
    },
    /// What to share.
    ShareWhat {
        /// What is on it.
        state: ShareWhatState,
    },
    /// With whom to share it.
    ShareWith {
        /// What is on it.
        state: ShareWithState,
    },
    /// Which fields, why and until when.
    ShareHow {
        /// What is on it.
        state: ShareHowState,
    },
    /// What they will see.
    SharePreview {
        /// What is on it.
        state: SharePreviewState,
    },
    /// What the person shares.
    SharedByMe {
        /// What is on it.
        state: SharedByMeState,
    },
    /// What others share.
    SharedWithMe {
        /// What is on it.
        state: SharedWithMeState,
    },
    /// One thing that somebody shares.
    Received {
        /// What is on it.
        state: ReceivedState,
    },
    /// A change is proposed.
    Propose {
        /// What is on it.
        state: ProposeState,
    },
    /// What somebody sees.
    SeenBy {
        /// What is on it.
        state: SeenByState,
    },
    /// Who can read something.
    WhoCanRead {
        /// What is on it.
        state: WhoCanReadState,
    },
    /// Who saw what.
    AccessLog {
        /// What is on it.
        state: AccessLogState,
    },
    /// The conversations.
    Messages {
        /// What is on it.
        state: MessagesState,
    },
    /// One conversation.
    Conversation {
        /// What is on it.
        state: ConversationState,
    },
    /// Everybody: those that one writes with, and the support map.
    People {
        /// What is on it.
        state: PeopleState,
    },
    /// One person.
    Person {
        /// What is on it.
        state: PersonState,
    },
    /// The number that two people read to each other.
    SafetyNumber {
        /// What is on it.
        state: SafetyNumberState,
    },
    /// Whom to invite.
    Invite {
        /// What is on it.
        state: InviteState,
    },
    /// The invitation that was made.
    Invitation {
        /// What is on it.
        state: InvitationState,
    },
    /// An invitation that somebody else made.
    Accept {
        /// What is on it.
        state: AcceptState,
    },
    /// Somebody or something new for the support map.
    NewMapEntry {
        /// What is on it.
        state: NewMapEntryState,
    },
    /// One entry of the support map.
    MapEntry {
        /// What is on it.
        state: MapEntryState,
    },
    /// How consents stand.
    Consents {
        /// What is on it.
        state: ConsentsState,
    },
    /// A document, to be agreed to or not.
    Consent {
        /// What is on it.
        state: ConsentPageState,
    },
    /// A decision, with the text as it was shown.
    SignedConsent {
        /// What is on it.
        state: SignedConsentState,
    },
}

impl ScreenContent {
    /// What the screen is called.
    pub(super) fn title(&self, words: &Words) -> Phrase {
        let id = match self {
            ScreenContent::Welcome { .. } => "title-welcome",
            ScreenContent::Begin { .. } => "title-begin",
            ScreenContent::RecoveryWords { .. } => "title-recovery-words",
            ScreenContent::CheckWords { .. } => "title-check-words",
            ScreenContent::ComeBack { .. } => "title-come-back",
            ScreenContent::Locked { .. } => "title-locked",
            ScreenContent::Today { .. } => "title-today",
            ScreenContent::Journal { .. } => "title-journal",
            ScreenContent::Write { .. } => "title-write",
            ScreenContent::Entry { .. } => "title-entry",
            ScreenContent::Crisis { .. } => "title-crisis",
            ScreenContent::CrisisStep { .. } => "title-crisis-step",
            ScreenContent::More { .. } => "title-more",
            ScreenContent::Account { .. } => "title-account",
            ScreenContent::Locks { .. } => "title-locks",
            ScreenContent::NewPassphrase { .. } => "title-new-passphrase",
            ScreenContent::Preferences { .. } => "title-preferences",
            ScreenContent::About { .. } => "title-about",
            ScreenContent::Plan { .. } => "title-plan",
            ScreenContent::PlanPart { .. } => "title-plan-part",
            ScreenContent::Region { .. } => "title-region",
            ScreenContent::Skills { .. } => "title-skills",
            ScreenContent::Skill { .. } => "title-skill",
            ScreenContent::Helping { .. } => "title-helping",
            ScreenContent::ShareWhat { .. } => "title-share-what",
            ScreenContent::ShareWith { .. } => "title-share-with",
            ScreenContent::ShareHow { .. } => "title-share-how",
            ScreenContent::SharePreview { .. } => "title-share-preview",
            ScreenContent::SharedByMe { .. } => "title-shared-by-me",
            ScreenContent::SharedWithMe { .. } => "title-shared-with-me",
            ScreenContent::Received { .. } => "title-received",
            ScreenContent::Propose { .. } => "title-propose",
            ScreenContent::SeenBy { .. } => "title-seen-by",
            ScreenContent::WhoCanRead { .. } => "title-who-can-read",
            ScreenContent::AccessLog { .. } => "title-access-log",
            ScreenContent::Messages { .. } => "title-messages",
            ScreenContent::Conversation { state } => return Phrase::written(state.name.clone()),
            ScreenContent::People { .. } => "title-people",
            ScreenContent::Person { state } => return Phrase::written(state.name.clone()),
            ScreenContent::SafetyNumber { .. } => "title-safety-number",
            ScreenContent::Invite { .. } => "title-invite",
            ScreenContent::Invitation { .. } => "title-invitation",
            ScreenContent::Accept { .. } => "title-accept",
            ScreenContent::NewMapEntry { .. } => "title-new-map-entry",
            ScreenContent::MapEntry { state } => return Phrase::written(state.name.clone()),
            ScreenContent::Consents { .. } => "title-consents",
            ScreenContent::Consent { state } => return Phrase::written(state.name.clone()),
            ScreenContent::SignedConsent { state } => return Phrase::written(state.name.clone()),
        };
        words.phrase(id)
    }
}
