//! By what right channels and inboxes are created.

use kith_relay::store::{AdmissionNumber, Quota, Store};
use kith_wire::channel::Authority;
use kith_wire::refusal::Code;
use kith_wire::sign::Action;

use crate::support::local::{Local, code};
use crate::support::people::{Conversation, Owner, rendezvous, token, writes};

const TALK: Conversation = Conversation::fixed(7);

#[test]
fn without_a_valid_token_nothing_is_created() {
    let relay = Local::new();
    assert_eq!(
        code(relay.create_by(TALK, Authority::Admission(token(2)))),
        Some(Code::NotAdmitted)
    );
    assert_eq!(code(relay.says(TALK, 5, 1)), Some(Code::UnknownChannel));
    let ana = Owner::new(1);
    let body = ana.set(&[], None, Some(Authority::Admission(token(2))));
    assert_eq!(
        code(relay.service.set_inbox(ana.inbox(), &body)),
        Some(Code::NotAdmitted)
    );
}

#[test]
fn a_revoked_token_creates_nothing_and_what_it_created_stays() {
    let relay = Local::with(TALK);
    let ana = Owner::new(1);
    let body = ana.set(
        &[rendezvous(token(9).hash())],
        None,
        Some(Authority::Admission(token(1))),
    );
    relay.service.set_inbox(ana.inbox(), &body).expect("created");
    assert!(relay.store.revoke(AdmissionNumber(1)).expect("revoked"));
    let other = Conversation::fixed(8);
    let by_rendezvous = Authority::Rendezvous {
        inbox: ana.inbox(),
        token: token(9),
    };
    for authority in [Authority::Admission(token(1)), by_rendezvous, TALK.vouch(5, other.id.0)] {
        assert_eq!(code(relay.create_by(other, authority)), Some(Code::NotAdmitted));
    }
    relay.says(TALK, 5, 1).expect("stored");
    relay.create(TALK).expect("as before");
}

#[test]
fn ben_invited_by_ana_creates_one_channel_and_one_inbox_at_her_expense() {
    let relay = Local::new();
    let (ana, ben) = (Owner::new(1), Owner::new(2));
    let body = ana.set(
        &[rendezvous(token(9).hash()), writes(token(8).hash())],
        Some(3600),
        Some(Authority::Admission(token(1))),
    );
    let invited = |number| Authority::Rendezvous {
        inbox: ana.inbox(),
        token: token(number),
    };
    assert_eq!(
        code(relay.create_by(TALK, invited(9))),
        Some(Code::UnknownInbox),
        "not there yet: try again"
    );
    relay.service.set_inbox(ana.inbox(), &body).expect("created");
    assert_eq!(
        code(relay.create_by(TALK, invited(8))),
        Some(Code::NotAdmitted),
        "a right to write is not enough"
    );
    assert_eq!(code(relay.create_by(TALK, invited(7))), Some(Code::NotAdmitted));
    relay.create_by(TALK, invited(9)).expect("created");
    relay.create_by(TALK, invited(9)).expect("as before");
    let second = relay.create_by(Conversation::fixed(8), invited(9));
    assert_eq!(code(second), Some(Code::NotAdmitted), "used up");
    let set = ben.set(&[], None, Some(invited(9)));
    relay.service.set_inbox(ben.inbox(), &set).expect("created");
    let cleo = Owner::new(3);
    let set = cleo.set(&[], None, Some(invited(9)));
    assert_eq!(
        code(relay.service.set_inbox(cleo.inbox(), &set)),
        Some(Code::NotAdmitted),
        "used up"
    );
    let used = relay.store.admissions().expect("read")[0].used;
    assert_eq!((used.channels, used.inboxes), (1, 2));
}

#[test]
fn members_of_a_stuck_epoch_may_found_a_successor_and_those_removed_long_ago_may_not() {
    let relay = Local::with(TALK);
    let rescue = Conversation::fixed(8);
    relay.removes(TALK, 5, 1).expect("won");
    relay.create_by(rescue, TALK.vouch(5, rescue.id.0)).expect("created");
    relay.commits(TALK, 6, 2).expect("won");
    let late = Conversation::fixed(9);
    assert_eq!(
        code(relay.create_by(late, TALK.vouch(5, late.id.0))),
        Some(Code::NotAdmitted)
    );
    relay.create_by(late, TALK.vouch(6, late.id.0)).expect("created");
}

#[test]
fn a_vouch_is_good_for_what_it_names_alone() {
    let relay = Local::with(TALK);
    let (named, other) = (Conversation::fixed(8), Conversation::fixed(9));
    assert_eq!(
        code(relay.create_by(other, TALK.vouch(5, named.id.0))),
        Some(Code::BadSignature)
    );
    let mislabelled = Authority::Epoch(TALK.part(5, Action::Append, other.id.0.0.to_vec()));
    assert_eq!(code(relay.create_by(other, mislabelled)), Some(Code::BadSignature));
    assert_eq!(
        code(relay.create_by(other, TALK.vouch(6, other.id.0))),
        Some(Code::UnknownEpoch)
    );
}

#[test]
fn a_member_cannot_use_up_the_quota_by_opening_epochs_that_vouch() {
    let relay = Local::new();
    let quota = Quota {
        channels: 100,
        inboxes: 100,
    };
    relay.store.admit(token(2).hash(), quota).expect("admitted");
    relay.create_by(TALK, Authority::Admission(token(2))).expect("created");
    let made = (10..40)
        .filter(|number| {
            let epoch = u64::from(*number) - 5;
            let owner = Owner::new(*number);
            let body = owner.set(&[], None, Some(TALK.vouch(epoch, owner.inbox().0)));
            let made = relay.service.set_inbox(owner.inbox(), &body).is_ok();
            relay.commits(TALK, epoch, u32::from(*number)).expect("won");
            made
        })
        .count();
    assert_eq!(made, 16);
}
