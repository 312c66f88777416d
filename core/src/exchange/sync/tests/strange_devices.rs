//! A device that does not belong into a group: nothing is sealed beside it but its removal.

use super::*;
use crate::exchange::identity::person::InboxAddress;
use crate::exchange::identity::persona::{Restored, history_of, save_history};
use crate::exchange::identity::statement::History;
use crate::exchange::mls::Change;
use crate::exchange::sync::alarm::{self, Alarm};
use crate::exchange::sync::commit::{self, Intent};
use crate::exchange::sync::envelope::Envelope;
use crate::exchange::sync::{inboxes, members, pairing};

#[test]
fn nothing_is_sealed_beside_a_strange_device_but_its_removal() {
    let (ana, ben, eva) = (Device::new("Ana", 1), Device::new("Ben", 2), Device::new("Eva", 3));
    let id = ana.converse(&ben.persona.account, &[ben.package(), eva.package()]);
    ana.queue(id);
    let Some(Append::Commit { removes: true, .. }) = ana.next(id) else {
        panic!("the removal comes first");
    };
    assert_eq!(ana.waiting(id), 1);
    ana.write(|context| {
        let mut group = Group::load(*context, GROUP)?.expect("a group");
        commit::won(context, id, &mut group, NOW)?;
        assert_eq!(group.members().len(), 2);
        assert!(members::strange(context.tx, &group)?.is_empty());
        epochs::enter(context, id, &group, NOW)
    });
    assert!(matches!(ana.next(id), Some(Append::Entries(entries)) if entries.len() == 1));
}

#[test]
fn when_nobody_else_is_there_what_is_written_waits() {
    let (ana, ben, eva) = (Device::new("Ana", 1), Device::new("Ben", 2), Device::new("Eva", 3));
    let id = ana.converse(&ben.persona.account, &[eva.package()]);
    ana.write(|context| commit::want(context.tx, id, &Intent::Renew));
    ana.queue(id);
    assert!(ana.next(id).is_none());
    assert_eq!(ana.waiting(id), 1);
}

/// Ben's account on a new device, by his recovery words.
fn recovered(ben: &Device) -> Device {
    let new = Device::new("elsewhere", 4);
    let history = ben
        .vault
        .read(|view| history_of(view, &ben.persona.account))
        .expect("readable")
        .expect("his own");
    let relay = Relay::parse("http://127.0.0.1:1", None).expect("a relay");
    let persona = new.write(|context| {
        let restored = Restored {
            name: "Ben",
            role: Role::Therapist,
            relay: &relay,
            admission: None,
            inbox_key: ed25519_dalek::SigningKey::from_bytes(&[5; 32]),
            seal_seed: [6; 32],
        };
        let key = ben.words.derive_identity_key();
        Persona::restore(context.tx, restored, &history, &key, context.random, NOW)
    });
    Device { persona, ..new }
}

#[test]
fn a_device_that_its_account_replaced_hears_nothing_more_and_its_successor_takes_its_place() {
    let (ana, ben) = (Device::new("Ana", 1), Device::new("Ben", 2));
    let id = ana.converse(&ben.persona.account, &[ben.package()]);
    ana.queue(id);
    let new = recovered(&ben);
    let newer: History = new
        .vault
        .read(|view| history_of(view, &ben.persona.account))
        .expect("readable")
        .expect("his own");
    ana.write(|context| save_history(context.tx, &newer));
    assert!(ana.next(id).is_none(), "the old device may be in anybody's hands");
    let inbox = InboxAddress {
        relay: Relay::parse("http://127.0.0.1:1", None).expect("a relay"),
        inbox: kith_wire::id::InboxId(Array([1; 32])),
        token: kith_wire::id::Token(Array([2; 32])),
        seal_to: Array(
            crate::foundation::keys::seal::derive_key_pair(&crate::foundation::types::Secret::new([3; 32]))
                .expect("a pair")
                .1,
        ),
    };
    ana.write(|context| {
        inboxes::open_persona_inbox(context.tx, &ana.persona, None)?;
        let again = Intent::AddAgain {
            account: ben.persona.account,
            key_package: new.package(),
            inbox,
        };
        commit::want(context.tx, id, &again)
    });
    let Some(Append::Commit { removes: true, .. }) = ana.next(id) else {
        panic!("one commit takes the old device out and the new one in");
    };
    ana.write(|context| {
        let mut group = Group::load(*context, GROUP)?.expect("a group");
        commit::won(context, id, &mut group, NOW)?;
        assert_eq!(group.members().len(), 2);
        assert!(members::strange(context.tx, &group)?.is_empty());
        epochs::enter(context, id, &group, NOW)
    });
    assert!(matches!(ana.next(id), Some(Append::Entries(_))));
}

#[test]
fn a_member_who_brings_a_strange_device_in_is_noticed_and_what_it_writes_is_refused() {
    let (ana, ben, eva) = (Device::new("Ana", 1), Device::new("Ben", 2), Device::new("Eva", 3));
    let (id, welcome) = ana.found(&ben.persona.account, &[ben.package()]);
    ben.join(&welcome);
    let package = eva.package();
    let (commit, facts, welcome) = ben.write(|context| {
        let mut group = Group::load(*context, GROUP)?.expect("joined");
        let change = Change {
            add: vec![package],
            ..Change::default()
        };
        let staged = group.stage(*context, &ben.persona.signer(), change)?;
        let facts = CommitFacts {
            verifier: staged.relay_key.verifier(),
            removes: false,
        };
        Ok((staged.commit, facts, staged.welcome.expect("somebody joins")))
    });
    let person = ana.meets(&ben, id);
    let condition = ana.read(id, vec![shown(1, 1, commit, Some(facts))]);
    assert_eq!(condition.alarms, [Alarm::StrangeDevice]);
    eva.join(&welcome);
    let envelope = Envelope {
        version: 1,
        message: MessageId::from_bytes([1; 16]),
        counter: 1,
        sent_at: NOW,
        authenticator: Array([0; 16]),
        seen: None,
        run: Array([0; 32]),
        kind: "message".into(),
        body: b"I am Ben".to_vec(),
    };
    let written = eva.write(|context| {
        let mut group = Group::load(*context, GROUP)?.expect("joined");
        group.encrypt(*context, &eva.persona.signer(), &envelope.encode())
    });
    let condition = ana.read(id, vec![shown(2, 2, written, None)]);
    assert_eq!((condition.gaps, condition.newer), (1, 0));
    let shown = ana.vault.read(|view| view.exists("SELECT 1 FROM drafts", []));
    assert!(!shown.expect("readable"), "nothing of hers is handed over");
    ana.write(|context| pairing::compare(context, &person, &Knows("message"), NOW));
    let condition = ana.vault.read(|view| Condition::of(view, id)).expect("readable");
    assert_eq!(condition.alarms, [Alarm::StrangeDevice], "she is still there");
    ana.queue(id);
    assert!(matches!(ana.next(id), Some(Append::Commit { removes: true, .. })));
}

#[test]
fn a_log_of_another_epoch_stops_the_conversation_and_says_so_also_after_comparing() {
    let (ana, ben) = (Device::new("Ana", 1), Device::new("Ben", 2));
    let id = ana.converse(&ben.persona.account, &[ben.package()]);
    let condition = ana.read(id, vec![shown(1, 7, vec![0; 256], None)]);
    assert_eq!(condition.alarms, [Alarm::RelayRegressed, Alarm::Wedged]);
    ana.write(|context| alarm::compared(context.tx, id, false));
    let condition = ana.vault.read(|view| Condition::of(view, id)).expect("readable");
    assert_eq!(condition.alarms, [Alarm::Wedged]);
}
