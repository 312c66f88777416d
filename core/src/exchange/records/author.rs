//! The next operation of this device: names what it replaces, takes the next number and ticks the clock.

use crate::foundation::types::{AccountId, Code, DeviceId, Error, Hlc, Millis, OpId, Result};

use super::{EncodedOp, Field, Life, Op, RecordState, Scalar, Value};

/// A device of an account as the author of operations. Whoever stores an operation stores the author's
/// [`last`](Author::last) and [`clock`](Author::clock) with it, in the same transaction: a number is never used twice.
///
/// Each verb gives `None` if the record says so already; the number is then not used. Each fails with `not_found` on a
/// record that was erased, the edits also on one that was deleted: [`restore`](Author::restore) it first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Author {
    account: AccountId,
    device: DeviceId,
    last: u64,
    clock: Hlc,
}

impl Author {
    /// The device after its operation number `last` (0 if it wrote none) and with that clock.
    pub fn new(account: AccountId, device: DeviceId, last: u64, clock: Hlc) -> Self {
        Author {
            account,
            device,
            last,
            clock,
        }
    }

    /// The number of its last operation, or 0.
    pub fn last(&self) -> u64 {
        self.last
    }

    /// Its clock.
    pub fn clock(&self) -> Hlc {
        self.clock
    }

    /// Moves the clock by an operation of another device, within the clock's bound.
    pub fn observe(&mut self, op: &Op, now: Millis) {
        self.clock = self.clock.observe(op.hlc, now);
    }

    /// Sets a register; replaces all its concurrent values.
    ///
    /// # Errors
    /// See [`Author`]; `too_large`, `invalid_input`.
    pub fn set(&mut self, at: &RecordState<'_>, field: &str, value: Scalar, now: Millis) -> Result<Option<EncodedOp>> {
        let held = edited(at, field)?;
        let heads = held.map_or(&[][..], Field::heads);
        if let [only] = heads
            && matches!(&only.value, Value::Assign(same) if *same == value)
        {
            return Ok(None);
        }
        let named = heads.iter().map(|op| op.id).collect();
        self.edit(at, field, Value::Assign(value), named, now)
    }

    /// Adds an element to a set.
    ///
    /// # Errors
    /// See [`Author`]; `too_large`, `invalid_input`.
    pub fn add(
        &mut self,
        at: &RecordState<'_>,
        field: &str,
        element: Scalar,
        now: Millis,
    ) -> Result<Option<EncodedOp>> {
        if edited(at, field)?.is_some_and(|held| held.contains(&element)) {
            return Ok(None);
        }
        self.edit(at, field, Value::Add(element), Vec::new(), now)
    }

    /// Removes an element from a set: every addition of it that is here.
    ///
    /// # Errors
    /// See [`Author`]; `too_large` if it was added too often.
    pub fn remove(
        &mut self,
        at: &RecordState<'_>,
        field: &str,
        element: &Scalar,
        now: Millis,
    ) -> Result<Option<EncodedOp>> {
        let additions = edited(at, field)?.map_or(&[][..], |held| held.additions(element));
        if additions.is_empty() {
            return Ok(None);
        }
        self.edit(at, field, Value::Remove, additions.to_vec(), now)
    }

    /// Leaves a text as it is now. All last revisions become its parents, so it also settles a merge that
    /// [`Field::text`] showed, and must be what the person left of that merge.
    ///
    /// # Errors
    /// See [`Author`]; `too_large`, `invalid_input`.
    pub fn revise(
        &mut self,
        at: &RecordState<'_>,
        field: &str,
        text: String,
        now: Millis,
    ) -> Result<Option<EncodedOp>> {
        let heads = edited(at, field)?.map_or(&[][..], Field::heads);
        if let [only] = heads
            && matches!(&only.value, Value::Revise(same) if *same == text)
        {
            return Ok(None);
        }
        let named = heads.iter().map(|op| op.id).collect();
        self.edit(at, field, Value::Revise(text), named, now)
    }

    /// Deletes the record as it is here. What another device wrote meanwhile brings it back.
    ///
    /// # Errors
    /// See [`Author`]; `too_large` if too many operations stand beside each other.
    pub fn delete(&mut self, at: &RecordState<'_>, now: Millis) -> Result<Option<EncodedOp>> {
        not_erased(at)?;
        match at.life() {
            Life::Unwritten | Life::Deleted => Ok(None),
            _ => self.make(at, "", Value::Delete, at.frontier().to_vec(), now).map(Some),
        }
    }

    /// Takes back the deletions that stand. On a record that has returned it says that it shall stay.
    ///
    /// # Errors
    /// See [`Author`].
    pub fn restore(&mut self, at: &RecordState<'_>, now: Millis) -> Result<Option<EncodedOp>> {
        not_erased(at)?;
        if at.deletions().is_empty() {
            return Ok(None);
        }
        self.make(at, "", Value::Restore, at.deletions().to_vec(), now)
            .map(Some)
    }

    /// Erases the record for good, on every device. Whoever stores this empties the record's other operations.
    ///
    /// # Errors
    /// `invalid_input` if the record has no kind.
    pub fn erase(&mut self, at: &RecordState<'_>, now: Millis) -> Result<Option<EncodedOp>> {
        match at.life() {
            Life::Erased => Ok(None),
            _ => self.make(at, "", Value::Erase, Vec::new(), now).map(Some),
        }
    }

    fn edit(
        &mut self,
        at: &RecordState<'_>,
        field: &str,
        value: Value,
        mut named: Vec<OpId>,
        now: Millis,
    ) -> Result<Option<EncodedOp>> {
        named.extend_from_slice(at.deletions());
        self.make(at, field, value, named, now).map(Some)
    }

    fn make(
        &mut self,
        at: &RecordState<'_>,
        field: &str,
        value: Value,
        mut supersedes: Vec<OpId>,
        now: Millis,
    ) -> Result<EncodedOp> {
        supersedes.sort_unstable();
        supersedes.dedup();
        let seq = self
            .last
            .checked_add(1)
            .ok_or(Error::new(Code::Internal, "a device has no number left"))?;
        let hlc = self.clock.tick(now);
        let made = EncodedOp::encode(Op {
            id: OpId {
                device: self.device,
                seq,
            },
            author: self.account,
            record: at.record(),
            kind: at.kind().into(),
            field: field.into(),
            value,
            supersedes,
            hlc,
            wall: now,
        })?;
        self.last = seq;
        self.clock = hlc;
        Ok(made)
    }
}

fn not_erased(at: &RecordState<'_>) -> Result<()> {
    match at.life() {
        Life::Erased => Err(Error::new(Code::NotFound, "the record was erased")),
        _ => Ok(()),
    }
}

fn edited<'s, 'a>(at: &'s RecordState<'a>, field: &str) -> Result<Option<&'s Field<'a>>> {
    not_erased(at)?;
    match at.life() {
        Life::Deleted => Err(Error::new(Code::NotFound, "the record was deleted")),
        _ => Ok(at.field(field)),
    }
}
