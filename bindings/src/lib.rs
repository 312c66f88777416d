//! Kith for phones. Kotlin and Swift are generated from this crate, and these words appear there.
//!
//! One root object, [`Companion`], with the life of a vault, and one view for each thing that people do: `journal`,
//! `messages`, `people`, `practice`, `supportMap`, `crisis`, `shares`, `consents`, `accessLog`. Ids are opaque strings,
//! times are milliseconds since 1970 in UTC and end in `Ms`.
//!
//! Every method that touches the disk or the network is asynchronous and runs on threads of the library. What a call
//! began goes on when its caller is cancelled: the next call sees either all of it or nothing. What needs neither
//! (`nextBatch`, `skills`, the views themselves, the functions beside them) answers at once and may be called on a thread
//! that draws. A panic inside becomes [`KithError::Internal`] and spoils nothing.

mod access_log;
mod companion;
mod consents;
mod crisis;
mod error;
mod feed;
mod journal;
mod logs;
mod messages;
mod people;
mod practice;
mod run;
mod screens;
mod secret_store;
mod shares;
mod support;
#[cfg(test)]
mod tests;

pub use access_log::{AccessLog, LogEvent, LogFinding, LogVerdict, verify_access_log};
pub use companion::{
    Account, BackgroundLock, Companion, DeviceStanding, Lifecycle, LockPolicy, NewAccount, Refusal, RefusedItem,
    SyncReport, make_recovery_words,
};
pub use consents::{
    ConsentChannel, ConsentChoice, ConsentDecision, ConsentDocument, ConsentPart, ConsentQuestion, ConsentSection,
    ConsentSide, ConsentStanding, ConsentState, ConsentText, ConsentVerdict, Consents, MissingConsent, SignedConsent,
};
pub use crisis::{
    Crisis, CrisisGuidance, CrisisHelp, CrisisHelpPoint, CrisisHelpSource, CrisisItem, CrisisLine, CrisisLineReach,
    CrisisNext, CrisisNotice, CrisisPlan, CrisisPlanEdit, CrisisPlanState, CrisisPlanStep, CrisisPlannedStep,
    CrisisRegion, CrisisReview, CrisisScreen, CrisisShows, CrisisStepName, CrisisUse, CrisisWhereabouts, crisis_help,
    crisis_regions,
};
pub use error::{Advice, KithError};
pub use feed::{Change, ChangeBatch};
pub use journal::{Journal, JournalEntry, NewJournalEntry};
pub use logs::{LogLevel, LogSink};
pub use messages::{Chat, ConversationAlarm, ConversationCondition, Message, MessageState, Messages};
pub use people::{Invitation, InvitationOffer, People, Person, PersonStanding, Role, Verified, read_invitation};
pub use practice::{NewPlan, Outcome, Practice, Prompt, Skill, SkillKind};
pub use secret_store::{KeyClass, SecretStore, SecretStoreError};
pub use shares::{
    ConversationReaders, ProposalOutcome, ReaderDevice, ReaderStanding, RecordReader, RecordReaders, Share,
    ShareDelivery, ShareDirection, ShareField, ShareProposal, ShareState, ShareSubject, ShareTerms, SharedContent,
    SharedField, SharedValue, Shares, share_fields,
};
pub use support::{NewSupportNode, SupportKind, SupportMap, SupportNode, SupportNodeType};

uniffi::setup_scaffolding!();

#[global_allocator]
static ALLOCATOR: kith::foundation::memory::WipingAllocator = kith::foundation::memory::WipingAllocator;
