//! Files as somebody sees them who has the disk.

use std::fs;
use std::path::{Path, PathBuf};

/// Every file below a folder, with its content. A file that goes away meanwhile is left out.
pub fn every_file(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(every_file(&path));
        } else if let Ok(content) = fs::read(&path) {
            found.push((path, content));
        }
    }
    found
}

/// Copies a folder with everything in it over another.
pub fn copy_folder(from: &Path, to: &Path) {
    for (path, content) in every_file(from) {
        let inside = path.strip_prefix(from).expect("it lies in the folder");
        let target = to.join(inside);
        fs::create_dir_all(target.parent().expect("a folder")).expect("made");
        fs::write(target, content).expect("written");
    }
}

/// Makes a folder what another is: what only it has goes away.
pub fn restore_folder(from: &Path, to: &Path) {
    if to.exists() {
        fs::remove_dir_all(to).expect("removed");
    }
    fs::create_dir_all(to).expect("made");
    copy_folder(from, to);
}

/// A new folder on a disk in memory, where there is one, so that nobody waits for syncs: the end of a process leaves what
/// the kernel has, synced or not.
pub fn memory_folder() -> tempfile::TempDir {
    tempfile::tempdir_in("/dev/shm")
        .or_else(|_| tempfile::tempdir())
        .expect("a folder")
}
