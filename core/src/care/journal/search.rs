//! Finding entries by words.

use super::Entry;
use super::entry::read;
use crate::foundation::types::{Code, Error, Result};
use crate::foundation::vault::{View, params};

/// Most entries that a search gives.
const MOST: i64 = 1_000;

/// Entries whose text or tags hold every word, newest first, at most a thousand. A word finds what begins with it,
/// whatever its case and accents.
///
/// # Errors
/// `empty_text` if there is no word.
pub fn search(view: &View<'_>, words: &str) -> Result<Vec<Entry>> {
    // Each word is quoted, so that nothing that is typed is taken for FTS5's query language.
    let query: Vec<String> = words
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| format!("\"{word}\"*"))
        .collect();
    if query.is_empty() {
        return Err(Error::new(Code::EmptyText, "give a word to search for"));
    }
    view.all(
        "SELECT e.id, e.created_at_ms, e.text, e.mood, e.tags
         FROM journal_search s JOIN journal_entries e ON e.position = s.rowid
         WHERE journal_search MATCH ?1 ORDER BY s.rowid DESC LIMIT ?2",
        params![query.join(" "), MOST],
        read,
    )
}
