//! From a set of operations to a record's state.

use std::collections::BTreeMap;

use crate::foundation::types::{OpId, RecordId};

use super::graph::Graph;
use super::{Field, Life, Op, RecordState, Value};

/// Which of two operations with one id counts: an emptied one, else the smaller. Devices that write correctly
/// never make two that differ otherwise; if it happens, all devices choose alike.
pub fn prevailing<'a>(a: &'a Op, b: &'a Op) -> &'a Op {
    if (!a.is_emptied(), a) <= (!b.is_emptied(), b) {
        a
    } else {
        b
    }
}

/// The state of `record` from its operations, given in any order and any number of times. Operations of other
/// records are left out. Costs n log n, without the merging of texts, which [`Field::text`] does when asked.
pub fn fold<'a>(record: RecordId, ops: impl IntoIterator<Item = &'a Op>) -> RecordState<'a> {
    let mut distinct: BTreeMap<OpId, &Op> = BTreeMap::new();
    for op in ops.into_iter().filter(|op| op.record == record) {
        distinct
            .entry(op.id)
            .and_modify(|held| *held = prevailing(held, op))
            .or_insert(op);
    }
    let ops: Vec<&Op> = distinct.into_values().filter(|op| !op.is_emptied()).collect();
    let kind = ops.iter().min_by_key(|op| op.rank()).map_or("", |op| op.kind.as_str());
    let mut state = RecordState::unwritten(record, kind);
    let erasures: Vec<OpId> = ops
        .iter()
        .filter(|op| op.value == Value::Erase)
        .map(|op| op.id)
        .collect();
    if !erasures.is_empty() {
        state.life = Life::Erased;
        state.frontier = erasures;
        return state;
    }
    judge_life(&ops, &mut state);
    let mut fields: BTreeMap<&str, Vec<&Op>> = BTreeMap::new();
    for &op in ops.iter().filter(|op| !op.value.concerns_record()) {
        fields.entry(&op.field).or_default().push(op);
    }
    state.fields = fields.into_iter().map(|(name, ops)| (name, Field::new(ops))).collect();
    state
}

fn judge_life(ops: &[&Op], state: &mut RecordState<'_>) {
    let graph = Graph::new(ops.iter().copied());
    let op = |node: usize| graph.ops()[node];
    let deletions: Vec<usize> = graph
        .heads()
        .iter()
        .copied()
        .filter(|&node| op(node).value == Value::Delete)
        .collect();
    let seen = graph.reach(deletions.iter().copied());
    state.frontier = graph.heads().iter().map(|&node| op(node).id).collect();
    state.deletions = deletions.iter().map(|&node| op(node).id).collect();
    if !deletions.is_empty() {
        let unseen = graph.heads().iter().copied().filter(|&node| !seen[node]);
        state.returned_by = unseen.map(|node| op(node).id).collect();
    }
    state.life = if ops.is_empty() {
        Life::Unwritten
    } else if deletions.is_empty() {
        Life::Live
    } else if state.returned_by.is_empty() {
        Life::Deleted
    } else {
        Life::Returned
    };
}
