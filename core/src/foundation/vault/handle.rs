//! The open vault.

use std::fs::OpenOptions;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use rusqlite::{Connection, TransactionBehavior};

use super::database::{self, Purpose};
use super::fault::fault;
use super::generation::{self, Standing};
use super::lease::Lease;
use super::watch::{After, Watch};
use super::{Tx, View, migrate};
use crate::foundation::keys::{
    DatabaseKey, Keyslots, SecretStore, VaultKey, create_private_folder, fsync_folder, io_error,
};
use crate::foundation::types::{Code, Error, Result};

pub(super) const FILE: &str = "vault.db";
pub(super) const UNFINISHED: &str = "vault.db.unfinished";
/// Readers that are kept open; more are opened for a burst and closed after it.
const IDLE_READERS: usize = 3;

/// An open or paused vault. Shared by reference; every method may be called from any thread.
pub struct Vault {
    folder: PathBuf,
    /// None once the vault was closed.
    key: Mutex<Option<DatabaseKey>>,
    salt: [u8; 16],
    writer: Mutex<Option<Writer>>,
    readers: Mutex<Vec<Connection>>,
    name: String,
    standing: Mutex<Standing>,
    watch: OnceLock<Arc<dyn Watch>>,
}

/// The one connection that writes, and the lease that makes it the only one.
struct Writer {
    connection: Connection,
    _lease: Lease,
}

impl Vault {
    /// Creates a vault in `folder` whose first content is what `first` writes. `slots` must hold a way to open it.
    ///
    /// The database gets its name last, so that a creation that was cut short left nothing that looks like a vault and
    /// can be begun again.
    ///
    /// # Errors
    /// `already_exists` if there is a vault, or the key file of one whose database is missing; `key_missing` if there is a
    /// database whose key file is lost; neither is touched. `busy`, `disk_full`, `storage`; what `first` gives.
    pub fn create(
        folder: &Path,
        key: &VaultKey,
        slots: &mut Keyslots,
        store: &dyn SecretStore,
        first: impl FnOnce(&Tx<'_>) -> Result<()>,
    ) -> Result<Self> {
        create_private_folder(folder)?;
        let lease = Lease::take(folder)?;
        if folder.join(FILE).exists() {
            return Err(match Keyslots::load(folder)? {
                Some(_) => Error::new(Code::AlreadyExists, "there is a vault here already"),
                None => Error::new(Code::KeyMissing, "there is a vault here whose key file is missing"),
            });
        }
        let unfinished = folder.join(UNFINISHED);
        if !unfinished.exists() && Keyslots::load(folder)?.is_some() {
            return Err(Error::new(
                Code::AlreadyExists,
                "there is a vault's key file here whose database is missing",
            ));
        }
        for ending in ["-journal", "-wal", "-shm"] {
            match std::fs::remove_file(folder.join(format!("{UNFINISHED}{ending}"))) {
                Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(io_error(error)),
                _ => {}
            }
        }
        // Emptied, not removed: its name says that the key file beside it belongs to no vault yet.
        empty_private_file(&unfinished)?;
        let (key, salt) = (key.derive_database_key(), *slots.salt());
        {
            let mut connection = database::open(&unfinished, &key, &salt, Purpose::Create)?;
            migrate::create(&mut connection)?;
            let transaction = connection
                .transaction_with_behavior(TransactionBehavior::Immediate)
                .map_err(fault)?;
            first(&Tx::new(&transaction))?;
            transaction.commit().map_err(fault)?;
            fold(&connection)?;
        }
        generation::store(store, &slots.vault_name(), 0)?;
        slots.save(folder)?;
        let file = folder.join(FILE);
        let named = std::fs::rename(&unfinished, &file)
            .map_err(io_error)
            .and_then(|()| fsync_folder(folder))
            .and_then(|()| database::open(&file, &key, &salt, Purpose::Write));
        let connection = match named {
            Ok(connection) => connection,
            Err(error) => {
                // Whoever is told that there is no vault can make one. It fails where there was nothing to take back.
                std::fs::rename(&file, &unfinished).unwrap_or_default();
                return Err(error);
            }
        };
        let writer = Mutex::new(Some(Writer {
            connection,
            _lease: lease,
        }));
        let (name, standing) = (slots.vault_name(), Mutex::new(Standing::Current));
        Ok(Vault {
            folder: folder.to_owned(),
            key: Mutex::new(Some(key)),
            salt,
            writer,
            readers: Mutex::default(),
            name,
            standing,
            watch: OnceLock::new(),
        })
    }

    /// Opens the vault in `folder` and raises its generation.
    ///
    /// # Errors
    /// `not_found`, `busy`, `damaged`, `newer_version`, `storage`.
    pub fn open(folder: &Path, key: &VaultKey, slots: &Keyslots, store: &dyn SecretStore) -> Result<Self> {
        let lease = Lease::take(folder)?;
        if !folder.join(FILE).exists() {
            return Err(if folder.join(UNFINISHED).exists() {
                Error::new(
                    Code::NotFound,
                    "the vault was not finished when it was created; create it again",
                )
            } else {
                Error::new(Code::Damaged, "the vault's database is missing")
            });
        }
        let (key, salt) = (key.derive_database_key(), *slots.salt());
        let mut connection = database::open(&folder.join(FILE), &key, &salt, Purpose::Write)?;
        migrate::upgrade(&mut connection)?;
        let name = slots.vault_name();
        let standing = Mutex::new(confirm(&mut connection, store, &name)?);
        let writer = Mutex::new(Some(Writer {
            connection,
            _lease: lease,
        }));
        Ok(Vault {
            folder: folder.to_owned(),
            key: Mutex::new(Some(key)),
            salt,
            writer,
            readers: Mutex::default(),
            name,
            standing,
            watch: OnceLock::new(),
        })
    }

    /// Whether this device may seal with the keys in this vault.
    pub fn standing(&self) -> Standing {
        *self.standing.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Runs `work` in one transaction. When this returns without an error, everything is on the disk; with an error,
    /// nothing of it happened.
    ///
    /// # Errors
    /// `locked` while paused; what `work` gives; `disk_full`, `storage`, `damaged`.
    pub fn write<T>(&self, work: impl FnOnce(&Tx<'_>) -> Result<T>) -> Result<T> {
        let mut writer = self.writer();
        let connection = &mut writer.as_mut().ok_or_else(paused)?.connection;
        let transaction = connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(fault)?;
        let tx = Tx::new(&transaction);
        let outcome = work(&tx)?;
        let Some(watch) = self.watch.get() else {
            transaction.commit().map_err(fault)?;
            return Ok(outcome);
        };
        let committed = match watch.before(&tx) {
            Ok(After::Nothing) => return transaction.commit().map_err(fault).map(|()| outcome),
            Ok(After::Look) => transaction.commit().map_err(fault),
            Err(error) => transaction.rollback().map_err(fault).and(Err(error)),
        };
        watch.after(&View::new(connection));
        committed.map(|()| outcome)
    }

    /// Has every transaction looked at from now on. The first watch stays.
    pub fn watch(&self, watch: Arc<dyn Watch>) {
        // There is one who watches; a second would be a mistake of ours and watches nothing.
        self.watch.get_or_init(|| watch);
    }

    /// The vault's random name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Runs `work` on one consistent view.
    ///
    /// # Errors
    /// `locked` while paused; what `work` gives; `storage`, `damaged`.
    pub fn read<T>(&self, work: impl FnOnce(&View<'_>) -> Result<T>) -> Result<T> {
        let idle = self.idle_readers().pop();
        let mut connection = match idle {
            Some(connection) => connection,
            None => {
                // Held while opening, so that no reader appears behind a pause.
                let writer = self.writer();
                writer.as_ref().ok_or_else(paused)?;
                self.connect(Purpose::Read)?
            }
        };
        let outcome = {
            let transaction = connection.transaction().map_err(fault)?;
            work(&View::new(&transaction))
        };
        let writer = self.writer();
        if writer.is_some() {
            let mut idle = self.idle_readers();
            if idle.len() < IDLE_READERS {
                idle.push(connection);
            }
        }
        outcome
    }

    /// Waits for the write that runs, closes every connection, folds the log into the file and gives the lease back.
    /// Reads that run end on their own connection. Pausing twice is fine.
    ///
    /// # Errors
    /// `storage` if the file cannot be folded; it is closed and whole all the same.
    pub fn pause(&self) -> Result<()> {
        let mut writer = self.writer();
        self.idle_readers().clear();
        let Some(Writer { connection, _lease }) = writer.take() else {
            return Ok(());
        };
        fold(&connection)
    }

    /// As [`Vault::pause`], and forgets the key: it cannot be resumed.
    ///
    /// # Errors
    /// As [`Vault::pause`]; it is closed and the key is gone all the same.
    pub fn close(&self) -> Result<()> {
        let paused = self.pause();
        *self.key.lock().unwrap_or_else(PoisonError::into_inner) = None;
        paused
    }

    /// Opens a paused vault again, and looks whether an older copy was put in its place meanwhile. Resuming twice is fine.
    ///
    /// # Errors
    /// `locked` if it was closed; `busy` if another process took the vault meanwhile; as [`Vault::open`].
    pub fn resume(&self, store: &dyn SecretStore) -> Result<()> {
        // Before any lock is taken: the platform's key store may show a prompt.
        let stored = generation::stored(store, &self.name)?;
        let mut writer = self.writer();
        if writer.is_none() {
            let lease = Lease::take(&self.folder)?;
            let connection = self.connect(Purpose::Write)?;
            let (own, known) = generation::read(&Tx::new(&connection))?;
            if known || stored.is_none_or(|stored| stored > own) {
                *self.standing.lock().unwrap_or_else(PoisonError::into_inner) = Standing::RolledBack;
            }
            *writer = Some(Writer {
                connection,
                _lease: lease,
            });
        }
        Ok(())
    }

    fn connect(&self, purpose: Purpose) -> Result<Connection> {
        let key = self.key.lock().unwrap_or_else(PoisonError::into_inner);
        let key = key
            .as_ref()
            .ok_or_else(|| Error::new(Code::Locked, "the vault is closed"))?;
        database::open(&self.folder.join(FILE), key, &self.salt, purpose)
    }

    fn writer(&self) -> MutexGuard<'_, Option<Writer>> {
        self.writer.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn idle_readers(&self) -> MutexGuard<'_, Vec<Connection>> {
        self.readers.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Vault {
    fn drop(&mut self) {
        if let Err(error) = self.pause() {
            tracing::warn!(
                code = error.code().as_str(),
                "the vault's log could not be folded at the end"
            );
        }
    }
}

fn fold(connection: &Connection) -> Result<()> {
    connection
        .query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))
        .map_err(fault)
}

fn paused() -> Error {
    Error::new(Code::Locked, "the vault is paused")
}

/// Raises the generation in the vault, then in the store. Without room the content still opens.
fn confirm(connection: &mut Connection, store: &dyn SecretStore, vault: &str) -> Result<Standing> {
    let stored = generation::stored(store, vault)?;
    let raised = (|| -> Result<Standing> {
        let transaction = connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(fault)?;
        let raised = generation::raise(&Tx::new(&transaction), stored)?;
        transaction.commit().map_err(fault)?;
        generation::store(store, vault, raised.0)?;
        Ok(raised.1)
    })();
    match raised {
        Err(error) if error.code() == Code::DiskFull => Ok(if stored.is_none() {
            Standing::RolledBack
        } else {
            Standing::Unconfirmed
        }),
        other => other,
    }
}

/// Makes a file of mode 0600, or empties it.
fn empty_private_file(path: &Path) -> Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map(drop).map_err(io_error)
}
