//! A merged text that remembers where passages contradict each other, and how it is put together.

use std::ops::Range;

use super::token::{Class, Token};
use crate::foundation::types::OpId;

/// A text and the passages in it that stand beside others.
#[derive(Clone, Default)]
pub(super) struct Merged {
    pub(super) text: String,
    /// Ascending by range, without overlaps.
    pub(super) passages: Vec<Marked>,
}

/// A passage of a conflict.
#[derive(Clone)]
pub(super) struct Marked {
    pub(super) range: Range<usize>,
    pub(super) heads: Vec<OpId>,
    /// Passages of one conflict have the same number.
    pub(super) conflict: usize,
}

/// A side of a merge: its text and the heads that it stands for.
pub(super) struct Side<'a> {
    pub(super) merged: &'a Merged,
    pub(super) heads: &'a [OpId],
}

/// The text of a merge as it grows. Two words never stand side by side: a space is set between them.
pub(super) struct Output<'a> {
    left: Side<'a>,
    text: String,
    last: Option<Class>,
    passages: Vec<(Range<usize>, Source<'a>)>,
    /// The conflict that each passage of the left now belongs to.
    conflicts: Vec<usize>,
    next_conflict: usize,
}

#[derive(Clone, Copy, PartialEq)]
enum Source<'a> {
    Earlier(usize),
    New { heads: &'a [OpId], conflict: usize },
}

impl<'a> Output<'a> {
    pub(super) fn new(left: Side<'a>) -> Self {
        let conflicts: Vec<usize> = left.merged.passages.iter().map(|passage| passage.conflict).collect();
        Output {
            text: String::with_capacity(left.merged.text.len()),
            last: None,
            passages: Vec::new(),
            next_conflict: conflicts.iter().max().map_or(0, |most| most + 1),
            conflicts,
            left,
        }
    }

    /// Whether what comes next begins a line.
    pub(super) fn begins_line(&self) -> bool {
        matches!(self.last, None | Some(Class::Break))
    }

    /// A conflict that has no passage yet.
    pub(super) fn open_conflict(&mut self) -> usize {
        self.next_conflict += 1;
        self.next_conflict - 1
    }

    /// Tokens of the left, with the passages that they are in.
    pub(super) fn keep(&mut self, tokens: &[Token<'_>]) {
        for token in tokens {
            let source = self.earlier(token).map(Source::Earlier);
            self.push(token, source);
        }
    }

    /// Tokens of the right that contradict nothing.
    pub(super) fn take(&mut self, tokens: &[Token<'_>]) {
        for token in tokens {
            self.push(token, None);
        }
    }

    /// Tokens of the left as passages of a conflict. Passages that they are in already join it; white space beside those
    /// separates and is no passage.
    pub(super) fn contest(&mut self, tokens: &[Token<'_>], conflict: usize) {
        let heads = self.left.heads;
        let contested_before = tokens.iter().any(|token| self.earlier(token).is_some());
        for token in tokens {
            let source = match self.earlier(token) {
                Some(passage) => {
                    self.conflicts[passage] = conflict;
                    Some(Source::Earlier(passage))
                }
                None if contested_before && token.is_blank() => None,
                None => Some(Source::New { heads, conflict }),
            };
            self.push(token, source);
        }
    }

    /// Tokens of other heads as a passage of a conflict.
    pub(super) fn contest_by(&mut self, tokens: &[Token<'_>], heads: &'a [OpId], conflict: usize) {
        for token in tokens {
            self.push(token, Some(Source::New { heads, conflict }));
        }
    }

    /// A space or a line break between two passages, or nothing.
    pub(super) fn separate(&mut self, separator: &str) {
        self.text.push_str(separator);
        self.last = match separator {
            "" => self.last,
            " " => Some(Class::Space),
            _ => Some(Class::Break),
        };
    }

    pub(super) fn finish(self) -> Merged {
        let (left, conflicts) = (self.left.merged, self.conflicts);
        let passages = self.passages.into_iter().map(|(range, source)| match source {
            Source::New { heads, conflict } => Marked {
                range,
                heads: heads.to_vec(),
                conflict,
            },
            Source::Earlier(passage) => Marked {
                range,
                heads: left.passages[passage].heads.clone(),
                conflict: conflicts[passage],
            },
        });
        Merged {
            passages: passages.collect(),
            text: self.text,
        }
    }

    fn earlier(&self, token: &Token<'_>) -> Option<usize> {
        let passages = &self.left.merged.passages;
        let before = passages.partition_point(|passage| passage.range.start <= token.start);
        let passage = before.checked_sub(1)?;
        (token.start < passages[passage].range.end).then_some(passage)
    }

    fn push(&mut self, token: &Token<'_>, source: Option<Source<'a>>) {
        if (self.last, token.class) == (Some(Class::Word), Class::Word) {
            self.text.push(' ');
        }
        let start = self.text.len();
        self.text.push_str(token.text);
        self.last = Some(token.class);
        let Some(source) = source else { return };
        match self.passages.last_mut() {
            Some((range, same)) if *same == source && range.end == start => range.end = self.text.len(),
            _ => self.passages.push((start..self.text.len(), source)),
        }
    }
}
