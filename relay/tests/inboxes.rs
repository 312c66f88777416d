//! The rules of inboxes.

use kith_relay::store::sqlite::Bounds;
use kith_wire::channel::Authority;
use kith_wire::id::EntryHash;
use kith_wire::limit;
use kith_wire::refusal::Code;

use crate::support::local::{Local, code, number};
use crate::support::people::{Owner, item, sealed, sealed_of, token, writes};

fn with_inbox(owner: &Owner) -> Local {
    with_bounds(owner, Bounds::default())
}

fn with_bounds(owner: &Owner, bounds: Bounds) -> Local {
    let relay = Local::bounded(bounds);
    let body = owner.set(&[writes(token(9).hash())], None, Some(Authority::Admission(token(1))));
    relay.service.set_inbox(owner.inbox(), &body).expect("created");
    relay
}

fn put(relay: &Local, owner: &Owner, number: u32, slot: Option<u8>) -> Option<Code> {
    code(relay.put(owner.inbox(), &item(token(9), sealed(number), slot)))
}

fn waiting(relay: &Local, owner: &Owner, acknowledged: &[u32]) -> Vec<u32> {
    let hashes: Vec<_> = acknowledged
        .iter()
        .map(|number| EntryHash::of(&sealed(*number).0))
        .collect();
    let page = relay.inbox_page(owner, &hashes).expect("read");
    assert!(!page.more);
    page.items.iter().map(number).collect()
}

#[test]
fn an_item_waits_until_ana_has_it_and_then_is_gone() {
    let ana = Owner::new(1);
    let relay = with_inbox(&ana);
    for number in [1, 2, 1] {
        assert_eq!(put(&relay, &ana, number, None), None);
    }
    assert_eq!(waiting(&relay, &ana, &[]), [1, 2]);
    assert_eq!(waiting(&relay, &ana, &[]), [1, 2]);
    assert_eq!(waiting(&relay, &ana, &[1]), [2]);
    assert_eq!(put(&relay, &ana, 1, None), None, "the answer was lost: the same answer");
    assert_eq!(waiting(&relay, &ana, &[2]), [0_u32; 0]);
}

#[test]
fn a_slot_holds_the_last_item_that_was_put_into_it() {
    let ana = Owner::new(1);
    let relay = with_inbox(&ana);
    for (number, slot) in [(1, Some(0)), (2, Some(255)), (3, Some(0)), (4, None), (1, Some(0))] {
        assert_eq!(put(&relay, &ana, number, slot), None);
    }
    assert_eq!(waiting(&relay, &ana, &[]), [2, 3, 4]);
}

#[test]
fn a_full_inbox_refuses_items_but_a_slot_can_be_replaced() {
    let ana = Owner::new(1);
    let bounds = Bounds {
        inbox_items: 2,
        ..Bounds::default()
    };
    let relay = with_bounds(&ana, bounds);
    assert_eq!(put(&relay, &ana, 1, None), None);
    assert_eq!(put(&relay, &ana, 2, Some(0)), None);
    assert_eq!(put(&relay, &ana, 3, None), Some(Code::OverQuota));
    assert_eq!(put(&relay, &ana, 4, Some(0)), None);
    assert_eq!(waiting(&relay, &ana, &[]), [1, 4]);
}

#[test]
fn a_large_inbox_is_read_in_pages() {
    let ana = Owner::new(1);
    let relay = with_inbox(&ana);
    for number in 0..5 {
        let large = item(token(9), sealed_of(number, limit::LARGEST_BUCKET), None);
        relay.put(ana.inbox(), &large).expect("stored");
    }
    let page = relay.inbox_page(&ana, &[]).expect("read");
    assert_eq!((page.items.len(), page.more), (4, true));
    let hashes: Vec<_> = page.items.iter().map(|item| EntryHash::of(&item.0)).collect();
    let page = relay.inbox_page(&ana, &hashes).expect("read");
    assert_eq!((page.items.len(), page.more), (1, false));
}

#[test]
fn a_token_that_ana_withdrew_writes_no_longer() {
    let ana = Owner::new(1);
    let relay = with_inbox(&ana);
    assert_eq!(put(&relay, &ana, 1, None), None);
    let body = ana.set(&[writes(token(8).hash())], None, None);
    relay.service.set_inbox(ana.inbox(), &body).expect("replaced");
    assert_eq!(put(&relay, &ana, 2, None), Some(Code::NotAdmitted));
    assert_eq!(waiting(&relay, &ana, &[]), [1]);
}

#[test]
fn nobody_but_its_owner_reads_or_sets_an_inbox() {
    let (ana, ben) = (Owner::new(1), Owner::new(2));
    let relay = with_inbox(&ana);
    let read = relay.service.pull_inbox(ana.inbox(), &ben.pull(&[]));
    assert_eq!(code(read), Some(Code::BadSignature));
    let set = relay.service.set_inbox(ana.inbox(), &ben.set(&[], None, None));
    assert_eq!(code(set), Some(Code::BadSignature));
    let mixed = relay.service.pull_inbox(ana.inbox(), &ana.set(&[], None, None));
    assert_eq!(code(mixed), Some(Code::Malformed));
}

#[test]
fn settings_that_come_late_or_are_played_again_change_nothing_and_a_pull_tells_which_stand() {
    let ana = Owner::new(1);
    let relay = with_inbox(&ana);
    let set = |revision, number| {
        let body = ana.set_revision(revision, &[writes(token(number).hash())], None, None);
        relay.service.set_inbox(ana.inbox(), &body).expect("answered");
    };
    set(3, 8);
    for late in [1, 2] {
        set(late, 9);
    }
    assert_eq!(put(&relay, &ana, 1, None), Some(Code::NotAdmitted), "token 9 is older");
    assert_eq!(relay.inbox_page(&ana, &[]).expect("read").revision, 3);
    set(3, 8);
    set(4, 9);
    assert_eq!(put(&relay, &ana, 1, None), None);
    assert_eq!(relay.inbox_page(&ana, &[]).expect("read").revision, 4);
}
