//! Logs with holes, with entries that nobody made and with commits that are not what the relay says.

use kith_wire::id::{EntryHash, PublicKey};

use super::*;
use crate::exchange::mls::Change;
use crate::exchange::sync::alarm::Alarm;
use crate::exchange::sync::commit::{self, Intent};
use crate::exchange::sync::envelope::Envelope;
use crate::exchange::sync::{pairing, run};
use crate::foundation::types::{Code, Error};

/// Ana and Ben, who have just met.
fn pair() -> (Device, Device, ConversationId) {
    let (ana, ben) = (Device::new("Ana", 1), Device::new("Ben", 2));
    let (id, welcome) = ana.found(&ben.persona.account, &[ben.package()]);
    ben.join(&welcome);
    ana.meets(&ben, id);
    (ana, ben, id)
}

/// The running hash at the start of the epoch.
fn run_start(device: &Device) -> [u8; 32] {
    device.write(|context| {
        let group = Group::load(*context, GROUP)?.expect("a group");
        Ok(run::start(&group.epoch_authenticator()?))
    })
}

/// The device's `n`-th item, sealed when it had read up to the place `seen` and had this running hash.
fn written(device: &Device, n: u8, seen: Option<u8>, run: [u8; 32]) -> Vec<u8> {
    device.write(|context| {
        let mut group = Group::load(*context, GROUP)?.expect("a group");
        let envelope = Envelope {
            version: 1,
            message: MessageId::from_bytes([n; 16]),
            counter: n.into(),
            sent_at: NOW,
            authenticator: seal::short(&group.epoch_authenticator()?)?,
            seen: seen.map(|place| Cursor(vec![place; 16])),
            run: Array(run),
            kind: "message".into(),
            body: format!("message {n}").into_bytes(),
        };
        group.encrypt(*context, &device.persona.signer(), &envelope.encode())
    })
}

/// A commit that renews the device's keys, and what an honest device posts beside it.
fn renewal(device: &Device) -> (Vec<u8>, CommitFacts) {
    device.write(|context| {
        let mut group = Group::load(*context, GROUP)?.expect("a group");
        let staged = group.stage(*context, &device.persona.signer(), Change::default())?;
        let facts = CommitFacts {
            verifier: staged.relay_key.verifier(),
            removes: false,
        };
        Ok((staged.commit, facts))
    })
}

#[test]
fn an_entry_that_expired_is_a_gap_and_counts_for_the_running_hash() {
    let (ana, ben, id) = pair();
    let start = run_start(&ben);
    let hash = EntryHash::of(&written(&ben, 1, None, start));
    let later = written(&ben, 2, Some(1), run::step(&start, &hash));
    let expired = Pulled {
        content: Content::Expired(hash),
        ..shown(1, 1, Vec::new(), None)
    };
    let condition = ana.read(id, vec![expired]);
    assert_eq!((condition.gaps, condition.alarms), (1, vec![]));
    let condition = ana.read(id, vec![shown(2, 1, later, None)]);
    assert_eq!(condition.alarms, [], "both have the same log");
    assert_eq!(ana.taken(), ["message 2"]);
}

#[test]
fn a_writer_who_read_another_log_is_noticed_and_read_all_the_same() {
    let (ana, ben, id) = pair();
    let start = run_start(&ben);
    let first = written(&ben, 1, None, start);
    let second = written(&ben, 2, Some(1), run::step(&start, &EntryHash::of(b"another")));
    let condition = ana.read(id, vec![shown(1, 1, first, None), shown(2, 1, second, None)]);
    assert_eq!((condition.gaps, condition.alarms), (0, vec![Alarm::RelayRegressed]));
    assert_eq!(ana.taken(), ["message 1", "message 2"]);
}

#[test]
fn an_entry_that_nobody_can_read_is_a_gap_and_the_log_goes_on() {
    let (ana, ben, id) = pair();
    let next = written(&ben, 1, None, run_start(&ben));
    let condition = ana.read(id, vec![shown(1, 1, vec![0; 256], None), shown(2, 1, next, None)]);
    assert_eq!((condition.gaps, condition.alarms), (1, vec![]));
    assert_eq!(ana.taken(), ["message 1"]);
}

#[test]
fn an_entry_of_the_own_leaf_that_is_not_known_here_stops_sealing_until_people_have_compared() {
    let (ana, ben, id) = pair();
    // Another copy of this vault has sealed it.
    let mut copy = None;
    let undone = ana.vault.write(|tx| {
        let context = Context {
            tx,
            random: &ana.random,
        };
        let mut group = Group::load(context, GROUP)?.expect("a group");
        copy = Some(group.encrypt(context, &ana.persona.signer(), b"from the copy")?);
        Err::<(), _>(Error::new(Code::Cancelled, "this copy knows nothing of it"))
    });
    assert_eq!(undone.expect_err("undone").code(), Code::Cancelled);
    let from_ben = written(&ben, 1, None, run_start(&ben));
    let condition = ana.read(
        id,
        vec![shown(1, 1, copy.expect("sealed"), None), shown(2, 1, from_ben, None)],
    );
    assert_eq!((condition.gaps, condition.alarms), (1, vec![Alarm::StrangeOwnEntry]));
    assert_eq!(ana.taken(), ["message 1"], "others are still read");
    ana.queue(id);
    assert!(ana.next(id).is_none(), "two copies may not both seal");
    assert_eq!(ana.waiting(id), 1);

    let person = ana.vault.read(|view| Person::of_conversation(view, id));
    let person = person.expect("readable").expect("Ben");
    assert_eq!(person.standing, Standing::Paused);
    ana.write(|context| pairing::compare(context, &person, &Knows("message"), NOW));
    assert!(matches!(ana.next(id), Some(Append::Entries(entries)) if entries.len() == 1));
}

#[test]
fn a_commit_with_another_verifier_or_flag_than_it_yields_stops_the_conversation() {
    let made_up = PublicKey(Array([9; 32]));
    for (what, verifier, removes, stops) in [
        ("the truth", None, false, false),
        ("a false verifier", Some(made_up), false, true),
        ("a false flag", None, true, true),
    ] {
        let (ana, ben, id) = pair();
        let (commit, facts) = renewal(&ben);
        let told = CommitFacts {
            verifier: verifier.unwrap_or(facts.verifier),
            removes,
        };
        let condition = ana.read(id, vec![shown(1, 1, commit, Some(told))]);
        let expected: &[Alarm] = if stops { &[Alarm::Wedged] } else { &[] };
        assert_eq!(condition.alarms, expected, "{what}");
        ana.queue(id);
        assert_eq!(ana.next(id).is_none(), stops, "{what}");
    }
}

#[test]
fn a_change_whose_commit_lost_is_committed_in_the_next_epoch_and_wanted_no_more() {
    let (ana, ben, id) = pair();
    ana.write(|context| commit::want(context.tx, id, &Intent::Renew));
    let Some((Epoch(1), Append::Commit { .. })) = ana.next_in(id) else {
        panic!("the change is committed");
    };
    let (winner, facts) = renewal(&ben);
    ana.read(id, vec![shown(1, 1, winner, Some(facts))]);
    let Some((Epoch(2), append)) = ana.next_in(id) else {
        panic!("it is committed again, in the epoch that the winner opened");
    };
    let Append::Commit {
        entry,
        verifier,
        removes,
    } = append
    else {
        panic!("it is a commit");
    };
    let condition = ana.read(id, vec![shown(2, 2, entry.0, Some(CommitFacts { verifier, removes }))]);
    assert_eq!(condition, Condition::default());
    let current = ana.vault.read(|view| epochs::current(view, id)).expect("readable");
    assert_eq!(current.epoch, Epoch(3));
    assert!(ana.next(id).is_none(), "nothing more is wanted");
}
