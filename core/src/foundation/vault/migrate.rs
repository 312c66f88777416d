//! Schema versions: numbered SQL, the whole upgrade in one transaction together with its `user_version`.

use rusqlite::{Connection, TransactionBehavior};

use super::fault::fault;
use crate::foundation::types::{Code, Error, Result};

/// Step `n` brings a vault from version `n` to `n + 1`. A released step never changes.
const STEPS: &[&str] = &[include_str!("../../../migrations/0001_first.sql")];

/// Gives a new file its schema.
pub(super) fn create(connection: &mut Connection) -> Result<()> {
    run(connection, 0)
}

/// Brings a vault of an older version up to date.
///
/// # Errors
/// `newer_version`; `damaged` for a file without a schema: SQLite takes an emptied file for a new one.
pub(super) fn upgrade(connection: &mut Connection) -> Result<()> {
    let version: i64 = connection
        .pragma_query_value(None, "user_version", |row| row.get(0))
        .map_err(fault)?;
    match usize::try_from(version) {
        Ok(done) if done == STEPS.len() => Ok(()),
        Ok(done) if done > STEPS.len() => Err(Error::new(
            Code::NewerVersion,
            "the vault was written by a newer version of Kith",
        )),
        Ok(done) if done > 0 => run(connection, done),
        _ => Err(Error::new(Code::Damaged, "the vault's database has lost its content")),
    }
}

fn run(connection: &mut Connection, done: usize) -> Result<()> {
    let upgrade = connection
        .transaction_with_behavior(TransactionBehavior::Immediate)
        .map_err(fault)?;
    for step in STEPS.iter().skip(done) {
        upgrade.execute_batch(step).map_err(fault)?;
    }
    let reached = i64::try_from(STEPS.len()).expect("a handful of steps");
    upgrade.pragma_update(None, "user_version", reached).map_err(fault)?;
    upgrade.commit().map_err(fault)
}
