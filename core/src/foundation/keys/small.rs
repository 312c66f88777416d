//! Reading a small file so that nothing which lies in its place can keep anybody waiting.

use std::fs::{File, OpenOptions};
use std::io::{ErrorKind, Read};
use std::path::Path;

use super::io_error;
use crate::foundation::types::{Code, Error, Result};

/// The content of a file; none if there is none. It is read as far as `most` and one byte more.
///
/// # Errors
/// `damaged` if it is longer than `most`; `storage`, also where something else than a file lies in its place.
pub(crate) fn read_small(path: &Path, most: u64) -> Result<Option<Vec<u8>>> {
    let mut options = OpenOptions::new();
    options.read(true);
    let Some(file) = open_file(path, &mut options)? else {
        return Ok(None);
    };
    let mut bytes = Vec::new();
    file.take(most.saturating_add(1))
        .read_to_end(&mut bytes)
        .map_err(io_error)?;
    if bytes.len() as u64 > most {
        return Err(Error::new(Code::Damaged, "a file is longer than any of its kind"));
    }
    Ok(Some(bytes))
}

/// Opens a file, never a pipe or a device; none if there is none and the options make none. It waits for nobody.
///
/// # Errors
/// `storage`, also where something else than a file lies in its place; `disk_full`.
pub(crate) fn open_file(path: &Path, options: &mut OpenOptions) -> Result<Option<File>> {
    // Looked at before, since opening a device may already do something, and after, since it may have been exchanged.
    match std::fs::metadata(path) {
        Ok(facts) if !facts.is_file() => return Err(no_file()),
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(io_error(error)),
        _ => {}
    }
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::custom_flags(options, DO_NOT_WAIT);
    let file = match options.open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(io_error(error)),
    };
    match file.metadata() {
        Ok(facts) if facts.is_file() => Ok(Some(file)),
        Ok(_) => Err(no_file()),
        Err(error) => Err(io_error(error)),
    }
}

/// `O_NONBLOCK`. A system whose number for it is not known here relies on the look before the opening.
#[cfg(unix)]
const DO_NOT_WAIT: i32 = if cfg!(all(
    any(target_os = "linux", target_os = "android"),
    any(
        target_arch = "x86",
        target_arch = "x86_64",
        target_arch = "arm",
        target_arch = "aarch64",
        target_arch = "riscv64"
    )
)) {
    0o4000
} else if cfg!(any(target_vendor = "apple", target_os = "freebsd")) {
    4
} else {
    0
};

fn no_file() -> Error {
    Error::new(Code::Storage, "something else lies in the place of a file")
}
