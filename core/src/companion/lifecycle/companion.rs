//! What a companion is, and how it stands.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, RwLock, RwLockReadGuard};

use tokio::sync::watch;

use crate::companion::feed::{Change, Feed};
use crate::companion::sync::{Rhythm, Sockets};
use crate::exchange::identity::Role;
use crate::exchange::identity::persona::Persona;
use crate::exchange::sync::Engine;
use crate::foundation::env::{Env, Relay};
use crate::foundation::keys::{SecretStore, VaultKey};
use crate::foundation::types::{AccountId, Code, Error, Result};
use crate::foundation::vault::{Standing, Vault};

use super::attention::Attention;

/// Where a companion lives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Places {
    /// Private to the app, in no backup: the vault.
    pub private_dir: PathBuf,
    /// Readable before the first unlock: what opens without the vault.
    pub boot_dir: PathBuf,
}

/// How a companion stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Lifecycle {
    /// There is no vault yet.
    Absent,
    /// There is a vault and no key in memory.
    Locked,
    /// The person must authenticate before anything is seen; meanwhile the key works on: what waits is sent, what came is
    /// taken, drafts are kept.
    ScreenLocked,
    /// Everything can be used.
    Unlocked,
    /// The key is in memory and no file is open. A screen that was locked before is locked after it.
    Paused,
}

/// The own account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Me {
    /// The account.
    pub account: AccountId,
    /// As it is shown to others.
    pub name: String,
    /// The part in a patient's care.
    pub role: Role,
    /// The relay, if one is known.
    pub relay: Option<Relay>,
}

/// One place on a device, open or not.
pub struct Companion {
    pub(in crate::companion) places: Places,
    pub(in crate::companion) store: Arc<dyn SecretStore>,
    pub(in crate::companion) env: Env,
    pub(super) open: RwLock<Option<Open>>,
    /// Held by a pass: only one runs at a time.
    pub(in crate::companion) passing: tokio::sync::Mutex<()>,
    /// The sockets on which relays say that something came.
    pub(in crate::companion) sockets: Arc<Sockets>,
    /// When the next pass is due, if nobody says anything before.
    pub(in crate::companion) rhythm: Mutex<Rhythm>,
    pub(super) feed: Feed,
    /// Told when the key goes away: what runs without holding the vault ends.
    pub(in crate::companion) locked: watch::Sender<()>,
    /// Held while the key file is changed, which is read, changed and written.
    pub(super) changing: Mutex<()>,
}

/// What is in memory while the vault is unlocked.
#[derive(Clone)]
pub(in crate::companion) struct Open {
    pub(in crate::companion) vault: Arc<Vault>,
    pub(in crate::companion) engine: Arc<Engine>,
    pub(super) key: Arc<VaultKey>,
    pub(super) paused: bool,
    pub(super) attention: Attention,
}

impl Companion {
    /// A companion at these places. Nothing is opened or created.
    pub fn at(places: Places, store: Arc<dyn SecretStore>, env: Env) -> Self {
        Companion {
            places,
            store,
            env,
            open: RwLock::default(),
            passing: tokio::sync::Mutex::default(),
            sockets: Arc::default(),
            rhythm: Mutex::default(),
            feed: Feed::default(),
            locked: watch::Sender::default(),
            changing: Mutex::default(),
        }
    }

    /// How the companion stands.
    ///
    /// # Errors
    /// `damaged`, `newer_version`, `storage` from the key file.
    pub fn lifecycle(&self) -> Result<Lifecycle> {
        let open = self
            .open
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .as_ref()
            .map(|open| (open.paused, open.attention.screen_locked));
        Ok(match open {
            Some((true, _)) => Lifecycle::Paused,
            Some((false, true)) => Lifecycle::ScreenLocked,
            Some((false, false)) => Lifecycle::Unlocked,
            None if exists(&self.places.private_dir) => Lifecycle::Locked,
            None => Lifecycle::Absent,
        })
    }

    /// The own account.
    ///
    /// # Errors
    /// `locked`.
    pub fn me(&self) -> Result<Me> {
        let persona = self.read(Persona::only)?;
        Ok(Me {
            account: persona.account,
            name: persona.name,
            role: persona.role,
            relay: persona.relay,
        })
    }

    /// Whether this device may send with the keys in its vault.
    ///
    /// # Errors
    /// `locked`.
    pub fn standing(&self) -> Result<Standing> {
        Ok(self.open()?.vault.standing())
    }

    /// What changed, for a screen that is open.
    pub fn feed(&self) -> &Feed {
        &self.feed
    }

    /// What is in memory, for the machinery: also behind a locked screen.
    pub(in crate::companion) fn open(&self) -> Result<Open> {
        self.opened_now().ok_or_else(locked)
    }

    /// What is in memory, for what a person sees and does.
    pub(in crate::companion) fn shown(&self) -> Result<Open> {
        let open = self.open()?;
        if open.attention.screen_locked {
            return Err(Error::new(Code::Locked, "the screen is locked"));
        }
        Ok(open)
    }

    pub(super) fn opened_now(&self) -> Option<Open> {
        let guard: RwLockReadGuard<'_, Option<Open>> = self.open.read().unwrap_or_else(PoisonError::into_inner);
        guard.clone()
    }

    pub(in crate::companion) fn note(&self, change: Change) {
        self.feed.note(change);
    }
}

fn exists(folder: &Path) -> bool {
    // A creation that was cut short left nothing that was ever used: it is begun again.
    folder.join("vault.db").exists() || folder.join("keyslots").exists() && !folder.join("vault.db.unfinished").exists()
}

pub(in crate::companion) fn locked() -> Error {
    Error::new(Code::Locked, "the vault is locked")
}
