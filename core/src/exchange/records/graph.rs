//! Who names whom among some operations, and which are not named: the heads.

use std::collections::HashMap;

use crate::foundation::types::OpId;

use super::Op;

/// The operations by index in ascending order of their ids, each with those of them that it supersedes.
///
/// Correct devices cannot name each other in a circle. If operations do so all the same, those in a circle or
/// above one lose the edges among themselves and so count as concurrent: nothing hides behind a circle.
pub(super) struct Graph<'a> {
    ops: Vec<&'a Op>,
    parents: Vec<Vec<usize>>,
    heads: Vec<usize>,
}

impl<'a> Graph<'a> {
    /// The graph of these operations, each given once. Named operations that are not given count for nothing.
    pub(super) fn new(ops: impl IntoIterator<Item = &'a Op>) -> Self {
        let mut ops: Vec<&Op> = ops.into_iter().collect();
        ops.sort_unstable_by_key(|op| op.id);
        let index: HashMap<OpId, usize> = ops.iter().enumerate().map(|(i, op)| (op.id, i)).collect();
        let mut parents: Vec<Vec<usize>> = ops
            .iter()
            .map(|op| op.supersedes.iter().filter_map(|id| index.get(id).copied()).collect())
            .collect();
        break_circles(&mut parents);
        let mut named = vec![false; ops.len()];
        for &parent in parents.iter().flatten() {
            named[parent] = true;
        }
        let heads = (0..ops.len()).filter(|&i| !named[i]).collect();
        Graph { ops, parents, heads }
    }

    /// The operations, ascending by id.
    pub(super) fn ops(&self) -> &[&'a Op] {
        &self.ops
    }

    /// What each supersedes.
    pub(super) fn parents(&self, node: usize) -> &[usize] {
        &self.parents[node]
    }

    /// Those that no other supersedes, ascending by id.
    pub(super) fn heads(&self) -> &[usize] {
        &self.heads
    }

    /// Marks the given nodes and all that they supersede, directly or not.
    pub(super) fn reach(&self, from: impl IntoIterator<Item = usize>) -> Vec<bool> {
        let mut seen = vec![false; self.ops.len()];
        let mut stack: Vec<usize> = from.into_iter().collect();
        while let Some(node) = stack.pop() {
            if !std::mem::replace(&mut seen[node], true) {
                stack.extend(self.parents[node].iter().copied().filter(|&parent| !seen[parent]));
            }
        }
        seen
    }
}

fn break_circles(parents: &mut [Vec<usize>]) {
    let mut children = vec![Vec::new(); parents.len()];
    let mut waiting: Vec<usize> = parents.iter().map(Vec::len).collect();
    for (node, named) in parents.iter().enumerate() {
        for &parent in named {
            children[parent].push(node);
        }
    }
    let mut ready: Vec<usize> = (0..parents.len()).filter(|&node| waiting[node] == 0).collect();
    let mut sorted = vec![false; parents.len()];
    while let Some(node) = ready.pop() {
        sorted[node] = true;
        for &child in &children[node] {
            waiting[child] -= 1;
            if waiting[child] == 0 {
                ready.push(child);
            }
        }
    }
    for node in 0..parents.len() {
        if !sorted[node] {
            parents[node].retain(|&parent| sorted[parent]);
        }
    }
}
