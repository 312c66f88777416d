//! One device and a conversation as it stands in its vault, without a relay: what the relay would say is said by hand.

mod logs;
mod parked;
mod strange_devices;

use kith_wire::Array;
use kith_wire::channel::{Append, CommitFacts, Content, Page, Pulled, Sealed};
use kith_wire::id::{ChannelId, Cursor, Epoch};
use kith_wire::sign::ChannelPart;

use super::conversation::Conversation;
use super::handler::{Gate, Handlers, Inbound, Unsent, Weight};
use super::queue::{self, Outgoing};
use super::rules::Rules;
use super::{Condition, epochs, page, seal};
use crate::exchange::identity::person::{Person, Standing};
use crate::exchange::identity::persona::{NewPersona, Persona};
use crate::exchange::identity::{Role, Verified};
use crate::exchange::mls::{Context, Group, Reuse, join, make_key_package};
use crate::foundation::env::{Random, Relay, SeededRandom};
use crate::foundation::keys::RecoveryWords;
use crate::foundation::types::{AccountId, ConversationId, MessageId, Millis, Result};
use crate::foundation::vault::{Made, Tx, Vault, View, made, params};

const GROUP: [u8; 16] = [7; 16];
const NOW: Millis = Millis(1_800_000_000_000);
const SESSION: i64 = 1;

/// Knows one kind of items and keeps what it was given in a table of its own.
struct Knows(&'static str);

impl Handlers for Knows {
    fn knows(&self, kind: &str) -> bool {
        kind == self.0
    }

    fn receive(&self, tx: &Tx<'_>, item: &Inbound<'_>) -> Result<()> {
        let body = String::from_utf8(item.body.to_vec()).expect("text");
        tx.execute(
            "INSERT INTO drafts (place, text, changed_at_ms) VALUES (?1, ?2, 0)",
            params![item.message.to_string(), body],
        )?;
        Ok(())
    }

    fn gate(&self, _: &View<'_>, _: ConversationId, _: &str, _: &[u8], _: Millis) -> Result<Gate> {
        Ok(Gate::Pass)
    }

    fn weight(&self, _: &str) -> Weight {
        Weight::Counted
    }

    fn sent(&self, _: &Tx<'_>, _: &str, _: MessageId, _: Millis) -> Result<()> {
        Ok(())
    }

    fn failed(&self, _: &Tx<'_>, _: &Unsent<'_>) -> Result<()> {
        Ok(())
    }

    fn untold(&self, _: &Tx<'_>) -> Result<u64> {
        Ok(0)
    }

    fn parted(&self, _: &Tx<'_>, _: &AccountId, _: Millis) -> Result<()> {
        Ok(())
    }
}

/// An entry as the relay shows it.
fn shown(place: u8, epoch: u64, entry: Vec<u8>, commit: Option<CommitFacts>) -> Pulled {
    Pulled {
        cursor: Cursor(vec![place; 16]),
        epoch: Epoch(epoch),
        content: Content::Sealed(Sealed(entry)),
        commit,
    }
}

struct Device {
    _folder: tempfile::TempDir,
    vault: Vault,
    random: SeededRandom,
    words: RecoveryWords,
    persona: Persona,
}

impl Device {
    fn new(name: &'static str, seed: u64) -> Device {
        let Made {
            folder,
            vault,
            random,
            words,
            ..
        } = made(seed);
        let new = NewPersona {
            name,
            role: Role::Patient,
            relay: Some(Relay::parse("http://127.0.0.1:1", None).expect("loopback")),
            admission: None,
            recovery: Some(&words),
        };
        let persona = vault
            .write(|tx| Persona::found(tx, new, &random, NOW))
            .expect("founded");
        Device {
            _folder: folder,
            vault,
            random,
            words,
            persona,
        }
    }

    fn write<T>(&self, work: impl FnOnce(&Context<'_>) -> Result<T>) -> T {
        self.vault
            .write(|tx| {
                work(&Context {
                    tx,
                    random: &self.random,
                })
            })
            .expect("the vault works")
    }

    fn package(&self) -> Vec<u8> {
        self.write(|context| make_key_package(*context, &self.persona.signer(), Reuse::Once))
    }

    /// A conversation of this account with `other`'s, whose group holds the devices of these key packages. Its log was
    /// read to its head.
    fn converse(&self, other: &AccountId, packages: &[Vec<u8>]) -> ConversationId {
        self.found(other, packages).0
    }

    /// The same, with the welcome of those who join.
    fn found(&self, other: &AccountId, packages: &[Vec<u8>]) -> (ConversationId, Vec<u8>) {
        self.write(|context| {
            let tx = context.tx;
            let rules = Rules::direct(self.persona.account, *other).encode();
            let mut group = Group::create(*context, &self.persona.signer(), GROUP, &rules)?;
            let welcome = group.found_with(*context, &self.persona.signer(), packages)?;
            let id = Conversation::create_pending(tx, self.persona.id, other, &self.random)?;
            let relay = Relay::parse("http://127.0.0.1:1", None)?;
            Conversation::settle(tx, id, GROUP, &relay, ChannelId(Array([9; 32])), None)?;
            epochs::enter(context, id, &group, NOW)?;
            seal::head_reached(tx, id, SESSION)?;
            Ok((id, welcome))
        })
    }

    fn join(&self, welcome: &[u8]) {
        self.write(|context| join(*context, welcome));
    }

    /// `other` is somebody whom this account writes with.
    fn meets(&self, other: &Device, conversation: ConversationId) -> Person {
        let person = Person {
            account: other.persona.account,
            persona: self.persona.id,
            name: other.persona.name.clone(),
            role: Role::Therapist,
            verified: Verified::Link,
            standing: Standing::Active,
            inbox: None,
            conversation: Some(conversation),
        };
        self.write(|context| person.save(context.tx, NOW));
        person
    }

    fn read(&self, id: ConversationId, entries: Vec<Pulled>) -> Condition {
        let page = Page {
            current: entries.last().expect("an entry").epoch,
            entries,
            more: false,
        };
        self.write(|context| page::take(context, id, &page, &Knows("message"), NOW));
        self.vault.read(|view| Condition::of(view, id)).expect("readable")
    }

    fn queue(&self, conversation: ConversationId) {
        self.write(|context| {
            let item = Outgoing {
                message: MessageId::make(NOW, (&self.random as &dyn Random).array()),
                kind: "message",
                body: b"to Ben alone".to_vec(),
            };
            queue::push(context.tx, conversation, item, NOW)
        });
    }

    /// What would be posted next.
    fn next(&self, id: ConversationId) -> Option<Append> {
        self.next_in(id).map(|(_, append)| append)
    }

    /// The same, with the epoch in which it would be posted.
    fn next_in(&self, id: ConversationId) -> Option<(Epoch, Append)> {
        let part = self.write(|context| {
            let conversation = Conversation::load(context.tx, id)?;
            seal::next(context, &conversation, &Knows("message"), SESSION, NOW)
        });
        let part: ChannelPart = kith_wire::decode(&part?).expect("a request");
        Some((part.epoch, kith_wire::decode(&part.body).expect("an append")))
    }

    /// What was handed over, in its order.
    fn taken(&self) -> Vec<String> {
        let texts = self
            .vault
            .read(|view| view.all("SELECT text FROM drafts ORDER BY place", [], |row| row.get(0)));
        texts.expect("readable")
    }

    fn waiting(&self, id: ConversationId) -> i64 {
        let count = self.vault.read(|view| {
            view.one(
                "SELECT count(*) FROM outbox WHERE conversation = ?1 AND state = 'waiting'",
                params![id],
                |row| row.get(0),
            )
        });
        count.expect("the vault works").expect("a count")
    }
}
