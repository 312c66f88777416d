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

/// Keeps nothing there any more.
pub(super) fn clear(tx: &Tx<'_>, place: &str) -> Result<()> {
    tx.execute("DELETE FROM drafts WHERE place = ?1", params![place])?;
    Ok(())
}
