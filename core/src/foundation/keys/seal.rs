//! HPKE for a single recipient: RFC 9180, base mode, DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, ChaCha20-Poly1305.
//!
//! By the crypto provider of openmls. Used for what waits in inboxes and in the drop box. `info` names the purpose; nothing sealed for one purpose opens under another.

use openmls_rust_crypto::RustCrypto;
use openmls_traits::crypto::OpenMlsCrypto;
use openmls_traits::types::{HpkeAeadType, HpkeCiphertext, HpkeConfig, HpkeKdfType, HpkeKemType};

use crate::foundation::types::{Code, Error, Result, Secret};

#[cfg(test)]
mod tests;

/// Bytes of the encapsulated key before the ciphertext.
const ENCAPSULATED: usize = 32;

fn suite() -> HpkeConfig {
    HpkeConfig(
        HpkeKemType::DhKem25519,
        HpkeKdfType::HkdfSha256,
        HpkeAeadType::ChaCha20Poly1305,
    )
}

/// The key pair of a seed (RFC 9180 section 7.1.3, `DeriveKeyPair`): the private key, then the public one.
///
/// # Errors
/// `internal`.
pub fn derive_key_pair(seed: &Secret<[u8; 32]>) -> Result<(Secret<[u8; 32]>, [u8; 32])> {
    let failed = || Error::new(Code::Internal, "an HPKE key pair cannot be derived");
    let pair = RustCrypto::default()
        .derive_hpke_keypair(suite(), seed.expose())
        .map_err(|_| failed())?;
    let private = Secret::new(<[u8; 32]>::try_from(&*pair.private).map_err(|_| failed())?);
    Ok((private, pair.public.as_slice().try_into().map_err(|_| failed())?))
}

/// Seals `plaintext` to the holder of `public`: the encapsulated key, then the ciphertext, 48 bytes more than the text.
///
/// # Errors
/// `invalid_input` for a public key of low order, whose shared secret would be known to all.
pub fn seal_to(public: &[u8; 32], info: &[u8], aad: &[u8], plaintext: &[u8]) -> Result<Vec<u8>> {
    let sealed = RustCrypto::default()
        .hpke_seal(suite(), public, info, aad, plaintext)
        .map_err(|_| Error::new(Code::InvalidInput, "nothing can be sealed to this public key"))?;
    Ok([sealed.kem_output.as_slice(), sealed.ciphertext.as_slice()].concat())
}

/// Opens what [`seal_to`] made for the same `info` and `aad`.
///
/// # Errors
/// `invalid_input` if it was made for another key, purpose or `aad`, or was altered.
pub fn open(private: &Secret<[u8; 32]>, info: &[u8], aad: &[u8], sealed: &[u8]) -> Result<Vec<u8>> {
    let refused = || Error::new(Code::InvalidInput, "this was not sealed to this key for this purpose");
    let (encapsulated, ciphertext) = sealed.split_at_checked(ENCAPSULATED).ok_or_else(refused)?;
    let input = HpkeCiphertext {
        kem_output: encapsulated.to_vec().into(),
        ciphertext: ciphertext.to_vec().into(),
    };
    RustCrypto::default()
        .hpke_open(suite(), &input, private.expose(), info, aad)
        .map_err(|_| refused())
}

/// Whether a key agreement with this public key gives a secret.
pub(crate) fn is_contributory(public: &[u8]) -> bool {
    public
        .try_into()
        .is_ok_and(|public: &[u8; 32]| seal_to(public, b"kith/1 probe", &[], &[]).is_ok())
}
