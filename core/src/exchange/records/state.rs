//! What a set of operations means for its record.

use std::collections::BTreeMap;

use crate::foundation::types::{OpId, RecordId};

use super::{Field, Scalar};

/// Where a record stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Life {
    /// Nothing was written yet, or nothing of it is left.
    Unwritten,
    /// It is there.
    Live,
    /// It was deleted, and whoever deleted it had seen all that was written.
    Deleted,
    /// It was deleted and somebody changed it without knowing: it is back, and people are told.
    Returned,
    /// It was erased for good.
    Erased,
}

/// A record as the operations that are here say. Borrows them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordState<'a> {
    pub(super) record: RecordId,
    pub(super) kind: &'a str,
    pub(super) life: Life,
    pub(super) fields: BTreeMap<&'a str, Field<'a>>,
    pub(super) frontier: Vec<OpId>,
    pub(super) deletions: Vec<OpId>,
    pub(super) returned_by: Vec<OpId>,
}

impl<'a> RecordState<'a> {
    /// A record of which nothing was written, to author its first operation.
    pub fn unwritten(record: RecordId, kind: &'a str) -> Self {
        RecordState {
            record,
            kind,
            life: Life::Unwritten,
            fields: BTreeMap::new(),
            frontier: Vec::new(),
            deletions: Vec::new(),
            returned_by: Vec::new(),
        }
    }

    /// The record.
    pub fn record(&self) -> RecordId {
        self.record
    }

    /// The record's kind, as the first of its operations names it; empty if none is here.
    pub fn kind(&self) -> &'a str {
        self.kind
    }

    /// Where it stands.
    pub fn life(&self) -> Life {
        self.life
    }

    /// The fields by name, those of newer versions included; of a deleted record too, of an erased one none.
    pub fn fields(&self) -> impl Iterator<Item = (&'a str, &Field<'a>)> {
        self.fields.iter().map(|(name, field)| (*name, field))
    }

    /// A field, if anything was ever written to it.
    pub fn field(&self, name: &str) -> Option<&Field<'a>> {
        self.fields.get(name)
    }

    /// The chosen value of a register.
    pub fn value(&self, field: &str) -> Option<&'a Scalar> {
        self.field(field).and_then(Field::value)
    }

    /// All operations that no other supersedes, ascending.
    pub fn frontier(&self) -> &[OpId] {
        &self.frontier
    }

    /// The deletions that stand, ascending.
    pub fn deletions(&self) -> &[OpId] {
        &self.deletions
    }

    /// What brought a [`Life::Returned`] record back, ascending.
    pub fn returned_by(&self) -> &[OpId] {
        &self.returned_by
    }
}
