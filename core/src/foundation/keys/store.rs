//! The platform's key store, as the shell gives it.

use std::path::{Path, PathBuf};

use super::file::{io_error, replace_file};
use super::small::read_small;
use crate::foundation::types::{Code, Error, Result};

/// Most bytes of a secret in a file: far more than any has.
const LARGEST: u64 = 64 * 1024;

/// When the platform may hand a secret out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum KeyClass {
    /// Only while the device is unlocked.
    WhenUnlocked,
    /// From the first unlock after a start on.
    AfterFirstUnlock,
    /// At any time, also before the first unlock.
    Always,
}

/// Small secrets kept by the platform for this device alone: they are in no backup. Methods block and are called on the
/// core's own threads.
pub trait SecretStore: Send + Sync {
    /// Stores or replaces a secret, durably.
    ///
    /// # Errors
    /// `storage`, `disk_full`, or `cancelled` if the person dismissed the prompt.
    fn put(&self, name: &str, class: KeyClass, secret: &[u8]) -> Result<()>;

    /// Reads a secret; `None` if there is none.
    ///
    /// # Errors
    /// `locked` if its class does not permit it now; `cancelled`; `storage`.
    fn get(&self, name: &str) -> Result<Option<Vec<u8>>>;

    /// Erases a secret. Erasing what is not there is success.
    ///
    /// # Errors
    /// `storage`.
    fn delete(&self, name: &str) -> Result<()>;
}

/// Erases secrets; one that cannot be erased keeps no other from it.
///
/// # Errors
/// As [`SecretStore::delete`], the first failure.
pub(crate) fn erase_each(store: &dyn SecretStore, names: impl IntoIterator<Item = String>) -> Result<()> {
    let erased = names.into_iter().map(|name| store.delete(&name));
    erased.fold(Ok(()), Result::and)
}

/// The terminal's store: a file of mode 0600 a secret, in a folder of mode 0700 outside the vault's folder. A terminal
/// has no key store, so who can read the folder can read the secrets in it, whatever their class.
#[derive(Debug, Clone)]
pub struct FileSecretStore(PathBuf);

impl FileSecretStore {
    /// A store in `folder`, which is created when something is first stored.
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        FileSecretStore(folder.into())
    }

    fn path(&self, name: &str) -> Result<PathBuf> {
        let plain = !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.".contains(&b));
        if !plain || name.starts_with('.') {
            return Err(Error::new(
                Code::Internal,
                "a secret's name has other characters than letters, digits, - _ .",
            ));
        }
        Ok(self.0.join(name))
    }
}

impl SecretStore for FileSecretStore {
    fn put(&self, name: &str, _class: KeyClass, secret: &[u8]) -> Result<()> {
        create_private_folder(&self.0)?;
        replace_file(&self.path(name)?, secret)
    }

    fn get(&self, name: &str) -> Result<Option<Vec<u8>>> {
        read_small(&self.path(name)?, LARGEST)
    }

    fn delete(&self, name: &str) -> Result<()> {
        match std::fs::remove_file(self.path(name)?) {
            Ok(()) => super::fsync_folder(&self.0),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
            Err(error) => Err(io_error(error)),
        }
    }
}

/// Creates a folder of mode 0700 with its parents.
pub(crate) fn create_private_folder(folder: &Path) -> Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder).map_err(io_error)
}
