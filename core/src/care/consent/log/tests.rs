use super::chain::Broken;
use super::heads::{Finding, tell};
use super::*;
use crate::care::consent::founded::{Founded, founded};
use crate::exchange::identity::Role;
use crate::exchange::identity::persona::Persona;
use crate::exchange::sync::{Conversation, Inbound};
use crate::foundation::env::{Random, SeededRandom};
use crate::foundation::types::{AccountId, Code, ConversationId, DeviceId, GrantId, MessageId, Millis, Result};
use crate::foundation::vault::{Tx, Vault, params};

const NOW: Millis = Millis(1_800_000_000_000);
const BEN: AccountId = AccountId::from_bytes([3; 32]);

struct Ana {
    _folder: tempfile::TempDir,
    vault: Vault,
    random: SeededRandom,
    persona: Persona,
}

impl Ana {
    fn new() -> Self {
        let Founded {
            folder,
            vault,
            random,
            persona,
        } = founded("Ana", Role::Patient, 1, NOW);
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

    fn event(&self, minute: i64, purpose: &str) -> Event {
        Event {
            at: NOW.plus(minute * 60_000),
            who: Party {
                account: self.persona.account,
                name: "Ana".into(),
                role: "patient".into(),
            },
            action: Action::Shared,
            to: Some(Party {
                account: BEN,
                name: "Ben".into(),
                role: "therapist".into(),
            }),
            about: Some(About {
                share: Some(GrantId::from_bytes([u8::try_from(minute).unwrap_or_default(); 16])),
                kind: "journal.entry".into(),
                fields: vec!["text".into(), "mood".into()],
            }),
            purpose: Some(purpose.into()),
        }
    }

    /// A log of five events.
    fn five() -> Self {
        let ana = Ana::new();
        for minute in 0..5 {
            ana.write(|tx| append(tx, &ana.event(minute, "for Thursday")));
        }
        ana
    }

    fn file(&self) -> String {
        self.vault.read(|view| export(view, NOW)).expect("whole").to_json()
    }
}

fn edited(file: &str, edit: impl FnOnce(&mut serde_json::Value)) -> String {
    let mut document = serde_json::from_str(file).expect("a document");
    edit(&mut document);
    document.to_string()
}

fn broken_at(file: &str) -> u64 {
    match verify(file).expect("a log") {
        Verified::Broken(Broken { place }) => place,
        other => panic!("not found: {other:?}"),
    }
}

#[test]
fn m28_an_event_that_was_removed_moved_or_changed_is_found_at_its_place() {
    let file = Ana::five().file();
    assert!(matches!(verify(&file).expect("a log"), Verified::Whole(log) if log.links.len() == 5));
    for place in 0..5_usize {
        let expected = place as u64 + 1;
        let removed = edited(&file, |log| {
            log["events"].as_array_mut().expect("events").remove(place);
        });
        assert_eq!(broken_at(&removed), expected, "removed");
        let renumbered = edited(&removed, |log| {
            for (at, event) in log["events"].as_array_mut().expect("events").iter_mut().enumerate() {
                event["place"] = (at + 1).into();
            }
        });
        assert_eq!(broken_at(&renumbered), expected, "removed and counted anew");
        if place < 4 {
            let swapped = edited(&file, |log| {
                let events = log["events"].as_array_mut().expect("events");
                events.swap(place, place + 1);
                events[place]["place"] = (place + 1).into();
                events[place + 1]["place"] = (place + 2).into();
            });
            assert_eq!(broken_at(&swapped), expected, "swapped");
        }
        for (field, value) in [
            ("purpose", "another reason"),
            ("action", "sent"),
            ("kind", "crisis.plan"),
            ("at", "2030-01-01T00:00:00.000Z"),
        ] {
            let changed = edited(&file, |log| log["events"][place][field] = value.into());
            assert_eq!(broken_at(&changed), expected, "{field}");
        }
        let renamed = edited(&file, |log| log["events"][place]["to"]["name"] = "Dan".into());
        assert_eq!(broken_at(&renamed), expected, "a name");
    }
}

#[test]
fn a_log_that_was_written_anew_is_not_signed() {
    let (ana, other) = (Ana::five(), Ana::new());
    // The same events but one, with a chain that fits.
    for minute in 0..4 {
        other.write(|tx| append(tx, &ana.event(minute, "for Thursday")));
    }
    let (file, shorter) = (ana.file(), other.file());
    let shorter: serde_json::Value = serde_json::from_str(&shorter).expect("a document");
    let forged = edited(&file, |log| {
        log["events"] = shorter["events"].clone();
        for field in ["place", "hash"] {
            log["head"][field] = shorter["head"][field].clone();
        }
    });
    assert_eq!(verify(&forged).expect("a log"), Verified::Unsigned);
    for (field, value) in [("signed_at", "2031-01-01T00:00:00.000Z"), ("key", &"00".repeat(32))] {
        let forged = edited(&file, |log| log["head"][field] = value.into());
        assert_eq!(verify(&forged).expect("a log"), Verified::Unsigned, "{field}");
    }
    let stranger = edited(&file, |log| log["account"] = "11".repeat(32).into());
    assert_eq!(verify(&stranger).expect("a log"), Verified::Unsigned);
}

#[test]
fn what_is_no_log_is_refused() {
    let file = Ana::five().file();
    let extra = edited(&file, |log| log["events"][0]["note"] = "x".into());
    for text in ["", "{}", "[]", extra.as_str()] {
        assert_eq!(verify(text).expect_err("no log").code(), Code::InvalidInput);
    }
    let newer = edited(&file, |log| log["format"] = 2.into());
    assert_eq!(verify(&newer).expect_err("newer").code(), Code::NewerVersion);
}

#[test]
fn the_log_in_the_vault_is_only_added_to() {
    let ana = Ana::five();
    for sql in [
        "UPDATE access_log SET hash = hash",
        "DELETE FROM access_log WHERE place = 5",
    ] {
        assert!(ana.vault.write(|tx| tx.execute(sql, params![])).is_err(), "{sql}");
    }
    assert_eq!(ana.vault.read(all).expect("whole").len(), 5);
}

/// An item of this kind from a device of Ben's.
fn from_ben<'a>(conversation: ConversationId, kind: &'a str, body: &'a [u8], random: &dyn Random) -> Inbound<'a> {
    Inbound {
        conversation,
        account: BEN,
        device: DeviceId::from_bytes([7; 16]),
        message: MessageId::make(NOW, random.array()),
        sent_at: NOW,
        kind,
        body,
        now: NOW,
    }
}

/// What waits to be told.
fn told(ana: &Ana) -> Vec<Vec<u8>> {
    let all = |tx: &Tx<'_>| tx.all("SELECT body FROM outbox WHERE kind = 'log'", [], |row| row.get(0));
    ana.write(all)
}

#[test]
fn a_log_that_was_put_back_shows_to_those_who_knew_it_and_to_its_owner() {
    let (ana, ben) = (Ana::five(), Ana::new());
    let conversation = ana.write(|tx| Conversation::create_pending(tx, ana.persona.id, &BEN, &ana.random));
    let there = ben.write(|tx| Conversation::create_pending(tx, ben.persona.id, &BEN, &ben.random));
    ana.write(|tx| tell(tx, conversation, &BEN, &ana.random, NOW));
    ana.write(|tx| tell(tx, conversation, &BEN, &ana.random, NOW));
    let first = told(&ana);
    assert_eq!(first.len(), 1, "told once");
    ben.write(|tx| receive_heads(tx, &from_ben(there, HEADS_KIND, &first[0], &ben.random)));
    assert_eq!(ben.vault.read(findings).expect("read"), []);

    // Ana's vault is put back to three events.
    let earlier = Ana::new();
    for minute in 0..3 {
        earlier.write(|tx| append(tx, &ana.event(minute, "for Thursday")));
    }
    let at_ben = earlier.write(|tx| Conversation::create_pending(tx, earlier.persona.id, &BEN, &earlier.random));
    earlier.write(|tx| tell(tx, at_ben, &BEN, &earlier.random, NOW));
    ben.write(|tx| receive_heads(tx, &from_ben(there, HEADS_KIND, &told(&earlier)[0], &ben.random)));
    let found = ben.vault.read(findings).expect("read");
    assert!(
        matches!(
            found.as_slice(),
            [Finding {
                account: BEN,
                place: 5,
                ..
            }]
        ),
        "{found:?}"
    );

    // Ben tells Ana what he last heard of hers: her log has no fifth event.
    ben.write(|tx| tell(tx, there, &BEN, &ben.random, NOW));
    let echo = told(&ben).pop().expect("an echo");
    let echo = renamed_device(&echo, earlier.persona.device);
    earlier.write(|tx| receive_heads(tx, &from_ben(at_ben, HEADS_KIND, &echo, &earlier.random)));
    let found = earlier.vault.read(findings).expect("read");
    assert!(
        found
            .iter()
            .any(|one| one.account == earlier.persona.account && one.place == 5),
        "{found:?}"
    );
}

/// The same heads, heard of this device.
fn renamed_device(body: &[u8], device: DeviceId) -> Vec<u8> {
    let from = DeviceId::from_bytes([7; 16]);
    let at = body
        .windows(16)
        .position(|bytes| bytes == from.as_bytes())
        .expect("named");
    let mut body = body.to_vec();
    body[at..at + 16].copy_from_slice(device.as_bytes());
    body
}

#[test]
fn a_clinician_says_why_and_nobody_else_is_asked() {
    assert_eq!(
        purpose_of_read(Role::Therapist, None).expect_err("needed").code(),
        Code::PurposeNeeded
    );
    assert_eq!(
        purpose_of_read(Role::Therapist, Some("  ")).expect_err("needed").code(),
        Code::PurposeNeeded
    );
    assert_eq!(
        purpose_of_read(Role::Therapist, Some(" our session ")).expect("said"),
        Some("our session")
    );
    assert_eq!(purpose_of_read(Role::Supporter, None).expect("not asked"), None);
}

#[test]
fn the_owner_reads_in_plain_words_who_looked_and_why() {
    let ana = Ana::new();
    let mut event = ana.event(1, "our session");
    event.who = event.to.take().expect("Ben");
    event.action = Action::Read;
    assert_eq!(
        sentence(&event, &ana.persona.account, "en"),
        "Ben looked at a journal entry (text, mood). Why: our session"
    );
    assert_eq!(
        sentence(&event, &ana.persona.account, "es-MX"),
        "Ben miró una entrada del diario (texto, ánimo). Por qué: our session"
    );
}

#[test]
fn the_hash_of_an_event_is_golden() {
    let event = Event {
        at: NOW,
        who: Party {
            account: BEN,
            name: "Ben".into(),
            role: "therapist".into(),
        },
        action: Action::Read,
        to: None,
        about: None,
        purpose: Some("our session".into()),
    };
    assert_eq!(chain::hash(&chain::BEGINNING, 1, &event).to_hex(), GOLDEN);
}

const GOLDEN: &str = "c3e87a48d1686ce21af22b7dc4898b3e5bfa165e0b640932ecce0c9ca85a8dbb";
