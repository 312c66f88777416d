//! What openmls is given: a transaction, randomness, a device's key.

use ed25519_dalek::{Signer as _, SigningKey};
use openmls::prelude::{BasicCredential, CredentialWithKey, OpenMlsProvider, SignatureScheme};
use openmls_rust_crypto::RustCrypto;
use openmls_traits::random::OpenMlsRand;
use openmls_traits::signatures::SignerError;

use super::storage::Storage;
use crate::foundation::env::Random;
use crate::foundation::types::Error;
use crate::foundation::vault::Tx;

/// The open transaction and the source of chance.
pub struct Context<'a> {
    /// The transaction that everything is read from and written to.
    pub tx: &'a Tx<'a>,
    /// Where new keys come from.
    pub random: &'a dyn Random,
}

/// A device as the author of leaves, commits and messages.
pub struct Signer<'a> {
    key: &'a SigningKey,
    credential: &'a [u8],
}

impl<'a> Signer<'a> {
    /// The device with this key and credential.
    pub fn new(key: &'a SigningKey, credential: &'a [u8]) -> Self {
        Signer { key, credential }
    }

    pub(super) fn credential_with_key(&self) -> CredentialWithKey {
        CredentialWithKey {
            credential: BasicCredential::new(self.credential.to_vec()).into(),
            signature_key: self.key.verifying_key().to_bytes().as_slice().into(),
        }
    }
}

impl openmls_traits::signatures::Signer for Signer<'_> {
    fn sign(&self, payload: &[u8]) -> Result<Vec<u8>, SignerError> {
        Ok(self.key.sign(payload).to_bytes().to_vec())
    }

    fn signature_scheme(&self) -> SignatureScheme {
        SignatureScheme::ED25519
    }
}

/// openmls's view of a [`Context`].
pub(super) struct Provider<'a> {
    crypto: RustCrypto,
    rand: Rand<'a>,
    storage: Storage<'a>,
}

pub(super) struct Rand<'a>(&'a dyn Random);

impl OpenMlsRand for Rand<'_> {
    type Error = Error;

    fn random_array<const N: usize>(&self) -> Result<[u8; N], Error> {
        Ok(self.0.array())
    }

    fn random_vec(&self, length: usize) -> Result<Vec<u8>, Error> {
        let mut bytes = vec![0; length];
        self.0.fill(&mut bytes);
        Ok(bytes)
    }
}

impl<'a> Context<'a> {
    pub(super) fn provider(&self) -> Provider<'a> {
        Provider {
            crypto: RustCrypto::default(),
            rand: Rand(self.random),
            storage: Storage::new(self.tx),
        }
    }
}

impl<'a> OpenMlsProvider for Provider<'a> {
    type CryptoProvider = RustCrypto;
    type RandProvider = Rand<'a>;
    type StorageProvider = Storage<'a>;

    fn storage(&self) -> &Storage<'a> {
        &self.storage
    }

    fn crypto(&self) -> &RustCrypto {
        &self.crypto
    }

    fn rand(&self) -> &Rand<'a> {
        &self.rand
    }
}
