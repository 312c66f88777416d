use kith_wire::limit::bucket;

use super::*;

#[test]
fn a_device_that_was_away_catches_up_through_ten_commits_and_twenty_messages() {
    let [ana, ben, cleo] = people();
    ana.found(&[&ben, &cleo]);
    let mut log = Vec::new();
    for round in 0..10 {
        let (speaker, other) = if round % 2 == 0 { (&ana, &ben) } else { (&ben, &ana) };
        for half in ["a", "b"] {
            let entry = speaker.say(&format!("{round}{half}"));
            other.hear(&entry);
            log.push(entry);
        }
        log.push(speaker.change(Change::default(), &[other]).commit);
    }
    let mut heard = Vec::new();
    cleo.with(|context, group| {
        for entry in &log {
            match group.receive(context, entry).expect("read") {
                Received::Application { plaintext, .. } => heard.push(String::from_utf8(plaintext).expect("text")),
                Received::Commit(commit) => assert!(!commit.removes_us()),
            }
        }
        Ok(())
    })
    .expect("one transaction");
    let said: Vec<_> = (0..10)
        .flat_map(|round| ["a", "b"].map(|half| format!("{round}{half}")))
        .collect();
    assert_eq!(heard, said);
    assert_eq!(cleo.state(), ana.state());
    assert_eq!(cleo.state().epoch, 11);
}

#[test]
fn an_entry_that_comes_twice_is_known_as_such() {
    let [ana, ben] = people();
    ana.found(&[&ben]);
    let entry = ana.say("once");
    ben.hear(&entry);
    let rows = ben.rows();
    assert_eq!(ben.receive(&entry).err(), Some(ReceiveFault::SecretUsed));
    assert_eq!(ben.rows(), rows);
    let commit = ana.change(Change::default(), &[&ben]).commit;
    assert_eq!(ben.receive(&commit).err(), Some(ReceiveFault::OldEpoch));
    assert_eq!(
        ben.receive(&entry).err(),
        Some(ReceiveFault::SecretUsed),
        "also from the epoch before"
    );
}

#[test]
fn a_message_after_two_thousand_lost_ones_is_read_and_the_last_of_these_when_they_turn_up() {
    let [ana, ben] = people();
    ana.found(&[&ben]);
    let mut lost = Vec::new();
    ana.with(|context, group| {
        for _ in 0..2_000 {
            lost.push(group.encrypt(context, &ana.signer(), b"lost")?);
        }
        Ok(())
    })
    .expect("sealed");
    assert_eq!(ben.hear(&ana.say("found")).1, "found");
    let kept = settings::OUT_OF_ORDER as usize - 1;
    ben.with(|context, group| {
        for entry in lost.iter().rev().take(kept) {
            assert!(matches!(
                group.receive(context, entry),
                Ok(Received::Application { .. })
            ));
        }
        let beyond = &lost[lost.len() - kept - 1];
        assert_eq!(group.receive(context, beyond).err(), Some(ReceiveFault::TooDistant));
        Ok(())
    })
    .expect("read");
}

#[test]
fn what_is_sealed_five_epochs_back_is_read_and_before_that_it_is_over() {
    let [ana, ben, cleo] = people();
    ana.found(&[&ben, &cleo]);
    let late: Vec<_> = (0..7)
        .map(|round| {
            let entry = cleo.say(&format!("{round}"));
            ana.change(Change::default(), &[&ben, &cleo]);
            entry
        })
        .collect();
    for (round, entry) in late.iter().enumerate() {
        if round < 2 {
            assert_eq!(ben.receive(entry).err(), Some(ReceiveFault::OldEpoch), "{round}");
        } else {
            assert_eq!(ben.hear(entry).1, format!("{round}"));
        }
    }
    let joiner = Device::new("Dan", 9);
    let staged = ana.change(adding(joiner.package(Reuse::Once)), &[&ben, &cleo]);
    joiner.join(&staged.welcome.expect("a welcome")).expect("joined");
    assert_eq!(
        joiner.receive(&late[6]).err(),
        Some(ReceiveFault::OldEpoch),
        "from before it joined"
    );
}

#[test]
fn a_late_message_is_from_whoever_held_the_leaf_then() {
    let [ana, ben, cleo, dan] = people();
    ana.found(&[&ben, &cleo]);
    let late = cleo.say("before I go");
    let leaf = cleo.look(|_, group| group.own_leaf());
    ana.change(removing(leaf.0), &[&ben, &cleo]);
    let staged = ana.change(adding(dan.package(Reuse::Once)), &[&ben]);
    dan.join(&staged.welcome.expect("a welcome")).expect("joined");
    assert_eq!(
        ben.look(|_, group| group.member(leaf).expect("somebody").credential().to_vec()),
        b"Dan"
    );
    let (sender, text) = ben.hear(&late);
    assert_eq!(
        (sender.credential(), sender.leaf(), text.as_str()),
        (&b"Cleo"[..], leaf, "before I go")
    );
    assert_eq!(sender.signature_key(), cleo.key.verifying_key().as_bytes());
}

#[test]
fn an_entry_of_a_coming_epoch_is_read_once_its_commit_was() {
    let [ana, ben] = people();
    ana.found(&[&ben]);
    let staged = ana.stage(Change::default());
    ana.merge();
    let early = ana.say("early");
    assert_eq!(ben.receive(&early).err(), Some(ReceiveFault::NewerEpoch));
    ben.follow(&staged.commit);
    assert_eq!(ben.hear(&early).1, "early");
}

#[test]
fn an_entry_s_size_tells_only_the_bucket_whatever_the_length() {
    let [ana, ben] = people();
    ana.found(&[&ben]);
    let lengths = (0..130)
        .chain(340..380)
        .chain([900, 16_100, 16_200, 16_240, 16_384, 65_536, (1 << 20) - 200]);
    for length in lengths {
        let text: Vec<u8> = (0..length).map(|at| if at % 3 == 0 { 0x80 } else { 0 }).collect();
        let entry = ana
            .with(|context, group| group.encrypt(context, &ana.signer(), &text))
            .expect("sealed");
        assert_eq!(bucket(entry.len()), Some(entry.len()));
        let filled = entry.iter().rev().take_while(|byte| **byte == 0).count();
        assert!(
            filled < 8,
            "{filled} bytes of {} are outside the encryption at {length}",
            entry.len()
        );
        match ben.receive(&entry).expect("read") {
            Received::Application { plaintext, .. } => assert_eq!(plaintext, text),
            Received::Commit(_) => panic!("a message"),
        }
    }
    let large = vec![1; 1 << 20];
    assert_eq!(
        refused(ana.with(|context, group| group.encrypt(context, &ana.signer(), &large))),
        Code::TooLarge
    );
}
