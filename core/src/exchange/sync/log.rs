//! Entries that are known by their hash: own ones from the moment they are sealed, so that they are recognised before
//! MLS sees them, and others' once they were taken in.

use kith_wire::id::{Cursor, EntryHash, Epoch};

use super::epochs;
use crate::foundation::types::{ConversationId, Result};
use crate::foundation::vault::{Tx, View, params};

/// What is known of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Known {
    /// Never met.
    No,
    /// Sealed here and not yet met in the log.
    Own,
    /// Taken in.
    Taken,
}

pub(super) fn known(view: &View<'_>, conversation: ConversationId, hash: &EntryHash) -> Result<Known> {
    let row = view.one(
        "SELECT cursor IS NOT NULL FROM log WHERE conversation = ?1 AND hash = ?2",
        params![conversation, hash.0.0],
        |row| row.get::<bool>(0),
    )?;
    Ok(match row {
        None => Known::No,
        Some(false) => Known::Own,
        Some(true) => Known::Taken,
    })
}

pub(super) fn sealed(tx: &Tx<'_>, conversation: ConversationId, hash: &EntryHash, epoch: Epoch) -> Result<()> {
    tx.execute(
        "INSERT INTO log (conversation, hash, epoch, own) VALUES (?1, ?2, ?3, 1)",
        params![conversation, hash.0.0, epochs::number(epoch)?],
    )?;
    Ok(())
}

/// Forgets an own entry that the relay never stored.
pub(super) fn forget(tx: &Tx<'_>, conversation: ConversationId, hash: &EntryHash) -> Result<()> {
    tx.execute(
        "DELETE FROM log WHERE conversation = ?1 AND hash = ?2",
        params![conversation, hash.0.0],
    )?;
    Ok(())
}

pub(super) fn taken(
    tx: &Tx<'_>,
    conversation: ConversationId,
    hash: &EntryHash,
    epoch: Epoch,
    cursor: &Cursor,
    run: &[u8; 32],
) -> Result<()> {
    tx.execute(
        "INSERT INTO log (conversation, hash, epoch, own, cursor, run) VALUES (?1, ?2, ?3, 0, ?4, ?5)
         ON CONFLICT (conversation, hash) DO UPDATE SET cursor = ?4, run = ?5",
        params![conversation, hash.0.0, epochs::number(epoch)?, cursor.0, run],
    )?;
    Ok(())
}

/// The running hash after the entry at `cursor`, if it was taken in during `epoch`.
pub(super) fn run_at(
    view: &View<'_>,
    conversation: ConversationId,
    epoch: Epoch,
    cursor: &Cursor,
) -> Result<Option<[u8; 32]>> {
    view.one(
        "SELECT run FROM log WHERE conversation = ?1 AND cursor = ?2 AND epoch = ?3",
        params![conversation, cursor.0, epochs::number(epoch)?],
        |row| row.get(0),
    )
}
