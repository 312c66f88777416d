//! The root object.

use std::sync::Arc;

use kith::companion::{self as core, Places};
use kith::foundation::env::{Env, Relay};
use kith::foundation::keys::{Passphrase, RecoveryWords};
use kith::foundation::types::{Code, Error};
use kith::foundation::vault::Standing;
use kith_wire::id::Token;
use zeroize::Zeroizing;

use crate::people::Role;
use crate::secret_store::Foreign;
use crate::{
    AccessLog, ChangeBatch, Consents, Crisis, Journal, KeyClass, KithError, LogSink, Messages, People, Practice,
    SecretStore, Shares, SupportMap, logs, run,
};

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

/// An account to be founded.
#[derive(Debug, Clone, uniffi::Record)]
pub struct NewAccount {
    /// As it is shown to others.
    pub name: String,
    /// The part in a patient's care.
    pub role: Role,
    /// Opens the vault.
    pub passphrase: String,
    /// The relay's address; without one it comes with an invitation.
    #[uniffi(default = None)]
    pub relay_url: Option<String>,
    /// The certificate authority of the relay, in PEM, if it has its own.
    #[uniffi(default = None)]
    pub relay_authority_pem: Option<String>,
    /// The admission that the relay's operator gave.
    #[uniffi(default = None)]
    pub admission: Option<String>,
    /// Recovery words from `makeRecoveryWords`, already written down by the person. Without them a forgotten passphrase
    /// loses everything.
    #[uniffi(default = None)]
    pub recovery_words: Option<String>,
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

/// The own account.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Account {
    /// The account's id.
    pub id: String,
    /// As it is shown to others.
    pub name: String,
    /// The part in a patient's care.
    pub role: Role,
    /// The relay's address, if one is known.
    pub relay_url: Option<String>,
}

/// What a pass did: messages and shared records.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Record)]
pub struct SyncReport {
    /// The relay took them.
    pub sent: u64,
    /// They arrived.
    pub received: u64,
    /// They still wait.
    pub pending: u64,
}

/// Makes new recovery words: 24 English words, to be shown once and written down. Who has them has the account.
#[uniffi::export]
pub fn make_recovery_words() -> String {
    let words = RecoveryWords::make(Env::system().random.as_ref());
    words.to_text().expose().clone()
}

/// One vault on this device, open or not. Every method may be called from any thread. Lock it before you let go of it:
/// its views keep it open for as long as they are held.
#[derive(uniffi::Object)]
pub struct Companion {
    pub(crate) inner: Arc<core::Companion>,
}

#[uniffi::export]
impl Companion {
    /// A companion in these folders; nothing is opened or created. `private_dir` is private to the app and in no backup,
    /// `boot_dir` is readable before the first unlock. The events of the whole process go to the newest `log_sink`.
    #[uniffi::constructor(default(log_sink = None))]
    pub fn new(
        private_dir: String,
        boot_dir: String,
        store: Arc<dyn SecretStore>,
        log_sink: Option<Arc<dyn LogSink>>,
    ) -> Arc<Self> {
        if let Some(sink) = log_sink {
            logs::send_to(sink);
        }
        let places = Places {
            private_dir: private_dir.into(),
            boot_dir: boot_dir.into(),
        };
        let inner = Arc::new(core::Companion::at(places, Arc::new(Foreign(store)), Env::system()));
        Arc::new(Companion { inner })
    }

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
                role: account.role.into(),
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
        run::blocking(&self.inner, |companion| {
            companion.me().map(|me| Account {
                id: me.account.to_string(),
                name: me.name,
                role: me.role.into(),
                relay_url: me.relay.map(|relay| relay.url),
            })
        })
        .await
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

    /// Sends what waits and takes what came. It goes on when the caller is cancelled; nothing is lost when it fails.
    pub async fn sync(&self) -> Result<SyncReport, KithError> {
        run::blocking(&self.inner, |companion| match run::wait(companion.sync())? {
            (report, None) => Ok(SyncReport {
                sent: report.sent,
                received: report.received,
                pending: report.pending,
            }),
            (_, Some(problem)) => Err(problem),
        })
        .await
    }

    /// How many milliseconds to wait after the last sync before the next, if neither the person nor a relay gives a reason
    /// before: longer while nothing happens or it fails, never the same on two devices.
    pub fn next_sync_in_ms(&self) -> u64 {
        u64::try_from(self.inner.next_sync_in().as_millis()).unwrap_or(u64::MAX)
    }

    /// Waits until a relay says that something came, at most so many seconds, for as long as a person looks at the app:
    /// `true` means that it is time to sync. Gives `false` when the time is over, the companion is locked, or somebody else
    /// waits since. It holds no vault and goes on when the caller is cancelled. On an error let time tell when to sync.
    pub async fn wait_for_news(&self, at_most_seconds: u32) -> Result<bool, KithError> {
        run::blocking(&self.inner, move |companion| {
            let news = companion.news()?;
            let time = std::time::Duration::from_secs(at_most_seconds.into());
            match run::wait(async { tokio::time::timeout(time, news.wait()).await }) {
                Ok(Ok(())) => Ok(true),
                Ok(Err(error)) if error.code() != Code::Cancelled => Err(error),
                Ok(Err(_)) | Err(_) => Ok(false),
            }
        })
        .await
    }

    /// Takes up to `max` changes that happened since the last pull. It never waits.
    pub fn next_batch(&self, max: u32) -> ChangeBatch {
        let max = usize::try_from(max).unwrap_or(usize::MAX);
        self.inner.feed().next_batch(max).into()
    }

    /// The journal.
    pub fn journal(&self) -> Arc<Journal> {
        Arc::new(Journal(Arc::clone(&self.inner)))
    }

    /// Messages.
    pub fn messages(&self) -> Arc<Messages> {
        Arc::new(Messages(Arc::clone(&self.inner)))
    }

    /// People and invitations.
    pub fn people(&self) -> Arc<People> {
        Arc::new(People(Arc::clone(&self.inner)))
    }

    /// Practice.
    pub fn practice(&self) -> Arc<Practice> {
        Arc::new(Practice(Arc::clone(&self.inner)))
    }

    /// The support map.
    pub fn support_map(&self) -> Arc<SupportMap> {
        Arc::new(SupportMap(Arc::clone(&self.inner)))
    }

    /// The crisis plan; its screen opens in every state.
    pub fn crisis(&self) -> Arc<Crisis> {
        Arc::new(Crisis(Arc::clone(&self.inner)))
    }

    /// Consents.
    pub fn consents(&self) -> Arc<Consents> {
        Arc::new(Consents(Arc::clone(&self.inner)))
    }

    /// Shares.
    pub fn shares(&self) -> Arc<Shares> {
        Arc::new(Shares(Arc::clone(&self.inner)))
    }

    /// Who was given, was sent or has read what.
    pub fn access_log(&self) -> Arc<AccessLog> {
        Arc::new(AccessLog(Arc::clone(&self.inner)))
    }
}
