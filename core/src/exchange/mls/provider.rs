//! What openmls needs from its surroundings: storage, chance and the primitives.

use std::convert::Infallible;

use openmls_rust_crypto::RustCrypto;
use openmls_traits::OpenMlsProvider;
use openmls_traits::random::OpenMlsRand;

use super::storage::Storage;
use crate::foundation::env::Random;
use crate::foundation::types::{Code, Error, Result};
use crate::foundation::vault::Tx;

/// The open transaction and the source of chance. Chance of HPKE encapsulations comes from the library's own generator,
/// which the operating system seeds; everything else from `random`.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The transaction that everything is written in.
    pub tx: &'a Tx<'a>,
    /// Where chance comes from.
    pub random: &'a dyn Random,
}

/// openmls's surroundings for one call.
pub(super) struct Provider<'a> {
    storage: Storage<'a>,
    crypto: RustCrypto,
    random: Chance<'a>,
}

impl<'a> Provider<'a> {
    pub(super) fn new(context: Context<'a>) -> Self {
        Provider {
            storage: Storage::new(context.tx),
            crypto: RustCrypto::default(),
            random: Chance(context.random),
        }
    }

    /// The error of a call that openmls refused: what storage said, if that was the reason. openmls drops or rewords
    /// some of storage's errors.
    pub(super) fn explain(&self, code: Code, detail: &'static str) -> Error {
        self.storage.take_fault().unwrap_or_else(|| Error::new(code, detail))
    }

    /// To be called after success: an error of storage that openmls took for an absent value.
    pub(super) fn settle(&self) -> Result<()> {
        self.storage.take_fault().map_or(Ok(()), Err)
    }
}

impl<'a> OpenMlsProvider for Provider<'a> {
    type CryptoProvider = RustCrypto;
    type RandProvider = Chance<'a>;
    type StorageProvider = Storage<'a>;

    fn storage(&self) -> &Storage<'a> {
        &self.storage
    }

    fn crypto(&self) -> &RustCrypto {
        &self.crypto
    }

    fn rand(&self) -> &Chance<'a> {
        &self.random
    }
}

/// [`Random`] as openmls asks for it.
pub(super) struct Chance<'a>(&'a dyn Random);

impl OpenMlsRand for Chance<'_> {
    type Error = Infallible;

    fn random_array<const N: usize>(&self) -> std::result::Result<[u8; N], Infallible> {
        Ok(self.0.array())
    }

    fn random_vec(&self, length: usize) -> std::result::Result<Vec<u8>, Infallible> {
        let mut bytes = vec![0; length];
        self.0.fill(&mut bytes);
        Ok(bytes)
    }
}
