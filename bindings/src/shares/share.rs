//! A share.

use kith::care::consent as core;
use kith::companion;

/// Who shares.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum ShareDirection {
    /// We do.
    Given,
    /// Somebody does with us.
    Received,
}

/// How a share stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum ShareState {
    /// The reader has it, or gets it at the next sync.
    Live,
    /// It was taken back, or what was shared is gone.
    Revoked,
    /// Its time is over.
    Expired,
}

/// How far the reader of what we share is. What is held back leaves them with what they have, until something is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum ShareDelivery {
    /// The relay has what the record says.
    Current,
    /// What the record says goes out at the next sync.
    Waiting,
    /// Held back: it is too long to be sent.
    TooLarge,
    /// Held back: the conversation is paused until people have compared.
    Paused,
    /// Held back: the text of the consent to sharing is new, and was not agreed to yet.
    ConsentNeeded,
}

impl From<core::Delivery> for ShareDelivery {
    fn from(delivery: core::Delivery) -> Self {
        match delivery {
            core::Delivery::Current => ShareDelivery::Current,
            core::Delivery::Waiting => ShareDelivery::Waiting,
            core::Delivery::TooLarge => ShareDelivery::TooLarge,
            core::Delivery::Paused => ShareDelivery::Paused,
            core::Delivery::ConsentNeeded => ShareDelivery::ConsentNeeded,
        }
    }
}

/// A share.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Share {
    /// Its id, the same on both sides.
    pub id: String,
    /// What it is, such as `journal.entry`.
    pub kind: String,
    /// The record that we share; null for what was received.
    pub record: Option<String>,
    /// The fields that we share; of what was received, `Shares.read` has them.
    pub fields: Vec<String>,
    /// Who shares.
    pub direction: ShareDirection,
    /// The other person's account.
    pub person: String,
    /// Why we share it; of what was received, `Shares.read` has it.
    pub purpose: Option<String>,
    /// Until when.
    pub until_ms: Option<i64>,
    /// Whether the reader of what we share may propose new texts.
    pub may_propose: bool,
    /// How it stands.
    pub state: ShareState,
    /// Whether the relay has a version of what we share, so that its reader may have read it: what was read cannot be called
    /// back. Of what was received, `true`.
    #[uniffi(default = false)]
    pub was_sent: bool,
    /// How far its reader is, while it lives and we share it.
    #[uniffi(default = None)]
    pub delivery: Option<ShareDelivery>,
}

impl From<core::State> for ShareState {
    fn from(state: core::State) -> Self {
        match state {
            core::State::Live => ShareState::Live,
            core::State::Revoked => ShareState::Revoked,
            core::State::Expired => ShareState::Expired,
        }
    }
}

impl From<core::Grant> for Share {
    fn from(grant: core::Grant) -> Self {
        Share {
            was_sent: grant.was_sent(),
            delivery: grant.delivery.map(ShareDelivery::from),
            id: grant.id.to_string(),
            kind: grant.kind,
            record: Some(grant.record.to_string()),
            fields: grant.fields,
            direction: ShareDirection::Given,
            person: grant.person.to_string(),
            purpose: grant.purpose,
            until_ms: grant.until.map(|until| until.0),
            may_propose: grant.proposing == core::Proposing::Permitted,
            state: grant.state.into(),
        }
    }
}

impl From<companion::Share> for Share {
    fn from(share: companion::Share) -> Self {
        match share {
            companion::Share::Given(grant) => grant.into(),
            companion::Share::Received(received) => Share {
                id: received.id.to_string(),
                kind: received.kind,
                record: None,
                fields: Vec::new(),
                direction: ShareDirection::Received,
                person: received.person.to_string(),
                purpose: None,
                until_ms: received.until.map(|until| until.0),
                may_propose: false,
                state: received.state.into(),
                was_sent: true,
                delivery: None,
            },
        }
    }
}
