//! Writing and reading entries.

use std::collections::BTreeSet;

use super::draft::JOURNAL;
use crate::care::drafts;
use crate::care::text::checked;
use crate::exchange::records::store::{self, Writer};
use crate::exchange::records::{Life, Scalar};
use crate::foundation::env::Random;
use crate::foundation::types::{Code, EntryId, Error, Millis, Result};
use crate::foundation::vault::{Row, Tx, View, params};

const KIND: &str = "journal.entry";
/// Longest text of an entry, in bytes.
pub const LONGEST_ENTRY: usize = 256 * 1024;
const MOST_TAGS: usize = 32;
const LONGEST_TAG: usize = 64;

/// An entry as it is now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its record.
    pub id: EntryId,
    /// When it was begun.
    pub created_at: Millis,
    /// What was written.
    pub text: String,
    /// From -3 (very low) to 3 (very good), if it was given.
    pub mood: Option<i64>,
    /// In alphabetical order.
    pub tags: Vec<String>,
}

/// An entry to be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NewEntry<'a> {
    /// What was written; may be empty if there is a mood.
    pub text: &'a str,
    /// From -3 to 3.
    pub mood: Option<i64>,
    /// Labels.
    pub tags: &'a [String],
}

/// Writes an entry and clears the journal's draft.
///
/// # Errors
/// `empty_text` if there is neither text nor mood; `too_large`; `invalid_input` for a mood or tag out of its range.
pub fn write(tx: &Tx<'_>, writer: Writer, new: NewEntry<'_>, random: &dyn Random, now: Millis) -> Result<Entry> {
    if new.mood.is_none() || !new.text.is_empty() {
        checked(new.text, LONGEST_ENTRY)?;
    }
    let mood = checked_mood(new.mood)?;
    let tags = checked_tags(new.tags)?;
    let id = EntryId::make(now, random.array());
    store::edit(tx, writer, (id.into(), KIND), now, |edit| {
        edit.set("created_at", Scalar::Int(now.0))?;
        edit.revise("text", new.text.to_owned())?;
        if let Some(mood) = mood {
            edit.set("mood", Scalar::Int(mood))?;
        }
        for tag in &tags {
            edit.add("tags", Scalar::Text(tag.clone()))?;
        }
        Ok(())
    })?;
    drafts::clear(tx, JOURNAL)?;
    show(tx, id)?;
    entry(tx, id)
}

/// Leaves an entry as `new` says: what was written before stays in its history.
///
/// # Errors
/// `not_found`; as [`write`].
pub fn rewrite(tx: &Tx<'_>, writer: Writer, id: EntryId, new: NewEntry<'_>, now: Millis) -> Result<Entry> {
    let before = entry(tx, id)?;
    if new.mood.is_none() || !new.text.is_empty() {
        checked(new.text, LONGEST_ENTRY)?;
    }
    let mood = checked_mood(new.mood)?;
    let tags = checked_tags(new.tags)?;
    store::edit(tx, writer, (id.into(), KIND), now, |edit| {
        edit.revise("text", new.text.to_owned())?;
        if mood != before.mood {
            edit.set("mood", mood.map_or(Scalar::Nil, Scalar::Int))?;
        }
        for gone in before.tags.iter().filter(|tag| !tags.contains(*tag)) {
            edit.remove("tags", &Scalar::Text(gone.clone()))?;
        }
        for tag in &tags {
            edit.add("tags", Scalar::Text(tag.clone()))?;
        }
        Ok(())
    })?;
    show(tx, id)?;
    entry(tx, id)
}

/// Erases an entry for good, with its history.
///
/// # Errors
/// `not_found`.
pub fn erase(tx: &Tx<'_>, writer: Writer, id: EntryId, now: Millis) -> Result<()> {
    entry(tx, id)?;
    store::erase(tx, writer, id.into(), now)?;
    show(tx, id)
}

fn checked_mood(mood: Option<i64>) -> Result<Option<i64>> {
    if mood.is_some_and(|mood| !(-3..=3).contains(&mood)) {
        return Err(Error::new(Code::InvalidInput, "a mood is between -3 and 3"));
    }
    Ok(mood)
}

fn checked_tags(tags: &[String]) -> Result<BTreeSet<String>> {
    let tags: BTreeSet<String> = tags.iter().map(|tag| tag.trim().to_owned()).collect();
    let sane = |tag: &String| !tag.is_empty() && tag.len() <= LONGEST_TAG && !tag.chars().any(char::is_control);
    if tags.len() <= MOST_TAGS && tags.iter().all(sane) {
        Ok(tags)
    } else {
        Err(Error::new(
            Code::InvalidInput,
            "a tag is one short line; an entry has at most 32",
        ))
    }
}

/// Writes the view of a record: its row and its words in the index.
fn show(tx: &Tx<'_>, id: EntryId) -> Result<()> {
    // An entry that is written anew keeps its place among the others.
    let place = tx.one(
        "SELECT position FROM journal_entries WHERE id = ?1",
        params![id],
        |row| row.get::<i64>(0),
    )?;
    hide(tx, id)?;
    let entry = store::read(tx, id.into(), |state| {
        if !matches!(state.life(), Life::Live | Life::Returned) {
            return Ok(None);
        }
        let integer = |field| match state.value(field) {
            Some(Scalar::Int(value)) => Some(*value),
            _ => None,
        };
        let tags = state.field("tags").into_iter().flat_map(|field| field.elements());
        let tags = tags.filter_map(|element| match element {
            Scalar::Text(tag) => Some(tag.clone()),
            _ => None,
        });
        Ok(Some(Entry {
            id,
            created_at: Millis(integer("created_at").unwrap_or_default()),
            text: state.field("text").map(|field| field.text().text).unwrap_or_default(),
            mood: integer("mood"),
            tags: tags.collect(),
        }))
    })?;
    let Some(entry) = entry else { return Ok(()) };
    let tags = serde_json::to_string(&entry.tags).expect("texts always encode");
    tx.execute(
        "INSERT INTO journal_entries (position, id, created_at_ms, text, mood, tags) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        params![place, id, entry.created_at, entry.text, entry.mood, tags],
    )?;
    tx.execute(
        "INSERT INTO journal_search (rowid, text, tags) SELECT position, text, tags FROM journal_entries WHERE id = ?1",
        params![id],
    )?;
    Ok(())
}

fn hide(tx: &Tx<'_>, id: EntryId) -> Result<()> {
    tx.execute(
        "INSERT INTO journal_search (journal_search, rowid, text, tags)
         SELECT 'delete', position, text, tags FROM journal_entries WHERE id = ?1",
        params![id],
    )?;
    tx.execute("DELETE FROM journal_entries WHERE id = ?1", params![id])?;
    Ok(())
}

pub(super) const COLUMNS: &str = "id, created_at_ms, text, mood, tags";

pub(super) fn read(row: &Row<'_>) -> Result<Entry> {
    let tags = serde_json::from_str(&row.get::<String>(4)?)
        .map_err(|_| Error::new(Code::Damaged, "stored tags are damaged"))?;
    Ok(Entry {
        id: row.get(0)?,
        created_at: row.get(1)?,
        text: row.get(2)?,
        mood: row.get(3)?,
        tags,
    })
}

/// One entry.
///
/// # Errors
/// `not_found`.
pub fn entry(view: &View<'_>, id: EntryId) -> Result<Entry> {
    view.one(
        &format!("SELECT {COLUMNS} FROM journal_entries WHERE id = ?1"),
        params![id],
        read,
    )?
    .ok_or_else(|| Error::new(Code::NotFound, "there is no such journal entry"))
}

/// Every entry, oldest first.
///
/// # Errors
/// As [`View::all`].
pub fn list(view: &View<'_>) -> Result<Vec<Entry>> {
    view.all(
        &format!("SELECT {COLUMNS} FROM journal_entries ORDER BY created_at_ms, id"),
        [],
        read,
    )
}
