//! The chain: each event's hash covers its place, its content and the hash before.

use sha2::{Digest, Sha256};

use super::Event;

/// A hash of the chain.
pub type Hash = kith_wire::Array<32>;

/// The hash before the first event.
pub(super) const BEGINNING: Hash = kith_wire::Array([0; 32]);

/// An event with its hash. Its place is its position in the log, from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// What happened.
    pub event: Event,
    /// The hash up to here.
    pub hash: Hash,
}

/// SHA-256 over `"kith/1 access log\0"`, the hash before, the place (64 bits, big-endian) and the event's encoding.
pub(super) fn hash(before: &Hash, place: u64, event: &Event) -> Hash {
    let digest = Sha256::new()
        .chain_update(b"kith/1 access log\0")
        .chain_update(before.0)
        .chain_update(place.to_be_bytes())
        .chain_update(kith_wire::encode(event))
        .finalize();
    kith_wire::Array(digest.into())
}

/// Where a log stops being what was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Broken {
    /// The place of the first event that is not as it was written, from 1; one more than there are if the end is missing.
    pub place: u64,
}

/// Follows the chain from its beginning.
pub(super) fn follow<'a>(links: impl IntoIterator<Item = &'a Link>) -> Result<Hash, Broken> {
    let mut before = BEGINNING;
    for (place, link) in (1..).zip(links) {
        if hash(&before, place, &link.event) != link.hash {
            return Err(Broken { place });
        }
        before = link.hash;
    }
    Ok(before)
}
