//! Somebody's device, opened to see what is left on it.

use std::path::Path;

use kith::companion::{Companion, NewAccount};
use kith::exchange::identity::Role;
use kith::foundation::env::{Env, Relay};
use kith::foundation::keys::{KeyClass, Passphrase, RecoveryWords};
use kith::foundation::types::Code;
use kith::foundation::vault::Standing;
use kith_tests::companion_at;
use kith_wire::id::Token;

/// The first passphrase of every vault.
pub const PASSPHRASE: &str = "four quiet words here";

/// A companion that is driven from outside of async code.
pub struct Device {
    /// What is driven.
    pub companion: Companion,
    runtime: tokio::runtime::Runtime,
}

impl Device {
    /// A device of which nothing is opened.
    pub fn at(folder: &Path) -> Self {
        Device {
            companion: companion_at(folder, &Env::system()),
            runtime: tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build()
                .expect("a runtime"),
        }
    }

    /// Opens what is in a folder with its key store. It must be the newest.
    pub fn open(folder: &Path) -> Self {
        let device = Device::at(folder);
        device.companion.unlock_with_key_store().expect("the vault opens");
        device.that_is_the_newest()
    }

    /// Opens what is in a folder with recovery words. It must be the newest.
    pub fn open_with_words(folder: &Path, words: &RecoveryWords) -> Self {
        let device = Device::at(folder);
        device.companion.unlock_with_recovery(words).expect("the vault opens");
        device.that_is_the_newest()
    }

    fn that_is_the_newest(self) -> Self {
        assert_eq!(self.companion.standing().expect("open"), Standing::Current);
        self
    }

    /// Creates an account that the key store opens as well.
    pub fn create(
        folder: &Path,
        name: &str,
        role: Role,
        relay: Option<(&str, &str)>,
        words: Option<&RecoveryWords>,
    ) -> Self {
        let device = Device::at(folder);
        let new = NewAccount {
            name,
            role,
            relay: relay.map(|(url, _)| Relay::parse(url, None).expect("loopback")),
            admission: relay.map(|(_, admission)| Token::from_text(admission).expect("a token")),
            passphrase: &Passphrase::new(PASSPHRASE.into()),
            recovery: words,
        };
        device.companion.create(new).expect("created");
        device
            .companion
            .use_key_store(KeyClass::AfterFirstUnlock)
            .expect("stored");
        device
    }

    /// Brings an account back.
    pub fn recover(&self, url: &str, words: &RecoveryWords) {
        let relay = Relay::parse(url, None).expect("loopback");
        let passphrase = Passphrase::new(PASSPHRASE.into());
        self.runtime
            .block_on(self.companion.recover(words, relay, &passphrase))
            .expect("recovered");
    }

    /// One pass; its problem, if it met one.
    pub fn try_sync(&self) -> Option<Code> {
        let (_, problem) = self.runtime.block_on(self.companion.sync()).expect("the vault works");
        problem.map(|problem| problem.code())
    }

    /// One pass that meets no problem.
    pub fn sync(&self) {
        assert_eq!(self.try_sync(), None);
    }

    /// Writes a message.
    pub fn send(&self, to: &str, text: &str) {
        self.companion.messages().send(to, text).expect("queued");
    }

    /// The texts of a conversation, oldest first.
    pub fn texts(&self, with: &str) -> Vec<String> {
        let history = self.companion.messages().history(with).expect("history");
        history.into_iter().map(|message| message.text).collect()
    }

    /// The texts of the own messages that the relay is known to have.
    pub fn sent(&self, with: &str) -> Vec<String> {
        let history = self.companion.messages().history(with).expect("history");
        let sent = history.into_iter().filter(|message| message.state.as_str() == "sent");
        sent.map(|message| message.text).collect()
    }
}

/// Both sync until nothing is under way, write to each other and see the same: `before`, then the two new messages. Neither
/// was told of a place that lacks something, nor of an alarm.
pub fn agree(ana: &Device, ben: &Device, before: &[&str]) {
    for device in [ana, ben, ana, ben] {
        device.sync();
    }
    // A new device, or somebody new, has agreed to nothing yet.
    for device in [ana, ben] {
        kith_tests::agree(&device.companion);
    }
    for device in [ana, ben, ana] {
        device.sync();
    }
    ana.send("Ben", "and on");
    ana.sync();
    ben.sync();
    ben.send("Ana", "as before");
    ben.sync();
    ana.sync();
    let expected = [before, &["and on", "as before"]].concat();
    assert_eq!(ben.texts("Ana"), expected, "what Ben has");
    assert_eq!(ana.texts("Ben"), expected, "what Ana has");
    for (device, other) in [(ana, "Ben"), (ben, "Ana")] {
        let condition = device.companion.messages().condition(other).expect("known");
        assert_eq!(condition, kith::exchange::sync::Condition::default(), "{other}");
    }
}
