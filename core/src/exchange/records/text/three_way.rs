//! One text of a base and two sides: what one side changed is taken, what both changed alike is taken once, and of
//! what contradicts itself both passages stay, the left first.

use std::ops::Range;

use super::diff::{Change, changes};
use super::hunk::{Hunk, hunks, widen};
use super::merged::{Merged, Output, Side};
use super::sentence::Sentences;
use super::token::{Class, Token, Vocabulary};
use crate::foundation::types::OpId;

/// The merge of two texts that were written from `base`, each without knowing of the other. Of what contradicts itself
/// both passages stand, `ours` first.
pub fn merge(base: &str, ours: &str, theirs: &str) -> String {
    let whole = |text: &str| Merged {
        text: text.to_owned(),
        passages: Vec::new(),
    };
    let (ours, theirs) = (whole(ours), whole(theirs));
    let side = |merged| Side { merged, heads: &[] };
    three_way(base, side(&ours), side(&theirs)).text
}

/// The merge of version 1, as `docs/merge.md` specifies it.
pub(super) fn three_way<'h>(base: &str, left: Side<'h>, right: Side<'h>) -> Merged {
    let mut vocabulary = Vocabulary::default();
    let base = vocabulary.tokens(base);
    let left_tokens = vocabulary.tokens(&left.merged.text);
    let right_tokens = vocabulary.tokens(&right.merged.text);
    let sentences = Sentences::new(&base);
    let merge = Merge {
        left_changes: changes(&base, &sentences, &left_tokens),
        right_changes: changes(&base, &sentences, &right_tokens),
        base: &base,
        sentences,
        left_tokens,
        right_tokens,
    };
    merge.write(Output::new(left), right.heads)
}

struct Merge<'t, 'a> {
    base: &'t [Token<'a>],
    sentences: Sentences<'t, 'a>,
    left_tokens: Vec<Token<'a>>,
    right_tokens: Vec<Token<'a>>,
    left_changes: Vec<Change>,
    right_changes: Vec<Change>,
}

impl<'a> Merge<'_, 'a> {
    fn write<'h>(&self, mut output: Output<'h>, right_heads: &'h [OpId]) -> Merged {
        let hunks = hunks(&self.left_changes, &self.right_changes, &self.sentences);
        let hunks = widen(hunks, &self.sentences, |hunk| self.contradicts(hunk));
        let (mut base_at, mut left_at) = (0, 0);
        for hunk in hunks {
            let unchanged = hunk.base.start - base_at;
            output.keep(&self.left_tokens[left_at..left_at + unchanged]);
            left_at += unchanged;
            base_at = hunk.base.end;
            let left = self.left_version(&hunk).unwrap_or(left_at..left_at + hunk.base.len());
            left_at = left.end;
            match self.right_version(&hunk) {
                None => output.keep(&self.left_tokens[left]),
                Some(right) if hunk.left.is_empty() => output.take(&self.right_tokens[right]),
                Some(right) => self.write_shared(&hunk, left, right, &mut output, right_heads),
            }
        }
        output.keep(&self.left_tokens[left_at..]);
        output.finish()
    }

    fn write_shared<'h>(
        &self,
        hunk: &Hunk,
        left: Range<usize>,
        right: Range<usize>,
        output: &mut Output<'h>,
        right_heads: &'h [OpId],
    ) {
        let (left, right) = (&self.left_tokens[left], &self.right_tokens[right]);
        let left_holds = holds(left, right);
        let right_holds = holds(right, left);
        let quiet = hunk.base.is_empty() || (left_holds && right_holds);
        let conflict = (!quiet).then(|| output.open_conflict());
        let begins_line = output.begins_line();
        if left_holds || !right_holds {
            match conflict {
                Some(conflict) => output.contest(left, conflict),
                None => output.keep(left),
            }
        }
        if !left_holds {
            if !right_holds {
                output.separate(self.separator(hunk, left, right, begins_line));
            }
            match conflict {
                Some(conflict) => output.contest_by(right, right_heads, conflict),
                None => output.take(right),
            }
        }
    }

    /// What belongs between two passages: a line break between whole lines, else a space before a word.
    fn separator(&self, hunk: &Hunk, left: &[Token<'a>], right: &[Token<'_>], begins_line: bool) -> &'a str {
        let (Some(last), Some(first)) = (left.last(), right.first()) else {
            return "";
        };
        let is_break = |token: &Token<'_>| token.class == Class::Break;
        let next_is_break = self.base.get(hunk.base.end).is_none_or(is_break);
        let ends_with_break = self.base[hunk.base.clone()].last().is_some_and(is_break);
        if begins_line && (next_is_break || ends_with_break) {
            match is_break(last) || is_break(first) {
                true => "",
                false => self
                    .left_tokens
                    .iter()
                    .find(|token| is_break(token))
                    .map_or("\n", |token| token.text),
            }
        } else if !last.is_blank() && first.wants_space_before() {
            " "
        } else {
            ""
        }
    }

    /// Whether both sides changed it, differently, and did not only add sentences there.
    fn contradicts(&self, hunk: &Hunk) -> bool {
        if hunk.base.is_empty() && self.sentences.is_edge(hunk.base.start) {
            return false;
        }
        match (self.left_version(hunk), self.right_version(hunk)) {
            (Some(left), Some(right)) => !is_same(&self.left_tokens[left], &self.right_tokens[right]),
            _ => false,
        }
    }

    fn left_version(&self, hunk: &Hunk) -> Option<Range<usize>> {
        version(&self.left_changes[hunk.left.clone()], &hunk.base)
    }

    fn right_version(&self, hunk: &Hunk) -> Option<Range<usize>> {
        version(&self.right_changes[hunk.right.clone()], &hunk.base)
    }
}

/// The part of a side that stands for a part of the base, if the side changed anything in it.
fn version(changes: &[Change], base: &Range<usize>) -> Option<Range<usize>> {
    let (first, last) = (changes.first()?, changes.last()?);
    let before = first.base.start - base.start;
    let after = base.end - last.base.end;
    Some(first.other.start - before..last.other.end + after)
}

fn is_same(a: &[Token<'_>], b: &[Token<'_>]) -> bool {
    a.len() == b.len() && holds(a, b)
}

/// Whether `whole` contains `part` without interruption (Knuth, Morris and Pratt: linear).
fn holds(whole: &[Token<'_>], part: &[Token<'_>]) -> bool {
    let mut borders = vec![0usize; part.len()];
    let step = |mut matched: usize, token: u32, borders: &[usize]| {
        while matched > 0 && (matched == part.len() || part[matched].id != token) {
            matched = borders[matched - 1];
        }
        matched + usize::from(part[matched].id == token)
    };
    if part.is_empty() {
        return true;
    }
    for at in 1..part.len() {
        borders[at] = step(borders[at - 1], part[at].id, &borders);
    }
    let mut matched = 0;
    whole.iter().any(|token| {
        matched = step(matched, token.id, &borders);
        matched == part.len()
    })
}
