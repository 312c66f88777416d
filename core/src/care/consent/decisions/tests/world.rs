//! Two vaults, and what one hands to the other.

use super::super::*;
use crate::care::consent::founded::{Founded, founded};
use crate::care::messaging;
use crate::exchange::identity::credential::Credential;
use crate::exchange::identity::person::{Person, Standing};
use crate::exchange::identity::persona::{Persona, history_of, save_history};
use crate::exchange::identity::{Role, Verified};
use crate::exchange::sync::{Conversation, Inbound};
use crate::foundation::env::SeededRandom;
use crate::foundation::types::{Code, MessageId, Millis, Result};
use crate::foundation::vault::{Tx, Vault, View, params};

pub const NOW: Millis = Millis(1_800_000_000_000);

/// Somebody's vault.
pub struct Somebody {
    _folder: tempfile::TempDir,
    vault: Vault,
    pub random: SeededRandom,
    pub persona: Persona,
}

impl Somebody {
    pub fn new(name: &str, role: Role, seed: u64) -> Self {
        let Founded {
            folder,
            vault,
            random,
            persona,
        } = founded(name, role, seed, NOW);
        Somebody {
            _folder: folder,
            vault,
            random,
            persona,
        }
    }

    pub fn try_write<T>(&self, work: impl FnOnce(&Tx<'_>) -> Result<T>) -> Result<T> {
        self.vault.write(work)
    }

    pub fn write<T>(&self, work: impl FnOnce(&Tx<'_>) -> Result<T>) -> T {
        self.try_write(work).expect("the vault works")
    }

    pub fn read<T>(&self, work: impl FnOnce(&View<'_>) -> Result<T>) -> T {
        self.vault.read(work).expect("the vault works")
    }

    /// Writes with somebody, whose statements it has seen.
    pub fn knows(&self, other: &Somebody) -> Person {
        let history = other
            .read(|view| history_of(view, &other.persona.account))
            .expect("statements");
        assert!(!Credential::new(&history, other.persona.device).encode().is_empty());
        self.write(|tx| {
            let account = other.persona.account;
            let person = Person {
                account,
                persona: self.persona.id,
                name: other.persona.name.clone(),
                role: other.persona.role,
                verified: Verified::Link,
                standing: Standing::Active,
                inbox: None,
                conversation: Some(Conversation::create_pending(
                    tx,
                    self.persona.id,
                    &account,
                    &self.random,
                )?),
            };
            person.save(tx, NOW)?;
            save_history(tx, &history)?;
            Ok(person)
        })
    }

    pub fn decide(&self, document: Document, about: &Person, answer: Answer<'_>) -> Result<Decision> {
        self.try_write(|tx| {
            let what = (document, about.account);
            let decided = decide(tx, &self.persona, what, answer, &self.random, NOW)?;
            announce(tx, &self.random, NOW)?;
            Ok(decided)
        })
    }

    pub fn gives(&self, document: Document, about: &Person) -> Decision {
        let seen = document.text("en").expect("a text").hash();
        self.decide(document, about, Answer::Give { seen }).expect("given")
    }

    pub fn send(&self, to: &Person, text: &str) -> std::result::Result<(), Code> {
        let sent = self.try_write(|tx| messaging::send(tx, self.persona.account, to, text, &self.random, NOW));
        sent.map(drop).map_err(|error| error.code())
    }

    pub fn lacks(&self, person: &Person, channel: Channel) -> Vec<(Side, Document, Lack)> {
        let missing = self.read(|view| lacking(view, person, channel));
        missing
            .into_iter()
            .map(|missing| (missing.side, missing.document, missing.lack))
            .collect()
    }

    /// The decisions that wait for somebody, oldest first.
    pub fn queued(&self) -> Vec<Vec<u8>> {
        self.read(|view| {
            view.all(
                "SELECT body FROM outbox WHERE kind = ?1 ORDER BY position",
                params![KIND],
                |row| row.get(0),
            )
        })
    }

    /// Takes an item in as `from`'s.
    pub fn receives(&self, from: &Somebody, body: &[u8]) -> Result<()> {
        let conversation = crate::foundation::types::ConversationId::from_bytes([4; 16]);
        let item = Inbound {
            conversation,
            account: from.persona.account,
            device: from.persona.device,
            message: MessageId::from_bytes([6; 16]),
            sent_at: NOW,
            kind: KIND,
            body,
            now: NOW,
        };
        self.try_write(|tx| receive(tx, &item))
    }

    /// Everything of the other that waits arrives.
    pub fn hears(&self, from: &Somebody) {
        for body in from.queued() {
            self.receives(from, &body).expect("taken");
        }
    }
}

/// Ana, a patient, and somebody of this role, who know each other and agreed to nothing.
pub fn ana_and(name: &str, role: Role) -> (Somebody, Somebody, Person, Person) {
    let (ana, other) = (Somebody::new("Ana", Role::Patient, 1), Somebody::new(name, role, 2));
    let (of_other, of_ana) = (ana.knows(&other), other.knows(&ana));
    (ana, other, of_other, of_ana)
}

/// The shipped packs, in which one document says something else, in a version that is higher by `rise`.
pub fn changed_packs(document: Document, rise: u64) -> Vec<Pack> {
    let change = |text: &&str| {
        let mut pack: serde_json::Value = serde_json::from_str(text).expect("JSON");
        let documents = pack["documents"].as_array_mut().expect("documents");
        let entry = documents.iter_mut().find(|entry| entry["id"] == document.as_str());
        let entry = entry.expect("the document");
        entry["version"] = (entry["version"].as_u64().expect("a version") + rise).into();
        entry["title"] = "Something else".into();
        Pack::parse(&pack.to_string()).expect("valid")
    };
    pack::SHIPPED.iter().map(change).collect()
}
