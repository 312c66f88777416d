//! What two devices and a relay do together: the process that is ended is one of the devices.

use kith::care::FieldValue;
use kith::care::consent::Terms;
use kith::care::journal::NewEntry;
use kith::companion::{Share, Subject};
use kith::exchange::identity::person::Standing;
use kith::foundation::types::Code;

use super::people::{Device, agree};
use super::scenario::at_every_call;
use super::stage::{Stage, close, invite, pair};

/// Ana and Ben, who know each other and have written once.
fn who_know_each_other() -> (Stage, Device, Device) {
    let stage = Stage::with_relay();
    let (ana, ben) = stage.with_two();
    pair(&ana, &ben);
    ana.send("Ben", "first");
    ana.sync();
    ben.sync();
    (stage, ana, ben)
}

/// Shares a new entry of Ana's journal with Ben.
fn share(ana: &Device) {
    let entry = NewEntry {
        text: "a hard day",
        mood: None,
        tags: &[],
    };
    let entry = ana.companion.journal().write(entry).expect("written").id;
    let terms = Terms::default();
    let shared = ana.companion.shares().share(Subject::Entry(entry), "Ben", &terms);
    shared.expect("shared");
}

/// What Ben received as shares.
fn received(ben: &Device) -> Vec<String> {
    let shares = ben.companion.shares();
    let all = shares
        .list()
        .expect("shares")
        .into_iter()
        .filter_map(|share| match share {
            Share::Received(received) => {
                match &shares.read(received.id, Some("our session")).expect("live").fields["text"] {
                    FieldValue::Text(text) => Some(text.clone()),
                    _ => None,
                }
            }
            Share::Given(_) => None,
        });
    all.collect()
}

#[test]
fn a_message_is_queued_once_or_not_at_all() {
    let (mut stage, ana, ben) = who_know_each_other();
    close(&[&ana, &ben]);
    stage.keep();
    at_every_call(stage, "ana", &["open", "send=Ben|second"], |stage, told| {
        let (ana, ben) = (stage.device("ana"), stage.device("ben"));
        if told.acknowledged("send") || ana.texts("Ben").len() > 1 {
            agree(&ana, &ben, &["first", "second"]);
        } else {
            agree(&ana, &ben, &["first"]);
        }
    });
}

#[test]
fn what_a_pass_seals_and_sends_arrives_once_and_in_order() {
    let (mut stage, ana, ben) = who_know_each_other();
    for text in ["second", "third", "fourth"] {
        ana.send("Ben", text);
    }
    share(&ana);
    close(&[&ana, &ben]);
    stage.keep();
    at_every_call(stage, "ana", &["open", "sync"], |stage, _| {
        let (ana, ben) = (stage.device("ana"), stage.device("ben"));
        agree(&ana, &ben, &["first", "second", "third", "fourth"]);
        assert_eq!(received(&ben), ["a hard day"]);
    });
}

#[test]
fn what_a_pass_receives_is_taken_in_once_and_in_order() {
    let (mut stage, ana, ben) = who_know_each_other();
    ana.send("Ben", "second");
    share(&ana);
    ana.sync();
    // Ben passes an epoch on the way.
    ana.companion.people().renew_keys("Ben").expect("wanted");
    ana.send("Ben", "third");
    ana.sync();
    close(&[&ana, &ben]);
    stage.keep();
    at_every_call(stage, "ben", &["open", "sync"], |stage, _| {
        let (ana, ben) = (stage.device("ana"), stage.device("ben"));
        agree(&ana, &ben, &["first", "second", "third"]);
        assert_eq!(received(&ben), ["a hard day"]);
    });
}

#[test]
fn new_keys_are_made_once_and_what_waits_behind_them_follows() {
    let (mut stage, ana, ben) = who_know_each_other();
    ana.companion.people().renew_keys("Ben").expect("wanted");
    ana.send("Ben", "in the new epoch");
    close(&[&ana, &ben]);
    stage.keep();
    at_every_call(stage, "ana", &["open", "sync"], |stage, _| {
        let (ana, ben) = (stage.device("ana"), stage.device("ben"));
        agree(&ana, &ben, &["first", "in the new epoch"]);
    });
}

#[test]
fn a_person_is_removed_or_still_there_and_the_next_pass_completes_it() {
    let (mut stage, ana, ben) = who_know_each_other();
    close(&[&ana, &ben]);
    stage.keep();
    at_every_call(stage, "ana", &["open", "remove=Ben", "sync"], |stage, told| {
        let (ana, ben) = (stage.device("ana"), stage.device("ben"));
        let people = ana.companion.people();
        if people.find("Ben").is_ok() {
            assert!(!told.acknowledged("remove"), "it was confirmed");
            agree(&ana, &ben, &["first"]);
            people.remove("Ben").expect("removed");
        }
        ana.sync();
        ben.sync();
        assert!(people.list().expect("people").is_empty());
        assert!(ben.companion.people().list().expect("people").is_empty(), "Ben is out");
        let refused = ben.companion.messages().send("Ana", "more").expect_err("over");
        assert_eq!(refused.code(), Code::UnknownPerson);
    });
}

/// Completes a pairing from wherever it stands.
fn pairs(stage: &Stage, link: &str) {
    let (ana, ben) = (stage.device("ana"), stage.device("ben"));
    if ben.companion.people().list().expect("people").is_empty() {
        ben.companion.people().accept(link).expect("accepted");
    }
    for device in [&ben, &ana, &ben] {
        device.sync();
    }
    for (device, other) in [(&ana, "Ben"), (&ben, "Ana")] {
        let people = device.companion.people().list().expect("people");
        let known: Vec<_> = people.iter().map(|one| (one.name.as_str(), one.standing)).collect();
        assert_eq!(known, [(other, Standing::Active)]);
    }
    agree(&ana, &ben, &[]);
}

#[test]
fn an_invitation_is_accepted_or_can_be_accepted_again() {
    let mut stage = Stage::with_relay();
    let (ana, ben) = stage.with_two();
    let link = invite(&ana);
    close(&[&ana, &ben]);
    stage.keep();
    let accept = format!("accept={link}");
    at_every_call(stage, "ben", &["open", &accept, "sync"], |stage, told| {
        let known = stage.device("ben").companion.people().list().expect("people");
        assert!(!known.is_empty() || !told.acknowledged("accept"), "it was confirmed");
        pairs(stage, &link);
    });
}

#[test]
fn an_answer_is_taken_in_and_welcomed_once() {
    let mut stage = Stage::with_relay();
    let (ana, ben) = stage.with_two();
    let link = invite(&ana);
    ben.companion.people().accept(&link).expect("accepted");
    ben.sync();
    close(&[&ana, &ben]);
    stage.keep();
    at_every_call(stage, "ana", &["open", "sync"], |stage, _| pairs(stage, &link));
}

#[test]
fn a_welcome_is_followed_once() {
    let mut stage = Stage::with_relay();
    let (ana, ben) = stage.with_two();
    let link = invite(&ana);
    ben.companion.people().accept(&link).expect("accepted");
    ben.sync();
    ana.sync();
    close(&[&ana, &ben]);
    stage.keep();
    at_every_call(stage, "ben", &["open", "sync"], |stage, _| pairs(stage, &link));
}
