//! The revisions as a graph: the order of heads and the bases of a merge.

use super::super::graph::Graph;
use super::super::{Op, Value};

/// Nodes that are merged, in their order; none is an ancestor of another.
pub(super) type Heads = Vec<usize>;

/// The revisions of one text.
pub(super) struct History<'a> {
    graph: Graph<'a>,
}

impl<'a> History<'a> {
    /// Of these revisions, each given once.
    pub(super) fn new(revisions: impl IntoIterator<Item = &'a Op>) -> Self {
        History {
            graph: Graph::new(revisions),
        }
    }

    /// The last revisions, in the order of a merge: by hybrid logical clock, then by id.
    pub(super) fn heads(&self) -> Heads {
        self.in_order(self.graph.heads().to_vec())
    }

    /// A revision.
    pub(super) fn op(&self, node: usize) -> &'a Op {
        self.graph.ops()[node]
    }

    /// A revision's text.
    pub(super) fn text(&self, node: usize) -> &'a str {
        match &self.op(node).value {
            Value::Revise(text) => text,
            _ => "",
        }
    }

    /// What to merge against when the merge of `merged` meets `next`: their common ancestors that are no ancestor of
    /// another common ancestor. None: the empty text. Several: their merge.
    pub(super) fn bases(&self, merged: &[usize], next: usize) -> Heads {
        let ours = self.graph.reach(merged.iter().copied());
        let theirs = self.graph.reach([next]);
        let common: Vec<usize> = (0..ours.len()).filter(|&node| ours[node] && theirs[node]).collect();
        let mut is_last = vec![true; ours.len()];
        for &node in &common {
            for &parent in self.graph.parents(node) {
                is_last[parent] = false;
            }
        }
        self.in_order(common.into_iter().filter(|&node| is_last[node]).collect())
    }

    fn in_order(&self, mut nodes: Heads) -> Heads {
        nodes.sort_unstable_by_key(|&node| self.op(node).rank());
        nodes
    }
}
