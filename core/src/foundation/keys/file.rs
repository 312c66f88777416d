//! Replacing a small file so that a crash leaves the old one or the new one, whole.

use std::fs::{File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};

use crate::foundation::types::{Code, Error, Result};

/// Writes `bytes` beside `path`, syncs, renames over it and syncs the folder. Mode 0600.
///
/// # Errors
/// `disk_full` or `storage`; the old file is then unchanged.
pub fn replace_file(path: &Path, bytes: &[u8]) -> Result<()> {
    write_beside(path, bytes)?;
    put_in_place(path)?;
    match path.parent() {
        Some(folder) => fsync_folder(folder),
        None => Ok(()),
    }
}

/// The first half of a replacement: the new content lies on the disk beside the file, which is unchanged.
pub(super) fn write_beside(path: &Path, bytes: &[u8]) -> Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let written = options.open(beside(path)).and_then(|mut file| {
        file.write_all(bytes)?;
        file.sync_all()
    });
    written.map_err(io_error)
}

/// The second half: what lies beside takes the file's place. The folder is not synced.
pub(super) fn put_in_place(path: &Path) -> Result<()> {
    std::fs::rename(beside(path), path).map_err(io_error)
}

/// Removes a file and what was written beside it. Removing what is not there is success.
///
/// # Errors
/// `storage`.
pub fn remove_file(path: &Path) -> Result<()> {
    let removed = [path.to_owned(), beside(path)].map(|path| match std::fs::remove_file(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(io_error(error)),
        _ => Ok(()),
    });
    let synced = match path.parent() {
        Some(folder) if folder.exists() => fsync_folder(folder),
        _ => Ok(()),
    };
    removed.into_iter().fold(Ok(()), Result::and).and(synced)
}

pub(super) fn beside(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".new");
    path.with_file_name(name)
}

/// Makes renames and new files in `folder` durable.
///
/// # Errors
/// `storage` or `disk_full`.
pub fn fsync_folder(folder: &Path) -> Result<()> {
    if cfg!(unix) {
        File::open(folder)
            .and_then(|folder| folder.sync_all())
            .map_err(io_error)
    } else {
        Ok(())
    }
}

pub(crate) fn io_error(error: std::io::Error) -> Error {
    match error.kind() {
        std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => {
            Error::new(Code::DiskFull, "there is no room on the disk")
        }
        kind => Error::technical(
            Code::Storage,
            format_args!("the device's files cannot be read or written: {kind}"),
        ),
    }
}
