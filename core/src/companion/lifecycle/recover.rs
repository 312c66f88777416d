//! Bringing an account back on a new device.

use super::create::needed;
use super::{Companion, Lifecycle};
use crate::exchange::sync::pass::fetch_recovery;
use crate::exchange::sync::recovery;
use crate::foundation::env::Relay;
use crate::foundation::keys::{Passphrase, RecoveryWords};
use crate::foundation::types::{AccountId, Code, Error, Result};

impl Companion {
    /// Creates a vault from the recovery words: account, people and relay come back, and everybody is asked to add this
    /// device again. What was written is not brought back. Leaves the vault unlocked.
    ///
    /// # Errors
    /// `already_exists`; `not_found` if the relay holds nothing for these words; `relay_unreachable`, `relay_protocol`.
    pub async fn recover(&self, words: &RecoveryWords, relay: Relay, passphrase: &Passphrase) -> Result<AccountId> {
        // Before the relay is asked.
        if self.lifecycle()? != Lifecycle::Absent {
            return Err(Error::new(Code::AlreadyExists, "there is a vault here already"));
        }
        needed(passphrase)?;
        let items = fetch_recovery(self.env.net.as_ref(), &relay, words).await?;
        self.begin(passphrase, Some(words), |context, now| {
            recovery::restore(context, words, &relay, &items, now)
        })
    }
}
