//! Making less of what was not sent yet, so that the relay does not see when somebody types.

use std::collections::{BTreeMap, BTreeSet};

use crate::foundation::types::{OpId, RecordId};

use super::{EncodedOp, Op, Value};

/// The unsent operations of **one** device with the intermediate steps emptied, ascending by id. All ids stay, and what
/// the operations mean together with any others stays. The result replaces what was stored before any of it is sealed.
///
/// Emptied are: a register's value that a later one replaces, a revision whose one child has no other parent, an
/// addition that was removed again, and all else of a record that was erased. What named an emptied operation
/// names instead what that one superseded. Deletions stay, so does every last value.
///
/// If an operation could not be encoded after that, because it would name too many others, all are left as they were.
pub fn coalesce(unsent: &[EncodedOp]) -> Vec<EncodedOp> {
    let mut before: Vec<&EncodedOp> = unsent.iter().collect();
    before.sort_unstable_by_key(|encoded| encoded.op().id);
    let mut chain = Unsent::new(before.iter().map(|encoded| encoded.op()));
    for encoded in &before {
        if chain.is_intermediate(encoded.op()) {
            chain.empty(encoded.op().id);
        }
    }
    let after: Option<Vec<EncodedOp>> = before.iter().map(|encoded| chain.outcome(encoded)).collect();
    after.unwrap_or_else(|| before.into_iter().cloned().collect())
}

struct Unsent {
    ops: BTreeMap<OpId, Op>,
    named_by: BTreeMap<OpId, BTreeSet<OpId>>,
    erased: BTreeSet<RecordId>,
}

impl Unsent {
    fn new<'a>(ops: impl Iterator<Item = &'a Op>) -> Self {
        let ops: BTreeMap<OpId, Op> = ops.map(|op| (op.id, op.clone())).collect();
        let mut named_by: BTreeMap<OpId, BTreeSet<OpId>> = BTreeMap::new();
        for op in ops.values() {
            for named in &op.supersedes {
                named_by.entry(*named).or_default().insert(op.id);
            }
        }
        let erasures = ops.values().filter(|op| op.value == Value::Erase);
        let erased = erasures.map(|op| op.record).collect();
        Unsent { ops, named_by, erased }
    }

    fn is_intermediate(&self, op: &Op) -> bool {
        if self.erased.contains(&op.record) {
            return op.value != Value::Erase && !op.is_emptied();
        }
        let namers = self.named_by.get(&op.id).into_iter().flatten();
        let mut followers = namers
            .filter_map(|id| self.ops.get(id))
            .filter(|next| next.field == op.field && next.record == op.record);
        match op.value {
            Value::Assign(_) => followers.any(|next| matches!(next.value, Value::Assign(_))),
            Value::Add(_) => followers.any(|next| next.value == Value::Remove),
            Value::Revise(_) => match (followers.next(), followers.next()) {
                (Some(next), None) => matches!(next.value, Value::Revise(_)) && next.supersedes == [op.id],
                _ => false,
            },
            _ => false,
        }
    }

    fn empty(&mut self, id: OpId) {
        let Some(op) = self.ops.get_mut(&id) else { return };
        let inherited = op.supersedes.clone();
        *op = op.emptied();
        let namers = self.named_by.remove(&id).unwrap_or_default();
        for named in &inherited {
            let heirs = self.named_by.entry(*named).or_default();
            heirs.remove(&id);
            heirs.extend(&namers);
        }
        for namer in &namers {
            if let Some(heir) = self.ops.get_mut(namer) {
                heir.supersedes.retain(|named| *named != id);
                heir.supersedes.extend(&inherited);
                heir.supersedes.sort_unstable();
                heir.supersedes.dedup();
            }
        }
    }

    fn outcome(&self, before: &EncodedOp) -> Option<EncodedOp> {
        match self.ops.get(&before.op().id) {
            Some(op) if op != before.op() => EncodedOp::encode(op.clone()).ok(),
            _ => Some(before.clone()),
        }
    }
}
