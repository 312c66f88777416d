//! Channels and their logs.
//!
//! Epochs and verifiers are folds of a channel's commits: epoch *e* was opened by the commit of *e - 1*,
//! and its key reads up to the first removing commit of *e* or later.

use kith_wire::channel::{CommitFacts, Content, Page, Pulled, Sealed};
use kith_wire::id::{ChannelId, Cursor, EntryHash, Epoch, PublicKey};
use kith_wire::refusal::{Code, Refusal};
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::column::{self, Named};
use super::payer::{self, Kind};
use super::store::Bounds;
use crate::clock::{Day, Seconds};
use crate::store::{Key, Least, Payer, Position, Result, Start, StoreError, Stored};

/// What an expired entry counts in a page.
const EXPIRED_BYTES: usize = 64;

struct Channel {
    id: ChannelId,
    number: i64,
    admission: i64,
    voucher: Option<i64>,
    start: Start,
    bytes: i64,
    commit_bytes: i64,
    asked_on: Day,
}

/// Whether it exists with this start.
pub fn has(conn: &Connection, channel: ChannelId, start: Start) -> Result<bool> {
    match find(conn, channel)? {
        Some(found) if found.start == start => Ok(true),
        Some(_) => Err(StoreError::refused(Code::AlreadyExists)),
        None => Ok(false),
    }
}

/// Creates it, once.
pub fn create(conn: &Connection, channel: ChannelId, start: Start, payer: Payer, now: Seconds) -> Result<()> {
    if has(conn, channel, start)? {
        return Ok(());
    }
    let epoch = column::number(start.epoch).ok_or_else(|| StoreError::refused(Code::Malformed))?;
    let charged = payer::charge(conn, payer, Kind::Channel, &channel.0, now)?;
    conn.prepare_cached(
        "INSERT INTO channels (id, admission, voucher, start_epoch, start_verifier, asked_on_day)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute(params![
        channel.0.0,
        charged.admission,
        charged.voucher,
        epoch,
        start.verifier.0.0,
        now.day().0
    ])?;
    Ok(())
}

/// What an epoch's signature is judged by.
pub fn key(conn: &Connection, channel: ChannelId, epoch: Epoch) -> Result<Key> {
    let found = existing(conn, channel)?;
    let current = current(conn, &found)?;
    Ok(Key {
        verifier: verifier(conn, &found, epoch)?.ok_or_else(|| unknown_epoch(current))?,
        current,
        older_than_a_removal: removal(conn, &found, epoch)?.is_some(),
        asked_on: found.asked_on,
    })
}

/// Remembers the day.
pub fn asked(conn: &Connection, channels: &[ChannelId], day: Day) -> Result<()> {
    let mut update =
        conn.prepare_cached("UPDATE channels SET asked_on_day = ?2 WHERE id = ?1 AND asked_on_day < ?2")?;
    for channel in channels {
        update.execute(params![channel.0.0, day.0])?;
    }
    Ok(())
}

/// The admission that pays for what an epoch vouches for, the channel that is the first of its line, and what
/// the epoch's signature is judged by.
pub fn voucher(conn: &Connection, channel: ChannelId, epoch: Epoch) -> Result<(i64, i64, Key)> {
    let found = existing(conn, channel)?;
    let first = found.voucher.unwrap_or(found.number);
    Ok((found.admission, first, key(conn, channel, epoch)?))
}

/// Appends entries of the current epoch, all or none; those that are known keep their places.
pub fn append(
    conn: &Connection,
    channel: ChannelId,
    epoch: Epoch,
    entries: &[Named],
    bounds: Bounds,
    now: Seconds,
) -> Result<Stored> {
    let found = existing(conn, channel)?;
    let meter = Meter {
        used: found.bytes,
        most: bounds.channel_bytes,
        count: "UPDATE channels SET bytes = bytes + ?2 WHERE number = ?1",
    };
    let mut log = Appending::start(conn, &found, meter, now);
    let mut cursors = Vec::with_capacity(entries.len());
    for entry in entries {
        let position = match known(conn, &found, &entry.hash)? {
            Some((position, _)) => position,
            None => {
                let current = current(conn, &found)?;
                if epoch != current {
                    return Err(not_current(Code::Stale, epoch, current).into());
                }
                log.add(epoch, entry, None)?
            }
        };
        cursors.push(position.cursor(&entry.hash));
    }
    log.finish(cursors)
}

/// Appends the commit that closes the current epoch.
pub fn commit(
    conn: &Connection,
    channel: ChannelId,
    epoch: Epoch,
    entry: &Named,
    facts: CommitFacts,
    bounds: Bounds,
    now: Seconds,
) -> Result<Stored> {
    let found = existing(conn, channel)?;
    // Not that of the entries: from a channel that is full of those somebody can still be removed.
    let meter = Meter {
        used: found.commit_bytes,
        most: bounds.commit_bytes,
        count: "UPDATE channels SET commit_bytes = commit_bytes + ?2 WHERE number = ?1",
    };
    let mut log = Appending::start(conn, &found, meter, now);
    let position = match known(conn, &found, &entry.hash)? {
        Some((position, true)) => position,
        // The bytes of an application entry cannot become a commit: success would say that the epoch closed.
        Some((_, false)) => return Err(StoreError::refused(Code::Malformed)),
        None => {
            let current = current(conn, &found)?;
            if epoch != current {
                let mut refusal = not_current(Code::Lost, epoch, current);
                refusal.winner = closed_by(conn, &found, epoch)?.map(|(_, hash)| hash);
                return Err(refusal.into());
            }
            log.add(epoch, entry, Some(facts))?
        }
    };
    log.finish(vec![position.cursor(&entry.hash)])
}

/// What the key of an epoch may read after a place.
pub fn read(
    conn: &Connection,
    channel: ChannelId,
    epoch: Epoch,
    after: Option<&Cursor>,
    bytes: usize,
    least: Least,
) -> Result<Page> {
    let found = existing(conn, channel)?;
    let current = current(conn, &found)?;
    if verifier(conn, &found, epoch)?.is_none() {
        return Err(unknown_epoch(current));
    }
    let opened = start_of(conn, &found, epoch)?;
    let from = match after {
        Some(cursor) => Position::of(cursor, |position| hash_at(conn, &found, position))?.max(opened),
        None => opened,
    };
    let to = removal(conn, &found, epoch)?.unwrap_or(Position(i64::MAX));
    let mut select = conn.prepare_cached(
        "SELECT position, epoch, hash, verifier, removes, length(sealed), sealed FROM entries
         WHERE channel = ?1 AND position > ?2 AND position <= ?3 ORDER BY position",
    )?;
    let mut rows = select.query(params![found.number, from.0, to.0])?;
    let (mut entries, mut left, mut more) = (Vec::new(), bytes, false);
    while let Some(row) = rows.next()? {
        let size = column::size(row, 5)?.unwrap_or(EXPIRED_BYTES);
        let owed = entries.is_empty() && least == Least::One;
        if size > left && !owed {
            more = true;
            break;
        }
        left = left.saturating_sub(size);
        entries.push(pulled(row)?);
    }
    Ok(Page { entries, more, current })
}

fn pulled(row: &Row<'_>) -> Result<Pulled> {
    let hash = column::hash(row, 2)?;
    let content = match row.get::<_, Option<Vec<u8>>>(6)? {
        Some(bytes) => Content::Sealed(Sealed(bytes)),
        None => Content::Expired(hash),
    };
    let commit = match column::verifier(row, 3)? {
        Some(verifier) => Some(CommitFacts {
            verifier,
            removes: row.get(4)?,
        }),
        None => None,
    };
    Ok(Pulled {
        cursor: Position(row.get(0)?).cursor(&hash),
        epoch: column::epoch(row, 1)?,
        content,
        commit,
    })
}

/// What is counted against a bound.
struct Meter {
    used: i64,
    most: u64,
    /// The statement that adds to it.
    count: &'static str,
}

/// An append under way.
struct Appending<'a> {
    conn: &'a Connection,
    channel: &'a Channel,
    meter: Meter,
    today: Day,
    added: i64,
    fresh: usize,
}

impl<'a> Appending<'a> {
    fn start(conn: &'a Connection, channel: &'a Channel, meter: Meter, now: Seconds) -> Self {
        Appending {
            conn,
            channel,
            meter,
            today: now.day(),
            added: 0,
            fresh: 0,
        }
    }

    fn add(&mut self, epoch: Epoch, entry: &Named, facts: Option<CommitFacts>) -> Result<Position> {
        self.added = self.added.saturating_add(column::length(entry.bytes.len()));
        let most = i64::try_from(self.meter.most).unwrap_or(i64::MAX);
        if self.meter.used.saturating_add(self.added) > most {
            return Err(StoreError::refused(Code::OverQuota));
        }
        let last: i64 = self
            .conn
            .prepare_cached("SELECT coalesce(max(position), 0) FROM entries WHERE channel = ?1")?
            .query_row([self.channel.number], |row| row.get(0))?;
        let position = Position(last.saturating_add(1));
        let epoch = column::number(epoch).ok_or_else(|| StoreError::refused(Code::Malformed))?;
        self.conn
            .prepare_cached(
                "INSERT INTO entries (channel, position, epoch, hash, verifier, removes, stored_on_day, sealed)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            )?
            .execute(params![
                self.channel.number,
                position.0,
                epoch,
                entry.hash.0.0,
                facts.map(|facts| facts.verifier.0.0),
                facts.map(|facts| facts.removes),
                self.today.0,
                entry.bytes,
            ])?;
        self.fresh += 1;
        Ok(position)
    }

    fn finish(self, cursors: Vec<Cursor>) -> Result<Stored> {
        if self.fresh > 0 {
            self.conn
                .prepare_cached(self.meter.count)?
                .execute(params![self.channel.number, self.added])?;
            if self.channel.asked_on < self.today {
                asked(self.conn, &[self.channel.id], self.today)?;
            }
        }
        Ok(Stored {
            cursors,
            fresh: self.fresh,
        })
    }
}

fn find(conn: &Connection, channel: ChannelId) -> Result<Option<Channel>> {
    let mut select = conn.prepare_cached(
        "SELECT number, admission, voucher, start_epoch, start_verifier, bytes, commit_bytes, asked_on_day
         FROM channels WHERE id = ?1",
    )?;
    let mut rows = select.query([channel.0.0])?;
    let Some(row) = rows.next()? else { return Ok(None) };
    Ok(Some(Channel {
        id: channel,
        number: row.get(0)?,
        admission: row.get(1)?,
        voucher: row.get(2)?,
        start: Start {
            epoch: column::epoch(row, 3)?,
            verifier: PublicKey(column::array(row, 4)?),
        },
        bytes: row.get(5)?,
        commit_bytes: row.get(6)?,
        asked_on: Day(row.get(7)?),
    }))
}

fn existing(conn: &Connection, channel: ChannelId) -> Result<Channel> {
    find(conn, channel)?.ok_or_else(|| StoreError::refused(Code::UnknownChannel))
}

fn current(conn: &Connection, channel: &Channel) -> Result<Epoch> {
    let last: Option<i64> = conn
        .prepare_cached("SELECT max(epoch) FROM entries WHERE channel = ?1 AND verifier IS NOT NULL")?
        .query_row([channel.number], |row| row.get(0))?;
    Ok(last.map_or(channel.start.epoch, |last| column::from_number(last).next()))
}

/// Where the commit of an epoch stands, and its hash.
fn closed_by(conn: &Connection, channel: &Channel, epoch: Epoch) -> Result<Option<(Position, EntryHash)>> {
    let Some(epoch) = column::number(epoch) else {
        return Ok(None);
    };
    let mut select = conn.prepare_cached(
        "SELECT position, hash FROM entries WHERE channel = ?1 AND epoch = ?2 AND verifier IS NOT NULL",
    )?;
    let mut rows = select.query(params![channel.number, epoch])?;
    let Some(row) = rows.next()? else { return Ok(None) };
    Ok(Some((Position(row.get(0)?), column::hash(row, 1)?)))
}

fn start_of(conn: &Connection, channel: &Channel, epoch: Epoch) -> Result<Position> {
    match epoch.0.checked_sub(1) {
        Some(before) if epoch != channel.start.epoch => {
            Ok(closed_by(conn, channel, Epoch(before))?.map_or(Position::START, |(position, _)| position))
        }
        _ => Ok(Position::START),
    }
}

fn verifier(conn: &Connection, channel: &Channel, epoch: Epoch) -> Result<Option<PublicKey>> {
    if epoch == channel.start.epoch {
        return Ok(Some(channel.start.verifier));
    }
    let Some(opened_in) = epoch.0.checked_sub(1).and_then(|before| column::number(Epoch(before))) else {
        return Ok(None);
    };
    let mut select =
        conn.prepare_cached("SELECT verifier FROM entries WHERE channel = ?1 AND epoch = ?2 AND verifier IS NOT NULL")?;
    let mut rows = select.query(params![channel.number, opened_in])?;
    match rows.next()? {
        Some(row) => column::verifier(row, 0),
        None => Ok(None),
    }
}

/// Where the first commit of this epoch or a later one stands that removed somebody.
fn removal(conn: &Connection, channel: &Channel, epoch: Epoch) -> Result<Option<Position>> {
    let Some(epoch) = column::number(epoch) else {
        return Ok(None);
    };
    Ok(conn
        .prepare_cached(
            "SELECT position FROM entries WHERE channel = ?1 AND epoch >= ?2 AND removes = 1 ORDER BY epoch LIMIT 1",
        )?
        .query_row(params![channel.number, epoch], |row| row.get(0).map(Position))
        .optional()?)
}

/// Where an entry stands, and whether it is a commit.
fn known(conn: &Connection, channel: &Channel, hash: &EntryHash) -> Result<Option<(Position, bool)>> {
    Ok(conn
        .prepare_cached("SELECT position, verifier IS NOT NULL FROM entries WHERE channel = ?1 AND hash = ?2")?
        .query_row(params![channel.number, hash.0.0], |row| {
            Ok((Position(row.get(0)?), row.get(1)?))
        })
        .optional()?)
}

fn hash_at(conn: &Connection, channel: &Channel, position: Position) -> Result<Option<EntryHash>> {
    let mut select = conn.prepare_cached("SELECT hash FROM entries WHERE channel = ?1 AND position = ?2")?;
    let mut rows = select.query(params![channel.number, position.0])?;
    match rows.next()? {
        Some(row) => column::hash(row, 0).map(Some),
        None => Ok(None),
    }
}

fn not_current(code: Code, epoch: Epoch, current: Epoch) -> Refusal {
    let code = if epoch > current { Code::UnknownEpoch } else { code };
    Refusal {
        current: Some(current),
        ..Refusal::new(code)
    }
}

fn unknown_epoch(current: Epoch) -> StoreError {
    StoreError::Refused(Refusal {
        current: Some(current),
        ..Refusal::new(Code::UnknownEpoch)
    })
}
