//! What a device signs outside of MLS.

use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};

/// What is signed: `"kith/1 " || purpose || 0 || message`. No signature made for one purpose holds for another.
fn framed(purpose: &str, message: &[u8]) -> Vec<u8> {
    [b"kith/1 ".as_slice(), purpose.as_bytes(), &[0], message].concat()
}

pub(super) fn sign(key: &SigningKey, purpose: &str, message: &[u8]) -> [u8; 64] {
    key.sign(&framed(purpose, message)).to_bytes()
}

/// Whether the holder of this Ed25519 key signed the message for this purpose (RFC 8032, strict).
pub fn is_signed(key: &[u8; 32], purpose: &str, message: &[u8], signature: &[u8; 64]) -> bool {
    VerifyingKey::from_bytes(key).is_ok_and(|key| {
        key.verify_strict(&framed(purpose, message), &Signature::from_bytes(signature))
            .is_ok()
    })
}
