//! Relays that die or forget, clocks that jump, vaults that were put back.

use std::sync::Arc;

use kith::care::consent::Terms;
use kith::care::journal::NewEntry;
use kith::companion::Subject;
use kith::exchange::identity::Role;
use kith::exchange::sync::Condition;
use kith::foundation::env::{Clock, ManualClock};
use kith::foundation::types::Code;
use kith_tests::restore_folder;

use super::world::{Device, World};

const HOUR: i64 = 3_600_000;
const YEAR: i64 = 365 * 24 * HOUR;

#[test]
fn what_a_relay_confirmed_before_it_was_killed_arrives() {
    let (mut world, ana, ben) = World::ana_and_ben();
    for n in 0..5 {
        ana.send("Ben", &format!("{n}"));
        world.sync(&ana);
        world.relay.restart();
    }
    world.relay.kill();
    ana.send("Ben", "waits");
    assert_eq!(world.sync_fails(&ana), Code::RelayUnreachable);
    assert_eq!(ana.states("Ben").last(), Some(&"queued"));
    world.relay.restart();
    world.sync(&ana);
    world.sync(&ben);
    assert_eq!(ben.texts("Ana"), ["0", "1", "2", "3", "4", "waits"]);
}

#[test]
fn a_relay_restored_from_yesterdays_copy_is_noticed_and_given_again_what_it_lost() {
    let (mut world, ana, ben) = World::ana_and_ben();
    ana.send("Ben", "before the copy");
    world.sync(&ana);
    world.sync(&ben);
    world.relay.kill();
    let yesterday = world.relay.data.with_extension("yesterday");
    restore_folder(&world.relay.data, &yesterday);
    world.relay.restart();
    // Messages and two epochs that the copy does not know; Ben has read a part of them.
    ana.send("Ben", "read by Ben");
    world.sync(&ana);
    world.sync(&ben);
    ana.companion.people().renew_keys("Ben").expect("wanted");
    world.sync(&ana);
    world.sync(&ben);
    ana.send("Ben", "not read by anybody");
    world.sync(&ana);
    world.relay.kill();
    restore_folder(&yesterday, &world.relay.data.clone());
    world.relay.restart();
    assert_eq!(world.sync_fails(&ana), Code::RelayRegressed);
    world.sync(&ana);
    world.sync_any(&ben);
    world.sync(&ben);
    ben.send("Ana", "everything is here");
    world.sync(&ben);
    world.sync(&ana);
    assert_eq!(
        ben.texts("Ana"),
        [
            "before the copy",
            "read by Ben",
            "not read by anybody",
            "everything is here"
        ]
    );
    assert_eq!(ana.texts("Ben"), ben.texts("Ana"));
    assert_eq!((gaps(&ana, "Ben"), gaps(&ben, "Ana")), (0, 0), "nothing is missing");
}

#[test]
fn a_channel_that_the_relay_lost_is_made_again_from_where_every_member_can_follow() {
    let mut world = World::new();
    let ana = world.admitted("Ana", Role::Patient);
    let ben = world.newcomer("Ben", Role::Therapist);
    world.relay.kill();
    let yesterday = world.relay.data.with_extension("yesterday");
    restore_folder(&world.relay.data, &yesterday);
    world.relay.restart();
    world.pair(&ana, Role::Therapist, &ben);
    ana.send("Ben", "one");
    world.sync(&ana);
    world.sync(&ben);
    ana.companion.people().renew_keys("Ben").expect("wanted");
    world.sync(&ana);
    ana.send("Ben", "two, in an epoch that Ben has not seen");
    world.sync(&ana);
    world.relay.kill();
    restore_folder(&yesterday, &world.relay.data.clone());
    world.relay.restart();
    for _ in 0..2 {
        world.sync_any(&ana);
        world.sync_any(&ben);
    }
    assert_eq!(ben.texts("Ana"), ["one", "two, in an epoch that Ben has not seen"]);
    assert_eq!((gaps(&ana, "Ben"), gaps(&ben, "Ana")), (0, 0), "nothing is missing");
    ben.send("Ana", "three");
    world.sync(&ben);
    world.sync(&ana);
    assert_eq!(ana.texts("Ben"), ben.texts("Ana"));
}

#[test]
fn a_repair_that_is_cut_short_is_taken_up_again_and_loses_nothing() {
    let (mut world, ana, ben) = World::ana_and_ben();
    world.relay.kill();
    let yesterday = world.relay.data.with_extension("yesterday");
    restore_folder(&world.relay.data, &yesterday);
    world.relay.restart();
    ana.send("Ben", "in an epoch that the relay forgets");
    world.sync(&ana);
    for _ in 0..2 {
        ana.companion.people().renew_keys("Ben").expect("wanted");
        world.sync(&ana);
    }
    world.relay.kill();
    restore_folder(&yesterday, &world.relay.data.clone());
    world.relay.restart();
    // The relay takes the first commit again, and Ana does not hear it.
    ana.net.lose_next("/entries");
    assert_eq!(world.sync_fails(&ana), Code::RelayRegressed);
    for _ in 0..2 {
        world.sync_any(&ana);
        world.sync_any(&ben);
    }
    assert_eq!(ben.texts("Ana"), ["in an epoch that the relay forgets"]);
    assert_eq!((gaps(&ana, "Ben"), gaps(&ben, "Ana")), (0, 0), "nothing is missing");
}

fn gaps(device: &Device, with: &str) -> u64 {
    device.companion.messages().condition(with).expect("a condition").gaps
}

#[test]
fn nothing_is_lost_here_when_the_relay_lost_everything_and_admits_nobody() {
    let (mut world, ana, ben) = World::ana_and_ben();
    ana.send("Ben", "one");
    world.sync(&ana);
    world.sync(&ben);
    world.relay.kill();
    let admissions = world.relay.data.clone();
    std::fs::remove_dir_all(&admissions).expect("gone");
    std::fs::create_dir_all(&admissions).expect("empty");
    world.relay.restart();
    // The operator's admissions are gone too: nobody is admitted, nothing is lost.
    ana.send("Ben", "two");
    assert_eq!(world.sync_fails(&ana), Code::NotAdmitted);
    assert_eq!(ana.states("Ben"), ["sent", "queued"]);
    assert_eq!(ben.texts("Ana"), ["one"]);
}

#[test]
fn clocks_that_go_back_a_year_or_forward_ten_change_nothing() {
    let (world, ana, ben) = World::ana_and_ben();
    for jump in [-YEAR, 11 * YEAR, -10 * YEAR] {
        world.advance(jump);
        ana.send("Ben", &format!("after a jump of {} days", jump / 86_400_000));
        world.sync(&ana);
        world.sync(&ben);
        ben.send("Ana", "read");
        world.sync(&ben);
        world.sync(&ana);
    }
    assert_eq!(ben.texts("Ana").len(), 6);
    assert_eq!(ana.texts("Ben"), ben.texts("Ana"));
}

#[test]
fn a_device_whose_clock_is_ten_years_ahead_of_the_others_pairs_writes_and_shares() {
    let world = World::new();
    let ahead = Arc::new(ManualClock::at(world.now().plus(10 * YEAR)));
    let ana = world.admitted_at("Ana", Role::Patient, &ahead);
    let ben = world.newcomer("Ben", Role::Therapist);
    world.pair(&ana, Role::Therapist, &ben);
    ana.send("Ben", "from the future");
    ben.send("Ana", "from today");
    // The other way round: who shares has the right clock, and the reader's is ahead.
    let dan = world.admitted("Dan", Role::Patient);
    let cleo = world.admitted_at("Cleo", Role::Supporter, &ahead);
    world.pair(&cleo, Role::Patient, &dan);
    let shares = [
        (&ana, "Ben", None),
        (&ana, "Ben", Some(ahead.now().plus(HOUR))),
        (&dan, "Cleo", None),
        (&dan, "Cleo", Some(world.now().plus(HOUR))),
    ];
    let [open, of_ana, dans_open, of_dan] = shares.map(|(device, with, until)| {
        let text = NewEntry {
            text: "a hard day",
            mood: None,
            tags: &[],
        };
        let entry = device.companion.journal().write(text).expect("written").id;
        let terms = Terms {
            until,
            ..Terms::default()
        };
        let shared = device.companion.shares().share(Subject::Entry(entry), with, &terms);
        shared.expect("shared").id
    });
    for device in [&ana, &ben, &ana, &ben, &dan, &cleo] {
        world.sync(device);
    }
    assert_eq!(ana.texts("Ben"), ["from the future", "from today"]);
    assert_eq!(ben.texts("Ana"), ["from today", "from the future"]);
    // What Ana shares lasts for Ben until her clock ends it; what Dan shares lasts for him as long as he said, and only
    // Cleo's device thinks that its time is over.
    let reads = |device: &Device, id| device.companion.shares().read(id, Some("our session")).is_ok();
    assert!(reads(&ben, open) && reads(&ben, of_ana) && reads(&dan, of_dan));
    assert!(reads(&cleo, dans_open) && !reads(&cleo, of_dan));

    // An hour less a moment, then the hour: the share ends on time for everybody.
    for clock in [&ahead, &world.clock] {
        clock.advance(HOUR - 1);
    }
    for device in [&ana, &ben, &dan] {
        world.sync(device);
    }
    assert!(reads(&ben, of_ana) && reads(&dan, of_dan), "nothing ends early");
    for clock in [&ahead, &world.clock] {
        clock.advance(1);
    }
    for device in [&ana, &ben, &dan] {
        world.sync(device);
    }
    assert!(!reads(&ben, of_ana) && !reads(&dan, of_dan) && reads(&ben, open));

    // Ana's clock is put right, and everything goes on.
    ahead.set(world.now());
    ana.send("Ben", "from today, too");
    ben.send("Ana", "good");
    for device in [&ana, &ben, &ana] {
        world.sync(device);
    }
    for (device, other, last) in [
        (&ana, "Ben", ["from today, too", "good"]),
        (&ben, "Ana", ["good", "from today, too"]),
    ] {
        assert_eq!(device.texts(other)[2..], last);
    }
    for (device, other) in [(&ana, "Ben"), (&ben, "Ana")] {
        let condition = device.companion.messages().condition(other).expect("a condition");
        assert_eq!(condition, Condition::default());
    }
}

#[test]
fn pairing_works_with_a_clock_that_is_a_year_behind() {
    let world = World::new();
    world.advance(-YEAR);
    let ana = world.admitted("Ana", Role::Patient);
    let ben = world.newcomer("Ben", Role::Therapist);
    world.pair(&ana, Role::Therapist, &ben);
    ana.send("Ben", "a year ago");
    world.sync(&ana);
    world.sync(&ben);
    assert_eq!(ben.texts("Ana"), ["a year ago"]);
}

#[test]
fn an_older_copy_of_the_vault_stays_readable_and_never_sends_again() {
    let (world, mut ana, ben) = World::ana_and_ben();
    ana.send("Ben", "one");
    world.sync(&ana);
    ana.companion.lock().expect("closed");
    let vault = ana.folder.join("vault");
    let old = ana.folder.join("old");
    restore_folder(&vault, &old);
    ana.crash_and_restart();
    ana.send("Ben", "two");
    world.sync(&ana);
    ana.companion.lock().expect("closed");
    restore_folder(&old, &vault);
    ana.crash_and_restart();
    assert_eq!(ana.texts("Ben"), ["one"]);
    ana.send("Ben", "three");
    assert_eq!(world.sync_fails(&ana), Code::RolledBack);
    assert_eq!(ana.states("Ben").last(), Some(&"queued"));
    world.sync(&ben);
    assert_eq!(ben.texts("Ana"), ["one", "two"]);
}
