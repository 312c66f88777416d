//! What is written to somebody and not sent: half-written, or refused.

use std::collections::BTreeSet;

use super::message::LONGEST_MESSAGE;
use crate::care::drafts;
use crate::foundation::types::{AccountId, Code, Error, Millis, Result};
use crate::foundation::vault::{Tx, View, params};

/// Largest draft: several refused texts find room in it, one below the other.
const LARGEST_DRAFT: usize = 16 * LONGEST_MESSAGE;

/// Before the account in a draft's place.
const CONVERSATION: &str = "conversation ";

/// The place of the draft to a person.
pub fn place(person: &AccountId) -> String {
    format!("{CONVERSATION}{person}")
}

/// Keeps what is typed so far to a person; an empty text clears it.
///
/// # Errors
/// `too_large`.
pub fn keep_draft(tx: &Tx<'_>, person: &AccountId, text: &str, now: Millis) -> Result<()> {
    if text.is_empty() {
        return drafts::clear(tx, &place(person));
    }
    can_be_kept(text)?;
    drafts::keep(tx, &place(person), text, now)
}

/// Whether a draft is not longer than there is room for.
///
/// # Errors
/// `too_large`.
pub fn can_be_kept(text: &str) -> Result<()> {
    if text.len() > LARGEST_DRAFT {
        return Err(Error::new(Code::TooLarge, "this text is too long"));
    }
    Ok(())
}

/// The accounts, as texts, for whom there is a draft.
pub(super) fn kept_for(view: &View<'_>) -> Result<BTreeSet<String>> {
    let places: Vec<String> = view.all(
        "SELECT place FROM drafts WHERE place > ?1 AND place < ?1 || 'g'",
        params![CONVERSATION],
        |row| row.get(0),
    )?;
    let accounts = places.iter().filter_map(|place| place.strip_prefix(CONVERSATION));
    Ok(accounts.map(str::to_owned).collect())
}

/// Keeps a text that was refused, below what was kept before.
///
/// # Errors
/// `too_large` if there is no more room: then the text is not kept.
pub fn keep_refused(tx: &Tx<'_>, person: &AccountId, text: &str, now: Millis) -> Result<()> {
    match draft(tx, person)? {
        // It is there already: as it was typed, or from another try.
        Some(kept) if kept.contains(text) => Ok(()),
        // It is the same text, written further.
        Some(kept) if !text.starts_with(&kept) => keep_draft(tx, person, &format!("{kept}\n\n{text}"), now),
        _ => keep_draft(tx, person, text, now),
    }
}

/// What was written to a person and not sent; none if there is nothing.
///
/// # Errors
/// As [`View::one`].
pub fn draft(view: &View<'_>, person: &AccountId) -> Result<Option<String>> {
    Ok(drafts::kept(view, &place(person))?.map(|(text, _)| text))
}

/// This text is a message now. A draft that says anything else stays.
pub(super) fn written(tx: &Tx<'_>, person: &AccountId, text: &str) -> Result<()> {
    tx.execute(
        "DELETE FROM drafts WHERE place = ?1 AND text = ?2",
        params![place(person), text],
    )?;
    Ok(())
}
