//! What opens the vault.

use std::sync::{MutexGuard, PoisonError};

use super::Companion;
use super::create::needed;
use crate::foundation::keys::{KeyClass, Keyslots, Passphrase, SecretStore, VaultKey, Ways};
use crate::foundation::memory::leaving_nothing;
use crate::foundation::types::Result;

impl Companion {
    /// Sets another passphrase. The old one opens the vault no longer.
    ///
    /// # Errors
    /// `locked`, `authentication_needed`, `empty_text`, `disk_full`, `storage`; then the old one is still valid.
    pub fn change_passphrase(&self, new: &Passphrase) -> Result<()> {
        needed(new)?;
        self.recently_authenticated()?;
        let one_at_a_time = self.one_at_a_time();
        self.change(&one_at_a_time, |slots, key| {
            slots.set_passphrase(key, new, self.env.random.as_ref())
        })?;
        Ok(())
    }

    /// Lets the platform's key store open the vault, beside the passphrase.
    ///
    /// # Errors
    /// `locked`, `authentication_needed`; as [`Keyslots::set_platform`]; `disk_full`, `storage`. Then what opened the vault before still does.
    pub fn use_key_store(&self, class: KeyClass) -> Result<()> {
        self.recently_authenticated()?;
        let one_at_a_time = self.one_at_a_time();
        let store = self.store.as_ref();
        let slots = self.change(&one_at_a_time, |slots, key| {
            slots.set_platform(key, store, class, self.env.random.as_ref())
        })?;
        tidy(&slots, store);
        Ok(())
    }

    /// The platform's key store opens the vault no longer: the passphrase does, and the recovery words if there are some.
    ///
    /// # Errors
    /// `locked`, `authentication_needed`, `disk_full`, `storage`; then it still does.
    pub fn stop_using_key_store(&self) -> Result<()> {
        self.recently_authenticated()?;
        let one_at_a_time = self.one_at_a_time();
        let slots = self.change(&one_at_a_time, |slots, _| {
            slots.remove_platform();
            Ok(())
        })?;
        tidy(&slots, self.store.as_ref());
        Ok(())
    }

    /// What opens the vault, known also while it is locked.
    ///
    /// # Errors
    /// `not_found` if there is no vault; `key_missing`, `damaged`, `newer_version`, `storage` of the key file.
    pub fn ways_to_unlock(&self) -> Result<Ways> {
        Ok(self.slots()?.ways())
    }

    pub(super) fn one_at_a_time(&self) -> MutexGuard<'_, ()> {
        self.changing.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Reads the key file, changes it and writes it; gives what now counts.
    fn change(
        &self,
        _one_at_a_time: &MutexGuard<'_, ()>,
        change: impl FnOnce(&mut Keyslots, &VaultKey) -> Result<()>,
    ) -> Result<Keyslots> {
        leaving_nothing(|| {
            let open = self.open()?;
            let mut slots = self.slots()?;
            change(&mut slots, &open.key)?;
            slots.save(&self.places.private_dir)?;
            Ok(slots)
        })
    }
}

/// The keys that were used before open nothing any more, also where they cannot be erased.
fn tidy(slots: &Keyslots, store: &dyn SecretStore) {
    if let Err(error) = slots.tidy_platform(store) {
        let code = error.code().as_str();
        tracing::warn!(code, "an old key could not be erased from the key store");
    }
}
