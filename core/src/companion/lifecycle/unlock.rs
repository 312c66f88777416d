//! Opening the vault.

use std::sync::{Arc, PoisonError};

use super::companion::Open;
use super::{Companion, Lifecycle};
use crate::companion::feed::Change;
use crate::companion::handlers::CareHandlers;
use crate::exchange::sync::Engine;
use crate::foundation::keys::{Keyslots, Passphrase, RecoveryWords, VaultKey};
use crate::foundation::types::{Code, Error, Result};
use crate::foundation::vault::Vault;

impl Companion {
    /// Opens the vault with the passphrase.
    ///
    /// # Errors
    /// `not_found`, `wrong_passphrase`, `busy`, `damaged`, `newer_version`.
    pub fn unlock_with_passphrase(&self, passphrase: &Passphrase) -> Result<()> {
        self.unlock(|slots| slots.open_with_passphrase(passphrase))
    }

    /// Opens the vault with the recovery words.
    ///
    /// # Errors
    /// As [`Companion::unlock_with_passphrase`].
    pub fn unlock_with_recovery(&self, words: &RecoveryWords) -> Result<()> {
        self.unlock(|slots| slots.open_with_recovery(words))
    }

    /// Opens the vault with the platform's key store.
    ///
    /// # Errors
    /// `key_missing` if it was not set up; `locked` or `cancelled` from the platform; as
    /// [`Companion::unlock_with_passphrase`].
    pub fn unlock_with_key_store(&self) -> Result<()> {
        self.unlock(|slots| slots.open_with_platform(self.store.as_ref()))
    }

    fn unlock(&self, open: impl FnOnce(&Keyslots) -> Result<VaultKey>) -> Result<()> {
        if self.lifecycle()? == Lifecycle::Unlocked {
            return Ok(());
        }
        let slots = self.slots()?;
        let key = open(&slots)?;
        // A paused vault of ours holds no lease; its key is the same.
        self.lock()?;
        let vault = Vault::open(&self.places.private_dir, &key, &slots, self.store.as_ref())?;
        self.opened(vault, key);
        Ok(())
    }

    pub(in crate::companion) fn slots(&self) -> Result<Keyslots> {
        match Keyslots::load(&self.places.private_dir)? {
            Some(slots) => Ok(slots),
            None if self.places.private_dir.join("vault.db").exists() => {
                Err(Error::new(Code::KeyMissing, "the vault's key file is missing"))
            }
            None => Err(Error::new(Code::NotFound, "there is no vault here yet")),
        }
    }

    pub(super) fn opened(&self, vault: Vault, key: VaultKey) {
        let vault = Arc::new(vault);
        self.keep_up(&vault);
        let handlers = Arc::new(CareHandlers);
        let engine = Arc::new(Engine::new(Arc::clone(&vault), self.env.clone(), handlers));
        *self.open.write().unwrap_or_else(PoisonError::into_inner) = Some(Open {
            vault,
            engine,
            key: Arc::new(key),
            paused: false,
        });
        self.feed.note(Change::Lifecycle);
    }
}
