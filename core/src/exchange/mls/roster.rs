//! Who the members of the past epochs were: a message that comes late is from whoever held the leaf then.
//!
//! openmls keeps the same list for the same epochs and does not show it. A roster is written when its epoch ends and
//! deleted when the epoch's secrets are, so where there is none, nothing of that epoch can be read.

use super::member::Member;
use super::settings::PAST_EPOCHS;
use super::storage::{Kind, decode, delete, encode, get, put};
use crate::foundation::types::Result;
use crate::foundation::vault::{Tx, params};

/// Keeps the members of the epoch that ends and forgets those of the epoch that leaves the window.
pub(super) fn keep(tx: &Tx<'_>, group: &[u8; 16], epoch: u64, members: &[Member]) -> Result<()> {
    put(tx, Kind::Roster, &name(group, epoch), &encode(members)?)?;
    match epoch.checked_sub(PAST_EPOCHS as u64) {
        Some(left) => delete(tx, Kind::Roster, &name(group, left)),
        None => Ok(()),
    }
}

/// The members of a past epoch, if it is still kept.
pub(super) fn of(tx: &Tx<'_>, group: &[u8; 16], epoch: u64) -> Result<Option<Vec<Member>>> {
    get(tx, Kind::Roster, &name(group, epoch))?
        .map(|value| decode(&value))
        .transpose()
}

/// Forgets all of a group.
pub(super) fn forget(tx: &Tx<'_>, group: &[u8; 16]) -> Result<()> {
    tx.execute(
        "DELETE FROM mls_values WHERE kind = ?1 AND name BETWEEN ?2 AND ?3",
        params![Kind::Roster as i64, name(group, 0), name(group, u64::MAX)],
    )
    .map(|_| ())
}

fn name(group: &[u8; 16], epoch: u64) -> Vec<u8> {
    [group.as_slice(), &epoch.to_be_bytes()].concat()
}
