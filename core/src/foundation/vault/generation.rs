//! Noticing that an older copy of the vault was put back.
//!
//! At each open the session generation is raised in the vault, then in the platform's [`SecretStore`], which no copy of
//! the vault's folder contains. A vault behind its store, or a store without a generation, means that keys which the
//! vault holds may have been used since: this device may not seal with them again. What the vault holds stays readable.

use super::Tx;
use crate::foundation::keys::{KeyClass, SecretStore};
use crate::foundation::types::{Code, Error, Result};
use crate::foundation::vault::params;

/// Whether this device may seal with the keys that the vault holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Standing {
    /// The vault is the newest.
    Current,
    /// The vault was put back from an older copy, or was copied from another device.
    RolledBack,
    /// The generation could not be raised, for want of room: nothing is sealed until it can.
    Unconfirmed,
}

impl Standing {
    /// Whether sealing is permitted.
    ///
    /// # Errors
    /// `rolled_back` or `disk_full`.
    pub fn permits_sealing(self) -> Result<()> {
        match self {
            Standing::Current => Ok(()),
            Standing::RolledBack => Err(Error::new(
                Code::RolledBack,
                "an older copy of the vault was put back; what you wrote is safe, but this device must be added again before it can send",
            )),
            Standing::Unconfirmed => Err(Error::new(Code::DiskFull, "there is no room to confirm this session")),
        }
    }
}

/// Erases the generation of a vault from the key store.
///
/// # Errors
/// As [`SecretStore::delete`].
pub fn erase_generation(vault: &str, store: &dyn SecretStore) -> Result<()> {
    store.delete(&name(vault))
}

pub(super) fn name(vault: &str) -> String {
    format!("generation-{vault}")
}

/// The generation as the vault has it, and whether it was found rolled back before.
pub(super) fn read(tx: &Tx<'_>) -> Result<(i64, bool)> {
    tx.one("SELECT generation, rolled_back FROM sessions", [], |row| {
        Ok((row.get(0)?, row.get(1)?))
    })?
    .ok_or_else(|| Error::new(Code::Damaged, "the vault has no session generation"))
}

pub(super) fn raise(tx: &Tx<'_>, stored: Option<i64>) -> Result<(i64, Standing)> {
    let (own, known) = read(tx)?;
    let behind = stored.is_none_or(|stored| stored > own);
    let next = own.max(stored.unwrap_or(own)).saturating_add(1);
    let rolled_back = known || behind;
    tx.execute(
        "UPDATE sessions SET generation = ?1, rolled_back = ?2",
        params![next, rolled_back],
    )?;
    Ok((
        next,
        if rolled_back {
            Standing::RolledBack
        } else {
            Standing::Current
        },
    ))
}

pub(super) fn stored(store: &dyn SecretStore, vault: &str) -> Result<Option<i64>> {
    let Some(bytes) = store.get(&name(vault))? else {
        return Ok(None);
    };
    let bytes = bytes
        .try_into()
        .map_err(|_| Error::new(Code::Damaged, "the stored session generation is damaged"))?;
    Ok(Some(i64::from_be_bytes(bytes)))
}

pub(super) fn store(store: &dyn SecretStore, vault: &str, generation: i64) -> Result<()> {
    store.put(&name(vault), KeyClass::AfterFirstUnlock, &generation.to_be_bytes())
}
