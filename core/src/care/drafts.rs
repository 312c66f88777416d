//! Texts that are half-written or were refused, one a place, as they were typed.

use crate::foundation::types::{Millis, Result};
use crate::foundation::vault::{Tx, View, params};

/// Keeps a text in the place of what was kept there.
pub(super) fn keep(tx: &Tx<'_>, place: &str, text: &str, at: Millis) -> Result<()> {
    tx.execute(
        "INSERT INTO drafts (place, text, changed_at_ms) VALUES (?1, ?2, ?3)
         ON CONFLICT (place) DO UPDATE SET text = ?2, changed_at_ms = ?3",
        params![place, text, at],
    )?;
    Ok(())
}

/// What is kept at a place, and since when.
pub(super) fn kept(view: &View<'_>, place: &str) -> Result<Option<(String, Millis)>> {
    view.one(
        "SELECT text, changed_at_ms FROM drafts WHERE place = ?1",
        params![place],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// Takes in what was typed at a place while the vault was closed. No word is lost, of neither text: if the draft that is
/// here says something else, both stand in the draft afterwards, the newer one first, with an empty line between them;
/// together they may be longer than an entry may be. An empty text changes nothing.
///
/// # Errors
/// As [`Tx::execute`].
pub fn merge(tx: &Tx<'_>, place: &str, text: &str, at: Millis) -> Result<()> {
    if text.is_empty() {
        return Ok(());
    }
    let (known, known_at) = kept(tx, place)?.unwrap_or_default();
    let (newer, older) = if at >= known_at {
        (text, &*known)
    } else {
        (&*known, text)
    };
    let merged = if newer.contains(older) {
        newer.to_owned()
    } else if older.contains(newer) {
        older.to_owned()
    } else {
        format!("{newer}\n\n{older}")
    };
    keep(tx, place, &merged, at.max(known_at))
}

/// Keeps nothing there any more.
pub(super) fn clear(tx: &Tx<'_>, place: &str) -> Result<()> {
    tx.execute("DELETE FROM drafts WHERE place = ?1", params![place])?;
    Ok(())
}
