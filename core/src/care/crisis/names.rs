//! Whether a line names somebody: letters compared without case and diacritics, words whole.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A name, as it is looked for.
pub(super) struct Name(Vec<String>);

impl Name {
    pub(super) fn new(name: &str) -> Self {
        Name(words(name))
    }

    /// Whether the words of the name stand in the line, one after the other.
    pub(super) fn stands_in(&self, line: &str) -> bool {
        !self.0.is_empty() && words(line).windows(self.0.len()).any(|some| some == self.0)
    }
}

fn words(text: &str) -> Vec<String> {
    // Decomposed, small, and once more, since a small letter may decompose; marks are then letters' marks alone.
    let plain: String = text
        .nfkd()
        .flat_map(char::to_lowercase)
        .nfkd()
        .filter(|letter| !is_combining_mark(*letter))
        .collect();
    plain
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_as_whole_words_whatever_its_case_and_marks() {
        for (name, line, stands) in [
            ("Dan", "call dan.", true),
            ("Dan", "dance a little", false),
            ("Dan", "Jordan", false),
            ("Dan Núñez", "with DAN NUNEZ, on Sunday", true),
            ("Dan Núñez", "Dan calls, Nunez too", false),
            ("Zoë", "write to zoe", true),
            ("Zoe", "write to Zoe\u{308}", true),
            ("İpek", "ipek", true),
            ("Ana-Maria", "ana maria", true),
            ("…", "anybody", false),
        ] {
            assert_eq!(Name::new(name).stands_in(line), stands, "{name} in {line}");
        }
    }
}
