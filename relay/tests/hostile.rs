//! Requests that no honest device makes.

use kith_wire::channel::{Append, Authority, Sealed};
use kith_wire::refusal::Code;
use kith_wire::sign::{Action, ChannelPart, Signature};
use kith_wire::{Array, encode, limit};

use crate::support::local::{Local, code, free, numbers};
use crate::support::people::{Conversation, Owner, item, pull, sealed, sealed_of, token, writes};

const TALK: Conversation = Conversation::fixed(7);

#[test]
fn garbage_is_malformed_wherever_it_is_sent() {
    let relay = Local::with(TALK);
    let (service, ana) = (&relay.service, Owner::new(1));
    let deep = [vec![0x91; 100_000], vec![0xc0]].concat();
    // A map that announces four billion fields, an array that announces four billion parts.
    let vast = [0xdf, 0xff, 0xff, 0xff, 0xff].to_vec();
    let parts = [&[0x82, 0xa5][..], b"parts", &[0xdd, 0xff, 0xff, 0xff, 0xff]].concat();
    let truncated = TALK.entries(5, &[sealed(1)])[..200].to_vec();
    for garbage in [vec![], vec![0xc1], vec![0xff; 4096], deep, vast, parts, truncated] {
        let answers = [
            code(service.create_channel(TALK.id, &garbage)),
            code(relay.post(TALK.id, &garbage)),
            code(service.pull(&garbage, free)),
            code(service.set_inbox(ana.inbox(), &garbage)),
            code(relay.put(ana.inbox(), &garbage)),
            code(service.pull_inbox(ana.inbox(), &garbage)),
            code(service.watch(&service.subscription(), &garbage, free)),
        ];
        assert_eq!(answers, [Some(Code::Malformed); 7]);
    }
}

#[test]
fn a_signed_part_around_garbage_is_malformed() {
    let relay = Local::with(TALK);
    for body in [vec![], vec![0xc1], encode(&Append::Entries(vec![]))] {
        let part = TALK.part(5, Action::Append, body);
        assert_eq!(code(relay.post(TALK.id, &encode(&part))), Some(Code::Malformed));
    }
}

#[test]
fn entries_of_other_sizes_or_counts_are_refused() {
    let relay = Local::with(TALK);
    let many = |count: u32| (0..count).map(sealed).collect::<Vec<_>>();
    for size in [0, 1, 255, 257, 1000] {
        let odd = Sealed(vec![1; size]);
        assert_eq!(
            code(relay.append(TALK, 5, &[sealed(1), odd])),
            Some(Code::Malformed),
            "{size}"
        );
    }
    let huge = sealed_of(1, 2 * limit::LARGEST_BUCKET);
    assert_eq!(
        code(relay.append(TALK, 5, std::slice::from_ref(&huge))),
        Some(Code::TooLarge)
    );
    assert_eq!(code(relay.append(TALK, 5, &many(257))), Some(Code::TooLarge));
    let heavy: Vec<_> = (0..3).map(|number| sealed_of(number, limit::LARGEST_BUCKET)).collect();
    assert_eq!(code(relay.append(TALK, 5, &heavy)), Some(Code::TooLarge));
    let commit = TALK.commit(5, huge, false);
    assert_eq!(code(relay.post(TALK.id, &commit)), Some(Code::TooLarge));
    assert!(relay.pull(TALK, 5, None).expect("read").entries.is_empty());
    assert_eq!(relay.append(TALK, 5, &many(256)).expect("stored").len(), 256);
}

#[test]
fn counts_above_their_limits_are_refused() {
    let relay = Local::with(TALK);
    let parts = vec![TALK.pull_part(5, None); limit::CHANNELS_PER_PULL + 1];
    assert_eq!(code(relay.service.pull(&pull(parts, 1000), free)), Some(Code::TooLarge));
    let ana = Owner::new(1);
    let tokens = vec![writes(token(1).hash()); limit::TOKENS_PER_INBOX + 1];
    let body = ana.set(&tokens, None, Some(Authority::Admission(token(1))));
    assert_eq!(code(relay.service.set_inbox(ana.inbox(), &body)), Some(Code::TooLarge));
    let odd = relay.put(ana.inbox(), &item(token(9), Sealed(vec![0; 300]), None));
    assert_eq!(code(odd), Some(Code::Malformed));
}

#[test]
fn a_signature_is_good_for_its_own_channel_epoch_action_and_body_alone() {
    let relay = Local::with(TALK);
    let other = Conversation::fixed(8);
    relay.create(other).expect("created");
    relay.commits(TALK, 5, 1).expect("won");
    let body = encode(&Append::Entries(vec![sealed(2)]));
    let good = TALK.part(6, Action::Append, body.clone());
    let wrong = [
        ChannelPart {
            channel: other.id,
            epoch: kith_wire::id::Epoch(5),
            ..good.clone()
        },
        ChannelPart {
            epoch: kith_wire::id::Epoch(5),
            ..good.clone()
        },
        ChannelPart {
            body: encode(&Append::Entries(vec![sealed(3)])),
            ..good.clone()
        },
        ChannelPart {
            signature: Signature(Array([0; 64])),
            ..good.clone()
        },
        TALK.part(6, Action::Pull, body.clone()),
        ChannelPart::sign(&TALK.key(5), Action::Append, TALK.id, kith_wire::id::Epoch(6), body),
    ];
    for part in wrong {
        let answer = relay.post(part.channel, &encode(&part));
        assert_eq!(code(answer), Some(Code::BadSignature), "{part:?}");
    }
    let elsewhere = relay.post(other.id, &encode(&good));
    assert_eq!(code(elsewhere), Some(Code::Malformed), "the path names another channel");
    relay.post(TALK.id, &encode(&good)).expect("stored");
}

#[test]
fn a_replayed_request_changes_nothing() {
    let relay = Local::with(TALK);
    let said = TALK.entries(5, &[sealed(1)]);
    let removal = TALK.commit(5, sealed(2), true);
    let first = relay.post(TALK.id, &said).expect("stored");
    let won = relay.post(TALK.id, &removal).expect("won");
    relay.says(TALK, 6, 3).expect("stored");
    assert_eq!(relay.post(TALK.id, &said), Ok(first));
    assert_eq!(relay.post(TALK.id, &removal), Ok(won));
    let page = relay.pull(TALK, 5, None).expect("read");
    assert_eq!((numbers(&page), page.current.0), (vec![1, 2], 6));
    assert_eq!(numbers(&relay.pull(TALK, 6, None).expect("read")), [3]);
}

#[test]
fn a_channel_cannot_start_where_epochs_run_out() {
    let relay = Local::new();
    let create = |epoch| {
        let body = TALK.create(epoch, Authority::Admission(token(1)));
        code(relay.service.create_channel(TALK.id, &body))
    };
    assert_eq!(create(u64::MAX), Some(Code::Malformed));
    assert_eq!(create(1 << 62), None);
}

#[test]
fn a_weak_key_is_nobodys_signature() {
    let relay = Local::new();
    // The neutral point: without strict verification any message would have a valid signature under it.
    let mut weak = [0; 32];
    weak[0] = 1;
    let mut part = TALK.part(
        5,
        Action::CreateChannel,
        encode(&kith_wire::channel::Start {
            verifier: kith_wire::id::PublicKey(Array(weak)),
        }),
    );
    let mut signature = [0; 64];
    signature[0] = 1;
    part.signature = Signature(Array(signature));
    let body = encode(&kith_wire::channel::Create {
        part,
        authority: Authority::Admission(token(1)),
    });
    assert_eq!(
        code(relay.service.create_channel(TALK.id, &body)),
        Some(Code::BadSignature)
    );
}
