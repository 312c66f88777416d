//! A field of a record: a register, a set or a text, as its operations say.

use std::collections::{BTreeMap, BTreeSet};

use crate::foundation::types::OpId;

use super::graph::Graph;
use super::text::{TextView, view};
use super::{Op, Scalar, Value};

/// What the operations of one field mean together. Which of the views makes sense is known to whoever owns the
/// record's kind; a field that was written in several ways keeps each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field<'a> {
    heads: Vec<&'a Op>,
    additions: BTreeMap<&'a Scalar, Vec<OpId>>,
    revisions: Vec<&'a Op>,
}

impl<'a> Field<'a> {
    pub(super) fn new(ops: Vec<&'a Op>) -> Self {
        let removed: BTreeSet<OpId> = ops
            .iter()
            .filter(|op| op.value == Value::Remove)
            .flat_map(|op| op.supersedes.iter().copied())
            .collect();
        let mut additions: BTreeMap<&Scalar, Vec<OpId>> = BTreeMap::new();
        for op in &ops {
            if let Value::Add(element) = &op.value
                && !removed.contains(&op.id)
            {
                additions.entry(element).or_default().push(op.id);
            }
        }
        for tags in additions.values_mut() {
            tags.sort_unstable();
        }
        let mut revisions: Vec<&Op> = ops
            .iter()
            .copied()
            .filter(|op| matches!(op.value, Value::Revise(_)))
            .collect();
        revisions.sort_unstable_by_key(|op| op.id);
        let graph = Graph::new(ops);
        let mut heads: Vec<&Op> = graph.heads().iter().map(|&head| graph.ops()[head]).collect();
        heads.sort_unstable_by_key(|op| std::cmp::Reverse(op.rank()));
        Field {
            heads,
            additions,
            revisions,
        }
    }

    /// All operations of the field that no other supersedes, the chosen one first: by hybrid logical clock, then
    /// by id. Several means that they were written without knowing of each other.
    pub fn heads(&self) -> &[&'a Op] {
        &self.heads
    }

    /// The register's value: that of the first head that assigns one.
    pub fn value(&self) -> Option<&'a Scalar> {
        self.values().next()
    }

    /// The register's concurrent values, the chosen one first.
    pub fn values(&self) -> impl Iterator<Item = &'a Scalar> + '_ {
        self.heads.iter().filter_map(|op| match &op.value {
            Value::Assign(scalar) => Some(scalar),
            _ => None,
        })
    }

    /// The set's elements, ascending: those with an addition that nobody who had seen it removed.
    pub fn elements(&self) -> impl Iterator<Item = &'a Scalar> + '_ {
        self.additions.keys().copied()
    }

    /// Whether the element is in the set.
    pub fn contains(&self, element: &Scalar) -> bool {
        self.additions.contains_key(element)
    }

    /// The additions by which the element is in the set, ascending.
    pub fn additions(&self, element: &Scalar) -> &[OpId] {
        self.additions.get(element).map_or(&[], Vec::as_slice)
    }

    /// The revisions of the text that are here, ascending by id.
    pub fn revisions(&self) -> &[&'a Op] {
        &self.revisions
    }

    /// The text: that of its one last revision, or the merge of several for the eye. Costs a merge each time.
    pub fn text(&self) -> TextView {
        view(self.revisions.iter().copied())
    }

    /// Whether a head is of a newer version: the field says more than this version can read.
    pub fn has_unknown(&self) -> bool {
        self.heads.iter().any(|op| op.value == Value::Unknown)
    }
}
