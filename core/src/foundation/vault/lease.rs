//! The lease of a vault's folder: an advisory lock of the operating system, given back when the process ends.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;

use crate::foundation::keys::io_error;
use crate::foundation::types::{Code, Error, Result};

/// Held while the vault is open. Dropping it gives the lease back.
pub(super) struct Lease {
    _file: File,
}

impl Lease {
    /// Takes the lease without waiting.
    ///
    /// # Errors
    /// `busy` if another process, or another handle in this one, holds it.
    pub(super) fn take(folder: &Path) -> Result<Self> {
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true).truncate(false);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let file = options.open(folder.join("lease")).map_err(io_error)?;
        match file.try_lock() {
            Ok(()) => Ok(Lease { _file: file }),
            Err(TryLockError::WouldBlock) => Err(Error::new(Code::Busy, "the vault is open in another place")),
            Err(TryLockError::Error(error)) => Err(io_error(error)),
        }
    }
}
