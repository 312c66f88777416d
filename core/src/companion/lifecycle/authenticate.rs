//! Proving anew that it is the person themselves (M22): before something leaves the device for good, or what protects it
//! changes.

use std::sync::Arc;
use std::time::Duration;

use super::Companion;
use super::companion::Open;
use crate::foundation::keys::{Keyslots, Passphrase, RecoveryWords, VaultKey};
use crate::foundation::memory::leaving_nothing;
use crate::foundation::types::{Code, Error, Result};

/// How long a proof counts. Long enough to choose what to share, with whom and until when, and to read the question that is
/// asked before; short enough that a phone which was put down or handed over for a moment does not share, export or change
/// a passphrase by itself. The usual time of banks and password stores.
const COUNTS_FOR: Duration = Duration::from_secs(5 * 60);

impl Companion {
    /// Proves by the passphrase that it is the person themselves. Of somebody who sees already: a locked screen is
    /// unlocked by unlocking.
    ///
    /// # Errors
    /// `locked`; `wrong_passphrase`, `key_missing`, `damaged`.
    pub fn authenticate_with_passphrase(&self, passphrase: &Passphrase) -> Result<()> {
        self.authenticate(|slots| slots.open_with_passphrase(passphrase))
    }

    /// Proves by the recovery words, which shows that the paper they stand on is the right one.
    ///
    /// # Errors
    /// As [`Companion::authenticate_with_passphrase`]; `key_missing` if there are none.
    pub fn authenticate_with_recovery(&self, words: &RecoveryWords) -> Result<()> {
        self.authenticate(|slots| slots.open_with_recovery(words))
    }

    /// Proves by the platform's key store, which asks for a finger, a face or a code.
    ///
    /// # Errors
    /// `locked`, also from the platform; `cancelled`; `key_missing`, `damaged`.
    pub fn authenticate_with_key_store(&self) -> Result<()> {
        self.authenticate(|slots| slots.open_with_platform(self.store.as_ref()))
    }

    /// Whether the person proved within the last five minutes that it is them, be it by unlocking or by authenticating.
    /// Asked before sharing, exporting, consenting, and before what opens the vault changes. Never before something is
    /// taken back.
    ///
    /// # Errors
    /// `authentication_needed`; `locked`.
    pub fn recently_authenticated(&self) -> Result<()> {
        let last = self.shown()?.attention.authenticated;
        if self.moment().since(last) <= COUNTS_FOR {
            return Ok(());
        }
        Err(Error::new(
            Code::AuthenticationNeeded,
            "this needs the passphrase once more, or the device's own check of who you are",
        ))
    }

    fn authenticate(&self, prove: impl FnOnce(&Keyslots) -> Result<VaultKey>) -> Result<()> {
        let open = self.shown()?;
        let counts = leaving_nothing(|| self.proven(&open, &prove(&self.slots()?)?))?;
        if counts { Ok(()) } else { Err(super::locked()) }
    }

    /// Takes a key as the proof that it is the person: the screen is unlocked from now on. `false` if what was open is not
    /// any more.
    ///
    /// # Errors
    /// `damaged` if it is the key of another vault, whose key file was put in the place of ours.
    pub(super) fn proven(&self, open: &Open, key: &VaultKey) -> Result<bool> {
        if !open.key.is(key) {
            return Err(Error::new(Code::Damaged, "the key file belongs to another vault"));
        }
        let now = self.moment();
        let mut guard = self.open.write().unwrap_or_else(std::sync::PoisonError::into_inner);
        match guard.as_mut() {
            Some(current) if Arc::ptr_eq(&current.vault, &open.vault) => {
                current.attention = super::attention::Attention::of_somebody_at(now, current.attention.policy);
                Ok(true)
            }
            _ => Ok(false),
        }
    }
}
