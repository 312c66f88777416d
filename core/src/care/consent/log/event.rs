//! One thing that happened.

use serde::{Deserialize, Serialize};

use crate::care::consent::Shown;
use crate::foundation::types::{AccountId, Code, Error, GrantId, Millis, Result};

macro_rules! actions {
    ($($(#[$doc:meta])* $variant:ident = $text:literal;)*) => {
        /// What happened. Names are stable; new ones may be added.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Action { $($(#[$doc])* $variant,)* }

        impl Action {
            /// Every action.
            pub const ALL: &'static [Action] = &[$(Action::$variant,)*];

            /// The stable name.
            pub fn as_str(self) -> &'static str {
                match self { $(Action::$variant => $text,)* }
            }
        }
    };
}

actions! {
    /// A grant was given.
    Shared = "shared";
    /// What a grant covers went to its reader: the relay has it.
    Sent = "sent";
    /// A grant was taken back.
    TakenBack = "taken_back";
    /// A grant's time is over.
    Ended = "ended";
    /// Somebody shared something with us.
    Received = "received";
    /// A clinician looked at what was shared.
    Read = "read";
    /// We proposed a change to what somebody shares.
    Proposed = "proposed";
    /// A reader proposed a change that was taken over.
    TakenOver = "taken_over";
    /// A reader proposed a change that was not taken over.
    NotTakenOver = "not_taken_over";
    /// Consent was given.
    ConsentGiven = "consent_given";
    /// Consent was refused.
    ConsentRefused = "consent_refused";
    /// Consent was withdrawn.
    ConsentWithdrawn = "consent_withdrawn";
    /// Somebody was removed.
    PersonRemoved = "person_removed";
    /// Something left the vault as a file or on paper.
    Exported = "exported";
    /// The crisis plan opens without unlocking from now on.
    OpensWhileLocked = "opens_while_locked";
    /// The crisis plan opens only after unlocking from now on.
    OpensUnlockedOnly = "opens_unlocked_only";
}

impl std::str::FromStr for Action {
    type Err = Error;
    fn from_str(text: &str) -> Result<Self> {
        Action::ALL
            .iter()
            .copied()
            .find(|action| action.as_str() == text)
            .ok_or_else(|| {
                Error::new(
                    Code::NewerVersion,
                    "the log holds something that this version does not know",
                )
            })
    }
}

/// Somebody, as they were called then.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Party {
    /// The account.
    pub account: AccountId,
    /// The name at that time.
    pub name: String,
    /// The role at that time.
    pub role: String,
}

/// What it was about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// The share, if it was one.
    pub share: Option<GrantId>,
    /// What kind of thing, such as `journal.entry` or `consent.messages`.
    pub kind: String,
    /// Which of its fields, or other details, by their stable names.
    pub fields: Vec<String>,
}

impl About {
    /// What a reader sees of a share.
    pub fn of(shown: &Shown) -> Self {
        About {
            share: Some(shown.share),
            kind: shown.kind.clone(),
            fields: shown.fields.keys().cloned().collect(),
        }
    }
}

/// One thing that happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// When, by this device's clock.
    pub at: Millis,
    /// Who did it.
    pub who: Party,
    /// What they did.
    pub action: Action,
    /// To or with whom.
    pub to: Option<Party>,
    /// What it was about.
    pub about: Option<About>,
    /// Why, in the words of who did it.
    pub purpose: Option<String>,
}
