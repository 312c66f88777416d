//! Who pays for what is created: every road leads to an operator's admission and its quota.

use kith_wire::Array;
use kith_wire::id::{InboxId, TokenHash};
use kith_wire::refusal::Code;
use rusqlite::{Connection, OptionalExtension, params};

use super::{column, inboxes, log};
use crate::clock::Seconds;
use crate::store::{Payer, Result, StoreError, Vouch};

/// Most things that one epoch's keys may vouch for: bounds what a member who is being removed can spoil.
const VOUCHES_PER_EPOCH: i64 = 16;

/// What is created.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A channel.
    Channel,
    /// An inbox.
    Inbox,
}

/// Takes the creation from the payer's quota and gives the number of the admission that pays.
pub fn charge(conn: &Connection, payer: Payer, kind: Kind, created: &Array<32>, now: Seconds) -> Result<i64> {
    let admission = match payer {
        Payer::Admission(token) => of_token(conn, token)?,
        Payer::Rendezvous { inbox, token } => rendezvous(conn, inbox, token, kind, created, now)?,
        Payer::Channel(vouch) => vouched(conn, vouch, created)?,
    };
    let (channels, inboxes): (i64, i64) = conn
        .prepare_cached("SELECT channels, inboxes FROM admissions WHERE number = ?1 AND revoked = 0")?
        .query_row([admission], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?
        .ok_or_else(not_admitted)?;
    let (used, quota): (i64, i64) = match kind {
        Kind::Channel => {
            let used = conn
                .prepare_cached("SELECT count(*) FROM channels WHERE admission = ?1")?
                .query_row([admission], |row| row.get(0))?;
            (used, channels)
        }
        Kind::Inbox => {
            let used = conn
                .prepare_cached(
                    "SELECT count(*) FROM inboxes WHERE admission = ?1 AND (ends_at_s IS NULL OR ends_at_s > ?2)",
                )?
                .query_row(params![admission, column::seconds(now.0)], |row| row.get(0))?;
            (used, inboxes)
        }
    };
    if used < quota {
        Ok(admission)
    } else {
        Err(StoreError::refused(Code::OverQuota))
    }
}

fn not_admitted() -> StoreError {
    StoreError::refused(Code::NotAdmitted)
}

fn of_token(conn: &Connection, token: TokenHash) -> Result<i64> {
    conn.prepare_cached("SELECT number FROM admissions WHERE token_hash = ?1 AND revoked = 0")?
        .query_row([token.0.0], |row| row.get(0))
        .optional()?
        .ok_or_else(not_admitted)
}

fn rendezvous(
    conn: &Connection,
    inbox: InboxId,
    token: TokenHash,
    kind: Kind,
    created: &Array<32>,
    now: Seconds,
) -> Result<i64> {
    // Not there yet, or no more: the device tries again until its invitation ends.
    let inbox = inboxes::existing(conn, inbox, now)?;
    if inboxes::right(conn, &inbox, token)? != Some(inboxes::Right::Rendezvous) {
        return Err(not_admitted());
    }
    let kind = match kind {
        Kind::Channel => "channel",
        Kind::Inbox => "inbox",
    };
    conn.prepare_cached(
        "INSERT INTO rendezvous_uses (inbox, token_hash, kind, created) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT DO NOTHING",
    )?
    .execute(params![inbox.number, token.0.0, kind, created.0])?;
    let used_for: [u8; 32] = conn
        .prepare_cached("SELECT created FROM rendezvous_uses WHERE inbox = ?1 AND token_hash = ?2 AND kind = ?3")?
        .query_row(params![inbox.number, token.0.0, kind], |row| row.get(0))?;
    if used_for == created.0 {
        Ok(inbox.admission)
    } else {
        Err(not_admitted())
    }
}

fn vouched(conn: &Connection, vouch: Vouch, created: &Array<32>) -> Result<i64> {
    let (admission, channel, key) = log::voucher(conn, vouch.channel, vouch.epoch)?;
    // The epoch just closed may vouch too, even if somebody was removed: it is the one whose members
    // are stuck if the commit that closed it turns out to be garbage.
    if key.older_than_a_removal && vouch.epoch.next() != key.current {
        return Err(not_admitted());
    }
    let epoch = column::number(vouch.epoch).ok_or_else(not_admitted)?;
    conn.prepare_cached("INSERT INTO vouches (channel, epoch, created) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING")?
        .execute(params![channel, epoch, created.0])?;
    let vouches: i64 = conn
        .prepare_cached("SELECT count(*) FROM vouches WHERE channel = ?1 AND epoch = ?2")?
        .query_row(params![channel, epoch], |row| row.get(0))?;
    if vouches <= VOUCHES_PER_EPOCH {
        Ok(admission)
    } else {
        Err(StoreError::refused(Code::OverQuota))
    }
}
