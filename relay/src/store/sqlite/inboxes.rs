//! Inboxes and the rights to write into them.

use kith_wire::id::{InboxId, TokenHash};
use kith_wire::inbox::Settings;
use kith_wire::refusal::Code;
use rusqlite::{Connection, OptionalExtension, params};

use super::column;
use super::payer::{self, Kind};
use crate::clock::{Day, Seconds};
use crate::store::{Payer, Result, StoreError};

/// An inbox that exists.
pub struct Inbox {
    /// Its number.
    pub number: i64,
    /// The admission that pays for it.
    pub admission: i64,
    /// The day on which somebody last asked for it.
    pub asked_on: Day,
    /// Whether its rendezvous tokens pay.
    pub invites: bool,
    /// The revision of its settings.
    pub revision: u64,
}

/// What a token may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Right {
    /// Write.
    Write,
    /// Write, and create one inbox and one channel.
    Rendezvous,
}

/// The inbox, unless it does not exist or its lifetime is over.
pub fn find(conn: &Connection, inbox: InboxId, now: Seconds) -> Result<Option<Inbox>> {
    Ok(conn
        .prepare_cached(
            "SELECT number, admission, asked_on_day, invites, revision FROM inboxes
             WHERE id = ?1 AND (ends_at_s IS NULL OR ends_at_s > ?2)",
        )?
        .query_row(params![inbox.0.0, column::seconds(now.0)], |row| {
            Ok(Inbox {
                number: row.get(0)?,
                admission: row.get(1)?,
                asked_on: Day(row.get(2)?),
                invites: row.get(3)?,
                revision: row.get::<_, i64>(4)?.cast_unsigned(),
            })
        })
        .optional()?)
}

/// The inbox, or the refusal that says that there is none.
pub fn existing(conn: &Connection, inbox: InboxId, now: Seconds) -> Result<Inbox> {
    find(conn, inbox, now)?.ok_or_else(|| StoreError::refused(Code::UnknownInbox))
}

/// What a token may do with the inbox.
pub fn right(conn: &Connection, inbox: &Inbox, token: TokenHash) -> Result<Option<Right>> {
    Ok(conn
        .prepare_cached("SELECT rendezvous FROM inbox_tokens WHERE inbox = ?1 AND token_hash = ?2")?
        .query_row(params![inbox.number, token.0.0], |row| {
            Ok(if row.get(0)? { Right::Rendezvous } else { Right::Write })
        })
        .optional()?)
}

/// Remembers that somebody with a right to it asked for the inbox.
pub fn asked(conn: &Connection, inbox: &Inbox, now: Seconds) -> Result<()> {
    if inbox.asked_on < now.day() {
        conn.prepare_cached("UPDATE inboxes SET asked_on_day = ?2 WHERE number = ?1")?
            .execute(params![inbox.number, now.day().0])?;
    }
    Ok(())
}

/// Creates the inbox, or replaces the settings of the one that exists.
pub fn set(conn: &Connection, inbox: InboxId, settings: &Settings, payer: Option<Payer>, now: Seconds) -> Result<()> {
    let found = match find(conn, inbox, now)? {
        Some(found) => found,
        None => {
            let payer = payer.ok_or_else(|| StoreError::refused(Code::UnknownInbox))?;
            delete_ended(conn, inbox)?;
            let charged = payer::charge(conn, payer, Kind::Inbox, &inbox.0, now)?;
            conn.prepare_cached(
                "INSERT INTO inboxes (id, admission, voucher, invites, created_at_s, asked_on_day)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            )?
            .execute(params![
                inbox.0.0,
                charged.admission,
                charged.voucher,
                charged.invites,
                column::seconds(now.0),
                now.day().0
            ])?;
            existing(conn, inbox, now)?
        }
    };
    asked(conn, &found, now)?;
    if settings.revision < found.revision {
        return Ok(());
    }
    conn.prepare_cached("DELETE FROM inbox_tokens WHERE inbox = ?1")?
        .execute([found.number])?;
    let mut insert = conn.prepare_cached(
        "INSERT INTO inbox_tokens (inbox, token_hash, rendezvous) VALUES (?1, ?2, ?3)
         ON CONFLICT DO UPDATE SET rendezvous = excluded.rendezvous",
    )?;
    for token in &settings.tokens {
        insert.execute(params![found.number, token.hash.0.0, token.rendezvous])?;
    }
    let lifetime = settings.lifetime_s.map(column::seconds);
    let created: i64 = conn
        .prepare_cached("SELECT created_at_s FROM inboxes WHERE number = ?1")?
        .query_row([found.number], |row| row.get(0))?;
    conn.prepare_cached("UPDATE inboxes SET ends_at_s = ?2, revision = ?3 WHERE number = ?1")?
        .execute(params![
            found.number,
            lifetime.map(|lifetime| created.saturating_add(lifetime)),
            settings.revision.cast_signed()
        ])?;
    Ok(())
}

/// Deletes an inbox and everything of it.
pub fn delete(conn: &Connection, number: i64) -> Result<()> {
    for table in [
        "DELETE FROM items WHERE inbox = ?1",
        "DELETE FROM inbox_tokens WHERE inbox = ?1",
        "DELETE FROM rendezvous_uses WHERE inbox = ?1",
        "DELETE FROM inboxes WHERE number = ?1",
    ] {
        conn.prepare_cached(table)?.execute([number])?;
    }
    Ok(())
}

fn delete_ended(conn: &Connection, inbox: InboxId) -> Result<()> {
    let ended: Option<i64> = conn
        .prepare_cached("SELECT number FROM inboxes WHERE id = ?1")?
        .query_row([inbox.0.0], |row| row.get(0))
        .optional()?;
    ended.map_or(Ok(()), |number| delete(conn, number))
}
