//! What crosses to another person.

use serde::{Deserialize, Serialize};

use crate::care::journal::Entry;
use crate::exchange::sync::queue::Outgoing;
use crate::foundation::types::{GrantId, MessageId, Millis};

/// The kind of an item that holds a projection.
pub const KIND: &str = "share";
/// The kind of an item that ends one.
pub const END_KIND: &str = "share.end";

/// Something that a live grant covers. There is no other way to make one than a grant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Granted<T>(T);

impl<T> Granted<T> {
    pub(super) fn under_grant(content: T) -> Self {
        Granted(content)
    }
}

/// The current values of a record's shared fields.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Projection {
    /// A fresh id, which says nothing of the record.
    pub share: GrantId,
    /// Counts the versions of this share, from 1.
    pub number: i64,
    /// When it was made.
    pub sent_at: Millis,
    /// When the reader deletes it.
    pub until: Option<Millis>,
    /// What it is, such as `journal.entry`.
    pub kind: String,
    /// The values.
    pub entry: SharedEntry,
}

/// A shared journal entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SharedEntry {
    /// When it was begun.
    pub created_at: Millis,
    /// Its text as it was when it was shared.
    pub text: String,
    /// From -3 to 3.
    pub mood: Option<i64>,
    /// In alphabetical order.
    pub tags: Vec<String>,
}

impl From<Entry> for SharedEntry {
    fn from(entry: Entry) -> Self {
        SharedEntry {
            created_at: entry.created_at,
            text: entry.text,
            mood: entry.mood,
            tags: entry.tags,
        }
    }
}

/// The end of a share.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct End {
    pub(super) share: GrantId,
}

impl Granted<Projection> {
    /// The item that carries it.
    pub(super) fn outgoing(&self, message: MessageId) -> Outgoing {
        Outgoing {
            message,
            kind: KIND,
            body: kith_wire::encode(&self.0),
        }
    }
}
