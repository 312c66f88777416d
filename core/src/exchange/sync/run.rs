//! The running hash of an epoch's application entries, in the relay's order. It starts from the epoch authenticator, so
//! that it belongs to this group and epoch; two members who name different hashes at the same place were shown different
//! logs.

use kith_wire::id::EntryHash;
use sha2::{Digest, Sha256};

/// The hash before the epoch's first entry: SHA-256 over `"kith/1 run\0"` and the epoch authenticator.
pub fn start(authenticator: &[u8]) -> [u8; 32] {
    Sha256::new()
        .chain_update(b"kith/1 run\0")
        .chain_update(authenticator)
        .finalize()
        .into()
}

/// The hash after one more entry: SHA-256 over the hash before and the entry's hash.
pub fn step(run: &[u8; 32], entry: &EntryHash) -> [u8; 32] {
    Sha256::new()
        .chain_update(run)
        .chain_update(entry.0.0)
        .finalize()
        .into()
}
