//! Which changes of two sides concern the same part of the base.

use std::ops::Range;

use super::diff::Change;
use super::sentence::Sentences;

/// A part of the base and the changes of each side in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Hunk {
    pub(super) base: Range<usize>,
    pub(super) left: Range<usize>,
    pub(super) right: Range<usize>,
}

impl Hunk {
    fn meets(&self, other: &Hunk) -> bool {
        self.base.start < other.base.end && other.base.start < self.base.end
    }

    fn collides(&self, next: &Hunk, sentences: &Sentences<'_, '_>) -> bool {
        let both_insert_here = next.base.is_empty() && self.base == next.base;
        let apart = self.base.end <= next.base.start;
        self.meets(next) || both_insert_here || (apart && sentences.is_near(self.base.end, next.base.start))
    }

    fn join(&mut self, other: Hunk) {
        self.base = self.base.start.min(other.base.start)..self.base.end.max(other.base.end);
        self.left = join(&self.left, &other.left);
        self.right = join(&self.right, &other.right);
    }
}

fn join(a: &Range<usize>, b: &Range<usize>) -> Range<usize> {
    match (a.is_empty(), b.is_empty()) {
        (true, _) => b.clone(),
        (_, true) => a.clone(),
        _ => a.start.min(b.start)..a.end.max(b.end),
    }
}

/// The hunks, ascending. Two changes collide if they share a token of the base, if one inserts within what the other
/// changes, if both insert at the same place, or if they are near each other in one sentence;
/// near changes of one side belong together too. A sentence said anew shares some words with the old one by accident, and
/// mixing two such sentences word by word makes no sense.
pub(super) fn hunks(left: &[Change], right: &[Change], sentences: &Sentences<'_, '_>) -> Vec<Hunk> {
    let key = |change: &Change| (change.base.start, change.base.end);
    let (mut l, mut r) = (0, 0);
    let mut hunks: Vec<Hunk> = Vec::new();
    loop {
        let from_left = match (left.get(l), right.get(r)) {
            (None, None) => return hunks,
            (Some(_), None) => true,
            (None, Some(_)) => false,
            (Some(a), Some(b)) => key(a) <= key(b),
        };
        let (change, next) = if from_left {
            l += 1;
            (&left[l - 1], (l - 1..l, 0..0))
        } else {
            r += 1;
            (&right[r - 1], (0..0, r - 1..r))
        };
        let hunk = Hunk {
            base: change.base.clone(),
            left: next.0,
            right: next.1,
        };
        match hunks.last_mut() {
            Some(last) if last.collides(&hunk, sentences) => last.join(hunk),
            _ => hunks.push(hunk),
        }
    }
}

/// Widens hunks for which `contradicts` holds to whole sentences, and joins what they then meet.
pub(super) fn widen(hunks: Vec<Hunk>, sentences: &Sentences<'_, '_>, contradicts: impl Fn(&Hunk) -> bool) -> Vec<Hunk> {
    let mut widened: Vec<(Hunk, bool)> = Vec::with_capacity(hunks.len());
    for hunk in hunks {
        let wide = contradicts(&hunk);
        widened.push((hunk, wide));
        while let Some((mut last, wide)) = widened.pop() {
            if wide {
                last.base = sentences.around(&last.base);
            }
            match widened.last_mut() {
                Some((before, was_wide)) if before.meets(&last) => {
                    before.join(last);
                    *was_wide = true;
                }
                _ => {
                    widened.push((last, wide));
                    break;
                }
            }
        }
    }
    widened.into_iter().map(|(hunk, _)| hunk).collect()
}
