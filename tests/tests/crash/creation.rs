//! A vault that is created, or comes back by its words.

use std::path::Path;

use kith::companion::{Lifecycle, NewAccount};
use kith::exchange::identity::Role;
use kith::foundation::env::SystemRandom;
use kith::foundation::keys::{Passphrase, RecoveryWords};

use super::interposer::{Mode, Point};
use super::people::{Device, PASSPHRASE, agree};
use super::points::Call;
use super::scenario::{Told, at_every_call, run};
use super::stage::{Stage, close, meet};

fn text(words: &RecoveryWords) -> String {
    words.to_text().expose().clone()
}

/// What is there is a whole vault of Ana's or none, and then one can be made.
fn is_whole_or_made_again(folder: &Path, words: &RecoveryWords, told: &Told) {
    let ana = Device::at(folder);
    if ana.companion.lifecycle().expect("readable") == Lifecycle::Absent {
        assert!(!told.acknowledged("create"), "a vault that was confirmed is gone");
        let new = NewAccount {
            name: "Ana",
            role: Role::Patient,
            relay: None,
            admission: None,
            passphrase: &Passphrase::new(PASSPHRASE.into()),
            recovery: Some(words),
        };
        ana.companion.create(new).expect("created again");
        close(&[&ana]);
    }
    drop(ana);
    for _ in 0..2 {
        let ana = Device::open_with_words(folder, words);
        assert_eq!(ana.companion.me().expect("me").name, "Ana");
        ana.companion.journal().keep_draft("It works.").expect("kept");
        close(&[&ana]);
    }
}

#[test]
fn a_creation_leaves_a_whole_vault_or_one_that_is_created_again() {
    let words = RecoveryWords::make(&SystemRandom);
    let mut stage = Stage::empty();
    stage.keep();
    let create = format!("create=Ana|{}", text(&words));
    at_every_call(stage, "ana", &[&create], |stage, told| {
        is_whole_or_made_again(&stage.path("ana"), &words, told);
    });
}

#[test]
fn a_creation_over_one_that_was_cut_short_leaves_a_whole_vault_or_one_that_is_created_again() {
    let words = RecoveryWords::make(&SystemRandom);
    let mut stage = Stage::empty();
    let create = format!("create=Ana|{}", text(&words));
    let trace = stage.beside("first trace");
    run(&stage.path("once"), &[&create], None, Some(&trace));
    let calls = Call::all(&std::fs::read_to_string(trace).expect("a trace"));
    let named = calls
        .iter()
        .position(|call| call.name == "rename" && call.file == "vault/vault.db");
    let last = Point {
        mode: Mode::Kill,
        at: named.expect("the vault gets its name") + 1,
    };
    assert!(run(&stage.path("ana"), &[&create], Some(last), None).killed);
    stage.keep();
    at_every_call(stage, "ana", &[&create], |stage, told| {
        is_whole_or_made_again(&stage.path("ana"), &words, told);
    });
}

#[test]
fn a_recovery_leaves_a_whole_vault_or_is_made_again() {
    let words = RecoveryWords::make(&SystemRandom);
    let mut stage = Stage::with_relay();
    let relay = stage.relay.as_ref().expect("a relay");
    let (url, admission) = (relay.url.clone(), relay.admit());
    let place = Some((url.as_str(), admission.as_str()));
    let lost = Device::create(&stage.path("lost"), "Ana", Role::Patient, place, Some(&words));
    let ben = Device::create(&stage.path("ben"), "Ben", Role::Therapist, None, None);
    meet(&lost, &ben);
    lost.sync();
    close(&[&lost, &ben]);
    stage.keep();
    let recover = format!("recover={url}|{}", text(&words));
    at_every_call(stage, "ana", &[&recover, "sync"], |stage, told| {
        let folder = stage.path("ana");
        let ana = Device::at(&folder);
        let ana = if ana.companion.lifecycle().expect("readable") == Lifecycle::Absent {
            assert!(!told.acknowledged("recover"), "a vault that was confirmed is gone");
            ana.recover(stage.url(), &words);
            ana
        } else {
            Device::open_with_words(&folder, &words)
        };
        let ben = stage.device("ben");
        agree(&ana, &ben, &[]);
    });
}
