//! What crosses to another person, and how it is taken back.

use std::sync::Arc;

use kith::care::FieldValue;
use kith::care::consent::decisions::Document;
use kith::care::consent::log::{self, Action, Verified};
use kith::care::consent::{Delivery, Grant, State, Terms};
use kith::care::journal::NewEntry;
use kith::companion::{Share, Subject};
use kith::exchange::identity::Role;
use kith::exchange::sync::Condition;
use kith::exchange::sync::readers::{Reader, Standing};
use kith::foundation::types::{Code, EntryId, GrantId, Millis, Result};

use super::world::{Device, World};

const HOUR: i64 = 3_600_000;

fn pair() -> (World, Device, Device, EntryId) {
    let (world, ana, ben) = World::ana_and_ben();
    let entry = NewEntry {
        text: "a hard day",
        mood: Some(-2),
        tags: &[],
    };
    let entry = ana.companion.journal().write(entry).expect("written").id;
    (world, ana, ben, entry)
}

fn share(ana: &Device, entry: EntryId, until: Option<Millis>) -> GrantId {
    shared(ana, entry, "Ben", until).expect("shared").id
}

fn shared(device: &Device, entry: EntryId, with: &str, until: Option<Millis>) -> Result<Grant> {
    let terms = Terms {
        until,
        ..Terms::default()
    };
    device.companion.shares().share(Subject::Entry(entry), with, &terms)
}

fn state(device: &Device, id: GrantId) -> Option<&'static str> {
    device
        .companion
        .shares()
        .list()
        .expect("shares")
        .into_iter()
        .find_map(|share| match share {
            Share::Given(grant) if grant.id == id => Some(grant.state.as_str()),
            Share::Received(received) if received.id == id => Some(received.state.as_str()),
            _ => None,
        })
}

#[test]
fn a_share_that_is_taken_back_disappears_from_the_reader_at_the_next_sync() {
    let (world, ana, ben, entry) = pair();
    let id = share(&ana, entry, None);
    assert_eq!(world.sync(&ana).sent, 1);
    assert_eq!(world.sync(&ben).received, 1);
    let read = ben.companion.shares().read(id, Some("our session")).expect("shared");
    assert_eq!(read.fields["text"], FieldValue::Text("a hard day".into()));
    assert_eq!(read.fields["mood"], FieldValue::Int(-2));
    ana.companion.shares().revoke(id).expect("taken back");
    world.sync(&ana);
    world.sync(&ben);
    assert_eq!(
        ben.companion
            .shares()
            .read(id, Some("our session"))
            .expect_err("gone")
            .code(),
        Code::NotFound
    );
    assert_eq!((state(&ana, id), state(&ben, id)), (Some("revoked"), Some("revoked")));
    assert_eq!(
        ben.companion.shares().revoke(id).expect_err("not his").code(),
        Code::NotPermitted
    );
}

#[test]
fn a_share_that_is_taken_back_before_it_left_is_never_sealed() {
    let (world, ana, ben, entry) = pair();
    let id = share(&ana, entry, None);
    ana.companion.shares().revoke(id).expect("taken back");
    assert_eq!(world.sync(&ana).sent, 0);
    world.sync(&ben);
    assert_eq!(
        ben.companion
            .shares()
            .read(id, Some("our session"))
            .expect_err("never came")
            .code(),
        Code::NotFound
    );
}

#[test]
fn a_share_that_was_sealed_in_vain_and_taken_back_meanwhile_is_not_sealed_again() {
    let (world, ana, ben, entry) = pair();
    let id = share(&ana, entry, None);
    ben.companion.people().renew_keys("Ana").expect("wanted");
    ana.net.take_appends();
    let (bens, companion) = (ben.pass(), Arc::clone(&ana.companion));
    ana.net.before_next("/entries", async move {
        bens.await;
        companion.shares().revoke(id).expect("taken back");
    });
    assert_eq!(world.sync(&ana).sent, 0);
    assert_eq!(
        ana.net.take_appends(),
        [409, 200],
        "the share came too late for its epoch; its end did not"
    );
    assert_eq!(world.sync(&ben).received, 0);
    assert_eq!(
        ben.companion
            .shares()
            .read(id, Some("our session"))
            .expect_err("never came")
            .code(),
        Code::NotFound
    );
    assert_eq!((state(&ana, id), state(&ben, id)), (Some("revoked"), Some("revoked")));
    let condition = ben.companion.messages().condition("Ana").expect("a condition");
    assert_eq!(condition, Condition::default(), "nothing is missed either");
}

#[test]
fn a_share_ends_by_itself_on_both_sides_without_a_network() {
    let (world, ana, ben, entry) = pair();
    let id = share(&ana, entry, Some(world.now().plus(HOUR)));
    world.sync(&ana);
    world.sync(&ben);
    ben.companion
        .shares()
        .read(id, Some("our session"))
        .expect("still live");
    world.advance(HOUR);
    assert_eq!(
        ben.companion
            .shares()
            .read(id, Some("our session"))
            .expect_err("over")
            .code(),
        Code::NotFound
    );
    assert_eq!((state(&ana, id), state(&ben, id)), (Some("expired"), Some("expired")));
    // Both read so in their logs, once, and these can still be verified.
    for _ in 0..2 {
        world.sync(&ana);
        world.sync(&ben);
    }
    for device in [&ana, &ben] {
        device.authenticate();
        let exported = device.companion.access_log().export().expect("whole");
        let ended = exported.links.iter().filter(|link| link.event.action == Action::Ended);
        assert_eq!(ended.count(), 1);
        let taken_back = exported
            .links
            .iter()
            .filter(|link| link.event.action == Action::TakenBack);
        assert_eq!(taken_back.count(), 0);
        assert!(matches!(log::verify(&exported.to_json()), Ok(Verified::Whole(_))));
    }
}

#[test]
fn a_share_whose_time_ended_before_it_left_or_arrived_is_not_kept() {
    let (world, ana, ben, entry) = pair();
    let unsent = share(&ana, entry, Some(world.now().plus(HOUR)));
    world.advance(HOUR);
    assert_eq!(world.sync(&ana).sent, 0);
    ana.authenticate();
    let late = share(&ana, entry, Some(world.now().plus(HOUR)));
    world.sync(&ana);
    world.advance(HOUR);
    world.sync(&ben);
    for id in [unsent, late] {
        assert_eq!(
            ben.companion
                .shares()
                .read(id, Some("our session"))
                .expect_err("not kept")
                .code(),
            Code::NotFound
        );
    }
}

#[test]
fn sharing_again_is_the_same_share_and_an_end_in_the_past_is_refused() {
    let (world, ana, _ben, entry) = pair();
    assert_eq!(share(&ana, entry, None), share(&ana, entry, None));
    let past = shared(&ana, entry, "Ben", Some(world.now().plus(-1)));
    assert_eq!(past.expect_err("past").code(), Code::InvalidTime);
    let nothing = shared(&ana, EntryId::from_bytes([0; 16]), "Ben", None);
    assert_eq!(nothing.expect_err("none").code(), Code::NotFound);
}

#[test]
fn only_a_therapist_assigns_and_only_to_a_patient() {
    use kith::companion::NewPlan;
    let (world, ana, ben, _) = pair();
    let plan = |to| NewPlan {
        skill: "social.greet",
        rule: "FREQ=DAILY",
        at: "09:00",
        zone: "UTC",
        for_person: to,
    };
    let refused = ana
        .companion
        .practice()
        .add(plan(Some("Ben")))
        .expect_err("not a therapist");
    assert_eq!(refused.code(), Code::NotPermitted);
    let assigned = ben.companion.practice().add(plan(Some("Ana"))).expect("assigned");
    world.sync(&ben);
    assert_eq!(world.sync(&ana).received, 1);
    let today = ana.companion.practice().today("en").expect("today");
    assert_eq!(
        (today[0].plan, today[0].title.as_str()),
        (assigned, "Greet someone you pass")
    );
    assert!(ben.companion.practice().today("en").expect("today").is_empty());
}

#[test]
fn removing_somebody_ends_what_was_shared_on_both_sides() {
    let (world, ana, ben, entry) = pair();
    let id = share(&ana, entry, None);
    world.sync(&ana);
    world.sync(&ben);
    assert_eq!(state(&ben, id), Some("live"));
    ana.companion.people().remove("Ben").expect("removed");
    assert_eq!(state(&ana, id), Some("revoked"));
    world.sync(&ana);
    world.sync(&ben);
    assert_eq!(state(&ben, id), Some("revoked"));
    assert_eq!(
        ben.companion
            .shares()
            .read(id, Some("our session"))
            .expect_err("gone")
            .code(),
        Code::NotFound
    );
}

fn rewrite(ana: &Device, entry: EntryId, text: &str) {
    let new = NewEntry {
        text,
        mood: None,
        tags: &[],
    };
    ana.companion.journal().rewrite(entry, new).expect("rewritten");
}

#[test]
fn m17_a_shared_entry_that_is_changed_reaches_its_reader_and_ends_when_it_is_erased() {
    let (world, ana, ben, entry) = pair();
    let terms = Terms {
        fields: vec!["text".into()],
        purpose: Some("for Thursday".into()),
        ..Terms::default()
    };
    let share = ana.companion.shares().share(Subject::Entry(entry), "Ben", &terms);
    let id = share.expect("shared").id;
    world.sync(&ana);
    world.sync(&ben);
    rewrite(&ana, entry, "a better day");
    assert_eq!(world.sync(&ana).sent, 1);
    assert_eq!(world.sync(&ana).sent, 0, "once");
    world.sync(&ben);
    let seen = ana.companion.shares().view_as("Ben").expect("seen");
    let held = ben.companion.shares().read(id, Some("our session")).expect("held");
    assert!(seen == [held.clone()], "what Ana sees as Ben's is what Ben holds");
    assert_eq!(held.purpose.as_deref(), Some("for Thursday"));
    assert_eq!(held.fields.len(), 1);
    assert_eq!(held.fields["text"], FieldValue::Text("a better day".into()));
    ana.companion.journal().erase(entry).expect("erased");
    world.sync(&ana);
    world.sync(&ben);
    assert_eq!((state(&ana, id), state(&ben, id)), (Some("revoked"), Some("revoked")));
    assert!(ana.companion.shares().view_as("Ben").expect("seen").is_empty());
}

#[test]
fn a_version_that_was_sealed_in_vain_is_not_sealed_again_once_the_entry_says_something_else() {
    let (world, ana, ben, entry) = pair();
    let id = share(&ana, entry, None);
    ben.companion.people().renew_keys("Ana").expect("wanted");
    let (bens, companion) = (ben.pass(), Arc::clone(&ana.companion));
    ana.net.before_next("/entries", async move {
        bens.await;
        let new = NewEntry {
            text: "not that",
            mood: None,
            tags: &[],
        };
        companion.journal().rewrite(entry, new).expect("rewritten");
    });
    assert_eq!(world.sync(&ana).sent, 0, "what it said is not true any more");
    assert_eq!(world.sync(&ana).sent, 1);
    world.sync(&ben);
    let held = ben.companion.shares().read(id, Some("our session")).expect("held");
    assert_eq!(held.fields["text"], FieldValue::Text("not that".into()));
}

#[test]
fn m16_who_can_read_is_read_off_the_keys_and_the_grants_and_changes_with_them() {
    let (world, ana, ben, entry) = pair();
    let cleo = world.newcomer("Cleo", Role::Supporter);
    world.pair(&ana, Role::Supporter, &cleo);
    let shares = ana.companion.shares();
    let account = |device: &Device| device.companion.me().expect("an account").account;
    let standings = |devices: &[Reader]| -> Vec<_> {
        devices
            .iter()
            .map(|one| (one.account.expect("proven"), one.standing))
            .collect()
    };
    let conversation = |with: &str| {
        let readers = shares.readers_of_conversation(with).expect("readers");
        standings(&readers.devices)
    };
    let (own, bens) = ((account(&ana), Standing::Own), (account(&ben), Standing::Member));
    assert_eq!(conversation("Ben"), [own, bens]);
    assert_eq!(conversation("Cleo"), [own, (account(&cleo), Standing::Member)]);
    assert_eq!(shares.readers_of_conversations().expect("all").len(), 2);

    let record = shares.record_of(Subject::Entry(entry)).expect("a record");
    let readers = || shares.readers_of(record).expect("readers");
    assert!(
        readers().now.is_empty() && readers().before.is_empty(),
        "nobody but Ana"
    );
    let share = share(&ana, entry, None);
    let [now] = readers().now.try_into().expect("one grant");
    assert_eq!((now.grant.id, now.grant.was_sent()), (share, false));
    assert_eq!(standings(&now.devices), [bens]);
    world.sync(&ana);
    assert!(readers().now[0].grant.was_sent());

    ana.companion.people().remove("Ben").expect("removed");
    assert_eq!(conversation("Cleo").len(), 2);
    let over = readers();
    assert!(over.now.is_empty());
    assert_eq!(over.before[0].id, share, "what he read cannot be called back");
    let record = entry.into();
    ana.companion.journal().erase(entry).expect("erased");
    assert_eq!(shares.readers_of(record).expect("readers").before.len(), 1);
    let unknown = shares.readers_of(kith::foundation::types::RecordId::from_bytes([9; 16]));
    assert_eq!(unknown.expect_err("none").code(), Code::NotFound);
}

/// How far the readers of what this device shares are.
fn deliveries(device: &Device) -> Vec<Option<Delivery>> {
    let shares = device.companion.shares().list().expect("shares").into_iter();
    let given = shares.filter_map(|share| match share {
        Share::Given(grant) => Some(grant.delivery),
        Share::Received(_) => None,
    });
    given.collect()
}

#[test]
fn the_list_of_shares_says_how_far_a_reader_is_and_a_withdrawal_what_it_took_back() {
    let (world, ana, ben, entry) = pair();
    let id = share(&ana, entry, None);
    assert_eq!(deliveries(&ana), [Some(Delivery::Waiting)]);
    world.sync(&ana);
    assert_eq!(deliveries(&ana), [Some(Delivery::Current)]);
    rewrite(&ana, entry, "a better day");
    assert_eq!(deliveries(&ana), [Some(Delivery::Waiting)]);
    let withdrawn = ana
        .companion
        .consents()
        .withdraw(Document::Sharing, Some("Ben"), None)
        .expect("withdrawn");
    let account = ben.companion.me().expect("an account").account;
    let taken_back: Vec<_> = withdrawn
        .taken_back
        .iter()
        .map(|one| (one.id, one.person, one.state))
        .collect();
    assert_eq!(taken_back, [(id, account, State::Revoked)]);
    assert_eq!(deliveries(&ana), [None]);
    let listed = ana.companion.consents().decisions().expect("decisions");
    assert!(listed.iter().all(|decision| decision.taken_back.is_empty()));
}
