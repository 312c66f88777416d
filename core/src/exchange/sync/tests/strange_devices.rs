//! A device that does not belong into a group: nothing is sealed beside it but its removal.

use super::*;
use crate::exchange::identity::person::InboxAddress;
use crate::exchange::identity::persona::{Restored, history_of, save_history};
use crate::exchange::identity::statement::History;
use crate::exchange::sync::commit::{self, Intent};
use crate::exchange::sync::members;

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
            crate::exchange::mls::seal::derive_key_pair(&crate::foundation::types::Secret::new([3; 32]))
                .expect("a pair")
                .1,
        ),
    };
    ana.write(|context| {
        let own = ana.persona.id;
        context.tx.execute(
            "INSERT INTO inboxes (inbox, persona, purpose, relay, owner_key, seal_seed, unsent) VALUES (?1, ?2, 'persona', ?3, ?4, ?5, 1)",
            params![ana.persona.inbox().0.0, own, kith_wire::encode(&inbox.relay), [0_u8; 32], [0_u8; 32]],
        )?;
        crate::exchange::sync::item::new_address(context.tx, &ana.persona, &ben.persona.account, context.random)?;
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
