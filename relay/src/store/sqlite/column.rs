//! Between columns and the protocol's types.

use kith_wire::Array;
use kith_wire::channel::Sealed;
use kith_wire::id::{EntryHash, Epoch, PublicKey};
use rusqlite::Row;

use crate::store::{Result, StoreError};

/// An entry or item and its hash, which is taken before the writing thread sees it: that one is shared by all.
pub struct Named {
    /// The hash.
    pub hash: EntryHash,
    /// The bytes.
    pub bytes: Vec<u8>,
}

impl From<Sealed> for Named {
    fn from(Sealed(bytes): Sealed) -> Self {
        Named {
            hash: EntryHash::of(&bytes),
            bytes,
        }
    }
}

/// An array of 32 bytes.
pub fn array(row: &Row<'_>, index: usize) -> Result<Array<32>> {
    row.get::<_, [u8; 32]>(index).map(Array).map_err(StoreError::from)
}

/// An entry's or item's hash.
pub fn hash(row: &Row<'_>, index: usize) -> Result<EntryHash> {
    array(row, index).map(EntryHash)
}

/// A verifier, if there is one.
pub fn verifier(row: &Row<'_>, index: usize) -> Result<Option<PublicKey>> {
    let bytes = row.get::<_, Option<[u8; 32]>>(index)?;
    Ok(bytes.map(|bytes| PublicKey(Array(bytes))))
}

/// An epoch.
pub fn epoch(row: &Row<'_>, index: usize) -> Result<Epoch> {
    row.get::<_, i64>(index).map(from_number).map_err(StoreError::from)
}

/// An epoch as it stands in a column; `None` for one beyond what a column holds, which no channel can have.
pub fn number(epoch: Epoch) -> Option<i64> {
    i64::try_from(epoch.0).ok()
}

/// An epoch from a column, which holds no negative ones.
pub fn from_number(number: i64) -> Epoch {
    Epoch(u64::try_from(number).unwrap_or(0))
}

/// The length of a byte string; `None` where there is none.
pub fn size(row: &Row<'_>, index: usize) -> Result<Option<usize>> {
    let size = row.get::<_, Option<i64>>(index)?;
    Ok(size.map(|size| usize::try_from(size).unwrap_or(usize::MAX)))
}

/// A length as a column has it.
pub fn length(bytes: usize) -> i64 {
    i64::try_from(bytes).unwrap_or(i64::MAX)
}

/// Seconds as a column has them.
pub fn seconds(seconds: u64) -> i64 {
    i64::try_from(seconds).unwrap_or(i64::MAX)
}
