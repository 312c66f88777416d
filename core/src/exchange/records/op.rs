//! The operation.

use crate::foundation::types::{AccountId, Hlc, Millis, OpId, RecordId};

use super::Value;

/// One change to one record by one device. Never altered once another device may have it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Op {
    /// The device and its number there.
    pub id: OpId,
    /// The account of the device.
    pub author: AccountId,
    /// The record that is changed.
    pub record: RecordId,
    /// The record's kind, such as `entry`; kinds of newer versions are kept like any other.
    pub kind: String,
    /// The field, or empty for what concerns the whole record.
    pub field: String,
    /// The change.
    pub value: Value,
    /// What the author had seen and this replaces: strictly ascending. Deletions are named by every edit of
    /// somebody who had seen them.
    pub supersedes: Vec<OpId>,
    /// Orders concurrent operations.
    pub hlc: Hlc,
    /// What the device's clock said, for people to read. Decides nothing.
    pub wall: Millis,
}

impl Op {
    /// The same operation with nothing left but its id, its author and its record.
    pub fn emptied(&self) -> Op {
        Op {
            id: self.id,
            author: self.author,
            record: self.record,
            kind: String::new(),
            field: String::new(),
            value: Value::Emptied,
            supersedes: Vec::new(),
            hlc: Hlc::default(),
            wall: Millis::default(),
        }
    }

    /// Whether nothing is left of it.
    pub fn is_emptied(&self) -> bool {
        self.value == Value::Emptied
    }

    /// The order of concurrent operations: hybrid logical clock, then id.
    pub fn rank(&self) -> (Hlc, OpId) {
        (self.hlc, self.id)
    }
}
