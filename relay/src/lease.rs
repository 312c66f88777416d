//! One relay at a time on a folder: a lock that the system frees when the process ends, however it ends.

use std::fs::{File, OpenOptions, TryLockError};
use std::io;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

/// The lock on a folder; free again when it is dropped.
#[derive(Debug)]
pub struct Lease(File);

/// Why a folder cannot be locked.
#[derive(Debug, thiserror::Error)]
pub enum LeaseError {
    /// Another relay serves it.
    #[error("another kith-relay serves this folder: stop it first, or give another --data")]
    Taken,
    /// The lock's file cannot be made or locked.
    #[error("cannot lock the folder: {0}")]
    Files(#[from] io::Error),
}

impl Lease {
    /// Locks the folder, or says at once that somebody else has it.
    pub fn take(data: &Path) -> Result<Self, LeaseError> {
        let file = OpenOptions::new()
            .create(true)
            .append(true)
            .mode(0o600)
            .open(data.join("relay.lock"))?;
        match file.try_lock() {
            Ok(()) => Ok(Lease(file)),
            Err(TryLockError::WouldBlock) => Err(LeaseError::Taken),
            Err(TryLockError::Error(error)) => Err(error.into()),
        }
    }
}

impl Drop for Lease {
    fn drop(&mut self) {
        // Closing the file frees it anyway.
        let _ = self.0.unlock();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_served_by_one_relay_at_a_time() {
        let dir = tempfile::tempdir().expect("a folder");
        let lease = Lease::take(dir.path()).expect("free");
        assert!(matches!(Lease::take(dir.path()), Err(LeaseError::Taken)));
        drop(lease);
        assert!(Lease::take(dir.path()).is_ok());
    }
}
