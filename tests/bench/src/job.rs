//! The jobs, through the library as an app uses it.

use std::sync::Arc;

use kith::care::consent::decisions::Side;
use kith::care::journal::NewEntry;
use kith::companion::{Companion, NewAccount, Places};
use kith::exchange::identity::Role;
use kith::foundation::env::{Env, Relay};
use kith::foundation::keys::{FileSecretStore, KeyClass, Passphrase};
use kith_wire::id::Token;
use tokio::runtime::Runtime;

fn companion(folder: &std::path::Path, name: &str, role: Role, relay: Option<(&str, &str)>) -> Companion {
    let places = Places {
        private_dir: folder.join(name),
        boot_dir: folder.join(format!("{name}-boot")),
    };
    let store = Arc::new(FileSecretStore::new(folder.join(format!("{name}-store"))));
    let companion = Companion::at(places, store, Env::system());
    let passphrase = Passphrase::new("four quiet words here".into());
    let admission = relay.map(|(_, admission)| Token::from_text(admission).expect("an admission"));
    let relay = relay.map(|(url, _)| Relay::parse(url, None).expect("an address"));
    let new = NewAccount {
        name,
        role,
        relay,
        admission,
        passphrase: &passphrase,
        recovery: None,
    };
    companion.create(new).expect("created");
    companion.use_key_store(KeyClass::AfterFirstUnlock).expect("stored");
    companion
}

/// Agrees to everything that is needed of this side.
fn agree(companion: &Companion) {
    let consents = companion.consents();
    let me = companion.me().expect("an account").account;
    for standing in consents.list(None).expect("the consents") {
        if standing.side == Side::Mine && standing.person != me {
            let seen = consents.text(standing.document, "en").expect("a text").hash();
            let with = standing.person.to_string();
            consents.give(standing.document, Some(&with), seen).expect("given");
        }
    }
}

/// One vault.
pub struct Place {
    companion: Companion,
    _folder: tempfile::TempDir,
}

impl Place {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        Place {
            companion: companion(folder.path(), "Ana", Role::Patient, None),
            _folder: folder,
        }
    }

    pub fn journal(&self, count: u32) {
        for n in 0..count {
            let text = format!("entry {n}: a walk by the river, and a word with the neighbour about the garden");
            self.companion
                .journal()
                .write(NewEntry {
                    text: &text,
                    mood: Some(1),
                    tags: &[],
                })
                .expect("written");
        }
    }

    pub fn drafts(&self, count: u32) {
        for n in 0..count {
            self.companion
                .journal()
                .keep_draft(&format!("half a sentence {n}"))
                .expect("kept");
        }
    }

    pub fn close(&self) {
        self.companion.lock().expect("locked");
    }

    pub fn open(&self) {
        self.companion.unlock_with_key_store().expect("opened");
    }

    pub fn open_and_list(&self) {
        self.open();
        assert!(self.companion.journal().list().expect("listed").len() >= 10_000);
        self.close();
    }

    pub fn search(&self) {
        assert!(!self.companion.journal().search("river 77").expect("found").is_empty());
    }
}

/// Two people who write to each other.
pub struct Pair {
    ana: Companion,
    ben: Companion,
    runtime: Runtime,
    _folder: tempfile::TempDir,
}

impl Pair {
    pub fn new(url: &str, first: &str, second: &str) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let ana = companion(folder.path(), "Ana", Role::Patient, Some((url, first)));
        let ben = companion(folder.path(), "Ben", Role::Therapist, Some((url, second)));
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .expect("a runtime");
        let pair = Pair {
            ana,
            ben,
            runtime,
            _folder: folder,
        };
        let link = pair
            .ana
            .people()
            .invite(Role::Therapist, 86_400_000)
            .expect("invited")
            .to_link();
        pair.post();
        pair.ben.people().accept(&link).expect("accepted");
        pair.receive();
        pair.post();
        pair.receive();
        for companion in [&pair.ana, &pair.ben] {
            agree(companion);
        }
        pair.post();
        pair.receive();
        pair.post();
        pair
    }

    pub fn write(&self, count: u32) {
        for n in 0..count {
            self.ana
                .messages()
                .send("Ben", &format!("message {n}: see you on Thursday"))
                .expect("written");
        }
    }

    pub fn post(&self) {
        let (_, problem) = self.runtime.block_on(self.ana.sync()).expect("the vault works");
        assert_eq!(problem, None);
    }

    pub fn receive(&self) {
        let (_, problem) = self.runtime.block_on(self.ben.sync()).expect("the vault works");
        assert_eq!(problem, None);
    }
}
