use kith_wire::limit::is_bucket;

use super::*;

#[test]
fn three_people_agree_on_everything_and_joiners_get_the_key_that_the_commit_announced() {
    let [ana, ben, cleo] = people();
    ana.found(&[&ben]);
    assert_eq!(ana.state(), ben.state());
    assert_eq!(ana.state().rules, RULES);

    let staged = ana.stage(adding(cleo.package(Reuse::Once)));
    assert!(is_bucket(staged.commit.len()));
    assert_eq!((staged.removes, staged.epoch.0), (Removes::Nobody, 2));
    assert_eq!(ana.state().epoch, 1, "a staged commit changes nothing yet");
    ana.merge();
    let followed = ben.follow(&staged.commit);
    let joined = cleo.join(&staged.welcome.expect("a welcome")).expect("joined");
    assert_eq!(joined.inviter.credential(), b"Ana");
    assert_eq!(
        followed.added.iter().map(Member::credential).collect::<Vec<_>>(),
        [b"Cleo"]
    );
    assert_eq!(
        (followed.by.credential(), followed.by_now.credential()),
        (&b"Ana"[..], &b"Ana"[..])
    );
    assert_eq!(followed.removes(), Removes::Nobody);
    assert_eq!(ana.state(), ben.state());
    assert_eq!(ana.state(), cleo.state());
    let announced = staged.relay_key.seed().expose();
    assert_eq!(announced, followed.relay_key.expect("a member").seed().expose());
    assert_eq!(announced, &cleo.state().relay);
    assert_eq!(
        staged.relay_key.verifier(),
        RelayKey::new(crate::foundation::types::Secret::new(*announced)).verifier()
    );
    assert_ne!(cleo.state().relay, cleo.state().rescue, "relay and rescue keys differ");

    for (speaker, name) in [(&ana, "Ana"), (&ben, "Ben"), (&cleo, "Cleo")] {
        let entry = speaker.say("good morning");
        assert!(is_bucket(entry.len()));
        for other in [&ana, &ben, &cleo]
            .into_iter()
            .filter(|other| other.credential != speaker.credential)
        {
            let (sender, text) = other.hear(&entry);
            assert_eq!((sender.credential(), text.as_str()), (name.as_bytes(), "good morning"));
        }
    }
}

#[test]
fn a_removed_supporter_cannot_read_what_came_after() {
    let [ana, ben, cleo] = people();
    ana.found(&[&ben, &cleo]);
    let leaf = cleo.look(|_, group| group.own_leaf());
    let staged = ana.stage(removing(leaf.0));
    assert_eq!(staged.removes, Removes::Somebody);
    ana.merge();
    let seen = ben.follow(&staged.commit);
    assert_eq!(
        seen.removed.iter().map(Member::credential).collect::<Vec<_>>(),
        [b"Cleo"]
    );
    let end = cleo.follow(&staged.commit);
    assert!(end.removes_us() && end.relay_key.is_none());
    assert_eq!(end.removed, seen.removed);
    cleo.look(|context, group| {
        assert!(!group.is_member());
        assert_eq!(refused(group.relay_key(context)), Code::Ended);
        assert_eq!(refused(group.rescue_key(context)), Code::Ended);
    });
    assert_eq!(cleo.receive(&ana.say("after")).err(), Some(ReceiveFault::Removed));
    assert_eq!(
        refused(cleo.with(|context, group| group.encrypt(context, &cleo.signer(), b"still here"))),
        Code::Ended
    );
    assert_eq!(
        refused(cleo.with(|context, group| group.stage(context, &cleo.signer(), Change::default()))),
        Code::Ended
    );
    assert_eq!(ben.state(), ana.state());
}

#[test]
fn who_was_removed_can_be_added_again_and_takes_the_old_group_s_place() {
    let [ana, ben, cleo] = people();
    ana.found(&[&ben, &cleo]);
    let leaf = cleo.look(|_, group| group.own_leaf());
    ana.change(removing(leaf.0), &[&ben, &cleo]);
    let staged = ana.change(adding(cleo.package(Reuse::Once)), &[&ben]);
    let welcome = staged.welcome.expect("a welcome");
    cleo.join(&welcome).expect("joined again");
    assert_eq!(cleo.state(), ana.state());
    assert_eq!(cleo.hear(&ben.say("welcome back")).1, "welcome back");
}

#[test]
fn a_commit_that_lost_is_dropped_and_the_winner_followed() {
    let [ana, ben, cleo] = people();
    ana.found(&[&ben, &cleo]);
    let lost = ana.stage(Change::default());
    let won = ben.stage(Change::default());
    ben.merge();
    cleo.follow(&won.commit);
    // Once told by the relay, once by meeting the winner in the log.
    ana.with(|context, group| {
        assert!(group.has_staged());
        group.clear_staged(context)
    })
    .expect("cleared");
    ana.follow(&won.commit);
    assert_eq!(ana.state(), ben.state());
    assert_eq!(cleo.receive(&lost.commit).err(), Some(ReceiveFault::OldEpoch));

    let again = ana.stage(Change::default());
    let won = cleo.stage(Change::default());
    cleo.merge();
    ana.follow(&won.commit);
    ben.follow(&won.commit);
    assert!(!ana.look(|_, group| group.has_staged()));
    assert_eq!(
        refused(ana.with(|context, group| group.merge_staged(context))),
        Code::InvalidInput
    );
    assert_ne!(again.relay_key.seed().expose(), &ana.state().relay);
    assert_eq!(ana.state(), ben.state());
    assert_eq!(ana.state(), cleo.state());
}

#[test]
fn an_own_commit_met_in_the_log_is_never_taken_for_a_message() {
    let [ana, ben] = people();
    ana.found(&[&ben]);
    let staged = ana.stage(Change::default());
    assert_eq!(ana.receive(&staged.commit).err(), Some(ReceiveFault::OwnLeaf));
    assert!(ana.look(|_, group| group.has_staged()), "it still waits");
    ana.merge();
    ben.follow(&staged.commit);
    assert_eq!(ana.state(), ben.state());
    assert_eq!(ana.receive(&ana.say("mine")).err(), Some(ReceiveFault::OwnLeaf));
}

#[test]
fn new_rules_and_a_new_credential_are_seen_by_all() {
    let [mut ana, ben] = people();
    ana.found(&[&ben]);
    ana.credential = b"Ana, with a new statement".to_vec();
    let staged = ana.stage(Change {
        rules: Some(b"everybody decides".to_vec()),
        ..Change::default()
    });
    ana.merge();
    let seen = ben.follow(&staged.commit);
    assert_eq!(seen.rules.as_deref(), Some(&b"everybody decides"[..]));
    assert_eq!(seen.by.credential(), b"Ana");
    assert_eq!(seen.by_now.credential(), b"Ana, with a new statement");
    assert_eq!(seen.by_now.signature_key(), seen.by.signature_key());
    assert_eq!(ana.state(), ben.state());
    assert_eq!(ben.state().rules, b"everybody decides");
}

#[test]
fn what_no_commit_may_do_is_refused_before_anything_is_staged() {
    let [ana, ben, cleo] = people();
    ana.found(&[&ben]);
    let before = ana.rows();
    let stage = |change: Change| refused(ana.with(|context, group| group.stage(context, &ana.signer(), change)));
    assert_eq!(stage(removing(0)), Code::InvalidInput, "oneself");
    assert_eq!(stage(removing(9)), Code::NotFound, "nobody");
    assert_eq!(stage(adding(b"no key package".to_vec())), Code::InvalidInput);
    assert_eq!(
        stage(adding(ben.package(Reuse::Once))),
        Code::InvalidInput,
        "a member already"
    );
    assert_eq!(
        stage(Change {
            rules: Some(vec![0; 2 << 20]),
            ..Change::default()
        }),
        Code::TooLarge
    );
    assert_eq!(ana.rows(), before);
    let founding = ana.with(|context, group| group.found_with(context, &ana.signer(), &[cleo.package(Reuse::Once)]));
    assert_eq!(refused(founding), Code::InvalidInput);
    assert_eq!(
        refused(ana.write(|context| Group::create(context, &ana.signer(), GROUP, RULES))),
        Code::AlreadyExists
    );

    ana.stage(Change::default());
    assert_eq!(stage(Change::default()), Code::InvalidInput, "one at a time");
    assert_eq!(
        refused(ana.with(|context, group| group.encrypt(context, &ana.signer(), b"now"))),
        Code::InvalidInput
    );
}

#[test]
fn a_transaction_that_failed_leaves_the_old_epoch_usable() {
    let [ana, ben] = people();
    ana.found(&[&ben]);
    let staged = ana.stage(Change::default());
    let (before, rows) = (ben.state(), ben.rows());
    let failed: Result<()> = ben.with(|context, group| {
        group
            .receive(context, &staged.commit)
            .map_err(|_| Error::new(Code::Internal, "read"))?;
        assert_eq!(group.epoch().0, before.epoch + 1);
        Err(Error::new(Code::DiskFull, "the row beside it"))
    });
    assert_eq!(refused(failed), Code::DiskFull);
    assert_eq!(ben.rows(), rows);
    assert_eq!(
        ben.hear(&{
            ana.with(|context, group| group.clear_staged(context)).expect("cleared");
            ana.say("in the old epoch")
        })
        .1,
        "in the old epoch"
    );
    let failed: Result<()> = ana.with(|context, group| {
        group.stage(context, &ana.signer(), Change::default())?;
        group.merge_staged(context)?;
        Err(Error::new(Code::DiskFull, "the row beside it"))
    });
    assert_eq!(refused(failed), Code::DiskFull);
    assert_eq!(ana.state(), ben.state());
}

#[test]
fn a_commit_s_size_tells_only_the_bucket() {
    let [ana, ben, cleo, dan] = people();
    ana.found(&[&ben, &cleo]);
    let sizes = [Change::default(), removing(2), adding(dan.package(Reuse::Once))].map(|change| {
        let entry = ana.stage(change).commit;
        ana.with(|context, group| group.clear_staged(context)).expect("cleared");
        let filled = entry.iter().rev().take_while(|byte| **byte == 0).count();
        assert!(
            is_bucket(entry.len()) && filled < 8,
            "{filled} of {} bytes are outside the encryption",
            entry.len()
        );
        entry.len()
    });
    assert_eq!(sizes[0], sizes[1], "a removal is as long as a renewal");
}

#[test]
fn a_deleted_group_leaves_nothing() {
    let [ana, ben] = people();
    let empty = ben.rows().len();
    ana.found(&[&ben]);
    for _ in 0..8 {
        ana.change(Change::default(), &[&ben]);
        ben.change(Change::default(), &[&ana]);
    }
    ben.stage(Change::default());
    ben.write(|context| Group::delete(context, GROUP)).expect("deleted");
    assert_eq!(ben.rows().len(), empty);
    assert!(
        ben.write(|context| Ok(Group::load(context, GROUP)?.is_none()))
            .expect("loaded")
    );
    ben.write(|context| Group::delete(context, GROUP))
        .expect("twice is fine");
}

#[test]
fn a_group_with_a_missing_part_is_damaged_and_not_absent() {
    let [ana, ben] = people();
    ana.found(&[&ben]);
    ana.write(|context| context.tx.execute("DELETE FROM mls_values WHERE kind = 13", []))
        .expect("deleted");
    assert_eq!(
        refused(ana.write(|context| Group::load(context, GROUP).map(|_| ()))),
        Code::Damaged
    );
}
