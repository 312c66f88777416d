//! When a companion locks by itself, and proving anew that it is the person.

use std::time::Duration;

use kith::companion as core;
use kith::foundation::keys::Passphrase;

use crate::{Companion, KithError, run};

/// What locks when the app goes to the background.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum BackgroundLock {
    /// Nothing.
    Off,
    /// The screen, after a time there.
    Screen {
        /// From 0 (at once) to 24 hours.
        after_ms: u64,
    },
    /// The key, after a time there.
    Key {
        /// From 0 (at once) to 24 hours.
        after_ms: u64,
    },
}

/// When a companion locks by itself. Usual: the screen after five minutes without a touch or one minute in the background;
/// the key stays, so that messages and practice go on. No field has a default, lest what is left out unlocks something:
/// change what `lockPolicy` gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Record)]
pub struct LockPolicy {
    /// After this time without a touch the screen locks, from 10 seconds to 24 hours; never, if null.
    pub screen_after_ms: Option<u64>,
    /// After this time without a touch the key is taken away, from 10 seconds to 24 hours; never, if null. Say to the person
    /// that nothing is sent or fetched then.
    pub key_after_ms: Option<u64>,
    /// When nobody sees the app.
    pub background: BackgroundLock,
}

fn milliseconds(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}

impl From<core::LockPolicy> for LockPolicy {
    fn from(policy: core::LockPolicy) -> Self {
        LockPolicy {
            screen_after_ms: policy.screen_after.map(milliseconds),
            key_after_ms: policy.key_after.map(milliseconds),
            background: match policy.background {
                core::Background::Off => BackgroundLock::Off,
                core::Background::Screen(after) => BackgroundLock::Screen {
                    after_ms: milliseconds(after),
                },
                core::Background::Key(after) => BackgroundLock::Key {
                    after_ms: milliseconds(after),
                },
            },
        }
    }
}

impl From<LockPolicy> for core::LockPolicy {
    fn from(policy: LockPolicy) -> Self {
        core::LockPolicy {
            screen_after: policy.screen_after_ms.map(Duration::from_millis),
            key_after: policy.key_after_ms.map(Duration::from_millis),
            background: match policy.background {
                BackgroundLock::Off => core::Background::Off,
                BackgroundLock::Screen { after_ms } => core::Background::Screen(Duration::from_millis(after_ms)),
                BackgroundLock::Key { after_ms } => core::Background::Key(Duration::from_millis(after_ms)),
            },
        }
    }
}

#[uniffi::export]
impl Companion {
    /// The screen lock: every view gives `Locked` until somebody unlocks. The key works on.
    pub async fn lock_screen(&self) -> Result<(), KithError> {
        run::blocking(&self.inner, |companion| {
            companion.lock_screen();
            Ok(())
        })
        .await
    }

    /// Somebody touched the app. No more than once a second is needed. A touch that comes when a lock is due finds it
    /// locked: look at `lifecycle`.
    pub async fn touched(&self) -> Result<(), KithError> {
        run::blocking(&self.inner, |companion| companion.touched()).await
    }

    /// Nobody sees the app any more.
    pub async fn went_to_background(&self) -> Result<(), KithError> {
        run::blocking(&self.inner, |companion| companion.went_to_background()).await
    }

    /// The app is seen again: call it before anything is drawn, then look at `lifecycle`.
    pub async fn came_to_foreground(&self) -> Result<(), KithError> {
        run::blocking(&self.inner, |companion| companion.came_to_foreground()).await
    }

    /// Locks what is to be locked by now, and gives after how many milliseconds to ask again, if nobody touches the app
    /// before; null if no time will lock anything.
    pub async fn lock_if_due(&self) -> Result<Option<u64>, KithError> {
        run::blocking(&self.inner, |companion| {
            companion.lock_if_due().map(|time| time.map(milliseconds))
        })
        .await
    }

    /// When this companion locks by itself.
    pub async fn lock_policy(&self) -> Result<LockPolicy, KithError> {
        run::blocking(&self.inner, |companion| companion.lock_policy().map(LockPolicy::from)).await
    }

    /// Sets when this companion locks by itself. What locks later or less than before needs a fresh authentication.
    pub async fn set_lock_policy(&self, policy: LockPolicy) -> Result<(), KithError> {
        run::blocking(&self.inner, move |companion| companion.set_lock_policy(policy.into())).await
    }

    /// Whether the person proved within the last five minutes that it is them, by unlocking or authenticating. What needs it
    /// fails otherwise with `Locked` and the code `authentication_needed`.
    pub async fn is_recently_authenticated(&self) -> Result<bool, KithError> {
        run::blocking(&self.inner, |companion| match companion.recently_authenticated() {
            Ok(()) => Ok(true),
            Err(error) if error.code() == kith::foundation::types::Code::AuthenticationNeeded => Ok(false),
            Err(error) => Err(error),
        })
        .await
    }

    /// Proves by the passphrase that it is the person themselves, before something is shared or a protection changed. A
    /// locked screen is unlocked by unlocking instead.
    pub async fn authenticate_with_passphrase(&self, passphrase: String) -> Result<(), KithError> {
        let passphrase = Passphrase::new(passphrase);
        run::blocking(&self.inner, move |companion| {
            companion.authenticate_with_passphrase(&passphrase)
        })
        .await
    }

    /// Proves by the platform's key store, which asks for a finger, a face or a code.
    pub async fn authenticate_with_key_store(&self) -> Result<(), KithError> {
        run::blocking(&self.inner, |companion| companion.authenticate_with_key_store()).await
    }
}
