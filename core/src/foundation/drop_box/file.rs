//! The file of a box. Every process that appends or renames holds its lock, so that nothing is appended to a box that is
//! being collected.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Read, Write};
use std::path::Path;
use std::time::Duration;

use super::LARGEST_BOX;
use crate::foundation::keys::{fsync_folder, io_error, open_file};
use crate::foundation::types::{Code, Error, Result};

/// How often the lock is tried, and how long is waited in between. Whoever has it appends one item, or renames.
const TRIES: u32 = 25;
const BETWEEN: Duration = Duration::from_millis(10);

pub(super) fn append(path: &Path, framed: &[u8]) -> Result<()> {
    loop {
        let new = !path.exists();
        let mut options = OpenOptions::new();
        options.append(true).create(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let Some(mut file) = open_file(path, &mut options)? else {
            return Err(Error::new(
                Code::Storage,
                "there is no folder for what is kept while locked",
            ));
        };
        take_lock(&file)?;
        if !is_at(&file, path) {
            // Collected between opening and locking.
            continue;
        }
        let size = file.metadata().map_err(io_error)?.len();
        if size.saturating_add(framed.len() as u64) > LARGEST_BOX {
            return Err(Error::new(
                Code::TooLarge,
                "no more can be kept while locked: unlock once, and there is room again",
            ));
        }
        file.write_all(framed)
            .and_then(|()| file.sync_all())
            .map_err(io_error)?;
        return match path.parent() {
            Some(folder) if new => fsync_folder(folder),
            _ => Ok(()),
        };
    }
}

/// Gives the box another name; whether there was one.
pub(super) fn set_aside(path: &Path, other: &Path) -> Result<bool> {
    let Some(file) = open_file(path, OpenOptions::new().read(true))? else {
        return Ok(false);
    };
    take_lock(&file)?;
    std::fs::rename(path, other).map_err(io_error)?;
    path.parent().map_or(Ok(()), fsync_folder)?;
    Ok(true)
}

/// The content, as far as a box may reach.
pub(super) fn read(path: &Path) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    if let Some(file) = open_file(path, OpenOptions::new().read(true))? {
        file.take(LARGEST_BOX).read_to_end(&mut bytes).map_err(io_error)?;
    }
    Ok(bytes)
}

pub(super) fn remove(path: &Path) -> Result<()> {
    std::fs::remove_file(path).map_err(io_error)?;
    path.parent().map_or(Ok(()), fsync_folder)
}

/// Takes the lock, or gives up: a process that hangs keeps nobody from what they do.
fn take_lock(file: &File) -> Result<()> {
    for _ in 0..TRIES {
        match file.try_lock() {
            Ok(()) => return Ok(()),
            Err(TryLockError::WouldBlock) => std::thread::sleep(BETWEEN),
            Err(TryLockError::Error(error)) => return Err(io_error(error)),
        }
    }
    Err(Error::new(Code::Busy, "another process has what is kept while locked"))
}

#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    match (file.metadata(), std::fs::metadata(path)) {
        (Ok(open), Ok(named)) => (open.dev(), open.ino()) == (named.dev(), named.ino()),
        _ => false,
    }
}

#[cfg(not(unix))]
fn is_at(_: &File, path: &Path) -> bool {
    path.exists()
}
