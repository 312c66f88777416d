//! What the relay forgets, and what it does not.

use kith_wire::channel::{Authority, Content};
use kith_wire::id::EntryHash;
use kith_wire::refusal::Code;

use crate::support::local::{Local, code, free};
use crate::support::people::{Conversation, Owner, item, sealed, token, writes};

const TALK: Conversation = Conversation::fixed(7);

#[test]
fn an_old_message_leaves_its_hash_in_its_place_and_a_commit_stays() {
    let relay = Local::with(TALK);
    let place = relay.says(TALK, 5, 1).expect("stored");
    relay.commits(TALK, 5, 2).expect("won");
    relay.days_pass(91);
    let page = relay.pull(TALK, 5, None).expect("read");
    assert_eq!(page.entries[0].content, Content::Expired(EntryHash::of(&sealed(1).0)));
    assert_eq!(page.entries[0].cursor, place);
    assert_eq!(page.entries[1].content, Content::Sealed(sealed(2)));
    assert_eq!(
        relay.says(TALK, 5, 1),
        Ok(place),
        "the same request gets the same answer"
    );
}

#[test]
fn an_expired_message_is_nowhere_on_the_relays_disk() {
    let relay = Local::with(TALK);
    let mark = sealed(0x4b17_4b17);
    relay.append(TALK, 5, std::slice::from_ref(&mark)).expect("stored");
    assert!(on_disk(&relay, &mark.0));
    relay.days_pass(91);
    assert!(!on_disk(&relay, &mark.0));
}

fn on_disk(relay: &Local, bytes: &[u8]) -> bool {
    std::fs::read_dir(relay.dir.path()).expect("a folder").any(|file| {
        let content = std::fs::read(file.expect("a file").path()).expect("read");
        content.windows(bytes.len()).any(|window| window == bytes)
    })
}

#[test]
fn a_channel_lives_while_somebody_asks_for_it() {
    let relay = Local::with(TALK);
    for _ in 0..3 {
        relay.days_pass(400);
        relay.pull(TALK, 5, None).expect("it lives");
    }
    relay.days_pass(401);
    assert_eq!(code(relay.pull(TALK, 5, None)), Some(Code::UnknownChannel));
}

#[test]
fn the_keys_of_a_channel_that_is_gone_do_not_write_into_one_that_took_its_id() {
    let relay = Local::with(TALK);
    relay.says(TALK, 5, 1).expect("stored");
    relay.says(TALK, 5, 2).expect("stored");
    assert_eq!(relay.days_pass(401).channels, 1);
    let mut other = Conversation::fixed(8);
    other.id = TALK.id;
    relay.create(other).expect("created anew");
    assert_eq!(code(relay.says(TALK, 5, 3)), Some(Code::BadSignature));
    relay.says(other, 5, 3).expect("stored");
}

#[test]
fn who_asks_without_a_right_does_not_keep_a_channel_alive() {
    let relay = Local::with(TALK);
    relay.days_pass(400);
    let mut part = Conversation::fixed(8).pull_part(5, None);
    part.channel = TALK.id;
    let body = crate::support::people::pull(vec![part], 1000);
    relay.service.pull(&body, free).expect("answered");
    relay.days_pass(1);
    assert_eq!(code(relay.pull(TALK, 5, None)), Some(Code::UnknownChannel));
}

#[test]
fn an_inbox_lives_while_somebody_writes_into_it_or_asks_for_it() {
    let relay = Local::new();
    let ana = Owner::new(1);
    let body = ana.set(&[writes(token(9).hash())], None, Some(Authority::Admission(token(1))));
    relay.service.set_inbox(ana.inbox(), &body).expect("created");
    relay.days_pass(400);
    relay
        .put(ana.inbox(), &item(token(9), sealed(1), None))
        .expect("stored");
    relay.days_pass(400);
    assert_eq!(relay.inbox_page(&ana, &[]).expect("read").items, [sealed(1)]);
    relay.days_pass(401);
    assert_eq!(code(relay.inbox_page(&ana, &[])), Some(Code::UnknownInbox));
}

#[test]
fn an_inbox_with_a_lifetime_ends_even_before_a_sweep() {
    let relay = Local::new();
    let ana = Owner::new(1);
    let admitted = || Some(Authority::Admission(token(1)));
    let body = ana.set(&[writes(token(9).hash())], Some(3600), admitted());
    relay.service.set_inbox(ana.inbox(), &body).expect("created");
    relay.clock.advance(std::time::Duration::from_secs(3600));
    let late = relay.put(ana.inbox(), &item(token(9), sealed(1), None));
    assert_eq!(code(late), Some(Code::UnknownInbox));
    let again = relay.service.set_inbox(ana.inbox(), &ana.set(&[], None, None));
    assert_eq!(code(again), Some(Code::UnknownInbox), "it is created anew, by a right");
    relay.service.set_inbox(ana.inbox(), &body).expect("created anew");
}
