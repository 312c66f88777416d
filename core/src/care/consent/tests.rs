//! What is sealed for a share, and what is left of one that ended.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use serde::de::IgnoredAny;

use super::decisions::{self, Answer, Document};
use super::*;
use crate::care::journal::{self, NewEntry};
use crate::exchange::identity::person::{Person, Standing};
use crate::exchange::identity::persona::{NewPersona, Persona};
use crate::exchange::identity::{Role, Verified};
use crate::exchange::records::store::{self, Writer};
use crate::exchange::sync::{Conversation, Inbound};
use crate::foundation::env::{Random, SeededRandom};
use crate::foundation::keys::{FileSecretStore, Keyslots, RecoveryWords, VaultKey};
use crate::foundation::types::{AccountId, ConversationId, DeviceId, EntryId, GrantId, MessageId, Millis, Result};
use crate::foundation::vault::{Tx, Vault, params};

const NOW: Millis = Millis(1_800_000_000_000);
const HOUR: i64 = 3_600_000;
const BEN: AccountId = AccountId::from_bytes([3; 32]);

/// Ana's vault.
struct Ana {
    _folder: tempfile::TempDir,
    vault: Vault,
    random: SeededRandom,
    persona: Persona,
}

impl Ana {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let random = SeededRandom::new(1);
        let key = VaultKey::make(&random);
        let words = RecoveryWords::make(&random);
        let mut slots = Keyslots::make(&key, &random);
        slots.set_recovery(&key, &words, &random);
        let store = FileSecretStore::new(folder.path().join("store"));
        let vault = Vault::create(&folder.path().join("vault"), &key, &mut slots, &store, |_| Ok(())).expect("new");
        let new = NewPersona {
            name: "Ana",
            role: Role::Patient,
            relay: None,
            admission: None,
            recovery: Some(&words),
        };
        let persona = vault
            .write(|tx| Persona::found(tx, new, &random, NOW))
            .expect("founded");
        Ana {
            _folder: folder,
            vault,
            random,
            persona,
        }
    }

    fn write<T>(&self, work: impl FnOnce(&Tx<'_>) -> Result<T>) -> T {
        self.vault.write(work).expect("the vault works")
    }

    /// Ben, whom she writes with, and agreed to share with.
    fn ben(&self) -> Person {
        self.write(|tx| {
            let conversation = Conversation::create_pending(tx, self.persona.id, &BEN, &self.random)?;
            let ben = Person {
                account: BEN,
                persona: self.persona.id,
                name: "Ben".into(),
                role: Role::Therapist,
                verified: Verified::Link,
                standing: Standing::Active,
                inbox: None,
                conversation: Some(conversation),
            };
            ben.save(tx, NOW)?;
            let seen = Document::Sharing.text("en")?.hash();
            let to_ben = (Document::Sharing, BEN);
            decisions::decide(tx, &self.persona, to_ben, Answer::Give { seen }, &self.random, NOW)?;
            Ok(ben)
        })
    }

    /// Takes an item of Ben's in.
    fn receive(&self, take: impl FnOnce(&Tx<'_>, &Inbound<'_>) -> Result<()>, kind: &str, body: &[u8]) {
        let item = Inbound {
            conversation: ConversationId::from_bytes([4; 16]),
            account: BEN,
            device: DeviceId::from_bytes([5; 16]),
            message: MessageId::from_bytes([6; 16]),
            sent_at: NOW,
            kind,
            body,
            now: NOW,
        };
        self.write(|tx| take(tx, &item));
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
}

const FIRST: &str = "I slept badly. I told Cleo of the accident. The evening was calm.";
const SECOND: &str = "I slept well. I told Cleo of the accident. The evening was calm.";
const LAST: &str = "I slept well. The evening was calm.";

/// An entry with a history: one sentence was changed, one was struck out.
fn revised_entry(ana: &Ana) -> EntryId {
    let tags = ["night".to_owned()];
    let new = NewEntry {
        text: FIRST,
        mood: Some(-1),
        tags: &tags,
    };
    let writer = Writer {
        account: ana.persona.account,
        device: ana.persona.device,
    };
    ana.write(|tx| {
        let entry = journal::write(tx, writer, new, &ana.random, NOW)?.id;
        for text in [SECOND, LAST] {
            store::edit(tx, writer, (entry.into(), "journal.entry"), NOW, |edit| {
                edit.revise("text", text.to_owned())
            })?;
        }
        // The journal shows the record as it is now.
        let text = store::read(tx, entry.into(), |state| {
            Ok(state.field("text").map(|field| field.text().text))
        })?;
        tx.execute(
            "UPDATE journal_entries SET text = ?2 WHERE id = ?1",
            params![entry, text],
        )?;
        Ok(entry)
    })
}

fn queued(ana: &Ana, kind: &str) -> Vec<Vec<u8>> {
    let bodies = ana.vault.read(|view| {
        view.all(
            "SELECT body FROM outbox WHERE kind = ?1 ORDER BY position",
            params![kind],
            |row| row.get(0),
        )
    });
    bodies.expect("readable")
}

fn holds(body: &[u8], what: &[u8]) -> bool {
    body.windows(what.len()).any(|window| window == what)
}

#[derive(Deserialize)]
struct WithEntry {
    entry: BTreeMap<String, IgnoredAny>,
}

#[test]
fn what_is_queued_for_a_share_holds_the_values_of_the_moment_and_nothing_of_their_history() {
    let ana = Ana::new();
    let ben = ana.ben();
    let entry = revised_entry(&ana);
    let until = Some(NOW.plus(HOUR));
    let grant = ana.write(|tx| share(tx, &ben, entry, until, &ana.random, NOW));
    let [body] = queued(&ana, KIND).try_into().expect("one item");

    let keys = |map: BTreeMap<String, IgnoredAny>| map.into_keys().collect::<BTreeSet<_>>();
    let outer = keys(kith_wire::decode(&body).expect("a map"));
    let inner = keys(kith_wire::decode::<WithEntry>(&body).expect("a map in it").entry);
    let named = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect::<BTreeSet<_>>();
    assert_eq!(outer, named(&["share", "number", "sent_at", "until", "kind", "entry"]));
    assert_eq!(inner, named(&["created_at", "text", "mood", "tags"]));
    let projection: Projection = kith_wire::decode(&body).expect("a projection");
    assert_eq!((projection.share, projection.number), (grant.id, 1));
    assert_eq!((projection.sent_at, projection.until), (NOW, until));
    assert_eq!(
        projection.entry,
        SharedEntry {
            created_at: NOW,
            text: LAST.into(),
            mood: Some(-1),
            tags: vec!["night".into()],
        }
    );

    let device = ana.persona.device;
    for (what, bytes) in [
        ("what was changed", b"badly".as_slice()),
        ("what was struck out", b"accident"),
        ("the entry's id", entry.as_bytes()),
        ("the entry's id in digits", entry.to_string().as_bytes()),
        ("the device's id", device.as_bytes()),
        ("the device's id in digits", device.to_string().as_bytes()),
        ("the account", ana.persona.account.as_bytes()),
    ] {
        assert!(!holds(&body, bytes), "{what}");
    }
    assert!(holds(&body, b"I slept well."), "what is looked for would be found");
    assert!(holds(&body, grant.id.as_bytes()), "and so would an id");
}

fn bens_share(number: u8) -> (GrantId, Vec<u8>) {
    let share = GrantId::from_bytes([number; 16]);
    let projection = Projection {
        share,
        number: 1,
        sent_at: NOW,
        until: Some(NOW.plus(HOUR)),
        kind: "journal.entry".into(),
        entry: SharedEntry {
            created_at: NOW,
            text: "a hard day".into(),
            mood: None,
            tags: Vec::new(),
        },
    };
    (share, kith_wire::encode(&projection))
}

fn end_of(share: GrantId) -> Vec<u8> {
    kith_wire::encode(&projection::End { share })
}

#[test]
fn nothing_is_left_of_a_share_that_ended_however_it_ended() {
    let ana = Ana::new();
    let random: &dyn Random = &ana.random;
    let later = NOW.plus(HOUR);
    for (number, state) in [(1, "revoked"), (2, "expired"), (3, "revoked")] {
        let (share, body) = bens_share(number);
        ana.receive(receive, KIND, &body);
        let (live, content) = ana.stored(share);
        assert_eq!(live, "live");
        assert!(holds(&content.expect("a content"), b"a hard day"));
        match number {
            1 => ana.receive(receive_end, END_KIND, &end_of(share)),
            2 => ana.write(|tx| sweep(tx, random, later)),
            _ => ana.write(|tx| parted(tx, &BEN)),
        }
        assert_eq!(ana.stored(share), (state.to_owned(), None), "way {number}");
        // Nor does it come back when the relay shows it again.
        ana.receive(receive, KIND, &body);
        assert_eq!(ana.stored(share), (state.to_owned(), None), "way {number}, again");
    }
}

#[test]
fn an_end_that_comes_before_its_share_keeps_it_out() {
    let ana = Ana::new();
    let (share, body) = bens_share(1);
    ana.receive(receive_end, END_KIND, &end_of(share));
    ana.receive(receive, KIND, &body);
    assert_eq!(ana.stored(share), ("revoked".to_owned(), None));
}
