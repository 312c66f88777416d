//! Creating a vault.

use kith_wire::id::Token;

use super::Companion;
use crate::exchange::identity::Role;
use crate::exchange::identity::persona::{NewPersona, Persona};
use crate::exchange::mls::Context;
use crate::exchange::sync::{inboxes, recovery};
use crate::foundation::env::Relay;
use crate::foundation::keys::{Keyslots, Passphrase, RecoveryWords, VaultKey, create_private_folder};
use crate::foundation::memory::leaving_nothing;
use crate::foundation::types::{AccountId, Code, Error, Millis, Result};
use crate::foundation::vault::Vault;

/// An account to be founded.
pub struct NewAccount<'a> {
    /// As it is shown to others.
    pub name: &'a str,
    /// The part in a patient's care.
    pub role: Role,
    /// The relay; without one it comes with an invitation.
    pub relay: Option<Relay>,
    /// The relay operator's admission.
    pub admission: Option<Token>,
    /// Opens the vault.
    pub passphrase: &'a Passphrase,
    /// Words that open the vault and speak for the account. Without them a forgotten passphrase loses everything.
    pub recovery: Option<&'a RecoveryWords>,
}

impl Companion {
    /// Creates a vault with one account and leaves it unlocked. Works without a network.
    ///
    /// # Errors
    /// `already_exists`; `empty_text` for an empty name or passphrase; `disk_full`, `storage`.
    pub fn create(&self, new: NewAccount<'_>) -> Result<AccountId> {
        let NewAccount {
            name,
            role,
            relay,
            admission,
            passphrase,
            recovery: words,
        } = new;
        self.begin(passphrase, words, |context, now| {
            let (tx, random) = (context.tx, context.random);
            let persona = NewPersona {
                name,
                role,
                relay,
                admission,
                recovery: words,
            };
            let persona = Persona::found(tx, persona, random, now)?;
            inboxes::open_persona_inbox(tx, &persona, None)?;
            if let Some(words) = words {
                recovery::prepare(tx, persona.id, words, random)?;
            }
            Ok(persona.account)
        })
    }

    /// A new vault that the passphrase and the words open. Its first content is what `first` writes, with an account.
    pub(super) fn begin(
        &self,
        passphrase: &Passphrase,
        words: Option<&RecoveryWords>,
        first: impl FnOnce(&Context<'_>, Millis) -> Result<AccountId>,
    ) -> Result<AccountId> {
        needed(passphrase)?;
        leaving_nothing(|| {
            let (random, now) = (self.env.random.as_ref(), self.env.clock.now());
            let key = VaultKey::make(random);
            let mut slots = Keyslots::make(&key, random);
            slots.set_passphrase(&key, passphrase, random)?;
            if let Some(words) = words {
                slots.set_recovery(&key, words, random);
            }
            create_private_folder(&self.places.boot_dir)?;
            let mut account = None;
            let vault = Vault::create(&self.places.private_dir, &key, &mut slots, self.store.as_ref(), |tx| {
                account = Some(first(&Context { tx, random }, now)?);
                Ok(())
            })?;
            self.opened(vault, key, &slots);
            account.ok_or_else(|| Error::new(Code::Internal, "a vault was created without an account"))
        })
    }
}

/// A vault has a passphrase.
pub(super) fn needed(passphrase: &Passphrase) -> Result<()> {
    if passphrase.is_empty() {
        return Err(Error::new(Code::EmptyText, "a passphrase is needed"));
    }
    Ok(())
}
