//! The keyslot file: the vault key, wrapped once for each way to open it.
//!
//! Kept twice, `keyslots` and `keyslots.copy`, each replaced atomically one after the other, so that a torn write or a
//! damaged sector leaves one whole. The newest valid copy counts, and a change that reports an error does not. Opening
//! never writes, and nothing is ever deleted because opening failed. Format: `docs/storage.md`.

mod named;

use std::path::Path;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::file::{fsync_folder, put_in_place, remove_file, write_beside};
use super::small::read_small;
use super::store::erase_each;
use super::wrap::{self, Passphrase, PassphraseCost, Wrapped};
use super::{KeyClass, RecoveryWords, SecretStore, VaultKey};
use crate::foundation::env::Random;
use crate::foundation::types::{Code, Error, Result, Secret};

const MAGIC: &[u8; 8] = b"KITHKEYS";
const VERSION: u16 = 1;
const FILES: [&str; 2] = ["keyslots", "keyslots.copy"];
const LARGEST_FILE: u64 = 64 * 1024;

/// The content of the keyslot file.
#[derive(Clone, Serialize, Deserialize)]
pub struct Keyslots {
    revision: u64,
    vault: kith_wire::Array<16>,
    salt: kith_wire::Array<16>,
    check: kith_wire::Array<16>,
    slots: Vec<Slot>,
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Slot {
    Passphrase {
        salt: kith_wire::Array<16>,
        cost: PassphraseCost,
        key: Wrapped,
    },
    Recovery {
        key: Wrapped,
    },
    Platform {
        name: String,
        key: Wrapped,
    },
}

/// What opens a vault. It is no secret: who has the key file can see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Ways {
    /// A passphrase.
    pub passphrase: bool,
    /// The platform's key store.
    pub key_store: bool,
    /// Recovery words.
    pub recovery_words: bool,
}

impl Keyslots {
    /// A file without a slot for a new vault. It must get one before it is of use.
    pub fn make(key: &VaultKey, random: &dyn Random) -> Self {
        Keyslots {
            revision: 0,
            vault: kith_wire::Array(random.array()),
            salt: kith_wire::Array(random.array()),
            check: kith_wire::Array(key.derive_check()),
            slots: Vec::new(),
        }
    }

    /// A random name of this vault, to tell it from others on the same machine.
    pub fn vault_name(&self) -> String {
        self.vault.to_hex()
    }

    /// SQLCipher's salt.
    pub(crate) fn salt(&self) -> &[u8; 16] {
        &self.salt.0
    }

    /// Sets or replaces the passphrase.
    ///
    /// # Errors
    /// `internal` if Argon2id cannot run.
    pub fn set_passphrase(&mut self, key: &VaultKey, passphrase: &Passphrase, random: &dyn Random) -> Result<()> {
        let (salt, cost) = (random.array(), PassphraseCost::DEFAULT);
        let under = wrap::derive_from_passphrase(passphrase, &salt, cost)?;
        let key = wrap::wrap(key, &under, &self.about(b"passphrase"), random);
        self.slots.retain(|slot| !matches!(slot, Slot::Passphrase { .. }));
        self.slots.push(Slot::Passphrase {
            salt: kith_wire::Array(salt),
            cost,
            key,
        });
        Ok(())
    }

    /// Sets or replaces the recovery words.
    pub fn set_recovery(&mut self, key: &VaultKey, words: &RecoveryWords, random: &dyn Random) {
        let key = wrap::wrap(key, &words.derive_wrapping_key(), &self.about(b"recovery"), random);
        self.slots.retain(|slot| !matches!(slot, Slot::Recovery { .. }));
        self.slots.push(Slot::Recovery { key });
    }

    /// Sets or replaces the platform's key store: a random wrapping key goes there under a name of this vault that the
    /// saved file does not use, so that the saved file opens the vault until the new one has taken its place.
    ///
    /// # Errors
    /// As [`SecretStore::put`].
    pub fn set_platform(
        &mut self,
        key: &VaultKey,
        store: &dyn SecretStore,
        class: KeyClass,
        random: &dyn Random,
    ) -> Result<()> {
        let [first, second] = platform_names(&self.vault_name());
        let name = if self.platform().is_some_and(|(used, _)| *used == first) {
            second
        } else {
            first
        };
        let under = Secret::new(random.array::<32>());
        store.put(&name, class, under.expose())?;
        let key = wrap::wrap(key, &under, &self.about(name.as_bytes()), random);
        self.slots.retain(|slot| !matches!(slot, Slot::Platform { .. }));
        self.slots.push(Slot::Platform { name, key });
        Ok(())
    }

    /// The platform's key store opens the vault no longer. Its key is erased by [`Keyslots::tidy_platform`].
    pub fn remove_platform(&mut self) {
        self.slots.retain(|slot| !matches!(slot, Slot::Platform { .. }));
    }

    /// What opens the vault.
    pub fn ways(&self) -> Ways {
        let any = |is: fn(&Slot) -> bool| self.slots.iter().any(is);
        Ways {
            passphrase: any(|slot| matches!(slot, Slot::Passphrase { .. })),
            key_store: any(|slot| matches!(slot, Slot::Platform { .. })),
            recovery_words: any(|slot| matches!(slot, Slot::Recovery { .. })),
        }
    }

    /// Erases the wrapping keys of this vault that these slots do not use from the key store.
    ///
    /// # Errors
    /// As [`SecretStore::delete`].
    pub fn tidy_platform(&self, store: &dyn SecretStore) -> Result<()> {
        let used = self.platform().map(|(name, _)| name);
        let names = platform_names(&self.vault_name()).into_iter();
        erase_each(store, names.filter(|name| Some(name) != used))
    }

    /// Erases every wrapping key of a vault from the key store.
    ///
    /// # Errors
    /// As [`SecretStore::delete`].
    pub fn erase_platform(vault: &str, store: &dyn SecretStore) -> Result<()> {
        erase_each(store, platform_names(vault))
    }

    fn platform(&self) -> Option<(&String, &Wrapped)> {
        self.slots.iter().find_map(|slot| match slot {
            Slot::Platform { name, key } => Some((name, key)),
            _ => None,
        })
    }

    /// Opens by passphrase.
    ///
    /// # Errors
    /// `wrong_passphrase`; `key_missing` if no passphrase is set; `damaged`.
    pub fn open_with_passphrase(&self, passphrase: &Passphrase) -> Result<VaultKey> {
        let found = self.slots.iter().find_map(|slot| match slot {
            Slot::Passphrase { salt, cost, key } => Some((salt, cost, key)),
            _ => None,
        });
        let (salt, cost, key) = found.ok_or_else(|| missing("no passphrase is set"))?;
        let under = wrap::derive_from_passphrase(passphrase, &salt.0, *cost)?;
        let key = wrap::unwrap(key, &under, &self.about(b"passphrase"));
        self.checked(key.ok_or_else(|| Error::new(Code::WrongPassphrase, "this passphrase does not open the vault"))?)
    }

    /// Opens by recovery words.
    ///
    /// # Errors
    /// `wrong_passphrase`; `key_missing` if no words are set; `damaged`.
    pub fn open_with_recovery(&self, words: &RecoveryWords) -> Result<VaultKey> {
        let found = self.slots.iter().find_map(|slot| match slot {
            Slot::Recovery { key } => Some(key),
            _ => None,
        });
        let key = found.ok_or_else(|| missing("no recovery words are set"))?;
        let key = wrap::unwrap(key, &words.derive_wrapping_key(), &self.about(b"recovery"));
        self.checked(key.ok_or_else(|| Error::new(Code::WrongPassphrase, "these words do not open the vault"))?)
    }

    /// Opens by the platform's key store.
    ///
    /// # Errors
    /// `key_missing` if the store has no such key or another one; as [`SecretStore::get`]; `damaged`.
    pub fn open_with_platform(&self, store: &dyn SecretStore) -> Result<VaultKey> {
        let (name, key) = self
            .platform()
            .ok_or_else(|| missing("the platform's key store was not set up for this vault"))?;
        let under = store
            .get(name)?
            .ok_or_else(|| missing("the platform's key store has no key for this vault"))?;
        let under: [u8; 32] = under
            .try_into()
            .map_err(|_| missing("the platform's key store has another key for this vault"))?;
        let key = wrap::unwrap(key, &Secret::new(under), &self.about(name.as_bytes()));
        self.checked(key.ok_or_else(|| missing("the platform's key store has another key for this vault"))?)
    }

    /// Reads the newest valid copy in `folder`; `None` if there is no file at all.
    ///
    /// # Errors
    /// `newer_version`; `damaged` if files are there and none is valid; `storage`.
    pub fn load(folder: &Path) -> Result<Option<Self>> {
        let mut best: Option<Keyslots> = None;
        let mut failure = None;
        for name in FILES {
            match read(&folder.join(name)) {
                Ok(None) => {}
                Ok(Some(found)) if best.as_ref().is_none_or(|best| found.revision > best.revision) => {
                    best = Some(found)
                }
                Ok(Some(_)) => {}
                Err(error) => failure = Some(error),
            }
        }
        match (best, failure) {
            // A copy of a newer version beside an older one is a downgrade, not damage: refuse it.
            (_, Some(error)) if error.code() == Code::NewerVersion => Err(error),
            (Some(best), _) => Ok(Some(best)),
            (None, Some(error)) => Err(error),
            (None, None) => Ok(None),
        }
    }

    /// Writes both copies. Once the first is in place the change counts, and it is no error if the second is not: the next
    /// change writes it again.
    ///
    /// # Errors
    /// `disk_full` or `storage`; then what was there before counts, and nothing of this change does.
    pub fn save(&mut self, folder: &Path) -> Result<()> {
        self.revision += 1;
        let Err(error) = self.write(folder) else { return Ok(()) };
        let counts =
            Keyslots::load(folder)?.is_some_and(|found| (found.vault, found.revision) == (self.vault, self.revision));
        if counts {
            tracing::warn!(code = error.code().as_str(), "one copy of the key file was not written");
            Ok(())
        } else {
            self.revision -= 1;
            Err(error)
        }
    }

    fn write(&self, folder: &Path) -> Result<()> {
        let body = kith_wire::encode(self);
        let mut bytes = Vec::with_capacity(body.len() + 48);
        bytes.extend_from_slice(MAGIC);
        bytes.extend_from_slice(&VERSION.to_be_bytes());
        bytes.extend_from_slice(&body);
        let sum = Sha256::digest(&bytes);
        bytes.extend_from_slice(&sum);
        // Whatever needs room happens before anything counts.
        for name in FILES {
            write_beside(&folder.join(name), &bytes)?;
        }
        for name in FILES {
            put_in_place(&folder.join(name))?;
            fsync_folder(folder)?;
        }
        Ok(())
    }

    /// Erases both copies, and those of a change that was cut short.
    pub(crate) fn erase(folder: &Path) -> Result<()> {
        let erased = FILES.map(|name| remove_file(&folder.join(name)));
        erased.into_iter().fold(Ok(()), Result::and)
    }

    fn about(&self, purpose: &[u8]) -> Vec<u8> {
        [b"kith/1 keyslot\0".as_slice(), &self.vault.0, purpose].concat()
    }

    fn checked(&self, key: VaultKey) -> Result<VaultKey> {
        if key.derive_check() == self.check.0 {
            Ok(key)
        } else {
            Err(Error::new(
                Code::Damaged,
                "the key file's check value belongs to another key",
            ))
        }
    }
}

/// The names that wrapping keys of a vault have in the key store, of which one is in use.
fn platform_names(vault: &str) -> [String; 2] {
    ["a", "b"].map(|which| format!("key-{vault}-{which}"))
}

fn missing(detail: &'static str) -> Error {
    Error::new(Code::KeyMissing, detail)
}

fn read(path: &Path) -> Result<Option<Keyslots>> {
    let damaged = || Error::new(Code::Damaged, "the key file is damaged");
    let Some(bytes) = read_small(path, LARGEST_FILE)? else {
        return Ok(None);
    };
    let (content, sum) = bytes.split_last_chunk::<32>().ok_or_else(damaged)?;
    if *sum != <[u8; 32]>::from(Sha256::digest(content)) {
        return Err(damaged());
    }
    let rest = content.strip_prefix(MAGIC).ok_or_else(damaged)?;
    let (version, body) = rest.split_first_chunk::<2>().ok_or_else(damaged)?;
    match u16::from_be_bytes(*version) {
        VERSION => kith_wire::decode(body).map(Some).map_err(|_| damaged()),
        newer if newer > VERSION => Err(Error::new(Code::NewerVersion, "the key file is of a newer version")),
        _ => Err(damaged()),
    }
}

#[cfg(test)]
mod tests;
