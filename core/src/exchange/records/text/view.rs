//! The text as a person sees it.

use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::ops::Range;
use std::rc::Rc;

use super::super::{Op, Value, prevailing};
use super::history::{Heads, History};
use super::merged::{Marked, Merged, Side};
use super::three_way::three_way;
use crate::foundation::types::OpId;

/// The version of the merge that this code computes. A change of any view is a new version.
pub const MERGE_VERSION: u32 = 1;

/// A text with what is to know about it. Never stored as a revision by itself.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct TextView {
    /// The text.
    pub text: String,
    /// The last revisions, in the order of the merge: the parents of the next edit.
    pub heads: Vec<OpId>,
    /// Whether several heads were merged.
    pub merged: bool,
    /// Where passages contradict each other, ascending. Ranges are bytes of the text.
    pub conflicts: Vec<Conflict>,
}

/// Passages that stand one after the other because several devices changed the same words differently. A single passage
/// was changed by one and deleted by another, and is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// From the first passage to the last.
    pub range: Range<usize>,
    /// The passages, ascending.
    pub passages: Vec<Passage>,
}

/// One side's words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// Bytes of the view's text.
    pub range: Range<usize>,
    /// The heads whose merge had these words when they met others. Another head may say the same.
    pub heads: Vec<OpId>,
}

impl fmt::Debug for TextView {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TextView")
            .field("bytes", &self.text.len())
            .field("heads", &self.heads)
            .field("conflicts", &self.conflicts)
            .finish()
    }
}

/// The view of one text's revisions, in any order and with any duplication. Other operations are left out.
pub fn view<'a>(revisions: impl IntoIterator<Item = &'a Op>) -> TextView {
    let mut distinct: BTreeMap<OpId, &Op> = BTreeMap::new();
    for op in revisions {
        distinct
            .entry(op.id)
            .and_modify(|held| *held = prevailing(held, op))
            .or_insert(op);
    }
    let is_revision = |op: &&Op| matches!(op.value, Value::Revise(_));
    let history = History::new(distinct.into_values().filter(is_revision));
    let heads = history.heads();
    let merged = Views::new(&history).of(&heads);
    TextView {
        text: merged.text.clone(),
        conflicts: conflicts(&merged.passages),
        merged: heads.len() > 1,
        heads: heads.into_iter().map(|node| history.op(node).id).collect(),
    }
}

fn conflicts(passages: &[Marked]) -> Vec<Conflict> {
    let mut by_number: BTreeMap<usize, Conflict> = BTreeMap::new();
    for marked in passages {
        let passage = Passage {
            range: marked.range.clone(),
            heads: marked.heads.clone(),
        };
        let conflict = by_number.entry(marked.conflict).or_insert_with(|| Conflict {
            range: marked.range.clone(),
            passages: Vec::new(),
        });
        conflict.range.end = marked.range.end;
        conflict.passages.push(passage);
    }
    let mut conflicts: Vec<Conflict> = by_number.into_values().collect();
    conflicts.sort_unstable_by_key(|conflict| (conflict.range.start, conflict.range.end));
    conflicts
}

/// The merges of sets of revisions, each computed once. A merge may need those of its bases first; these are worked
/// off by a list and not by recursion, so that no history is too deep.
struct Views<'h, 'a> {
    history: &'h History<'a>,
    known: HashMap<Heads, Rc<Merged>>,
}

impl<'h, 'a> Views<'h, 'a> {
    fn new(history: &'h History<'a>) -> Self {
        Views {
            history,
            known: HashMap::new(),
        }
    }

    fn of(mut self, heads: &Heads) -> Rc<Merged> {
        let mut wanted = vec![heads.clone()];
        let mut last = Rc::new(Merged::default());
        while let Some(heads) = wanted.pop() {
            if self.known.contains_key(&heads) {
                continue;
            }
            let bases: Vec<Heads> = (1..heads.len())
                .map(|at| self.history.bases(&heads[..at], heads[at]))
                .collect();
            let unknown: Vec<Heads> = bases
                .iter()
                .filter(|base| !self.known.contains_key(*base))
                .cloned()
                .collect();
            if unknown.is_empty() {
                last = Rc::new(self.merge(&heads, &bases));
                self.known.insert(heads, Rc::clone(&last));
            } else {
                wanted.push(heads);
                wanted.extend(unknown);
            }
        }
        last
    }

    fn merge(&self, heads: &[usize], bases: &[Heads]) -> Merged {
        let ids: Vec<OpId> = heads.iter().map(|&node| self.history.op(node).id).collect();
        let whole = |node: usize| Merged {
            text: self.history.text(node).to_owned(),
            passages: Vec::new(),
        };
        let mut merged = heads.first().map(|&first| whole(first)).unwrap_or_default();
        for (at, base) in bases.iter().enumerate() {
            let base = self.known.get(base).map_or("", |base| base.text.as_str());
            let next = whole(heads[at + 1]);
            let left = Side {
                merged: &merged,
                heads: &ids[..=at],
            };
            let right = Side {
                merged: &next,
                heads: &ids[at + 1..at + 2],
            };
            merged = three_way(base, left, right);
        }
        merged
    }
}
