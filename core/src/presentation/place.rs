//! Where a person can be.

use serde::Serialize;

use super::sharing::Shareable;
use crate::care::consent::decisions::Document;
use crate::care::crisis::Step;
use crate::foundation::types::{AccountId, ConsentId, EntryId, GrantId, RecordId};

/// Where a person can be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// The first screen of all.
    Welcome,
    /// Name and passphrase.
    Begin {
        /// How somebody comes to Kith.
        arrival: Arrival,
    },
    /// The recovery words, to be written down.
    RecoveryWords,
    /// Some of them are asked for.
    CheckWords,
    /// With the recovery words of before.
    ComeBack,
    /// What there is today.
    Today,
    /// The entries.
    Journal,
    /// A new entry.
    Write,
    /// One entry.
    Entry {
        /// Which.
        entry: EntryId,
    },
    /// The crisis plan, or whatever of it can be shown.
    Crisis,
    /// One step of it.
    CrisisStep {
        /// Which; none for where it leads when no step is left.
        step: Option<Step>,
    },
    /// Everything that is not needed every day.
    More,
    /// The own account and this phone.
    Account,
    /// When Kith locks, and what opens it.
    Locks,
    /// Another passphrase.
    NewPassphrase,
    /// Language, simple mode, vibration.
    Preferences,
    /// What Kith is.
    About,
    /// The crisis plan, to be changed.
    Plan,
    /// One step of it, to be changed.
    PlanPart {
        /// Which; none for the reasons to live.
        step: Option<Step>,
    },
    /// Where the person is, for the lines beside the plan.
    Region,
    /// What can be practised.
    Skills,
    /// One skill, and when to practise it.
    Skill {
        /// Its id.
        skill: String,
    },
    /// What somebody else can do in a crisis.
    Helping,
    /// What to share; `with` whom, where that is chosen already.
    ShareWhat {
        /// Their account.
        with: Option<AccountId>,
    },
    /// With whom to share something.
    ShareWith {
        /// What.
        what: Shareable,
    },
    /// Which fields, why and until when.
    ShareHow {
        /// What.
        what: Shareable,
        /// With whom.
        with: AccountId,
    },
    /// What they will see, before it is shared.
    SharePreview {
        /// What.
        what: Shareable,
        /// With whom.
        with: AccountId,
    },
    /// What the person shares, and what was proposed for it.
    SharedByMe,
    /// What others share with the person.
    SharedWithMe,
    /// One thing that somebody shares.
    Received {
        /// Which.
        share: GrantId,
    },
    /// A change to a field of it is proposed.
    Propose {
        /// To which share.
        share: GrantId,
        /// To which field, by its stable name.
        field: String,
    },
    /// All that somebody sees of what is the person's own.
    SeenBy {
        /// Their account.
        person: AccountId,
    },
    /// Who can read something that can be shared.
    WhoCanRead {
        /// What.
        what: Shareable,
    },
    /// Who can read the messages with somebody.
    WhoCanReadMessages {
        /// Their account.
        with: AccountId,
    },
    /// Who saw what.
    AccessLog,
    /// The conversations.
    Messages,
    /// One conversation.
    Conversation {
        /// With whom.
        person: AccountId,
    },
    /// Everybody: those that one writes with, and the support map.
    People,
    /// One person.
    Person {
        /// Who.
        person: AccountId,
    },
    /// The number that two people read to each other.
    SafetyNumber {
        /// With whom.
        person: AccountId,
    },
    /// Which devices can read a conversation.
    Readers {
        /// With whom.
        person: AccountId,
    },
    /// Whom to invite.
    Invite,
    /// The invitation that was made.
    Invitation,
    /// An invitation that somebody else made.
    Accept,
    /// Somebody or something new for the support map.
    NewMapEntry,
    /// One entry of the support map.
    MapEntry {
        /// Which.
        entry: RecordId,
    },
    /// How consents stand.
    Consents {
        /// With whom; none for everybody and oneself.
        with: Option<AccountId>,
    },
    /// A document, to be agreed to or not.
    Consent {
        /// Which.
        document: Document,
        /// With whom; none for oneself.
        with: Option<AccountId>,
    },
    /// A decision, with the text as it was shown.
    SignedConsent {
        /// Which.
        decision: ConsentId,
    },
}

/// How somebody comes to Kith.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Arrival {
    /// For themselves, invited by nobody yet.
    Alone,
    /// Somebody invited them.
    Invited,
    /// To work with people as their therapist.
    Therapist,
}

impl Place {
    /// Whether it is shown while the vault is locked, and before there is one.
    pub(super) fn opens_without_the_vault(&self) -> bool {
        matches!(self, Place::Crisis | Place::CrisisStep { .. })
    }

    /// Whether it is there only until there is a vault.
    pub(super) fn is_before_the_vault(&self) -> bool {
        matches!(
            self,
            Place::Welcome | Place::Begin { .. } | Place::RecoveryWords | Place::CheckWords | Place::ComeBack
        )
    }
}
