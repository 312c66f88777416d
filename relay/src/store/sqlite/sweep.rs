//! Forgetting what is too old, in steps so small that those who write in the meantime hardly wait.

use rusqlite::{Connection, params};

use super::writer::Writer;
use super::{column, inboxes};
use crate::clock::Seconds;
use crate::store::{Keep, Result, Swept};

/// Most rows that one step touches.
const STEP: i64 = 256;

/// Sweeps until nothing is too old, then empties the write-ahead log, where erased bytes would linger.
pub fn sweep(writer: &Writer, keep: Keep, now: Seconds) -> Result<Swept> {
    let entries_before = now.day().before(keep.entries_days).0;
    let unasked_before = now.day().before(keep.unasked_days).0;
    let swept = Swept {
        entries: repeat(writer, move |conn| expire(conn, entries_before))?,
        channels: repeat(writer, move |conn| bury(conn, unasked_before))?,
        inboxes: repeat(writer, move |conn| close_inboxes(conn, unasked_before, now))?,
    };
    let erased = repeat(writer, erase_buried)?;
    let forgotten = repeat(writer, move |conn| forget_items(conn, entries_before))?;
    if swept != Swept::default() || erased + forgotten > 0 {
        writer.checkpoint()?;
    }
    Ok(swept)
}

fn repeat(writer: &Writer, step: impl Fn(&Connection) -> Result<usize> + Copy + Send + 'static) -> Result<usize> {
    let mut all = 0;
    loop {
        match writer.write(step)? {
            0 => return Ok(all),
            some => all += some,
        }
    }
}

/// Application entries leave their hash; commits stay.
fn expire(conn: &Connection, before: i64) -> Result<usize> {
    let old: Vec<(i64, i64, i64)> = conn
        .prepare_cached(
            "SELECT number, channel, length(sealed) FROM entries
             WHERE stored_on_day < ?1 AND verifier IS NULL AND sealed IS NOT NULL LIMIT ?2",
        )?
        .query_map(params![before, STEP], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
        .collect::<rusqlite::Result<_>>()?;
    for (entry, channel, bytes) in &old {
        conn.prepare_cached("UPDATE entries SET sealed = NULL WHERE number = ?1")?
            .execute([entry])?;
        conn.prepare_cached("UPDATE channels SET bytes = bytes - ?2 WHERE number = ?1")?
            .execute([channel, bytes])?;
    }
    Ok(old.len())
}

/// Channels that nobody asks for are gone at once; their entries are erased after.
fn bury(conn: &Connection, before: i64) -> Result<usize> {
    let old = numbers(
        conn,
        "SELECT number FROM channels WHERE asked_on_day < ?1 LIMIT ?2",
        before,
    )?;
    for channel in &old {
        for statement in [
            "INSERT INTO graves (channel) VALUES (?1)",
            "DELETE FROM channels WHERE number = ?1",
        ] {
            conn.prepare_cached(statement)?.execute([channel])?;
        }
    }
    Ok(old.len())
}

fn erase_buried(conn: &Connection) -> Result<usize> {
    let erased = conn
        .prepare_cached(
            "DELETE FROM entries WHERE number IN
             (SELECT number FROM entries WHERE channel IN (SELECT channel FROM graves) LIMIT ?1)",
        )?
        .execute([STEP])?;
    if erased > 0 {
        return Ok(erased);
    }
    Ok(conn.prepare_cached("DELETE FROM graves")?.execute([])?)
}

fn close_inboxes(conn: &Connection, unasked_before: i64, now: Seconds) -> Result<usize> {
    let mut old = numbers(
        conn,
        "SELECT number FROM inboxes WHERE asked_on_day < ?1 LIMIT ?2",
        unasked_before,
    )?;
    if old.is_empty() {
        let now = column::seconds(now.0);
        old = numbers(conn, "SELECT number FROM inboxes WHERE ends_at_s <= ?1 LIMIT ?2", now)?;
    }
    for inbox in &old {
        inboxes::delete(conn, *inbox)?;
    }
    Ok(old.len())
}

/// Hashes of items that are gone.
fn forget_items(conn: &Connection, before: i64) -> Result<usize> {
    Ok(conn
        .prepare_cached("DELETE FROM items WHERE number IN (SELECT number FROM items WHERE gone_on_day < ?1 LIMIT ?2)")?
        .execute([before, STEP])?)
}

fn numbers(conn: &Connection, select: &str, bound: i64) -> Result<Vec<i64>> {
    Ok(conn
        .prepare_cached(select)?
        .query_map([bound, STEP], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?)
}
