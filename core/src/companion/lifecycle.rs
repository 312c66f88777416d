//! Creating, opening and closing.

use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard};

use kith_wire::id::Token;

use super::feed::{Change, Feed};
use super::handlers::CareHandlers;
use crate::care::consent;
use crate::exchange::identity::Role;
use crate::exchange::identity::persona::{NewPersona, Persona};
use crate::exchange::mls::Context;
use crate::exchange::records::store::Writer;
use crate::exchange::sync::live::Live;
use crate::exchange::sync::pass::fetch_recovery;
use crate::exchange::sync::{Engine, inboxes, recovery};
use crate::foundation::env::{Env, Relay};
use crate::foundation::keys::{
    KeyClass, Keyslots, Passphrase, RecoveryWords, SecretStore, VaultKey, create_private_folder, io_error,
};
use crate::foundation::types::{AccountId, Code, Error, Millis, Result};
use crate::foundation::vault::{Standing, Tx, Vault, View};

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
    /// Everything can be used.
    Unlocked,
    /// The key is in memory and no file is open.
    Paused,
}

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
    places: Places,
    store: Arc<dyn SecretStore>,
    pub(super) env: Env,
    open: RwLock<Option<Open>>,
    /// Held by a pass: only one runs at a time.
    pub(super) passing: tokio::sync::Mutex<()>,
    /// The sockets on which relays say that something came.
    pub(super) live: Arc<tokio::sync::Mutex<Live>>,
    feed: Feed,
}

/// What is in memory while the vault is unlocked.
#[derive(Clone)]
pub(super) struct Open {
    pub(super) vault: Arc<Vault>,
    pub(super) engine: Arc<Engine>,
    key: Arc<VaultKey>,
    paused: bool,
}

const KEY_STORE_NAME: &str = "vault";

impl Companion {
    /// A companion at these places. Nothing is opened or created.
    pub fn at(places: Places, store: Arc<dyn SecretStore>, env: Env) -> Self {
        Companion {
            places,
            store,
            env,
            open: RwLock::default(),
            passing: tokio::sync::Mutex::default(),
            live: Arc::default(),
            feed: Feed::default(),
        }
    }

    /// Creates a vault with one account and leaves it unlocked. Works without a network.
    ///
    /// # Errors
    /// `already_exists`; `empty_text` for an empty name or passphrase; `disk_full`, `storage`.
    pub fn create(&self, new: NewAccount<'_>) -> Result<AccountId> {
        if new.passphrase.is_empty() {
            return Err(Error::new(Code::EmptyText, "a passphrase is needed"));
        }
        let (random, now) = (self.env.random.as_ref(), self.env.clock.now());
        let key = VaultKey::make(random);
        let mut slots = Keyslots::make(&key, random);
        slots.set_passphrase(&key, new.passphrase, random)?;
        if let Some(words) = new.recovery {
            slots.set_recovery(&key, words, random);
        }
        create_private_folder(&self.places.boot_dir)?;
        let mut account = None;
        let vault = Vault::create(&self.places.private_dir, &key, &mut slots, self.store.as_ref(), |tx| {
            let persona = NewPersona {
                name: new.name,
                role: new.role,
                relay: new.relay,
                admission: new.admission,
                recovery: new.recovery,
            };
            let persona = Persona::found(tx, persona, random, now)?;
            inboxes::open_persona_inbox(tx, &persona, None)?;
            if let Some(words) = new.recovery {
                recovery::prepare(tx, persona.id, words, random)?;
            }
            account = Some(persona.account);
            Ok(())
        })?;
        self.opened(vault, key);
        account.ok_or_else(|| Error::new(Code::Internal, "a vault was created without an account"))
    }

    /// Creates a vault from the recovery words: account, people and relay come back, and everybody is asked to add this
    /// device again. What was written is not brought back. Leaves the vault unlocked.
    ///
    /// # Errors
    /// `already_exists`; `not_found` if the relay holds nothing for these words; `relay_unreachable`, `relay_protocol`.
    pub async fn recover(&self, words: &RecoveryWords, relay: Relay, passphrase: &Passphrase) -> Result<AccountId> {
        if self.lifecycle()? != Lifecycle::Absent {
            return Err(Error::new(Code::AlreadyExists, "there is a vault here already"));
        }
        if passphrase.is_empty() {
            return Err(Error::new(Code::EmptyText, "a passphrase is needed"));
        }
        let items = fetch_recovery(self.env.net.as_ref(), &relay, words).await?;
        let (random, now) = (self.env.random.as_ref(), self.env.clock.now());
        let key = VaultKey::make(random);
        let mut slots = Keyslots::make(&key, random);
        slots.set_passphrase(&key, passphrase, random)?;
        slots.set_recovery(&key, words, random);
        create_private_folder(&self.places.boot_dir)?;
        let mut account = None;
        let vault = Vault::create(&self.places.private_dir, &key, &mut slots, self.store.as_ref(), |tx| {
            account = Some(recovery::restore(&Context { tx, random }, words, &relay, &items, now)?);
            Ok(())
        })?;
        self.opened(vault, key);
        account.ok_or_else(|| Error::new(Code::Internal, "a vault was created without an account"))
    }

    /// Opens the vault with the passphrase.
    ///
    /// # Errors
    /// `not_found`, `wrong_passphrase`, `busy`, `damaged`, `newer_version`.
    pub fn unlock_with_passphrase(&self, passphrase: &Passphrase) -> Result<()> {
        self.unlock(|slots| slots.open_with_passphrase(passphrase))
    }

    /// Opens the vault with the recovery words.
    ///
    /// # Errors
    /// As [`Companion::unlock_with_passphrase`].
    pub fn unlock_with_recovery(&self, words: &RecoveryWords) -> Result<()> {
        self.unlock(|slots| slots.open_with_recovery(words))
    }

    /// Opens the vault with the platform's key store.
    ///
    /// # Errors
    /// `key_missing` if it was not set up; `locked` or `cancelled` from the platform; as
    /// [`Companion::unlock_with_passphrase`].
    pub fn unlock_with_key_store(&self) -> Result<()> {
        self.unlock(|slots| slots.open_with_platform(self.store.as_ref(), KEY_STORE_NAME))
    }

    fn unlock(&self, open: impl FnOnce(&Keyslots) -> Result<VaultKey>) -> Result<()> {
        if self.lifecycle()? == Lifecycle::Unlocked {
            return Ok(());
        }
        let slots = self.slots()?;
        let key = open(&slots)?;
        // A paused vault of ours holds no lease; its key is the same.
        self.lock()?;
        let vault = Vault::open(&self.places.private_dir, &key, &slots, self.store.as_ref())?;
        self.opened(vault, key);
        Ok(())
    }

    fn slots(&self) -> Result<Keyslots> {
        match Keyslots::load(&self.places.private_dir)? {
            Some(slots) => Ok(slots),
            None if self.places.private_dir.join("vault.db").exists() => {
                Err(Error::new(Code::KeyMissing, "the vault's key file is missing"))
            }
            None => Err(Error::new(Code::NotFound, "there is no vault here yet")),
        }
    }

    fn opened(&self, vault: Vault, key: VaultKey) {
        let vault = Arc::new(vault);
        let handlers = Arc::new(CareHandlers);
        let engine = Arc::new(Engine::new(Arc::clone(&vault), self.env.clone(), handlers));
        *self.open.write().unwrap_or_else(PoisonError::into_inner) = Some(Open {
            vault,
            engine,
            key: Arc::new(key),
            paused: false,
        });
        self.feed.note(Change::Lifecycle);
    }

    /// Sets another passphrase. The old one opens the vault no longer.
    ///
    /// # Errors
    /// `locked`, `empty_text`, `disk_full`, `storage`; then the old one is still valid.
    pub fn change_passphrase(&self, new: &Passphrase) -> Result<()> {
        if new.is_empty() {
            return Err(Error::new(Code::EmptyText, "a passphrase is needed"));
        }
        self.change_slots(|slots, key| slots.set_passphrase(key, new, self.env.random.as_ref()))
    }

    /// Lets the platform's key store open the vault, beside the passphrase.
    ///
    /// # Errors
    /// `locked`; as [`SecretStore::put`].
    pub fn use_key_store(&self, class: KeyClass) -> Result<()> {
        self.change_slots(|slots, key| {
            slots.set_platform(
                key,
                self.store.as_ref(),
                KEY_STORE_NAME,
                class,
                self.env.random.as_ref(),
            )
        })
    }

    fn change_slots(&self, change: impl FnOnce(&mut Keyslots, &VaultKey) -> Result<()>) -> Result<()> {
        let open = self.open()?;
        let mut slots = self.slots()?;
        change(&mut slots, &open.key)?;
        slots.save(&self.places.private_dir)
    }

    /// Closes the vault and wipes its key from memory. Locking twice is fine.
    ///
    /// # Errors
    /// `storage` if the log cannot be folded into the file; it is locked and whole all the same.
    pub fn lock(&self) -> Result<()> {
        let open = self.open.write().unwrap_or_else(PoisonError::into_inner).take();
        let Some(open) = open else { return Ok(()) };
        self.feed.note(Change::Lifecycle);
        open.vault.pause()
    }

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

    /// Opens a paused vault again.
    ///
    /// # Errors
    /// `locked` if there is no key in memory; `busy` if another process took the vault meanwhile.
    pub fn resume(&self) -> Result<()> {
        // The guard is not held while the key store is asked.
        let vault = self.open()?.vault;
        vault.resume(self.store.as_ref())?;
        let mut guard = self.open.write().unwrap_or_else(PoisonError::into_inner);
        match guard.as_mut() {
            Some(open) if Arc::ptr_eq(&open.vault, &vault) => open.paused = false,
            // Locked meanwhile.
            _ => vault.pause()?,
        }
        self.feed.note(Change::Lifecycle);
        Ok(())
    }

    /// Removes the vault and everything in it from this device, for good.
    ///
    /// # Errors
    /// `busy` if another process has the vault open; `storage`.
    pub fn wipe(&self) -> Result<()> {
        self.lock()?;
        if let Ok(slots) = self.slots() {
            self.store.delete(KEY_STORE_NAME)?;
            Vault::destroy(&self.places.private_dir, &slots, self.store.as_ref())?;
        }
        for folder in [&self.places.private_dir, &self.places.boot_dir] {
            match std::fs::remove_dir_all(folder) {
                Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(io_error(error)),
                _ => {}
            }
        }
        self.feed.note(Change::Lifecycle);
        Ok(())
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
            .map(|open| open.paused);
        Ok(match open {
            Some(true) => Lifecycle::Paused,
            Some(false) => Lifecycle::Unlocked,
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

    pub(super) fn open(&self) -> Result<Open> {
        let guard: RwLockReadGuard<'_, Option<Open>> = self.open.read().unwrap_or_else(PoisonError::into_inner);
        guard.clone().ok_or_else(locked)
    }

    pub(super) fn read<T>(&self, work: impl FnOnce(&View<'_>) -> Result<T>) -> Result<T> {
        self.open()?.vault.read(work)
    }

    /// One transaction: shares that are over end first, so that nothing reads past its end.
    pub(super) fn write<T>(&self, work: impl FnOnce(&Tx<'_>, Millis) -> Result<T>) -> Result<T> {
        let now = self.env.clock.now();
        self.open()?.vault.write(|tx| {
            consent::sweep(tx, self.env.random.as_ref(), now)?;
            work(tx, now)
        })
    }

    /// As [`Companion::write`], with what MLS needs.
    pub(super) fn write_sealed<T>(&self, work: impl FnOnce(&Context<'_>, Millis) -> Result<T>) -> Result<T> {
        let random = self.env.random.as_ref();
        self.write(|tx, now| work(&Context { tx, random }, now))
    }

    /// A vault that was put back pauses conversations, and comparing does not end that: the rollback is the reason that is
    /// told.
    pub(super) fn or_rolled_back<T>(&self, outcome: Result<T>) -> Result<T> {
        match outcome {
            Err(error) if error.code() == Code::Paused && self.standing()? == Standing::RolledBack => {
                Standing::RolledBack.permits_sealing().and(Err(error))
            }
            other => other,
        }
    }

    pub(super) fn note(&self, change: Change) {
        self.feed.note(change);
    }
}

pub(super) fn writer_of(persona: &Persona) -> Writer {
    Writer {
        account: persona.account,
        device: persona.device,
    }
}

fn exists(folder: &Path) -> bool {
    // A creation that was cut short left nothing that was ever used: it is begun again.
    folder.join("vault.db").exists() || folder.join("keyslots").exists() && !folder.join("vault.db.unfinished").exists()
}

fn locked() -> Error {
    Error::new(Code::Locked, "the vault is locked")
}
