//! What others share with us.

use super::grant::State;
use super::projection::{End, Projection, SharedEntry};
use crate::exchange::sync::Inbound;
use crate::foundation::types::{AccountId, Code, Error, GrantId, Millis, Result};
use crate::foundation::vault::{Tx, View, params};

/// A share of somebody else's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Received {
    /// The share's id.
    pub id: GrantId,
    /// Who shares it.
    pub person: AccountId,
    /// Until when.
    pub until: Option<Millis>,
    /// How it stands.
    pub state: State,
}

/// What others share, the newest last.
///
/// # Errors
/// As [`View::all`].
pub fn received(view: &View<'_>) -> Result<Vec<Received>> {
    view.all(
        "SELECT id, person, until_ms, state FROM shares ORDER BY rowid",
        [],
        |row| {
            Ok(Received {
                id: row.get(0)?,
                person: row.get(1)?,
                until: row.get(2)?,
                state: State::parse(&row.get::<String>(3)?)?,
            })
        },
    )
}

/// The content of a live share.
///
/// # Errors
/// `not_found` if there is none, or it has ended.
pub fn read(view: &View<'_>, id: GrantId, now: Millis) -> Result<SharedEntry> {
    let content = view.one(
        "SELECT content FROM shares WHERE id = ?1 AND state = 'live' AND (until_ms IS NULL OR until_ms > ?2)",
        params![id, now],
        |row| row.get::<Option<Vec<u8>>>(0),
    )?;
    let content = content
        .flatten()
        .ok_or_else(|| Error::new(Code::NotFound, "there is no such share, or it has ended"))?;
    kith_wire::decode(&content).map_err(|_| Error::new(Code::Damaged, "a stored share is damaged"))
}

/// Stores a projection that arrived. What arrives after its end, or after it was taken back, is not stored.
///
/// # Errors
/// `invalid_input` if it is malformed or somebody else's.
pub fn receive(tx: &Tx<'_>, item: &Inbound<'_>) -> Result<()> {
    let malformed = || Error::new(Code::InvalidInput, "a share is malformed");
    let projection: Projection = kith_wire::decode(item.body).map_err(|_| malformed())?;
    if projection.until.is_some_and(|until| until <= item.now) {
        return Ok(());
    }
    of_sender(tx, item, projection.share)?;
    tx.execute(
        "INSERT INTO shares (id, person, number, kind, content, until_ms, state, sent_at_ms)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, 'live', ?7)
         ON CONFLICT (id) DO UPDATE SET number = ?3, content = ?5, until_ms = ?6, sent_at_ms = ?7
            WHERE state = 'live' AND number < ?3",
        params![
            projection.share,
            item.account,
            projection.number,
            projection.kind,
            kith_wire::encode(&projection.entry),
            projection.until,
            projection.sent_at,
        ],
    )?;
    Ok(())
}

/// Ends a share: its content is gone from this device.
///
/// # Errors
/// `invalid_input` if it is malformed or somebody else's.
pub fn receive_end(tx: &Tx<'_>, item: &Inbound<'_>) -> Result<()> {
    let malformed = || Error::new(Code::InvalidInput, "the end of a share is malformed");
    let end: End = kith_wire::decode(item.body).map_err(|_| malformed())?;
    of_sender(tx, item, end.share)?;
    // Also when the share itself never came: it must not be stored if it comes later.
    tx.execute(
        "INSERT INTO shares (id, person, number, kind, state, sent_at_ms) VALUES (?1, ?2, 0, '', 'revoked', ?3)
         ON CONFLICT (id) DO UPDATE SET content = NULL, state = CASE state WHEN 'live' THEN 'revoked' ELSE state END",
        params![end.share, item.account, item.sent_at],
    )?;
    Ok(())
}

fn of_sender(view: &View<'_>, item: &Inbound<'_>, share: GrantId) -> Result<()> {
    let owner = view.one("SELECT person FROM shares WHERE id = ?1", params![share], |row| {
        row.get::<AccountId>(0)
    })?;
    if owner.is_some_and(|owner| owner != item.account) {
        return Err(Error::new(Code::InvalidInput, "a share belongs to somebody else"));
    }
    Ok(())
}
