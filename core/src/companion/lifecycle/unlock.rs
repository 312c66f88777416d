//! Opening the vault, and lifting a locked screen: both need the passphrase, the key store or the words.
//!
//! Unlocking what everybody can see already does nothing, not even check: it is no authentication.

use std::sync::{Arc, PoisonError};

use super::attention::Attention;
use super::companion::Open;
use super::policy::LockPolicy;
use super::{Companion, Lifecycle};
use crate::companion::feed::Change;
use crate::companion::handlers::CareHandlers;
use crate::exchange::sync::Engine;
use crate::foundation::drop_box::DropBox;
use crate::foundation::keys::{Keyslots, Passphrase, RecoveryWords, VaultKey};
use crate::foundation::memory::leaving_nothing;
use crate::foundation::types::{Code, Error, Result};
use crate::foundation::vault::Vault;

impl Companion {
    /// Opens the vault, or unlocks its screen, with the passphrase.
    ///
    /// # Errors
    /// `not_found`, `wrong_passphrase`, `busy`, `damaged`, `newer_version`.
    pub fn unlock_with_passphrase(&self, passphrase: &Passphrase) -> Result<()> {
        self.unlock(|slots| slots.open_with_passphrase(passphrase))
    }

    /// Opens the vault, or unlocks its screen, with the recovery words.
    ///
    /// # Errors
    /// As [`Companion::unlock_with_passphrase`].
    pub fn unlock_with_recovery(&self, words: &RecoveryWords) -> Result<()> {
        self.unlock(|slots| slots.open_with_recovery(words))
    }

    /// Opens the vault, or unlocks its screen, with the platform's key store.
    ///
    /// # Errors
    /// `key_missing` if it was not set up; `locked` or `cancelled` from the platform; as
    /// [`Companion::unlock_with_passphrase`].
    pub fn unlock_with_key_store(&self) -> Result<()> {
        self.unlock(|slots| slots.open_with_platform(self.store.as_ref()))
    }

    fn unlock(&self, open: impl FnOnce(&Keyslots) -> Result<VaultKey>) -> Result<()> {
        // Another thread may be the one that locks.
        leaving_nothing(|| self.unlock_by(open))
    }

    fn unlock_by(&self, open: impl FnOnce(&Keyslots) -> Result<VaultKey>) -> Result<()> {
        if self.lifecycle()? == Lifecycle::Unlocked {
            return Ok(());
        }
        let before = self.opened_now().filter(|open| !open.paused);
        let slots = self.slots()?;
        let key = open(&slots)?;
        match before {
            // The screen alone was locked, and nobody took the key away meanwhile.
            Some(before) if self.proven(&before, &key)? => {
                self.take_in(&before.vault, &key);
                self.feed.note(Change::Lifecycle);
            }
            _ => {
                // A paused vault of ours holds no lease; its key is the same.
                self.lock()?;
                let vault = Vault::open(&self.places.private_dir, &key, &slots, self.store.as_ref())?;
                self.opened(vault, key, &slots);
            }
        }
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

    pub(super) fn opened(&self, vault: Vault, key: VaultKey, slots: &Keyslots) {
        let vault = Arc::new(vault);
        // Nobody is kept out of their vault because the drop box cannot be used or the policy be read.
        let the_box = DropBox::at(&self.places.boot_dir);
        if let Err(error) = the_box.prepare(&key, &slots.vault_name(), self.store.as_ref()) {
            tracing::warn!(code = error.code().as_str(), "the drop box could not be prepared");
        }
        self.keep_up(&vault);
        self.take_in(&vault, &key);
        let policy = vault.read(LockPolicy::load).unwrap_or_else(|error| {
            tracing::warn!(code = error.code().as_str(), "the lock policy could not be read");
            LockPolicy::default()
        });
        let attention = Attention::of_somebody_at(self.moment(), policy);
        let handlers = Arc::new(CareHandlers);
        let engine = Arc::new(Engine::new(Arc::clone(&vault), self.env.clone(), handlers));
        *self.open.write().unwrap_or_else(PoisonError::into_inner) = Some(Open {
            vault,
            engine,
            key: Arc::new(key),
            paused: false,
            attention,
        });
        self.feed.note(Change::Lifecycle);
    }
}
