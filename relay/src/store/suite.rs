//! What every store must do, whatever it is made of. An implementation's tests call [`holds`].
//!
//! The rules that need signatures are tested with the service; here are those that the store alone can
//! break: places, first-wins, quotas, forgetting, and many threads at once.

use std::collections::HashSet;

use kith_wire::Array;
use kith_wire::channel::{CommitFacts, Content, Sealed};
use kith_wire::id::{ChannelId, Cursor, EntryHash, Epoch, InboxId, PublicKey, TokenHash};
use kith_wire::inbox::{Settings, WriteToken};
use kith_wire::refusal::Code;

use super::{Keep, Least, Payer, Quota, Result, Start, Store, StoreError, Swept, Vouch};
use crate::clock::Seconds;
use crate::wait::wait;

const NOW: Seconds = Seconds(1_800_000_000);
const TALK: ChannelId = ChannelId(Array([1; 32]));
const ADMITTED: TokenHash = TokenHash(Array([2; 32]));
const KEEP: Keep = Keep {
    entries_days: 90,
    unasked_days: 400,
};

/// Runs the suite; `make` gives a store with nothing in it.
pub fn holds<S: Store>(make: impl Fn() -> S) {
    let tests: [fn(&dyn Store); 11] = [
        a_log_keeps_the_order_and_every_entry_its_place,
        of_many_commits_at_once_one_wins,
        many_threads_append_and_nothing_is_lost_or_doubled,
        a_channel_is_what_its_commits_make_of_it,
        a_quota_is_kept_and_given_back,
        a_rendezvous_token_pays_once_and_an_epoch_a_few_times,
        what_expired_leaves_its_hash_and_what_nobody_asks_for_is_gone,
        what_a_channel_vouches_for_is_counted_together_with_what_that_vouches_for,
        an_inbox_keeps_an_item_until_it_is_acknowledged,
        a_slot_remembers_the_last_items_that_it_held_and_no_more,
        a_closed_store_writes_nothing,
    ];
    for test in tests {
        let store = make();
        let quota = Quota {
            channels: 2,
            inboxes: 3,
        };
        store.admit(ADMITTED, quota).expect("admitted");
        store
            .create_channel(TALK, start(), Payer::Admission(ADMITTED), NOW)
            .expect("created");
        test(&store);
    }
}

fn later(days: u64) -> Seconds {
    Seconds(NOW.0 + days * 86_400)
}

fn start() -> Start {
    Start {
        epoch: Epoch(5),
        verifier: PublicKey(Array([5; 32])),
    }
}

fn sealed(number: u32) -> Sealed {
    let mut bytes = vec![0; 256];
    bytes[..4].copy_from_slice(&number.to_be_bytes());
    Sealed(bytes)
}

fn facts(removes: bool) -> CommitFacts {
    CommitFacts {
        verifier: PublicKey(Array([6; 32])),
        removes,
    }
}

fn add(store: &dyn Store, epoch: u64, number: u32) -> Result<Cursor> {
    let stored = wait(store.append(TALK, Epoch(epoch), vec![sealed(number)], NOW))?;
    Ok(stored.cursors[0].clone())
}

fn hashes(store: &dyn Store, epoch: u64) -> Vec<EntryHash> {
    let page = store
        .read(TALK, Epoch(epoch), None, usize::MAX, Least::One)
        .expect("read");
    assert!(!page.more);
    page.entries.iter().map(|entry| entry.content.hash()).collect()
}

fn code<T>(result: Result<T>) -> Option<Code> {
    match result {
        Err(StoreError::Refused(refusal)) => Some(refusal.code),
        _ => None,
    }
}

fn a_log_keeps_the_order_and_every_entry_its_place(store: &dyn Store) {
    let first = add(store, 5, 1).expect("stored");
    let both = wait(store.append(TALK, Epoch(5), vec![sealed(2), sealed(1)], NOW)).expect("stored");
    assert_eq!((both.fresh, &both.cursors[1]), (1, &first));
    assert_eq!(hashes(store, 5), [1, 2].map(|number| EntryHash::of(&sealed(number).0)));
    let page = store
        .read(TALK, Epoch(5), Some(&first), 256, Least::Nothing)
        .expect("read");
    assert_eq!(page.entries[0].cursor, both.cursors[0]);
    let none = store.read(TALK, Epoch(5), None, 255, Least::Nothing).expect("read");
    assert!(none.entries.is_empty() && none.more);
}

fn of_many_commits_at_once_one_wins(store: &dyn Store) {
    let won: Vec<bool> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..8)
            .map(|number| scope.spawn(move || wait(store.commit(TALK, Epoch(5), sealed(number), facts(false), NOW))))
            .collect();
        let results = threads.into_iter().map(|thread| thread.join().expect("no panic"));
        results.map(|result| result.is_ok()).collect()
    });
    assert_eq!(won.iter().filter(|won| **won).count(), 1);
    let winner = won.iter().position(|won| *won).expect("one");
    let expected = EntryHash::of(&sealed(u32::try_from(winner).expect("small")).0);
    assert_eq!(hashes(store, 5), [expected]);
    match wait(store.commit(TALK, Epoch(5), sealed(99), facts(false), NOW)) {
        Err(StoreError::Refused(refusal)) => {
            assert_eq!((refusal.code, refusal.winner), (Code::Lost, Some(expected)));
        }
        other => panic!("not refused: {other:?}"),
    }
}

fn many_threads_append_and_nothing_is_lost_or_doubled(store: &dyn Store) {
    let cursors: HashSet<Cursor> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..8)
            .map(|thread| {
                scope.spawn(move || {
                    // Neighbours send the same entries: each is stored once.
                    (0..16)
                        .map(|entry| add(store, 5, (thread / 2) * 16 + entry).expect("stored"))
                        .collect::<Vec<_>>()
                })
            })
            .collect();
        threads
            .into_iter()
            .flat_map(|thread| thread.join().expect("no panic"))
            .collect()
    });
    let stored = hashes(store, 5);
    assert_eq!((cursors.len(), stored.len()), (64, 64));
    assert_eq!(stored.into_iter().collect::<HashSet<_>>().len(), 64);
}

fn a_channel_is_what_its_commits_make_of_it(store: &dyn Store) {
    assert!(store.has_channel(TALK, start()).expect("read"));
    let key = store.key(TALK, Epoch(5)).expect("known");
    assert_eq!(
        (key.verifier, key.current, key.older_than_a_removal),
        (start().verifier, Epoch(5), false)
    );
    wait(store.commit(TALK, Epoch(5), sealed(1), facts(false), NOW)).expect("won");
    wait(store.commit(TALK, Epoch(6), sealed(2), facts(true), NOW)).expect("won");
    for (epoch, verifier, old) in [(5, 5, true), (6, 6, true), (7, 6, false)] {
        let key = store.key(TALK, Epoch(epoch)).expect("known");
        assert_eq!(key.verifier, PublicKey(Array([verifier; 32])));
        assert_eq!((key.current, key.older_than_a_removal), (Epoch(7), old));
    }
    assert_eq!(code(store.key(TALK, Epoch(8))), Some(Code::UnknownEpoch));
    assert_eq!(code(add(store, 6, 3)), Some(Code::Stale));
    assert_eq!(code(add(store, 8, 3)), Some(Code::UnknownEpoch));
    assert_eq!(hashes(store, 7), []);
}

fn channel(number: u8) -> ChannelId {
    ChannelId(Array([number; 32]))
}

fn a_quota_is_kept_and_given_back(store: &dyn Store) {
    let create = |number, now| store.create_channel(channel(number), start(), Payer::Admission(ADMITTED), now);
    create(10, later(200)).expect("created");
    create(10, later(200)).expect("as before");
    assert_eq!(code(create(11, later(200))), Some(Code::OverQuota));
    store.sweep(KEEP, later(401)).expect("swept");
    create(11, later(401)).expect("there is room again");
    let admission = store.admissions().expect("read")[0];
    assert_eq!((admission.used.channels, admission.revoked), (2, false));
    assert!(store.revoke(admission.number).expect("written"));
    assert_eq!(code(create(12, later(401))), Some(Code::NotAdmitted));
    let stranger = Payer::Admission(TALK_TOKEN);
    assert_eq!(
        code(store.create_channel(channel(12), start(), stranger, NOW)),
        Some(Code::NotAdmitted)
    );
    create(11, later(401)).expect("what exists stays");
}

const TALK_TOKEN: TokenHash = TokenHash(Array([3; 32]));

fn inbox(number: u8) -> InboxId {
    InboxId(Array([number; 32]))
}

fn settings(rendezvous: bool) -> Settings {
    Settings {
        revision: 1,
        tokens: vec![WriteToken {
            hash: TALK_TOKEN,
            rendezvous,
        }],
        lifetime_s: None,
    }
}

fn a_rendezvous_token_pays_once_and_an_epoch_a_few_times(store: &dyn Store) {
    let admitted = Some(Payer::Admission(ADMITTED));
    store
        .set_inbox(inbox(1), settings(true), admitted, NOW)
        .expect("created");
    let payer = Payer::Rendezvous {
        inbox: inbox(1),
        token: TALK_TOKEN,
    };
    store
        .set_inbox(inbox(2), settings(false), Some(payer), NOW)
        .expect("created");
    store.set_inbox(inbox(1), settings(true), None, NOW).expect("replaced");
    assert_eq!(
        code(store.set_inbox(inbox(3), settings(false), Some(payer), NOW)),
        Some(Code::NotAdmitted)
    );
    store.create_channel(channel(10), start(), payer, NOW).expect("created");
    let once = Payer::Rendezvous {
        inbox: inbox(2),
        token: TALK_TOKEN,
    };
    assert_eq!(
        code(store.set_inbox(inbox(3), settings(false), Some(once), NOW)),
        Some(Code::NotAdmitted)
    );

    let vouch = |epoch| Vouch {
        channel: TALK,
        epoch: Epoch(epoch),
    };
    let by = |epoch, number| store.set_inbox(inbox(number), settings(false), Some(Payer::Channel(vouch(epoch))), NOW);
    by(5, 3).expect("created");
    assert_eq!(code(by(5, 4)), Some(Code::OverQuota));
    wait(store.commit(TALK, Epoch(5), sealed(1), facts(true), NOW)).expect("won");
    assert_eq!(code(by(5, 4)), Some(Code::OverQuota), "the epoch just closed is heard");
    wait(store.commit(TALK, Epoch(6), sealed(2), facts(false), NOW)).expect("won");
    assert_eq!(code(by(5, 4)), Some(Code::NotAdmitted));
    assert_eq!(code(by(6, 4)), Some(Code::OverQuota));
}

fn what_a_channel_vouches_for_is_counted_together_with_what_that_vouches_for(store: &dyn Store) {
    let quota = Quota {
        channels: 100,
        inboxes: 100,
    };
    store.admit(TALK_TOKEN, quota).expect("admitted");
    let by = |number| {
        Payer::Channel(Vouch {
            channel: channel(number),
            epoch: Epoch(5),
        })
    };
    let create = |number, payer| store.create_channel(channel(number), start(), payer, NOW);
    create(10, Payer::Admission(TALK_TOKEN)).expect("created");
    // Each vouches for the next one.
    for number in 11..26 {
        create(number, by(number - 1)).expect("created");
    }
    store
        .set_inbox(inbox(1), settings(true), Some(by(10)), NOW)
        .expect("created");
    for number in [10, 25] {
        assert_eq!(code(create(30, by(number))), Some(Code::OverQuota));
        let set = store.set_inbox(inbox(2), settings(false), Some(by(number)), NOW);
        assert_eq!(code(set), Some(Code::OverQuota));
    }
    let invited = Payer::Rendezvous {
        inbox: inbox(1),
        token: TALK_TOKEN,
    };
    assert_eq!(
        code(create(30, invited)),
        Some(Code::NotAdmitted),
        "an inbox that another paid for invites nobody"
    );
    create(30, Payer::Admission(TALK_TOKEN)).expect("the rest of the quota is the payer's");
}

fn what_expired_leaves_its_hash_and_what_nobody_asks_for_is_gone(store: &dyn Store) {
    let place = add(store, 5, 1).expect("stored");
    wait(store.commit(TALK, Epoch(5), sealed(2), facts(false), NOW)).expect("won");
    assert_eq!(store.sweep(KEEP, later(90)).expect("swept"), Swept::default());
    assert_eq!(store.sweep(KEEP, later(91)).expect("swept").entries, 1);
    let page = store.read(TALK, Epoch(5), None, usize::MAX, Least::One).expect("read");
    assert_eq!(page.entries[0].content, Content::Expired(EntryHash::of(&sealed(1).0)));
    assert_eq!(page.entries[1].content, Content::Sealed(sealed(2)));
    assert_eq!(add(store, 5, 1).expect("known"), place);
    let after = store
        .read(TALK, Epoch(5), Some(&place), usize::MAX, Least::One)
        .expect("read");
    assert_eq!(after.entries.len(), 1);

    store.channels_asked(vec![TALK], later(300).day()).expect("noted");
    assert_eq!(store.sweep(KEEP, later(700)).expect("swept").channels, 0);
    assert_eq!(store.sweep(KEEP, later(701)).expect("swept").channels, 1);
    assert_eq!(code(store.key(TALK, Epoch(5))), Some(Code::UnknownChannel));
    store
        .create_channel(TALK, start(), Payer::Admission(ADMITTED), later(701))
        .expect("created anew");
    assert_eq!(hashes(store, 5), []);
    assert_eq!(
        code(store.read(TALK, Epoch(5), Some(&place), 0, Least::One)),
        Some(Code::UnknownCursor)
    );
}

fn an_inbox_keeps_an_item_until_it_is_acknowledged(store: &dyn Store) {
    let put = |number, slot, now| wait(store.put_item(inbox(1), TALK_TOKEN, sealed(number), slot, now));
    let waiting = |acknowledged: &[u32]| {
        let hashes = acknowledged
            .iter()
            .map(|number| EntryHash::of(&sealed(*number).0))
            .collect();
        store.pull_inbox(inbox(1), hashes, usize::MAX, NOW).expect("read").items
    };
    assert_eq!(code(put(1, None, NOW)), Some(Code::UnknownInbox));
    assert_eq!(
        code(store.set_inbox(inbox(1), settings(false), None, NOW)),
        Some(Code::UnknownInbox)
    );
    let admitted = Some(Payer::Admission(ADMITTED));
    store
        .set_inbox(inbox(1), settings(false), admitted, NOW)
        .expect("created");
    assert!(put(1, None, NOW).expect("stored"));
    assert!(!put(1, None, NOW).expect("known"));
    assert!(put(2, Some(0), NOW).expect("stored"));
    assert!(put(3, Some(0), NOW).expect("stored"));
    assert_eq!(waiting(&[]), [sealed(1), sealed(3)]);
    assert_eq!(waiting(&[1]), [sealed(3)]);
    assert!(
        !put(2, Some(0), NOW).expect("known"),
        "a late copy does not take the slot back"
    );
    assert!(!put(1, None, NOW).expect("known"), "a late copy does not come back");
    assert_eq!(waiting(&[]), [sealed(3)]);
    let nobody = Settings {
        revision: 1,
        tokens: vec![],
        lifetime_s: Some(60),
    };
    store.set_inbox(inbox(1), nobody, None, NOW).expect("replaced");
    assert_eq!(code(put(4, None, NOW)), Some(Code::NotAdmitted));
    assert!(store.has_inbox(inbox(1), Seconds(NOW.0 + 59)).expect("read"));
    assert!(!store.has_inbox(inbox(1), Seconds(NOW.0 + 60)).expect("read"));
    assert_eq!(store.sweep(KEEP, later(1)).expect("swept").inboxes, 1);
}

fn a_slot_remembers_the_last_items_that_it_held_and_no_more(store: &dyn Store) {
    let admitted = Some(Payer::Admission(ADMITTED));
    store
        .set_inbox(inbox(1), settings(false), admitted, NOW)
        .expect("created");
    let put = |number, slot| wait(store.put_item(inbox(1), TALK_TOKEN, sealed(number), Some(slot), NOW));
    put(1_000, 1).expect("stored");
    for number in 0..=65 {
        assert!(put(number, 0).expect("stored"));
    }
    for number in 1..=65 {
        assert!(!put(number, 0).expect("known"), "{number}");
    }
    assert!(put(0, 0).expect("taken as new"));
    assert!(!put(1_000, 1).expect("known"), "another slot's are its own");
}

fn a_closed_store_writes_nothing(store: &dyn Store) {
    store.check().expect("it answers");
    store.close().expect("closed");
    assert!(matches!(add(store, 5, 1), Err(StoreError::Fault(_))));
}

#[test]
fn one_sqlite_file_is_a_store() {
    let dirs = std::cell::RefCell::new(Vec::new());
    holds(|| {
        let dir = tempfile::tempdir().expect("a folder");
        let store = super::sqlite::SqliteStore::open(dir.path(), Default::default()).expect("opens");
        dirs.borrow_mut().push(dir);
        store
    });
}
