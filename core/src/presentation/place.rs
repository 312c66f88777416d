//! Where a person can be.

use serde::Serialize;

use crate::care::consent::decisions::Document;
use crate::care::crisis::Step;
use crate::foundation::types::{AccountId, ConsentId, EntryId, RecordId};

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
