//! What is sealed for a share, and what is left of one that ended.

mod held;
mod model;
mod proposals;
mod roles;
mod shares;
mod versions;
mod worlds;

use super::decisions::{self, Answer, Document};
use super::founded::{Founded, founded};
use super::*;
use crate::care::crisis::{self, PlanEdit, Step};
use crate::care::journal::{self, NewEntry};
use crate::care::support::{self, NewNode, NodeType};
use crate::care::{FieldValue, Fields};
use crate::exchange::identity::person::{Person, Standing};
use crate::exchange::identity::persona::Persona;
use crate::exchange::identity::{Role, Verified};
use crate::exchange::records::store::{self, Writer};
use crate::exchange::sync::{Conversation, Gate, Inbound};
use crate::foundation::env::SeededRandom;
use crate::foundation::types::{
    AccountId, Code, ConversationId, DeviceId, EntryId, Error, GrantId, MessageId, Millis, RecordId, Result,
};
use crate::foundation::vault::{Tx, Vault, View, params};

const NOW: Millis = Millis(1_800_000_000_000);
const HOUR: i64 = 3_600_000;

/// Somebody's vault.
struct Home {
    _folder: tempfile::TempDir,
    vault: Vault,
    random: SeededRandom,
    persona: Persona,
}

impl Home {
    fn new(name: &str, role: Role, seed: u64) -> Self {
        let Founded {
            folder,
            vault,
            random,
            persona,
        } = founded(name, role, seed, NOW);
        Home {
            _folder: folder,
            vault,
            random,
            persona,
        }
    }

    fn ana() -> Self {
        Home::new("Ana", Role::Patient, 1)
    }

    fn write<T>(&self, work: impl FnOnce(&Tx<'_>) -> Result<T>) -> T {
        self.vault.write(work).expect("the vault works")
    }

    fn writer(&self) -> Writer {
        Writer {
            account: self.persona.account,
            device: self.persona.device,
        }
    }

    /// Somebody whom this one writes with, and agreed to share with.
    fn knows(&self, account: AccountId, name: &str, role: Role) -> Person {
        self.write(|tx| {
            let conversation = Conversation::create_pending(tx, self.persona.id, &account, &self.random)?;
            let person = Person {
                account,
                persona: self.persona.id,
                name: name.into(),
                role,
                verified: Verified::Link,
                standing: Standing::Active,
                inbox: None,
                conversation: Some(conversation),
            };
            person.save(tx, NOW)?;
            let seen = Document::Sharing.text("en")?.hash();
            let to_them = (Document::Sharing, account);
            decisions::decide(tx, &self.persona, to_them, Answer::Give { seen }, &self.random, NOW)?;
            Ok(person)
        })
    }

    fn ben(&self) -> Person {
        self.knows(BEN, "Ben", Role::Therapist)
    }

    fn entry(&self, text: &str) -> EntryId {
        let tags = ["night".to_owned()];
        let new = NewEntry {
            text,
            mood: Some(-1),
            tags: &tags,
        };
        self.write(|tx| journal::write(tx, self.writer(), new, &self.random, NOW))
            .id
    }

    fn rewrite(&self, entry: EntryId, text: &str) {
        let new = NewEntry {
            text,
            mood: None,
            tags: &[],
        };
        self.write(|tx| journal::rewrite(tx, self.writer(), entry, new, NOW));
    }

    fn plan(&self, coping: &str) {
        let new = PlanEdit {
            reasons: Some(vec!["the sea".into()]),
            items: [(Step::Coping, vec![coping.to_owned()])].into(),
            ..PlanEdit::default()
        };
        self.write(|tx| crisis::edit(tx, self.writer(), &new, NOW));
    }

    fn plan_record(&self) -> RecordId {
        crisis::record_of(&self.persona.account)
    }

    fn try_share(&self, record: RecordId, kind: &str, with: &Person, terms: &Terms, now: Millis) -> Result<Grant> {
        let new = NewGrant { record, kind, terms };
        self.vault
            .write(|tx| share(tx, &self.persona, with, &new, &self.random, now))
    }

    fn share_entry(&self, entry: EntryId, with: &Person, until: Option<Millis>) -> Grant {
        let terms = Terms {
            until,
            ..Terms::default()
        };
        self.try_share(entry.into(), kind::JOURNAL_ENTRY, with, &terms, NOW)
            .expect("shared")
    }

    fn sweep(&self, now: Millis) {
        self.write(|tx| sweep(tx, &self.random, now));
    }

    /// Takes an item in.
    fn try_receive(&self, from: AccountId, kind: &str, body: &[u8], message: u8, now: Millis) -> Result<()> {
        let item = Inbound {
            conversation: ConversationId::from_bytes([4; 16]),
            account: from,
            device: DeviceId::from_bytes([5; 16]),
            message: MessageId::from_bytes([message; 16]),
            sent_at: NOW,
            kind,
            body,
            now,
        };
        self.vault.write(|tx| take(tx, &item))
    }

    fn receive(&self, from: AccountId, kind: &str, body: &[u8]) {
        self.try_receive(from, kind, body, 6, NOW).expect("taken in");
    }

    /// The bodies of what waits, as it was queued.
    fn queued(&self, kind: &str) -> Vec<Vec<u8>> {
        let bodies = self.vault.read(|view| {
            view.all(
                "SELECT body FROM outbox WHERE kind = ?1 AND state = 'waiting' ORDER BY position",
                params![kind],
                |row| row.get(0),
            )
        });
        bodies.expect("readable")
    }

    /// What the gate lets out at this moment, which leaves the queue.
    fn seals(&self, now: Millis) -> Vec<(String, Vec<u8>)> {
        self.write(|tx| {
            let waiting = tx.all(
                "SELECT message, kind, body FROM outbox WHERE state = 'waiting' ORDER BY position",
                [],
                |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
            )?;
            let mut sealed = Vec::new();
            for (message, kind, body) in waiting {
                let kind: String = kind;
                let body: Vec<u8> = body;
                if gate(tx, &kind, &body, now)? == Gate::Pass {
                    if kind == KIND {
                        sent(tx, message, now)?;
                    }
                    sealed.push((kind, body));
                }
                tx.execute("DELETE FROM outbox WHERE message = ?1", params![message])?;
            }
            Ok(sealed)
        })
    }

    /// What is stored of a share that was received: its state and its content.
    fn stored(&self, share: GrantId) -> (String, Option<Vec<u8>>) {
        let row = self.vault.read(|view| {
            view.one(
                "SELECT state, content FROM shares WHERE id = ?1",
                params![share],
                |row| Ok((row.get(0)?, row.get(1)?)),
            )
        });
        row.expect("readable").expect("a share")
    }

    fn state_of(&self, grant: GrantId) -> State {
        let given = self.vault.read(given).expect("readable");
        given.iter().find(|one| one.id == grant).expect("a grant").state
    }
}

const BEN: AccountId = AccountId::from_bytes([3; 32]);

fn take(tx: &Tx<'_>, item: &Inbound<'_>) -> Result<()> {
    match item.kind {
        KIND => receive(tx, item),
        END_KIND => receive_end(tx, item),
        _ => receive_proposal(tx, item),
    }
}

fn holds(body: &[u8], what: &[u8]) -> bool {
    body.windows(what.len()).any(|window| window == what)
}

fn named(names: &[&str]) -> Vec<String> {
    names.iter().map(|&name| name.to_owned()).collect()
}

fn text(text: &str) -> FieldValue {
    FieldValue::Text(text.to_owned())
}

fn line(line: &str) -> FieldValue {
    FieldValue::Texts(vec![line.to_owned()])
}
