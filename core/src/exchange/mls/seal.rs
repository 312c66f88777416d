//! HPKE (RFC 9180) in base mode with X25519, HKDF-SHA-256 and ChaCha20-Poly1305, for what is sealed to one person outside
//! of a group. The crate behind it refuses keys that contribute nothing (RFC 9180 section 7.1.4).

use openmls_rust_crypto::RustCrypto;
use openmls_traits::crypto::OpenMlsCrypto;
use openmls_traits::types::{HpkeCiphertext, HpkeConfig};

use super::config::SUITE;
use crate::foundation::types::{Code, Error, Result, Secret};

fn config() -> HpkeConfig {
    SUITE.hpke_config()
}

/// The key pair of a seed: private and public.
///
/// # Errors
/// `internal`.
pub fn derive_key_pair(seed: &Secret<[u8; 32]>) -> Result<(Secret<[u8; 32]>, [u8; 32])> {
    let odd = || Error::new(Code::Internal, "a key pair has another length");
    let pair = RustCrypto::default()
        .derive_hpke_keypair(config(), seed.expose())
        .map_err(|_| Error::new(Code::Internal, "a key pair could not be derived"))?;
    let private: [u8; 32] = (&*pair.private).try_into().map_err(|_| odd())?;
    Ok((Secret::new(private), pair.public.try_into().map_err(|_| odd())?))
}

/// Seals to a public key: the encapsulated key (32 bytes) and the ciphertext.
///
/// # Errors
/// `invalid_input` for a public key that contributes nothing.
pub fn seal_to(public: &[u8; 32], info: &[u8], about: &[u8], plaintext: &[u8]) -> Result<Vec<u8>> {
    let sealed = RustCrypto::default()
        .hpke_seal(config(), public, info, about, plaintext)
        .map_err(|_| Error::new(Code::InvalidInput, "nothing can be sealed to this key"))?;
    Ok([sealed.kem_output.as_slice(), sealed.ciphertext.as_slice()].concat())
}

/// Opens what was sealed to the public half of `private`.
///
/// # Errors
/// `invalid_input` if it was not, or was changed.
pub fn open(private: &Secret<[u8; 32]>, info: &[u8], about: &[u8], sealed: &[u8]) -> Result<Vec<u8>> {
    let wrong = || Error::new(Code::InvalidInput, "this was not sealed to this key, or was changed");
    let (encapsulated, ciphertext) = sealed.split_at_checked(32).ok_or_else(wrong)?;
    let input = HpkeCiphertext {
        kem_output: encapsulated.to_vec().into(),
        ciphertext: ciphertext.to_vec().into(),
    };
    RustCrypto::default()
        .hpke_open(config(), &input, private.expose(), info, about)
        .map_err(|_| wrong())
}
