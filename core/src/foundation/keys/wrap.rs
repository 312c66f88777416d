//! Wrapping the vault key under a passphrase (Argon2id, RFC 9106) or another key, by XChaCha20-Poly1305.

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use serde::{Deserialize, Serialize};

use super::VaultKey;
use crate::foundation::env::Random;
use crate::foundation::types::{Code, Error, Result, Secret};

/// A passphrase as it was typed. Wiped when dropped.
pub struct Passphrase(Secret<Vec<u8>>);

impl Passphrase {
    /// Takes a passphrase in.
    pub fn new(text: String) -> Self {
        Passphrase(Secret::new(text.into_bytes()))
    }

    /// Whether nothing was typed.
    pub fn is_empty(&self) -> bool {
        self.0.expose().is_empty()
    }
}

/// The cost of deriving a key from a passphrase. Stored beside what it wraps, so that it can be raised later.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PassphraseCost {
    /// Memory in KiB; at least [`PassphraseCost::LEAST_MEMORY_KIB`].
    pub memory_kib: u32,
    /// Passes over the memory.
    pub passes: u32,
    /// Lanes.
    pub lanes: u32,
}

impl PassphraseCost {
    /// 64 MiB: RFC 9106's second recommended option. Less is refused, also when a file asks for it.
    pub const LEAST_MEMORY_KIB: u32 = 64 * 1024;
    const MOST_MEMORY_KIB: u32 = 1024 * 1024;

    /// What new passphrases get: RFC 9106 section 4, second recommended option.
    pub const DEFAULT: PassphraseCost = PassphraseCost {
        memory_kib: Self::LEAST_MEMORY_KIB,
        passes: 3,
        lanes: 4,
    };

    fn check(self) -> Result<()> {
        let sane = (Self::LEAST_MEMORY_KIB..=Self::MOST_MEMORY_KIB).contains(&self.memory_kib)
            && (1..=64).contains(&self.passes)
            && (1..=64).contains(&self.lanes);
        if sane {
            Ok(())
        } else {
            Err(Error::new(
                Code::Damaged,
                "the key file asks for a cost outside the bounds",
            ))
        }
    }
}

pub(super) fn derive_from_passphrase(
    passphrase: &Passphrase,
    salt: &[u8; 16],
    cost: PassphraseCost,
) -> Result<Secret<[u8; 32]>> {
    cost.check()?;
    let parameters = argon2::Params::new(cost.memory_kib, cost.passes, cost.lanes, Some(32))
        .map_err(|_| Error::new(Code::Damaged, "the key file asks for a cost that Argon2 does not know"))?;
    let mut key = [0; 32];
    argon2::Argon2::new(argon2::Algorithm::Argon2id, argon2::Version::V0x13, parameters)
        .hash_password_into(passphrase.0.expose(), salt, &mut key)
        .map_err(|_| Error::new(Code::Internal, "Argon2id could not run"))?;
    Ok(Secret::new(key))
}

/// A vault key under another key.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wrapped {
    nonce: kith_wire::Array<24>,
    #[serde(with = "serde_bytes")]
    sealed: Vec<u8>,
}

pub(super) fn wrap(key: &VaultKey, under: &Secret<[u8; 32]>, about: &[u8], random: &dyn Random) -> Wrapped {
    let nonce = random.array::<24>();
    let sealed = XChaCha20Poly1305::new(under.expose().into())
        .encrypt(
            XNonce::from_slice(&nonce),
            Payload {
                msg: key.expose(),
                aad: about,
            },
        )
        .expect("32 bytes are far below the cipher's limit");
    Wrapped {
        nonce: kith_wire::Array(nonce),
        sealed,
    }
}

pub(super) fn unwrap(wrapped: &Wrapped, under: &Secret<[u8; 32]>, about: &[u8]) -> Option<VaultKey> {
    let opened = XChaCha20Poly1305::new(under.expose().into())
        .decrypt(
            XNonce::from_slice(&wrapped.nonce.0),
            Payload {
                msg: &wrapped.sealed,
                aad: about,
            },
        )
        .ok()?;
    let opened = Secret::new(opened);
    opened.expose().as_slice().try_into().ok().map(VaultKey::from_bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_asks_for_less_memory_than_64_mib_is_refused() {
        let weak = PassphraseCost {
            memory_kib: 1024,
            ..PassphraseCost::DEFAULT
        };
        let error = derive_from_passphrase(&Passphrase::new("x".into()), &[0; 16], weak).expect_err("too weak");
        assert_eq!(error.code(), Code::Damaged);
    }
}
