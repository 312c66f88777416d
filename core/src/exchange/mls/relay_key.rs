//! The key by which exactly the members of an epoch are known to the relay.

use ed25519_dalek::SigningKey;
use kith_wire::Array;
use kith_wire::id::PublicKey;
use zeroize::Zeroize;

use crate::foundation::types::{Code, Error, Result, Secret};

/// The exporter's label of the key for the conversation's channel.
pub(super) const RELAY: &str = "kith/1 relay";
/// The exporter's label of the key for the rescue channel.
pub(super) const RESCUE: &str = "kith/1 rescue";

/// The seed of an epoch's Ed25519 key pair.
#[derive(Debug)]
pub struct RelayKey(Secret<[u8; 32]>);

impl RelayKey {
    /// From a stored seed.
    pub fn new(seed: Secret<[u8; 32]>) -> Self {
        RelayKey(seed)
    }

    /// The seed, to store it.
    pub fn seed(&self) -> &Secret<[u8; 32]> {
        &self.0
    }

    /// What requests of the epoch are signed with.
    pub fn signing_key(&self) -> SigningKey {
        SigningKey::from_bytes(self.0.expose())
    }

    /// The public half that the relay holds.
    pub fn verifier(&self) -> PublicKey {
        PublicKey(Array(self.signing_key().verifying_key().to_bytes()))
    }

    /// From what the exporter gave; its bytes are wiped.
    pub(super) fn exported(mut bytes: Vec<u8>) -> Result<Self> {
        let seed = <[u8; 32]>::try_from(bytes.as_slice());
        bytes.zeroize();
        seed.map(|seed| RelayKey(Secret::new(seed)))
            .map_err(|_| Error::new(Code::Internal, "the exporter gave another length"))
    }
}
