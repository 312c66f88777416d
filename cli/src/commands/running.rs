//! A `sync --watch` that runs, and asking it to end: by two files in the boot folder. `watch.running` is locked as long as
//! one runs, which the operating system undoes when it ends in whatever way; `watch.end` asks it to end.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};
use std::time::Duration;

use kith::foundation::types::{Code, Error, Result};

/// How often somebody looks whether the other has done something.
pub const LOOK: Duration = Duration::from_millis(200);
/// How long a watch may take to end: a call to a relay that is under way is dropped, so that it is a moment.
const PATIENCE: u32 = 50;

/// What became of a request to end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// It has ended.
    Ended,
    /// There was nothing to end.
    NoneRuns,
}

/// Held while a watch runs.
pub struct Running {
    request: PathBuf,
    _held: File,
}

impl Running {
    /// Says that a watch runs. Several may.
    pub fn begin(boot_dir: &Path) -> Result<Self> {
        let held = open(boot_dir)?;
        held.lock_shared().map_err(failed)?;
        let request = request(boot_dir);
        // Of somebody who did not wait.
        remove(&request)?;
        Ok(Running { request, _held: held })
    }

    /// Ends when somebody asked this watch to end.
    pub async fn asked_to_end(&self) {
        while !self.request.exists() {
            tokio::time::sleep(LOOK).await;
        }
    }
}

/// Asks every watch on this home to end, and waits until they have.
///
/// # Errors
/// `busy` if one does not end within ten seconds; `storage`.
pub fn ask_to_end(boot_dir: &Path) -> Result<Asked> {
    if !boot_dir.exists() {
        return Ok(Asked::NoneRuns);
    }
    let running = open(boot_dir)?;
    let mut asked = Asked::NoneRuns;
    for _ in 0..PATIENCE {
        match running.try_lock() {
            Ok(()) => {
                remove(&request(boot_dir))?;
                return Ok(asked);
            }
            Err(TryLockError::Error(error)) => return Err(failed(error)),
            Err(TryLockError::WouldBlock) => {}
        }
        // Again and again: one that is just beginning takes older requests away.
        private().open(request(boot_dir)).map_err(failed)?;
        asked = Asked::Ended;
        std::thread::sleep(LOOK);
    }
    Err(Error::new(
        Code::Busy,
        "kith sync --watch was asked to end and still runs",
    ))
}

fn request(boot_dir: &Path) -> PathBuf {
    boot_dir.join("watch.end")
}

fn open(boot_dir: &Path) -> Result<File> {
    private().open(boot_dir.join("watch.running")).map_err(failed)
}

fn private() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

fn remove(path: &Path) -> Result<()> {
    match std::fs::remove_file(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(failed(error)),
        _ => Ok(()),
    }
}

fn failed(error: std::io::Error) -> Error {
    Error::technical(
        Code::Storage,
        format_args!(
            "the files that tell of kith sync --watch cannot be used: {}",
            error.kind()
        ),
    )
}
