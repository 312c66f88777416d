//! Half-written text, kept as it is typed.

use crate::foundation::types::{Code, Error, Millis, Result};
use crate::foundation::vault::{Tx, View, params};

pub(super) const JOURNAL: &str = "journal";

/// Keeps what is typed so far; an empty text clears it.
///
/// # Errors
/// `too_large`.
pub fn keep_draft(tx: &Tx<'_>, text: &str, now: Millis) -> Result<()> {
    if text.is_empty() {
        return clear(tx, JOURNAL);
    }
    if text.len() > super::LONGEST_ENTRY {
        return Err(Error::new(Code::TooLarge, "this text is too long"));
    }
    tx.execute(
        "INSERT INTO drafts (place, text, changed_at_ms) VALUES (?1, ?2, ?3)
         ON CONFLICT (place) DO UPDATE SET text = ?2, changed_at_ms = ?3",
        params![JOURNAL, text, now],
    )?;
    Ok(())
}

/// What was typed and not yet written; none if there is nothing.
///
/// # Errors
/// As [`View::one`].
pub fn draft(view: &View<'_>) -> Result<Option<String>> {
    view.one("SELECT text FROM drafts WHERE place = ?1", params![JOURNAL], |row| {
        row.get(0)
    })
}

pub(super) fn clear(tx: &Tx<'_>, place: &str) -> Result<()> {
    tx.execute("DELETE FROM drafts WHERE place = ?1", params![place])?;
    Ok(())
}
