//! The lease of a vault's folder: an advisory lock of the operating system, given back when the process ends.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;

use crate::foundation::keys::io_error;
use crate::foundation::types::{Code, Error, Result};

/// Held while the vault is open, or being removed. Dropping it gives the lease back.
pub struct Lease {
    file: File,
}

impl Lease {
    /// Takes the lease without waiting.
    ///
    /// # Errors
    /// `busy` if another process, or another handle in this one, holds it.
    pub fn take(folder: &Path) -> Result<Self> {
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true).truncate(false);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let file = options.open(folder.join("lease")).map_err(io_error)?;
        match file.try_lock() {
            Ok(()) => Ok(Lease { file }),
            Err(TryLockError::WouldBlock) => Err(Error::new(Code::Busy, "the vault is open in another place")),
            Err(TryLockError::Error(error)) => Err(io_error(error)),
        }
    }

    /// The file as a process has it that was forked off.
    #[cfg(test)]
    pub(super) fn duplicate(&self) -> File {
        self.file.try_clone().expect("a handle")
    }
}

impl Drop for Lease {
    fn drop(&mut self) {
        // Closing alone would not do: a process that is being started by another thread has the file open for a moment.
        if let Err(error) = self.file.unlock() {
            tracing::warn!(kind = %error.kind(), "a vault's lease could not be given back");
        }
    }
}
