//! What was decided, and how that stands.

use kith::care::consent::decisions as core;

use super::{ConsentDocument, ConsentText};

/// Who decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum ConsentSide {
    /// We.
    Mine,
    /// The other person.
    Theirs,
}

/// How a consent stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum ConsentState {
    /// It stands.
    Given,
    /// Nothing was decided yet, as far as this device knows.
    Never,
    /// It was declined.
    Refused,
    /// It was given and taken back.
    Withdrawn,
    /// It was given to an older text: it is asked for again.
    Changed,
}

/// What was decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum ConsentChoice {
    /// Agreed to.
    Given,
    /// Declined.
    Refused,
    /// Taken back.
    Withdrawn,
}

/// A decision, as a device signed it.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct ConsentDecision {
    /// Its id.
    pub id: String,
    /// The account that decided.
    pub account: String,
    /// The device that signed.
    pub device: String,
    /// On which document.
    pub document: ConsentDocument,
    /// On which version of it.
    pub version: u32,
    /// On which text exactly.
    pub hash: String,
    /// In which language it was shown.
    pub locale: String,
    /// The account that it is for; the own one for `Export`.
    pub recipient: String,
    /// What was decided.
    pub choice: ConsentChoice,
    /// When.
    pub at_ms: i64,
    /// The person's own words on why; they never leave this vault.
    pub reason: Option<String>,
    /// Of a no that was just said: the ids of the shares that it took back.
    #[uniffi(default = [])]
    pub taken_back: Vec<String>,
}

/// How a consent that is needed stands.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct ConsentStanding {
    /// Who decides.
    pub side: ConsentSide,
    /// The other person's account; the own one for `Export`.
    pub person: String,
    /// On what.
    pub document: ConsentDocument,
    /// How it stands.
    pub state: ConsentState,
    /// The newest decision, as far as this device knows.
    pub decision: Option<ConsentDecision>,
}

/// A way on which something goes to somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum ConsentChannel {
    /// Messages, and what a therapist assigns.
    Messages,
    /// Records that are shared.
    Records,
    /// Files, prints, e-mail.
    Export,
}

/// A consent that is needed and does not stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Record)]
pub struct MissingConsent {
    /// Who must decide.
    pub side: ConsentSide,
    /// On what.
    pub document: ConsentDocument,
    /// Why it does not stand.
    pub state: ConsentState,
}

/// What was found when a decision was opened again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum ConsentVerdict {
    /// The signature is the device's, and the text is the one that was shown.
    Genuine,
    /// The signature does not fit what is stored, or its key never was that device's.
    NotSigned,
    /// The text is not the one that was signed.
    TextDiffers,
    /// The signature fits; the text is not kept here.
    TextUnknown,
}

/// A decision with the text on which it was made.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct SignedConsent {
    /// The decision.
    pub decision: ConsentDecision,
    /// The text as it was shown.
    pub text: Option<ConsentText>,
    /// Whether both are what was signed.
    pub verdict: ConsentVerdict,
}

impl From<ConsentChannel> for core::Channel {
    fn from(channel: ConsentChannel) -> Self {
        match channel {
            ConsentChannel::Messages => core::Channel::Messages,
            ConsentChannel::Records => core::Channel::Records,
            ConsentChannel::Export => core::Channel::Export,
        }
    }
}

impl From<core::Decision> for ConsentDecision {
    fn from(decision: core::Decision) -> Self {
        ConsentDecision {
            id: decision.id.to_string(),
            account: decision.account.to_string(),
            device: decision.device.to_string(),
            document: decision.document,
            version: decision.version,
            hash: decision.hash.to_hex(),
            locale: decision.locale,
            recipient: decision.recipient.to_string(),
            choice: decision.choice.into(),
            at_ms: decision.at.0,
            reason: decision.reason,
            taken_back: decision.taken_back.iter().map(|grant| grant.id.to_string()).collect(),
        }
    }
}

impl From<core::Missing> for MissingConsent {
    fn from(missing: core::Missing) -> Self {
        MissingConsent {
            side: missing.side.into(),
            document: missing.document,
            state: missing.lack.into(),
        }
    }
}

impl From<core::Standing> for ConsentStanding {
    fn from(standing: core::Standing) -> Self {
        ConsentStanding {
            side: standing.side.into(),
            person: standing.person.to_string(),
            document: standing.document,
            state: standing.lack.map_or(ConsentState::Given, ConsentState::from),
            decision: standing.decision.map(ConsentDecision::from),
        }
    }
}
