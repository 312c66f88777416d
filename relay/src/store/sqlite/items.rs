//! The items that wait in an inbox.

use kith_wire::channel::Sealed;
use kith_wire::id::{EntryHash, InboxId, TokenHash};
use kith_wire::inbox::InboxPage;
use kith_wire::refusal::Code;
use rusqlite::{Connection, OptionalExtension, params};

use super::column::Named;
use super::store::Bounds;
use super::{column, inboxes};
use crate::clock::Seconds;
use crate::store::{Result, StoreError};

/// Most hashes of gone items that a slot keeps. Whoever repeats a request does so soon: a hash is needed until as
/// many others were put into the same slot meanwhile, and who can do that can as well put an older item there.
const GONE_PER_SLOT: i64 = 64;

/// Stores an item by right of a token; says whether it is new.
pub fn put(
    conn: &Connection,
    inbox: InboxId,
    token: TokenHash,
    item: &Named,
    slot: Option<u8>,
    bounds: Bounds,
    now: Seconds,
) -> Result<bool> {
    let inbox = inboxes::existing(conn, inbox, now)?;
    if inboxes::right(conn, &inbox, token)?.is_none() {
        return Err(StoreError::refused(Code::NotAdmitted));
    }
    inboxes::asked(conn, &inbox, now)?;
    let known: Option<i64> = conn
        .prepare_cached("SELECT number FROM items WHERE inbox = ?1 AND hash = ?2")?
        .query_row(params![inbox.number, item.hash.0.0], |row| row.get(0))
        .optional()?;
    if known.is_some() {
        return Ok(false);
    }
    if let Some(slot) = slot {
        conn.prepare_cached(
            "UPDATE items SET sealed = NULL, gone_on_day = ?3 WHERE inbox = ?1 AND slot = ?2 AND sealed IS NOT NULL",
        )?
        .execute(params![inbox.number, slot, now.day().0])?;
        forget_oldest(conn, &inbox, slot)?;
    }
    let (waiting, bytes): (i64, i64) = conn
        .prepare_cached(
            "SELECT count(*), coalesce(sum(length(sealed)), 0) FROM items WHERE inbox = ?1 AND sealed IS NOT NULL",
        )?
        .query_row([inbox.number], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let most = i64::try_from(bounds.inbox_bytes).unwrap_or(i64::MAX);
    if waiting >= i64::from(bounds.inbox_items) || bytes.saturating_add(column::length(item.bytes.len())) > most {
        return Err(StoreError::refused(Code::OverQuota));
    }
    conn.prepare_cached("INSERT INTO items (inbox, hash, slot, sealed) VALUES (?1, ?2, ?3, ?4)")?
        .execute(params![inbox.number, item.hash.0.0, slot, item.bytes])?;
    Ok(true)
}

/// Forgets the hashes of a slot's items but the last ones.
fn forget_oldest(conn: &Connection, inbox: &inboxes::Inbox, slot: u8) -> Result<()> {
    conn.prepare_cached(
        "DELETE FROM items WHERE inbox = ?1 AND slot = ?2 AND sealed IS NULL AND number <=
         (SELECT number FROM items WHERE inbox = ?1 AND slot = ?2 AND sealed IS NULL
          ORDER BY number DESC LIMIT 1 OFFSET ?3)",
    )?
    .execute(params![inbox.number, slot, GONE_PER_SLOT])?;
    Ok(())
}

/// Deletes what the owner has; its hash stays for a while.
pub fn acknowledge(conn: &Connection, inbox: InboxId, items: &[EntryHash], now: Seconds) -> Result<()> {
    let inbox = inboxes::existing(conn, inbox, now)?;
    inboxes::asked(conn, &inbox, now)?;
    let mut erase = conn.prepare_cached(
        "UPDATE items SET sealed = NULL, gone_on_day = ?3 WHERE inbox = ?1 AND hash = ?2 AND sealed IS NOT NULL",
    )?;
    for hash in items {
        erase.execute(params![inbox.number, hash.0.0, now.day().0])?;
    }
    Ok(())
}

/// The waiting items, oldest first: one, and further ones until `bytes` are used up.
pub fn page(conn: &Connection, inbox: InboxId, bytes: usize, now: Seconds) -> Result<InboxPage> {
    let inbox = inboxes::existing(conn, inbox, now)?;
    let mut select = conn.prepare_cached(
        "SELECT length(sealed), sealed FROM items WHERE inbox = ?1 AND sealed IS NOT NULL ORDER BY number",
    )?;
    let mut rows = select.query([inbox.number])?;
    let (mut items, mut left, mut more) = (Vec::new(), bytes, false);
    while let Some(row) = rows.next()? {
        let size = column::size(row, 0)?.unwrap_or(0);
        if size > left && !items.is_empty() {
            more = true;
            break;
        }
        left = left.saturating_sub(size);
        items.push(Sealed(row.get(1)?));
    }
    Ok(InboxPage {
        items,
        more,
        revision: inbox.revision,
    })
}
