//! Who pays for what is created: every road leads to an operator's admission and its quota.
//!
//! Who was let in by another (by an invitation, by a conversation) cannot use up the other's quota: an invitation
//! pays for one channel and one inbox, and only an inbox that an admission itself created can invite; all that a
//! conversation's epochs vouch for, and what is vouched for in turn, is counted together.

use kith_wire::Array;
use kith_wire::id::{InboxId, TokenHash};
use kith_wire::refusal::Code;
use rusqlite::{Connection, OptionalExtension, params};

use super::{column, inboxes, log};
use crate::clock::Seconds;
use crate::store::{Payer, Result, StoreError, Vouch};

/// Most channels and inboxes that exist because a channel's epochs, or those of what they vouched for, vouched
/// for them: bounds what a member can take of the payer's quota, however many epochs and channels they open.
const VOUCHED: i64 = 16;

/// What is created.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A channel.
    Channel,
    /// An inbox.
    Inbox,
}

/// To what a creation is charged.
pub struct Charged {
    /// The admission that pays.
    pub admission: i64,
    /// The channel that vouched, or the first one of its line.
    pub voucher: Option<i64>,
    /// Whether it is an admission itself that created: then an inbox can invite.
    pub invites: bool,
}

/// Takes the creation from the payer's quota.
pub fn charge(conn: &Connection, payer: Payer, kind: Kind, created: &Array<32>, now: Seconds) -> Result<Charged> {
    let charged = match payer {
        Payer::Admission(token) => Charged {
            admission: of_token(conn, token)?,
            voucher: None,
            invites: true,
        },
        Payer::Rendezvous { inbox, token } => Charged {
            admission: rendezvous(conn, inbox, token, kind, created, now)?,
            voucher: None,
            invites: false,
        },
        Payer::Channel(vouch) => vouched(conn, vouch, now)?,
    };
    let admission = charged.admission;
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
        Ok(charged)
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
    if !inbox.invites || inboxes::right(conn, &inbox, token)? != Some(inboxes::Right::Rendezvous) {
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

fn vouched(conn: &Connection, vouch: Vouch, now: Seconds) -> Result<Charged> {
    let (admission, voucher, key) = log::voucher(conn, vouch.channel, vouch.epoch)?;
    // The epoch just closed may vouch too, even if somebody was removed: it is the one whose members
    // are stuck if the commit that closed it turns out to be garbage.
    if key.older_than_a_removal && vouch.epoch.next() != key.current {
        return Err(not_admitted());
    }
    let vouched: i64 = conn
        .prepare_cached(
            "SELECT (SELECT count(*) FROM channels WHERE voucher = ?1)
                  + (SELECT count(*) FROM inboxes WHERE voucher = ?1 AND (ends_at_s IS NULL OR ends_at_s > ?2))",
        )?
        .query_row(params![voucher, column::seconds(now.0)], |row| row.get(0))?;
    if vouched < VOUCHED {
        Ok(Charged {
            admission,
            voucher: Some(voucher),
            invites: false,
        })
    } else {
        Err(StoreError::refused(Code::OverQuota))
    }
}
