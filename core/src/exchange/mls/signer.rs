//! Who signs: a device's key and the credential that stands in its leaf.

use ed25519_dalek::{Signer as _, SigningKey};
use openmls::prelude::{BasicCredential, CredentialWithKey};
use openmls_traits::signatures::SignerError;
use openmls_traits::types::SignatureScheme;

/// A device as it signs and presents itself. Built by `identity`.
pub struct Signer<'a> {
    key: &'a SigningKey,
    credential: &'a [u8],
}

impl<'a> Signer<'a> {
    /// `credential` names the account and the device and may carry its statements; MLS does not look into it. When it
    /// differs from what stands in the leaf, the next own commit replaces it there.
    pub fn new(key: &'a SigningKey, credential: &'a [u8]) -> Self {
        Signer { key, credential }
    }

    pub(super) fn credential(&self) -> &'a [u8] {
        self.credential
    }

    pub(super) fn credential_with_key(&self) -> CredentialWithKey {
        CredentialWithKey {
            credential: BasicCredential::new(self.credential.to_vec()).into(),
            signature_key: self.key.verifying_key().as_bytes().as_slice().into(),
        }
    }
}

impl openmls_traits::signatures::Signer for Signer<'_> {
    fn sign(&self, payload: &[u8]) -> std::result::Result<Vec<u8>, SignerError> {
        Ok(self.key.sign(payload).to_bytes().to_vec())
    }

    fn signature_scheme(&self) -> SignatureScheme {
        SignatureScheme::ED25519
    }
}
