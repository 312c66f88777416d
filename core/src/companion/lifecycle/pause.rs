//! Closing every file for a while.

use std::sync::{Arc, PoisonError};

use super::Companion;
use super::companion::Open;
use crate::companion::feed::Change;
use crate::foundation::types::Result;

impl Companion {
    /// Finishes what runs and closes every file; the key stays in memory. Before the app is put to sleep. Pausing twice,
    /// or while locked, is fine.
    ///
    /// # Errors
    /// As [`Companion::lock`].
    pub fn pause(&self) -> Result<()> {
        let vault = match &mut *self.open.write().unwrap_or_else(PoisonError::into_inner) {
            Some(open) => {
                open.paused = true;
                Arc::clone(&open.vault)
            }
            None => return Ok(()),
        };
        self.feed.note(Change::Lifecycle);
        vault.pause()
    }

    /// Opens a paused vault again, and takes in what arose meanwhile.
    ///
    /// # Errors
    /// `locked` if there is no key in memory; `busy` if another process took the vault meanwhile.
    pub fn resume(&self) -> Result<()> {
        // The guard is not held while the key store is asked.
        let Open { vault, key, .. } = self.open()?;
        vault.resume(self.store.as_ref())?;
        // What was typed while no file was open.
        self.take_in(&vault, &key);
        let mut guard = self.open.write().unwrap_or_else(PoisonError::into_inner);
        match guard.as_mut() {
            Some(open) if Arc::ptr_eq(&open.vault, &vault) => open.paused = false,
            // Locked meanwhile.
            _ => vault.pause()?,
        }
        self.feed.note(Change::Lifecycle);
        Ok(())
    }
}
