//! Making less of what was not sent yet, so that the relay does not see when somebody types.

use std::collections::{BTreeMap, BTreeSet};

use crate::foundation::types::{OpId, RecordId};

use super::{EncodedOp, Op, Value};

/// The unsent operations of **one** device with the intermediate steps emptied, ascending by id. All ids stay; no state
/// that any device can reach changes. The result replaces what was stored before anything of it is sealed.
///
/// Emptied are: a register's value that a later one of the device replaces, a revision whose one child is unsent and has no
/// other parent, an addition that was removed again together with a removal of nothing else, and all of a record that
/// the device erased. What named an emptied operation names instead what that one superseded. Deletions stay.
///
/// An operation that cannot be encoded after that (it would name too many) is left as it was, with all others.
pub fn coalesce(unsent: &[EncodedOp]) -> Vec<EncodedOp> {
    let mut before: Vec<&EncodedOp> = unsent.iter().collect();
    before.sort_unstable_by_key(|encoded| encoded.op().id);
    let mut ops: BTreeMap<OpId, Op> = before.iter().map(|encoded| (encoded.op().id, encoded.op().clone())).collect();
    empty_erased(&mut ops);
    while let Some(step) = next_step(&ops) {
        take(&mut ops, step);
    }
    let after: Option<Vec<EncodedOp>> = before.iter().map(|encoded| replace(encoded, &ops)).collect();
    after.unwrap_or_else(|| before.into_iter().cloned().collect())
}

fn replace(encoded: &EncodedOp, ops: &BTreeMap<OpId, Op>) -> Option<EncodedOp> {
    match ops.get(&encoded.op().id) {
        Some(op) if op != encoded.op() => EncodedOp::encode(op.clone()).ok(),
        _ => Some(encoded.clone()),
    }
}
