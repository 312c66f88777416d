//! Live subscriptions, without a socket.

use kith_wire::channel::Authority;
use kith_wire::encode;
use kith_wire::live::{Event, Subscribe};
use kith_wire::refusal::Code;
use kith_wire::sign::{Action, ChannelPart, OwnerPart};

use crate::support::local::{Local, code, free};
use crate::support::people::{Conversation, Owner, item, sealed, token, writes};

const TALK: Conversation = Conversation::fixed(7);

fn subscribe(channels: Vec<ChannelPart>, inboxes: Vec<OwnerPart>) -> Vec<u8> {
    encode(&Subscribe { channels, inboxes })
}

#[test]
fn who_watches_hears_once_that_something_grew() {
    let relay = Local::with(TALK);
    let (ana, other) = (Owner::new(1), Conversation::fixed(8));
    relay.create(other).expect("created");
    let body = ana.set(&[writes(token(9).hash())], None, Some(Authority::Admission(token(1))));
    relay.service.set_inbox(ana.inbox(), &body).expect("created");
    let subscription = relay.service.subscription();
    let body = subscribe(vec![TALK.watch(5)], vec![ana.watch()]);
    relay.service.watch(&subscription, &body, free).expect("subscribed");
    assert_eq!(subscription.take(), [Event::Subscribed { refused: vec![] }]);
    relay.says(TALK, 5, 1).expect("stored");
    relay.says(TALK, 5, 2).expect("stored");
    relay.says(TALK, 5, 2).expect("known: nothing grew");
    relay.says(other, 5, 1).expect("stored");
    let put = item(token(9), sealed(1), None);
    relay.put(ana.inbox(), &put).expect("stored");
    assert_eq!(subscription.take(), [Event::Grew(TALK.id), Event::Arrived(ana.inbox())]);
    relay.says(TALK, 5, 1).expect("known");
    relay.put(ana.inbox(), &put).expect("known");
    assert_eq!(subscription.take(), []);
}

#[test]
fn a_removal_ends_every_subscription_of_its_channel() {
    let relay = Local::with(TALK);
    let subscription = relay.service.subscription();
    let body = subscribe(vec![TALK.watch(5)], vec![]);
    relay.service.watch(&subscription, &body, free).expect("subscribed");
    relay.commits(TALK, 5, 1).expect("won");
    relay.removes(TALK, 6, 2).expect("won");
    relay.says(TALK, 7, 3).expect("stored");
    let subscribed = Event::Subscribed { refused: vec![] };
    assert_eq!(
        subscription.take(),
        [subscribed.clone(), Event::Grew(TALK.id), Event::Ended(TALK.id)]
    );
    for epoch in [5, 6] {
        let body = subscribe(vec![TALK.watch(epoch)], vec![]);
        relay.service.watch(&subscription, &body, free).expect("answered");
        assert_eq!(subscription.take(), [Event::Subscribed { refused: vec![TALK.id] }]);
    }
    relay.says(TALK, 7, 4).expect("stored");
    assert_eq!(subscription.take(), []);
    relay
        .service
        .watch(&subscription, &subscribe(vec![TALK.watch(7)], vec![]), free)
        .expect("subscribed");
    relay.says(TALK, 7, 5).expect("stored");
    assert_eq!(subscription.take(), [subscribed, Event::Grew(TALK.id)]);
}

#[test]
fn a_channel_without_a_proof_is_refused_and_the_others_stand() {
    let relay = Local::with(TALK);
    let other = Conversation::fixed(8);
    relay.create(other).expect("created");
    let subscription = relay.service.subscription();
    let forged = ChannelPart {
        channel: other.id,
        ..TALK.watch(5)
    };
    let body = subscribe(vec![forged, TALK.watch(5), TALK.part(5, Action::Pull, vec![])], vec![]);
    relay.service.watch(&subscription, &body, free).expect("answered");
    let refused = vec![other.id, TALK.id];
    assert_eq!(subscription.take(), [Event::Subscribed { refused }]);
    relay.says(other, 5, 1).expect("stored");
    assert_eq!(subscription.take(), []);
}

#[test]
fn a_new_subscription_replaces_the_one_before() {
    let relay = Local::with(TALK);
    let subscription = relay.service.subscription();
    for channels in [vec![TALK.watch(5)], vec![]] {
        relay
            .service
            .watch(&subscription, &subscribe(channels, vec![]), free)
            .expect("answered");
    }
    subscription.take();
    relay.says(TALK, 5, 1).expect("stored");
    assert_eq!(subscription.take(), []);
    assert_eq!(relay.service.counts().watching, 1);
    drop(subscription);
    assert_eq!(relay.service.counts().watching, 0);
}

#[test]
fn an_inbox_is_watched_by_its_owner_alone() {
    let relay = Local::with(TALK);
    let forged = OwnerPart {
        owner: Owner::new(1).watch().owner,
        ..Owner::new(2).watch()
    };
    let subscription = relay.service.subscription();
    let refused = relay
        .service
        .watch(&subscription, &subscribe(vec![], vec![forged]), free);
    assert_eq!(code(refused), Some(Code::BadSignature));
}
