//! Operations in the vault: loaded for one record, folded, and the next ones stored with the device's clock.

use super::{Author, EncodedOp, Life, Op, RecordState, Scalar, fold};
use crate::foundation::types::{AccountId, Code, DeviceId, Error, Hlc, Millis, RecordId, Result};
use crate::foundation::vault::{Tx, View, params};

/// Who writes: an account and the device it writes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Writer {
    /// The account.
    pub account: AccountId,
    /// The device.
    pub device: DeviceId,
}

/// An edit of one record, inside of a transaction.
pub struct Edit<'a> {
    state: &'a RecordState<'a>,
    author: Author,
    made: Vec<EncodedOp>,
    now: Millis,
}

impl Edit<'_> {
    /// Sets a register.
    ///
    /// # Errors
    /// As [`Author::set`].
    pub fn set(&mut self, field: &str, value: Scalar) -> Result<()> {
        let op = self.author.set(self.state, field, value, self.now)?;
        self.made.extend(op);
        Ok(())
    }

    /// Adds an element to a set.
    ///
    /// # Errors
    /// As [`Author::add`].
    pub fn add(&mut self, field: &str, element: Scalar) -> Result<()> {
        let op = self.author.add(self.state, field, element, self.now)?;
        self.made.extend(op);
        Ok(())
    }

    /// Removes an element from a set.
    ///
    /// # Errors
    /// As [`Author::remove`].
    pub fn remove(&mut self, field: &str, element: &Scalar) -> Result<()> {
        let op = self.author.remove(self.state, field, element, self.now)?;
        self.made.extend(op);
        Ok(())
    }

    /// Leaves a text as it is now.
    ///
    /// # Errors
    /// As [`Author::revise`].
    pub fn revise(&mut self, field: &str, text: String) -> Result<()> {
        let op = self.author.revise(self.state, field, text, self.now)?;
        self.made.extend(op);
        Ok(())
    }
}

/// Edits a record: loads and folds it, lets `work` make operations of one verb a field, stores them.
///
/// # Errors
/// What `work` gives; as [`Tx::execute`].
pub fn edit(
    tx: &Tx<'_>,
    writer: Writer,
    (record, kind): (RecordId, &str),
    now: Millis,
    work: impl FnOnce(&mut Edit<'_>) -> Result<()>,
) -> Result<()> {
    let ops = load(tx, record)?;
    let folded = fold(record, &ops);
    let unwritten = RecordState::unwritten(record, kind);
    let state = if ops.is_empty() { &unwritten } else { &folded };
    let last: Option<i64> = tx
        .one(
            "SELECT max(seq) FROM ops WHERE device = ?1",
            params![writer.device],
            |row| row.get(0),
        )?
        .flatten();
    let last = u64::try_from(last.unwrap_or(0)).map_err(|_| Error::new(Code::Damaged, "a stored count is negative"))?;
    let author = Author::new(writer.account, writer.device, last, clock(tx)?);
    let mut edit = Edit {
        state,
        author,
        made: Vec::new(),
        now,
    };
    work(&mut edit)?;
    for made in &edit.made {
        let op = made.op();
        let seq = i64::try_from(op.id.seq).map_err(|_| Error::new(Code::Internal, "a device's count is used up"))?;
        tx.execute(
            "INSERT INTO ops (device, seq, record, op) VALUES (?1, ?2, ?3, ?4)",
            params![op.id.device, seq, op.record, made.bytes()],
        )?;
    }
    let clock = edit.author.clock();
    tx.execute(
        "UPDATE clocks SET wall_ms = ?1, counter = ?2",
        params![clock.wall_ms, clock.counter],
    )?;
    Ok(())
}

/// Erases a record for good: of its operations the ids are left.
///
/// # Errors
/// `not_found` if nothing was written or it is erased already; as [`Tx::execute`].
pub fn erase(tx: &Tx<'_>, writer: Writer, record: RecordId, now: Millis) -> Result<()> {
    let ops = load(tx, record)?;
    let kind = match fold(record, &ops) {
        state if matches!(state.life(), Life::Unwritten | Life::Erased) => {
            return Err(Error::new(Code::NotFound, "there is nothing to erase"));
        }
        state => state.kind().to_owned(),
    };
    edit(tx, writer, (record, &kind), now, |edit| {
        let op = edit.author.erase(edit.state, now)?;
        edit.made.extend(op);
        Ok(())
    })?;
    for op in ops {
        let emptied = EncodedOp::encode(op.emptied())?;
        let seq = i64::try_from(op.id.seq).map_err(|_| Error::new(Code::Internal, "a device's count is used up"))?;
        tx.execute(
            "UPDATE ops SET op = ?3 WHERE device = ?1 AND seq = ?2",
            params![op.id.device, seq, emptied.bytes()],
        )?;
    }
    Ok(())
}

/// Folds a record.
///
/// # Errors
/// `damaged`; what `work` gives.
pub fn read<T>(view: &View<'_>, record: RecordId, work: impl FnOnce(&RecordState<'_>) -> Result<T>) -> Result<T> {
    let ops = load(view, record)?;
    work(&fold(record, &ops))
}

fn load(view: &View<'_>, record: RecordId) -> Result<Vec<Op>> {
    view.all(
        "SELECT op FROM ops WHERE record = ?1 ORDER BY device, seq",
        params![record],
        |row| {
            EncodedOp::decode(&row.get::<Vec<u8>>(0)?)
                .map(|encoded| encoded.op().clone())
                .map_err(|_| Error::new(Code::Damaged, "a stored operation is damaged"))
        },
    )
}

fn clock(view: &View<'_>) -> Result<Hlc> {
    view.one("SELECT wall_ms, counter FROM clocks", [], |row| {
        Ok(Hlc {
            wall_ms: row.get(0)?,
            counter: row.get(1)?,
        })
    })?
    .ok_or_else(|| Error::new(Code::Damaged, "the vault has no clock"))
}
