//! `crisis.dirty`: an empty file that says that what lies beside it may be older than the vault.

use std::fs::OpenOptions;
use std::path::Path;

use crate::foundation::keys::{create_private_folder, fsync_folder, io_error, remove_file};
use crate::foundation::types::Result;

const FILE: &str = "crisis.dirty";

/// Lays the mark, durably: before a change that the files do not show yet.
///
/// # Errors
/// `disk_full`, `storage`; then the change must not be made.
pub fn lay(folder: &Path) -> Result<()> {
    create_private_folder(folder)?;
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
        .open(folder.join(FILE))
        .and_then(|file| file.sync_all())
        .map_err(io_error)?;
    fsync_folder(folder)
}

/// Whether something else lies in the place of the folder: then nothing can lie in it that would need the mark.
pub fn has_no_place(folder: &Path) -> bool {
    std::fs::metadata(folder).is_ok_and(|facts| !facts.is_dir())
}

/// Whether the mark lies there. Where it cannot be told, it counts as if it did.
pub fn lies(folder: &Path) -> bool {
    folder.join(FILE).try_exists().unwrap_or(true)
}

/// Takes the mark away: the files are as the vault is.
///
/// # Errors
/// `storage`.
pub fn clear(folder: &Path) -> Result<()> {
    remove_file(&folder.join(FILE))
}
