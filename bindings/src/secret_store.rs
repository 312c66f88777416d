//! The platform's key store, given by the shell.

use std::sync::Arc;

use kith::foundation::keys;
use kith::foundation::types::{Code, Error, Result};

/// When the platform may hand a secret out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum KeyClass {
    /// Only while the device is unlocked.
    WhenUnlocked,
    /// From the first unlock after a start on.
    AfterFirstUnlock,
    /// At any time.
    Always,
}

/// Why the key store could not do it.
#[derive(Debug, thiserror::Error, uniffi::Error)]
pub enum SecretStoreError {
    /// Its class does not permit it now.
    #[error("locked")]
    Locked,
    /// The person dismissed the prompt.
    #[error("cancelled")]
    Cancelled,
    /// It failed otherwise.
    #[error("failed")]
    Failed,
}

impl From<uniffi::UnexpectedUniFFICallbackError> for SecretStoreError {
    fn from(_: uniffi::UnexpectedUniFFICallbackError) -> Self {
        SecretStoreError::Failed
    }
}

/// Small secrets kept by the platform for this device alone: in no backup. Methods may block and show a prompt; they are
/// called on the library's own threads and must not call the library.
#[uniffi::export(with_foreign)]
pub trait SecretStore: Send + Sync {
    /// Stores or replaces a secret, durably.
    fn put(&self, name: String, class: KeyClass, secret: Vec<u8>) -> std::result::Result<(), SecretStoreError>;
    /// Reads a secret; null if there is none.
    fn get(&self, name: String) -> std::result::Result<Option<Vec<u8>>, SecretStoreError>;
    /// Erases a secret; erasing what is not there is success.
    fn delete(&self, name: String) -> std::result::Result<(), SecretStoreError>;
}

pub(crate) struct Foreign(pub(crate) Arc<dyn SecretStore>);

fn error(error: SecretStoreError) -> Error {
    tracing::warn!(reason = %error, "the key store did not answer");
    match error {
        SecretStoreError::Locked => Error::new(Code::Locked, "the key store is locked"),
        SecretStoreError::Cancelled => Error::new(Code::Cancelled, "the prompt was dismissed"),
        SecretStoreError::Failed => Error::new(Code::Storage, "the key store failed"),
    }
}

impl keys::SecretStore for Foreign {
    fn put(&self, name: &str, class: keys::KeyClass, secret: &[u8]) -> Result<()> {
        let class = match class {
            keys::KeyClass::WhenUnlocked => KeyClass::WhenUnlocked,
            keys::KeyClass::AfterFirstUnlock => KeyClass::AfterFirstUnlock,
            keys::KeyClass::Always => KeyClass::Always,
        };
        self.0.put(name.to_owned(), class, secret.to_vec()).map_err(error)
    }

    fn get(&self, name: &str) -> Result<Option<Vec<u8>>> {
        self.0.get(name.to_owned()).map_err(error)
    }

    fn delete(&self, name: &str) -> Result<()> {
        self.0.delete(name.to_owned()).map_err(error)
    }
}

impl From<KeyClass> for keys::KeyClass {
    fn from(class: KeyClass) -> Self {
        match class {
            KeyClass::WhenUnlocked => keys::KeyClass::WhenUnlocked,
            KeyClass::AfterFirstUnlock => keys::KeyClass::AfterFirstUnlock,
            KeyClass::Always => keys::KeyClass::Always,
        }
    }
}
