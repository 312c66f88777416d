//! The operator's admissions.

use kith_wire::id::TokenHash;
use rusqlite::{Connection, params};

use crate::store::{Admission, AdmissionNumber, Quota, Result};

/// Adds one.
pub fn admit(conn: &Connection, token: TokenHash, quota: Quota) -> Result<AdmissionNumber> {
    conn.execute(
        "INSERT INTO admissions (token_hash, channels, inboxes) VALUES (?1, ?2, ?3)",
        params![token.0.0, quota.channels, quota.inboxes],
    )?;
    Ok(AdmissionNumber(conn.last_insert_rowid()))
}

/// All of them.
pub fn list(conn: &Connection) -> Result<Vec<Admission>> {
    let mut select = conn.prepare_cached(
        "SELECT number, channels, inboxes, revoked,
                (SELECT count(*) FROM channels WHERE admission = a.number),
                (SELECT count(*) FROM inboxes WHERE admission = a.number)
         FROM admissions AS a ORDER BY number",
    )?;
    let rows = select.query_map([], |row| {
        Ok(Admission {
            number: AdmissionNumber(row.get(0)?),
            quota: Quota {
                channels: row.get(1)?,
                inboxes: row.get(2)?,
            },
            revoked: row.get(3)?,
            used: Quota {
                channels: row.get(4)?,
                inboxes: row.get(5)?,
            },
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Ends one; its row stays, because what exists at its expense points to it.
pub fn revoke(conn: &Connection, admission: AdmissionNumber) -> Result<bool> {
    let changed = conn.execute("UPDATE admissions SET revoked = 1 WHERE number = ?1", [admission.0])?;
    Ok(changed > 0)
}
