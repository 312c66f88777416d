//! The sentences of a text: what is shown twice when it contradicts itself, and what keeps changes apart.

use std::ops::Range;

use super::token::{Class, Token};

/// Within a sentence, fewer words than this between two changes do not keep them apart.
const FEWEST_WORDS: usize = 3;

/// A text by sentences.
pub(super) struct Sentences<'t, 'a> {
    tokens: &'t [Token<'a>],
    /// Ascending; the first is 0, the last the number of tokens.
    bounds: Vec<usize>,
}

impl<'t, 'a> Sentences<'t, 'a> {
    /// A sentence ends after a line break; after white space that follows a terminator and any closing marks; and after
    /// a wide terminator with any terminators, closing marks and white space that follow.
    pub(super) fn new(tokens: &'t [Token<'a>]) -> Self {
        let mut bounds = vec![0];
        let (mut ended, mut wide) = (false, false);
        for (at, token) in tokens.iter().enumerate() {
            let continues = token.is_closer() || token.is_terminator() || token.is_blank();
            if wide && !continues {
                bounds.push(at);
                (ended, wide) = (false, false);
            }
            if token.is_terminator() {
                (ended, wide) = (true, wide || token.is_wide_terminator());
            } else if token.class == Class::Break || (ended && token.class == Class::Space) {
                bounds.push(at + 1);
                (ended, wide) = (false, false);
            } else if !token.is_closer() {
                (ended, wide) = (false, false);
            }
        }
        if bounds.last() != Some(&tokens.len()) {
            bounds.push(tokens.len());
        }
        Sentences { tokens, bounds }
    }

    /// The sentences, ascending, as ranges of tokens.
    pub(super) fn iter(&self) -> impl Iterator<Item = Range<usize>> + '_ {
        self.bounds.windows(2).map(|pair| pair[0]..pair[1])
    }

    /// Whether words can be added here without being added into a sentence: between two, or at the end of a line.
    pub(super) fn is_edge(&self, at: usize) -> bool {
        let ends_line = self.tokens.get(at).is_some_and(|token| token.class == Class::Break);
        ends_line || self.bounds.binary_search(&at).is_ok()
    }

    /// Whether what changed up to `end` and what changed from `start` on, not before `end`, belong together: they
    /// stand in one sentence, with fewer than three words between them.
    pub(super) fn is_near(&self, end: usize, start: usize) -> bool {
        let next_bound = self.bounds.partition_point(|&bound| bound < end);
        let one_sentence = self.bounds.get(next_bound).is_none_or(|&bound| bound > start);
        let mut words = self.tokens[end..start]
            .iter()
            .filter(|token| token.class == Class::Word);
        one_sentence && words.nth(FEWEST_WORDS - 1).is_none()
    }

    /// The whole sentences around a part of the text.
    pub(super) fn around(&self, part: &Range<usize>) -> Range<usize> {
        let begun = self.bounds.partition_point(|&bound| bound <= part.start);
        let start = begun.checked_sub(1).and_then(|before| self.bounds.get(before));
        let end = self.bounds.get(self.bounds.partition_point(|&bound| bound < part.end));
        start.copied().unwrap_or(part.start)..end.copied().unwrap_or(part.end)
    }
}

#[cfg(test)]
mod tests {
    use super::super::token::Vocabulary;
    use super::*;

    fn sentences(text: &str) -> Vec<String> {
        let tokens = Vocabulary::default().tokens(text);
        let sentence = |range: Range<usize>| tokens[range].iter().map(|token: &Token<'_>| token.text).collect();
        Sentences::new(&tokens).iter().map(sentence).collect()
    }

    #[test]
    fn sentences_end_where_a_reader_ends_them() {
        assert_eq!(
            sentences("I slept 3.5 h. \"Why?\" she asked.\nYes"),
            ["I slept 3.5 h. ", "\"Why?\" ", "she asked.\n", "Yes"]
        );
        assert_eq!(
            sentences("今日は雨。「いい?」\n散歩。Fin"),
            ["今日は雨。", "「いい?」\n", "散歩。", "Fin"]
        );
        assert_eq!(sentences(""), Vec::<String>::new());
    }
}
