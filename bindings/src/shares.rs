//! Shares.

use std::sync::Arc;

use kith::care::consent as core;
use kith::companion::{self, Companion};
use kith::foundation::types::Millis;

use crate::{KithError, run};

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
    /// It was taken back.
    Revoked,
    /// Its time is over.
    Expired,
}

/// A share.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Share {
    /// Its id, the same on both sides.
    pub id: String,
    /// The entry that we share; null for what was received.
    pub entry: Option<String>,
    /// Who shares.
    pub direction: ShareDirection,
    /// The other person's account.
    pub person: String,
    /// Until when.
    pub until_ms: Option<i64>,
    /// How it stands.
    pub state: ShareState,
}

/// The content of a share.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct SharedEntry {
    /// When the entry was begun.
    pub created_at_ms: i64,
    /// Its text as it was shared.
    pub text: String,
    /// From -3 to 3.
    pub mood: Option<i64>,
    /// In alphabetical order.
    pub tags: Vec<String>,
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
            id: grant.id.to_string(),
            entry: Some(grant.entry.to_string()),
            direction: ShareDirection::Given,
            person: grant.person.to_string(),
            until_ms: grant.until.map(|until| until.0),
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
                entry: None,
                direction: ShareDirection::Received,
                person: received.person.to_string(),
                until_ms: received.until.map(|until| until.0),
                state: received.state.into(),
            },
        }
    }
}

/// The shares of a companion.
#[derive(uniffi::Object)]
pub struct Shares(pub(crate) Arc<Companion>);

#[uniffi::export]
impl Shares {
    /// Shares one journal entry with one person; it goes out at the next sync.
    pub async fn share_entry(&self, entry: String, with: String, until_ms: Option<i64>) -> Result<Share, KithError> {
        run::blocking(&self.0, move |companion| {
            companion
                .shares()
                .share_entry(entry.parse()?, &with, until_ms.map(Millis))
                .map(Share::from)
        })
        .await
    }

    /// What we share, then what others share with us.
    pub async fn list(&self) -> Result<Vec<Share>, KithError> {
        run::blocking(&self.0, |companion| {
            Ok(companion.shares().list()?.into_iter().map(Share::from).collect())
        })
        .await
    }

    /// The content of a live share.
    pub async fn read(&self, id: String) -> Result<SharedEntry, KithError> {
        run::blocking(&self.0, move |companion| {
            companion.shares().read(id.parse()?).map(|entry| SharedEntry {
                created_at_ms: entry.created_at.0,
                text: entry.text,
                mood: entry.mood,
                tags: entry.tags,
            })
        })
        .await
    }

    /// Takes a share back.
    pub async fn revoke(&self, id: String) -> Result<Share, KithError> {
        run::blocking(&self.0, move |companion| {
            companion.shares().revoke(id.parse()?).map(Share::from)
        })
        .await
    }
}
