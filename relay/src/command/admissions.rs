//! The operator's commands about admissions. They write into the same database while the relay serves.

use std::io::Write;

use kith_wire::Array;
use kith_wire::id::Token;

use super::arguments::{Admit, Data, Revoke};
use super::error::CommandError;
use crate::store::sqlite::{Bounds, SqliteStore};
use crate::store::{AdmissionNumber, Quota, Store};

/// `admit`: prints the new token alone on a line.
pub fn admit(options: &Admit) -> Result<(), CommandError> {
    let store = open(&options.data)?;
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).map_err(CommandError::Random)?;
    let token = Token(Array(bytes));
    let quota = Quota {
        channels: options.channels,
        inboxes: options.inboxes,
    };
    store.admit(token.hash(), quota)?;
    let mut out = std::io::stdout().lock();
    writeln!(out, "{}", token.to_text())?;
    out.flush()?;
    Ok(())
}

/// `admissions`: a table.
pub fn list(data: &Data) -> Result<(), CommandError> {
    let admissions = open(data)?.admissions()?;
    let mut out = std::io::stdout().lock();
    writeln!(out, "{:>6}  {:>13}  {:>13}  state", "number", "channels", "inboxes")?;
    for admission in admissions {
        let of = |used: u32, quota: u32| format!("{used}/{quota}");
        writeln!(
            out,
            "{:>6}  {:>13}  {:>13}  {}",
            admission.number.0,
            of(admission.used.channels, admission.quota.channels),
            of(admission.used.inboxes, admission.quota.inboxes),
            if admission.revoked { "revoked" } else { "valid" },
        )?;
    }
    out.flush()?;
    Ok(())
}

/// `revoke`.
pub fn revoke(options: &Revoke) -> Result<(), CommandError> {
    if open(&options.data)?.revoke(AdmissionNumber(options.number))? {
        Ok(())
    } else {
        Err(CommandError::NoAdmission(options.number))
    }
}

fn open(data: &Data) -> Result<SqliteStore, CommandError> {
    Ok(SqliteStore::open(&data.data, Bounds::default())?)
}
