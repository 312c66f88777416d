//! The life of a vault.

use kith::companion as core;
use kith::foundation::env::Relay;
use kith::foundation::keys::{Passphrase, RecoveryWords};
use kith::foundation::types::{Code, Error};
use kith::foundation::vault::Standing;
use kith_wire::id::Token;
use zeroize::Zeroizing;

use super::{Account, Companion, NewAccount};
use crate::{KeyClass, KithError, run};

/// How a companion stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum Lifecycle {
    /// There is no vault yet.
    Absent,
    /// There is a vault and no key in memory.
    Locked,
    /// Show nothing until the person unlocks. The key works on: what waits is sent, what came is taken, drafts are kept.
    ScreenLocked,
    /// Everything can be used.
    Unlocked,
    /// The key is in memory and no file is open.
    Paused,
}

/// Whether this device may send with the keys in its vault.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum DeviceStanding {
    /// It may.
    Current,
    /// An older copy of the vault was put back: all can be read, nothing is sent with the old keys.
    RolledBack,
    /// It could not be told, for want of room: nothing is sent until it can.
    Unconfirmed,
}

#[uniffi::export]
impl Companion {
    /// Creates a vault with one account and leaves it unlocked. Gives the account's id. Works without a network.
    pub async fn create(&self, account: NewAccount) -> Result<String, KithError> {
        run::blocking(&self.inner, move |companion| {
            let relay = account
                .relay_url
                .map(|url| Relay::parse(&url, account.relay_authority_pem))
                .transpose()?;
            let admission = account.admission.map(|text| Token::from_text(text.trim())).transpose();
            let admission = admission.map_err(|_| Error::new(Code::InvalidInput, "this is no admission of a relay"))?;
            let passphrase = Passphrase::new(account.passphrase);
            let words = account.recovery_words.map(Zeroizing::new);
            let words = words.map(|words| RecoveryWords::parse(&words)).transpose()?;
            let new = core::NewAccount {
                name: &account.name,
                role: account.role,
                relay,
                admission,
                passphrase: &passphrase,
                recovery: words.as_ref(),
            };
            companion.create(new).map(|account| account.to_string())
        })
        .await
    }

    /// Creates a vault from recovery words and leaves it unlocked: account, people and relay come back, and everybody is
    /// asked to add this device again. What was written is not brought back. Gives the account's id.
    #[uniffi::method(default(relay_authority_pem = None))]
    pub async fn recover(
        &self,
        words: String,
        relay_url: String,
        passphrase: String,
        relay_authority_pem: Option<String>,
    ) -> Result<String, KithError> {
        let (words, passphrase) = (Zeroizing::new(words), Passphrase::new(passphrase));
        run::blocking(&self.inner, move |companion| {
            let words = RecoveryWords::parse(&words)?;
            let relay = Relay::parse(&relay_url, relay_authority_pem)?;
            run::wait(companion.recover(&words, relay, &passphrase)).map(|account| account.to_string())
        })
        .await
    }

    /// Opens the vault, or unlocks its screen, with the passphrase.
    pub async fn unlock_with_passphrase(&self, passphrase: String) -> Result<(), KithError> {
        let passphrase = Passphrase::new(passphrase);
        run::blocking(&self.inner, move |companion| {
            companion.unlock_with_passphrase(&passphrase)
        })
        .await
    }

    /// Opens the vault, or unlocks its screen, with the recovery words, when the passphrase is forgotten.
    pub async fn unlock_with_recovery_words(&self, words: String) -> Result<(), KithError> {
        let words = Zeroizing::new(words);
        run::blocking(&self.inner, move |companion| {
            companion.unlock_with_recovery(&RecoveryWords::parse(&words)?)
        })
        .await
    }

    /// Opens the vault, or unlocks its screen, with the platform's key store.
    pub async fn unlock_with_key_store(&self) -> Result<(), KithError> {
        run::blocking(&self.inner, |companion| companion.unlock_with_key_store()).await
    }

    /// Lets the platform's key store open the vault, beside the passphrase. Needs a fresh authentication.
    pub async fn use_key_store(&self, class: KeyClass) -> Result<(), KithError> {
        run::blocking(&self.inner, move |companion| companion.use_key_store(class.into())).await
    }

    /// Sets another passphrase. Needs a fresh authentication.
    pub async fn change_passphrase(&self, passphrase: String) -> Result<(), KithError> {
        let passphrase = Passphrase::new(passphrase);
        run::blocking(&self.inner, move |companion| companion.change_passphrase(&passphrase)).await
    }

    /// The key lock, also for a panic: closes the vault and wipes its key from memory at once. Nothing is sent or fetched;
    /// drafts and answers to reminders are kept in the drop box until the next unlock. Let go of what you hold of the vault's texts yourself.
    pub async fn lock(&self) -> Result<(), KithError> {
        run::blocking(&self.inner, |companion| companion.lock()).await
    }

    /// Finishes what runs and closes every file; before the app is put to sleep.
    pub async fn pause(&self) -> Result<(), KithError> {
        run::blocking(&self.inner, |companion| companion.pause()).await
    }

    /// Opens a paused vault again.
    pub async fn resume(&self) -> Result<(), KithError> {
        run::blocking(&self.inner, |companion| companion.resume()).await
    }

    /// Removes the vault and everything in it from this device, for good.
    pub async fn wipe(&self) -> Result<(), KithError> {
        run::blocking(&self.inner, |companion| companion.wipe()).await
    }

    /// How the companion stands.
    pub async fn lifecycle(&self) -> Result<Lifecycle, KithError> {
        run::blocking(&self.inner, |companion| {
            companion.lifecycle().map(|lifecycle| match lifecycle {
                core::Lifecycle::Absent => Lifecycle::Absent,
                core::Lifecycle::Locked => Lifecycle::Locked,
                core::Lifecycle::ScreenLocked => Lifecycle::ScreenLocked,
                core::Lifecycle::Unlocked => Lifecycle::Unlocked,
                core::Lifecycle::Paused => Lifecycle::Paused,
            })
        })
        .await
    }

    /// The own account.
    pub async fn me(&self) -> Result<Account, KithError> {
        run::blocking(&self.inner, |companion| companion.me().map(Account::from)).await
    }

    /// Whether this device may send.
    pub async fn standing(&self) -> Result<DeviceStanding, KithError> {
        run::blocking(&self.inner, |companion| {
            companion.standing().map(|standing| match standing {
                Standing::Current => DeviceStanding::Current,
                Standing::RolledBack => DeviceStanding::RolledBack,
                Standing::Unconfirmed => DeviceStanding::Unconfirmed,
            })
        })
        .await
    }
}
