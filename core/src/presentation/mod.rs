//! What people see: for every screen one state, and one enum of what can be done there, once for all phones.
//!
//! [`Screens`] knows where the person is ([`Place`]) and what they typed ([`Field`]). [`Screens::screen`] gives the whole
//! screen as it is now ([`Screen`]); [`Screens::act`] takes an [`Action`], mostly one that the screen itself offered
//! ([`Offer`]), and says what the device is asked for beside ([`Effect`]). Every text stands in the person's language
//! already (`core/content/words`), with what a screen reader says; the order of a state's fields is the order in which it
//! is read ([`reading_order`]).
//!
//! Nothing of the vault is in a screen while the vault is locked: then every place but the crisis plan shows how to unlock.
//! A screen is never an error: what went wrong stands on it, and what was typed stays. Nobody below names this module.

mod action;
mod consents;
mod crisis;
mod effect;
mod helping;
mod inputs;
mod journal;
mod log;
mod messages;
mod more;
mod onboarding;
mod parts;
mod people;
mod place;
mod plan;
mod preferences;
mod question;
mod reading;
mod screen;
mod screens;
mod sharing;
mod skills;
mod surroundings;
#[cfg(test)]
mod tests;
mod today;
mod tokens;
mod unlock;
mod words;

pub use action::Action;
pub use consents::{
    ConsentPageState, ConsentRow, ConsentsAction, ConsentsState, DecisionRow, PagePart, SignedConsentState,
};
pub use crisis::{CrisisAction, CrisisState, CrisisStepState, HelpLine, PlanItem, PlanStep};
pub use effect::{Effect, Response};
pub use helping::{HelpingPoint, HelpingState};
pub use inputs::Field;
pub use journal::{EntryState, JournalAction, JournalRow, JournalState, MoodChoice, WriteState};
pub use log::{AccessLogAction, AccessLogState, LogAlarm, LogDay, LogLine};
pub use messages::{
    Composer, ConversationNote, ConversationRow, ConversationState, Hindrance, MessageRow, MessagesAction,
    MessagesState,
};
pub use more::{AboutState, AccountState, AwayLock, LocksState, MoreAction, MoreState, NewPassphraseState};
pub use onboarding::{BeginState, CheckWordsState, ComeBackState, OnboardingAction, WelcomeState, WordsState};
pub use parts::{
    Input, InputKind, Notice, NoticeKind, Offer, OnOff, Phrase, PickOne, PickOption, TabItem, TabName, Tone,
};
pub use people::{
    AcceptState, DeviceRow, InvitationState, InviteState, KindPick, MapEntryState, MapPart, MapRow, NewMapEntryState,
    PeopleAction, PeopleState, PersonRow, PersonState, QrCode, ReadersState, SafetyNumberState,
};
pub use place::{Arrival, Place};
pub use plan::{LeftOutLine, PlanAction, PlanLine, PlanPart, PlanPartState, PlanPerson, PlanState, RegionState};
pub use preferences::{PreferencesAction, PreferencesState};
pub use question::{ProofRequest, Question};
pub use reading::reading_order;
pub use screen::{Screen, ScreenContent};
pub use screens::Screens;
pub use sharing::{
    EarlierReader, FieldChoice, GivenRow, LookReason, MapChoice, PersonChoice, PersonWhoSees, ProposalRow,
    ProposeState, ReceivedRow, ReceivedState, RecordReaderRow, SeenByState, ShareHowState, SharePreviewState,
    ShareReason, ShareUntil, ShareWhatState, ShareWithState, Shareable, SharedByMeState, SharedWithMeState,
    SharingAction, ShownField, ShownThing, UntilChoice, WhoCanReadState,
};
pub use skills::{SkillAction, SkillRow, SkillState, SkillsState};
pub use surroundings::Surroundings;
pub use today::{PromptCard, TodayAction, TodayPerson, TodayState};
pub use tokens::{Letters, Palette, Space, Tokens, tokens};
pub use unlock::{UnlockAction, UnlockState};
pub use words::LANGUAGES;
