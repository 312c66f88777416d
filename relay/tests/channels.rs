//! The rules of channels: who may append, what is known, who may read what.

use kith_wire::channel::{Append, Authority, Content, PullAnswer, PullResult};
use kith_wire::id::{Cursor, EntryHash, Epoch};
use kith_wire::refusal::Code;
use kith_wire::sign::Action;

use crate::support::local::{Local, code, facts, free, numbers};
use crate::support::people::{Conversation, pull, sealed, sealed_of, token};

const TALK: Conversation = Conversation::fixed(7);

#[test]
fn what_ana_writes_ben_reads_in_order_and_only_what_is_new() {
    let relay = Local::with(TALK);
    let first = relay.append(TALK, 5, &[sealed(1), sealed(2)]).expect("stored");
    let page = relay.pull(TALK, 5, None).expect("read");
    assert_eq!((numbers(&page), page.more, page.current), (vec![1, 2], false, Epoch(5)));
    assert_eq!(
        page.entries
            .iter()
            .map(|entry| entry.cursor.clone())
            .collect::<Vec<_>>(),
        first
    );
    relay.says(TALK, 5, 3).expect("stored");
    assert_eq!(numbers(&relay.pull(TALK, 5, first.last().cloned()).expect("read")), [3]);
}

#[test]
fn the_same_entry_twice_keeps_its_place_also_after_its_epoch() {
    let relay = Local::with(TALK);
    let first = relay.says(TALK, 5, 1).expect("stored");
    assert_eq!(relay.says(TALK, 5, 1), Ok(first.clone()));
    relay.commits(TALK, 5, 2).expect("won");
    assert_eq!(relay.says(TALK, 5, 1), Ok(first.clone()));
    assert_eq!(
        relay.append(TALK, 6, &[sealed(1), sealed(1)]),
        Ok(vec![first.clone(), first])
    );
    assert_eq!(numbers(&relay.pull(TALK, 5, None).expect("read")), [1, 2]);
}

#[test]
fn an_entry_of_an_epoch_that_is_over_is_stale_and_nothing_of_its_batch_is_stored() {
    let relay = Local::with(TALK);
    let first = relay.says(TALK, 5, 1).expect("stored");
    relay.commits(TALK, 5, 2).expect("won");
    let refusal = relay.append(TALK, 5, &[sealed(1), sealed(3)]).expect_err("stale");
    assert_eq!((refusal.code, refusal.current), (Code::Stale, Some(Epoch(6))));
    assert_eq!(numbers(&relay.pull(TALK, 5, None).expect("read")), [1, 2]);
    let both = relay.append(TALK, 6, &[sealed(1), sealed(3)]).expect("stored");
    assert_eq!(both[0], first);
    assert_eq!(numbers(&relay.pull(TALK, 5, None).expect("read")), [1, 2, 3]);
}

#[test]
fn the_first_commit_closes_the_epoch_and_the_loser_learns_who_won() {
    let relay = Local::with(TALK);
    let won = relay.commits(TALK, 5, 1).expect("won");
    let refusal = relay.commits(TALK, 5, 2).expect_err("lost");
    assert_eq!(refusal.code, Code::Lost);
    assert_eq!(refusal.current, Some(Epoch(6)));
    assert_eq!(refusal.winner, Some(EntryHash::of(&sealed(1).0)));
    relay.commits(TALK, 6, 3).expect("won");
    assert_eq!(relay.commits(TALK, 5, 1), Ok(won));
    let late = relay.commits(TALK, 5, 4).expect_err("lost");
    assert_eq!(
        (late.current, late.winner),
        (Some(Epoch(7)), Some(EntryHash::of(&sealed(1).0)))
    );
    let page = relay.pull(TALK, 5, None).expect("read");
    assert_eq!(page.entries[0].commit, Some(facts(TALK, 5, false)));
    assert_eq!(page.entries[1].epoch, Epoch(6));
}

#[test]
fn the_bytes_of_a_message_cannot_be_posted_again_as_a_commit() {
    let relay = Local::with(TALK);
    relay.says(TALK, 5, 1).expect("stored");
    assert_eq!(code(relay.commits(TALK, 5, 1)), Some(Code::Malformed));
    assert_eq!(relay.pull(TALK, 5, None).expect("read").current, Epoch(5));
}

#[test]
fn a_removed_supporter_cannot_read_what_came_after() {
    let relay = Local::with(TALK);
    relay.says(TALK, 5, 1).expect("stored");
    relay.commits(TALK, 5, 2).expect("won");
    relay.says(TALK, 6, 3).expect("stored");
    let removal = relay.removes(TALK, 6, 4).expect("won");
    relay.says(TALK, 7, 5).expect("stored");
    relay.removes(TALK, 7, 6).expect("won");
    relay.says(TALK, 8, 7).expect("stored");
    for (epoch, may_read) in [(5, vec![1, 2, 3, 4]), (6, vec![3, 4]), (7, vec![5, 6]), (8, vec![7])] {
        let page = relay.pull(TALK, epoch, None).expect("read");
        assert_eq!(
            (numbers(&page), page.more, page.current),
            (may_read, false, Epoch(8)),
            "{epoch}"
        );
    }
    let page = relay.pull(TALK, 6, Some(removal)).expect("read");
    assert!(page.entries.is_empty() && !page.more);
    assert_eq!(code(relay.says(TALK, 6, 8)), Some(Code::Stale));
}

#[test]
fn a_newcomer_cannot_read_what_came_before_not_even_with_an_old_cursor() {
    let relay = Local::with(TALK);
    let first = relay.says(TALK, 5, 1).expect("stored");
    relay.says(TALK, 5, 2).expect("stored");
    relay.commits(TALK, 5, 3).expect("won");
    relay.says(TALK, 6, 4).expect("stored");
    assert_eq!(numbers(&relay.pull(TALK, 6, None).expect("read")), [4]);
    assert_eq!(numbers(&relay.pull(TALK, 6, Some(first)).expect("read")), [4]);
}

#[test]
fn a_page_is_bounded_by_bytes_and_says_whether_more_waits() {
    let relay = Local::with(TALK);
    let cursors = relay
        .append(TALK, 5, &[sealed_of(1, 1024), sealed_of(2, 512), sealed(3)])
        .expect("stored");
    let page = relay.pull_bytes(TALK, 5, None, 0).expect("read");
    assert_eq!((numbers(&page), page.more), (vec![1], true));
    let page = relay.pull_bytes(TALK, 5, None, 1024 + 512).expect("read");
    assert_eq!((numbers(&page), page.more), (vec![1, 2], true));
    let page = relay.pull_bytes(TALK, 5, Some(cursors[0].clone()), 768).expect("read");
    assert_eq!((numbers(&page), page.more), (vec![2, 3], false));
}

#[test]
fn more_counts_only_what_the_key_may_read() {
    let relay = Local::with(TALK);
    relay.says(TALK, 5, 1).expect("stored");
    relay.removes(TALK, 5, 2).expect("won");
    relay.says(TALK, 6, 3).expect("stored");
    let page = relay.pull_bytes(TALK, 5, None, 256).expect("read");
    assert_eq!((numbers(&page), page.more), (vec![1], true));
    let page = relay.pull_bytes(TALK, 5, None, 512).expect("read");
    assert_eq!((numbers(&page), page.more), (vec![1, 2], false));
}

#[test]
fn one_pull_reads_many_channels_within_one_budget_and_a_refused_part_harms_no_other() {
    let relay = Local::with(TALK);
    let (family, unknown) = (Conversation::fixed(8), Conversation::fixed(9));
    relay.create(family).expect("created");
    relay.append(TALK, 5, &[sealed(1), sealed(2)]).expect("stored");
    relay.append(family, 5, &[sealed(3), sealed(4)]).expect("stored");
    let parts = vec![
        unknown.pull_part(5, None),
        TALK.pull_part(5, None),
        family.pull_part(5, None),
        TALK.pull_part(6, None),
    ];
    let PullAnswer { results } = relay.service.pull(&pull(parts, 768), free).expect("read");
    let said = |result: &PullResult| match result {
        PullResult::Page(page) => Ok((numbers(page), page.more)),
        PullResult::Refused(refusal) => Err((refusal.code, refusal.current)),
    };
    assert_eq!(said(&results[0]), Err((Code::UnknownChannel, None)));
    assert_eq!(said(&results[1]), Ok((vec![1, 2], false)));
    assert_eq!(said(&results[2]), Ok((vec![3], true)));
    assert_eq!(said(&results[3]), Err((Code::UnknownEpoch, Some(Epoch(5)))));
}

#[test]
fn an_epoch_that_the_channel_never_saw_is_unknown() {
    let relay = Local::with(TALK);
    for epoch in [0, 4, 6, u64::MAX] {
        let refusal = relay.says(TALK, epoch, 1).expect_err("refused");
        assert_eq!((refusal.code, refusal.current), (Code::UnknownEpoch, Some(Epoch(5))));
        assert_eq!(code(relay.pull(TALK, epoch, None)), Some(Code::UnknownEpoch));
    }
}

#[test]
fn a_cursor_of_another_history_is_refused() {
    let relay = Local::with(TALK);
    let mut cursor = relay.says(TALK, 5, 1).expect("stored");
    cursor.0[15] ^= 1;
    assert_eq!(
        code(relay.pull(TALK, 5, Some(cursor.clone()))),
        Some(Code::UnknownCursor)
    );
    cursor.0[15] ^= 1;
    cursor.0[7] += 1;
    assert_eq!(code(relay.pull(TALK, 5, Some(cursor))), Some(Code::UnknownCursor));
    for wrong in [vec![], vec![0; 16], vec![0xff; 16], vec![1; 1000]] {
        assert_eq!(
            code(relay.pull(TALK, 5, Some(Cursor(wrong)))),
            Some(Code::UnknownCursor)
        );
    }
}

#[test]
fn creating_again_with_the_same_start_is_success_and_with_another_is_not() {
    let relay = Local::with(TALK);
    relay.commits(TALK, 5, 1).expect("won");
    relay.create(TALK).expect("as before");
    relay
        .create_by(TALK, Authority::Admission(token(99)))
        .expect("as before");
    let other = TALK.create(6, Authority::Admission(token(1)));
    assert_eq!(
        code(relay.service.create_channel(TALK.id, &other)),
        Some(Code::AlreadyExists)
    );
}

#[test]
fn a_full_channel_takes_no_entries_but_somebody_can_still_be_removed() {
    let relay = Local::bounded(kith_relay::store::sqlite::Bounds {
        channel_bytes: 512,
        ..Default::default()
    });
    relay.create(TALK).expect("created");
    relay.append(TALK, 5, &[sealed(1), sealed(2)]).expect("stored");
    assert_eq!(code(relay.says(TALK, 5, 3)), Some(Code::OverQuota));
    relay.removes(TALK, 5, 4).expect("won");
    relay.days_pass(91);
    relay.says(TALK, 6, 5).expect("there is room again");
}

#[test]
fn a_member_cannot_fill_the_disk_with_commits() {
    let relay = Local::bounded(kith_relay::store::sqlite::Bounds {
        commit_bytes: 512,
        ..Default::default()
    });
    relay.create(TALK).expect("created");
    relay.commits(TALK, 5, 1).expect("won");
    let second = relay.commits(TALK, 6, 2).expect("won");
    assert_eq!(code(relay.commits(TALK, 7, 3)), Some(Code::OverQuota));
    relay.days_pass(91);
    assert_eq!(code(relay.commits(TALK, 7, 3)), Some(Code::OverQuota), "commits stay");
    assert_eq!(relay.commits(TALK, 6, 2), Ok(second), "what is known is answered");
    relay.says(TALK, 7, 4).expect("entries are counted by themselves");
}

#[test]
fn a_known_entry_is_answered_only_to_those_who_can_sign() {
    let relay = Local::with(TALK);
    relay.says(TALK, 5, 1).expect("stored");
    let stranger = Conversation::fixed(8);
    let mut part = stranger.part(5, Action::Append, kith_wire::encode(&Append::Entries(vec![sealed(1)])));
    part.channel = TALK.id;
    let refused = relay.post(TALK.id, &kith_wire::encode(&part));
    assert_eq!(code(refused), Some(Code::BadSignature));
}

#[test]
fn what_was_read_is_what_was_written_byte_for_byte() {
    let relay = Local::with(TALK);
    let large = sealed_of(1, kith_wire::limit::LARGEST_BUCKET);
    relay.append(TALK, 5, std::slice::from_ref(&large)).expect("stored");
    let page = relay.pull(TALK, 5, None).expect("read");
    assert_eq!(page.entries[0].content, Content::Sealed(large));
}
