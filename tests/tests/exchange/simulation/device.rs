//! A simulated device, and what its person was told is done.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use kith::companion::{Companion, NewAccount};
use kith::exchange::identity::Role;
use kith::foundation::env::{Clock, Env, ManualClock, Net, Random, Relay, SeededRandom};
use kith::foundation::keys::{KeyClass, Passphrase};
use kith::foundation::types::{EntryId, GrantId, Millis};
use kith_tests::companion_at;
use kith_wire::id::Token;

use super::chance::Chance;
use super::net::{BadNet, Devices};

/// What was acknowledged.
#[derive(Default)]
pub struct Told {
    /// Entries of the journal.
    pub entries: Vec<(EntryId, String)>,
    /// Names on the map.
    pub map: Vec<String>,
    /// Messages by the person they are for.
    pub messages: HashMap<&'static str, Vec<String>>,
    /// Shares: with whom, the text, and whether they were taken back.
    pub shares: Vec<(GrantId, &'static str, String, bool)>,
}

/// Somebody's device.
pub struct Device {
    pub name: &'static str,
    pub companion: Arc<Companion>,
    pub net: Arc<BadNet>,
    pub clock: Arc<ManualClock>,
    pub told: Told,
    place: usize,
    folder: PathBuf,
    env: Env,
    devices: Arc<Devices>,
}

/// Who, where, and by which chances.
pub struct New<'a> {
    pub name: &'static str,
    pub role: Role,
    pub place: usize,
    pub relay: Relay,
    pub admission: Token,
    pub folder: &'a Path,
    pub now: Millis,
}

impl Device {
    /// A new device that its key store opens.
    pub fn new(new: New<'_>, devices: &Arc<Devices>, chance: &mut Chance) -> Self {
        let net = Arc::new(BadNet::new(new.name, new.place, Arc::clone(devices), chance.split()));
        let clock = Arc::new(ManualClock::at(new.now));
        let random: Arc<dyn Random> = Arc::new(SeededRandom::new(chance.below(u64::MAX)));
        let env = Env {
            clock: Arc::clone(&clock) as Arc<dyn Clock>,
            random,
            net: Arc::clone(&net) as Arc<dyn Net>,
        };
        let folder = new.folder.join(new.name);
        let companion = Arc::new(companion_at(&folder, &env));
        let account = NewAccount {
            name: new.name,
            role: new.role,
            relay: Some(new.relay),
            admission: Some(new.admission),
            passphrase: &Passphrase::new("four quiet words here".into()),
            recovery: None,
        };
        companion.create(account).expect("created");
        companion.use_key_store(KeyClass::AfterFirstUnlock).expect("stored");
        devices.set(new.place, Arc::clone(&companion));
        Device {
            name: new.name,
            companion,
            net,
            clock,
            told: Told::default(),
            place: new.place,
            folder,
            env,
            devices: Arc::clone(devices),
        }
    }

    /// The process ends without a word, and is started again.
    pub fn restart(&mut self) {
        self.companion.lock().expect("the old process is gone");
        self.companion = Arc::new(companion_at(&self.folder, &self.env));
        self.companion.unlock_with_key_store().expect("the vault opens");
        self.devices.set(self.place, Arc::clone(&self.companion));
    }

    /// The texts of a conversation, oldest first, with the states of their messages.
    pub fn history(&self, with: &str) -> Vec<(String, &'static str)> {
        let history = self.companion.messages().history(with).expect("history");
        let all = history.into_iter();
        all.map(|message| (message.text, message.state.as_str())).collect()
    }
}
