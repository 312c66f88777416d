//! Words, spaces, line breaks and marks.

use std::collections::HashMap;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// A longest run of what is nothing of the others: letters, digits, emoji, everything joined to them.
    Word,
    /// A longest run of white space without line breaks.
    Space,
    /// One line break.
    Break,
    /// One mark of punctuation, with what combines with it.
    Mark,
}

/// A token of a text. Tokens are equal if their texts are, which their ids say within one [`Vocabulary`].
#[derive(Clone, Copy)]
pub(super) struct Token<'a> {
    pub(super) text: &'a str,
    pub(super) start: usize,
    pub(super) class: Class,
    pub(super) id: u32,
}

/// Gives equal token texts equal ids.
#[derive(Default)]
pub(super) struct Vocabulary<'a> {
    ids: HashMap<&'a str, u32>,
}

impl<'a> Vocabulary<'a> {
    /// The tokens of a text, in order; together they are the text.
    pub(super) fn tokens(&mut self, text: &'a str) -> Vec<Token<'a>> {
        let mut tokens = Vec::new();
        let mut start = 0;
        while let Some((class, length)) = first_token(&text[start..]) {
            let piece = &text[start..start + length];
            let fresh = u32::try_from(self.ids.len()).expect("a text has fewer than 2^32 bytes and so fewer tokens");
            let id = *self.ids.entry(piece).or_insert(fresh);
            tokens.push(Token {
                text: piece,
                start,
                class,
                id,
            });
            start += length;
        }
        tokens
    }
}

fn first_token(text: &str) -> Option<(Class, usize)> {
    if text.starts_with("\r\n") {
        return Some((Class::Break, 2));
    }
    let first = text.chars().next()?;
    let class = class_of(first);
    let tail = &text[first.len_utf8()..];
    let follows = |c: char| match class {
        Class::Break => false,
        Class::Mark => is_extender(c),
        Class::Space | Class::Word => class_of(c) == class,
    };
    let more = tail.find(|c| !follows(c)).unwrap_or(tail.len());
    Some((class, first.len_utf8() + more))
}

fn class_of(c: char) -> Class {
    match c {
        '\n' | '\u{B}' | '\u{C}' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => Class::Break,
        c if c.is_whitespace() => Class::Space,
        c if OPENERS.contains(c) || CLOSERS.contains(c) || TERMINATORS.contains(c) || OTHERS.contains(c) => Class::Mark,
        _ => Class::Word,
    }
}

const TERMINATORS: &str = ".!?…。！？";
const WIDE_TERMINATORS: &str = "。！？";
const CLOSERS: &str = ")]}\"»”」』）";
const OPENERS: &str = "([{«“„「『（¿¡";
const OTHERS: &str = ",;:—–/\\|、，；：";

fn is_extender(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{200D}' | '\u{20D0}'..='\u{20FF}' | '\u{FE00}'..='\u{FE0F}'
        | '\u{1F3FB}'..='\u{1F3FF}' | '\u{E0020}'..='\u{E007F}')
}

impl Token<'_> {
    /// Whether it is white space of either sort.
    pub(super) fn is_blank(&self) -> bool {
        matches!(self.class, Class::Space | Class::Break)
    }

    /// Whether a space belongs between a passage and this token, if it begins the next passage.
    pub(super) fn wants_space_before(&self) -> bool {
        self.class == Class::Word || self.begins_with(OPENERS)
    }

    /// Whether it ends a sentence.
    pub(super) fn is_terminator(&self) -> bool {
        self.begins_with(TERMINATORS)
    }

    /// Whether it ends a sentence also without white space behind it.
    pub(super) fn is_wide_terminator(&self) -> bool {
        self.begins_with(WIDE_TERMINATORS)
    }

    /// Whether it closes a quotation or a bracket.
    pub(super) fn is_closer(&self) -> bool {
        self.begins_with(CLOSERS)
    }

    fn begins_with(&self, set: &str) -> bool {
        self.text.chars().next().is_some_and(|c| set.contains(c))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        Vocabulary::default()
            .tokens(text)
            .iter()
            .map(|token| token.text)
            .collect()
    }

    #[test]
    fn what_belongs_together_is_one_token() {
        assert_eq!(
            split("¿Qué tal?\r\n\nDon't  go"),
            ["¿", "Qué", " ", "tal", "?", "\r\n", "\n", "Don't", "  ", "go"]
        );
        assert_eq!(
            split("e\u{301}l 👩\u{200D}👩\u{200D}👧, #\u{FE0F}\u{20E3}!"),
            [
                "e\u{301}l",
                " ",
                "👩\u{200D}👩\u{200D}👧",
                ",",
                " ",
                "#\u{FE0F}\u{20E3}",
                "!"
            ]
        );
        assert_eq!(split(""), Vec::<&str>::new());
    }
}
