//! What changed from a base to a text, as a function that leaves no choice: devices of every version must agree.

use std::collections::HashMap;
use std::ops::Range;

use super::sentence::Sentences;
use super::token::Token;

/// Tokens of the base that became tokens of the other text. One of the two is not empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Change {
    pub(super) base: Range<usize>,
    pub(super) other: Range<usize>,
}

/// Most pairs of tokens that are compared between two anchors; above that the whole of it counts as changed.
pub(super) const MOST_PAIRS: usize = 1 << 22;

/// The changes, ascending; between two of them stands at least one unchanged token.
pub(super) fn changes(base: &[Token<'_>], sentences: &Sentences<'_, '_>, other: &[Token<'_>]) -> Vec<Change> {
    let mut changes: Vec<Change> = Vec::new();
    let (mut b, mut o) = (0, 0);
    let anchors = anchors(base, sentences, other);
    let end = (base.len()..base.len(), other.len()..other.len());
    for (in_base, in_other) in anchors.into_iter().chain([end]) {
        between(base, b..in_base.start, other, o..in_other.start, &mut changes);
        (b, o) = (in_base.end, in_other.end);
    }
    changes
}

/// A sentence's place in the base and in the other text.
type Pair = (Range<usize>, Range<usize>);

/// Sentences that stand exactly once in each text, as many of them as keep their order.
fn anchors(base: &[Token<'_>], sentences: &Sentences<'_, '_>, other: &[Token<'_>]) -> Vec<Pair> {
    let in_base = unique_sentences(base, sentences);
    let in_other = unique_sentences(other, &Sentences::new(other));
    let mut pairs: Vec<Pair> = in_base
        .into_iter()
        .filter_map(|(sentence, place)| Some((place?, in_other.get(&sentence)?.clone()?)))
        .collect();
    pairs.sort_unstable_by_key(|(place, _)| place.start);
    longest_ascending(pairs)
}

fn unique_sentences(tokens: &[Token<'_>], sentences: &Sentences<'_, '_>) -> HashMap<Vec<u32>, Option<Range<usize>>> {
    let mut places = HashMap::new();
    for place in sentences.iter() {
        let sentence: Vec<u32> = tokens[place.clone()].iter().map(|token| token.id).collect();
        places
            .entry(sentence)
            .and_modify(|known| *known = None)
            .or_insert(Some(place));
    }
    places
}

/// The longest chain ascending in both; of several the one whose members stand first in the base.
fn longest_ascending(pairs: Vec<Pair>) -> Vec<Pair> {
    // largest_start[n] is the largest place at which a chain of n + 1 pairs can begin, among the pairs seen from the end.
    let mut largest_start: Vec<usize> = Vec::new();
    let mut lengths = vec![0usize; pairs.len()];
    for (at, (_, place)) in pairs.iter().enumerate().rev() {
        let shorter = largest_start.partition_point(|&start| start > place.start);
        if shorter == largest_start.len() {
            largest_start.push(place.start);
        } else {
            largest_start[shorter] = place.start;
        }
        lengths[at] = shorter + 1;
    }
    let mut wanted = largest_start.len();
    let mut after = None;
    let mut chain = Vec::with_capacity(wanted);
    for (pair, length) in pairs.into_iter().zip(lengths) {
        if length == wanted && wanted > 0 && after.is_none_or(|after| pair.1.start > after) {
            after = Some(pair.1.start);
            wanted -= 1;
            chain.push(pair);
        }
    }
    chain
}

fn between(base: &[Token<'_>], b: Range<usize>, other: &[Token<'_>], o: Range<usize>, changes: &mut Vec<Change>) {
    let same = |i: usize, j: usize| base[i].id == other[j].id;
    let (mut b, mut o) = (b, o);
    while !b.is_empty() && !o.is_empty() && same(b.start, o.start) {
        (b.start, o.start) = (b.start + 1, o.start + 1);
    }
    while !b.is_empty() && !o.is_empty() && same(b.end - 1, o.end - 1) {
        (b.end, o.end) = (b.end - 1, o.end - 1);
    }
    if b.len().saturating_mul(o.len()) > MOST_PAIRS || b.is_empty() || o.is_empty() {
        push(changes, b, o);
        return;
    }
    let width = o.len() + 1;
    let mut common = vec![0u16; (b.len() + 1) * width];
    for i in (0..b.len()).rev() {
        for j in (0..o.len()).rev() {
            common[i * width + j] = if same(b.start + i, o.start + j) {
                common[(i + 1) * width + j + 1] + 1
            } else {
                common[(i + 1) * width + j].max(common[i * width + j + 1])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    while i < b.len() && j < o.len() {
        let (x, y) = (b.start + i, o.start + j);
        if same(x, y) {
            (i, j) = (i + 1, j + 1);
        } else if common[(i + 1) * width + j] >= common[i * width + j + 1] {
            push(changes, x..x + 1, y..y);
            i += 1;
        } else {
            push(changes, x..x, y..y + 1);
            j += 1;
        }
    }
    push(changes, b.start + i..b.end, o.start + j..o.end);
}

fn push(changes: &mut Vec<Change>, base: Range<usize>, other: Range<usize>) {
    if base.is_empty() && other.is_empty() {
        return;
    }
    match changes.last_mut() {
        Some(last) if last.base.end == base.start && last.other.end == other.start => {
            (last.base.end, last.other.end) = (base.end, other.end);
        }
        _ => changes.push(Change { base, other }),
    }
}
