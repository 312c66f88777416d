//! Commits: two at once, a lost answer, somebody who was away, somebody who was removed.

use kith::exchange::identity::Role;
use kith::foundation::types::Code;
use kith_tests::agree;

use super::world::World;

#[test]
fn of_two_who_commit_at_once_one_wins_and_the_other_follows() {
    let (world, ana, ben) = World::ana_and_ben();
    ana.companion.people().renew_keys("Ben").expect("wanted");
    ben.companion.people().renew_keys("Ana").expect("wanted");
    // Ben stages his commit and its answer is lost; when he comes back, Ana has committed behind it.
    ben.net.lose_next("/entries");
    assert_eq!(world.sync_fails(&ben), Code::RelayUnreachable);
    world.sync(&ana);
    world.sync(&ben);
    world.sync(&ana);
    ana.send("Ben", "after both");
    ben.send("Ana", "and here");
    world.sync(&ana);
    world.sync(&ben);
    world.sync(&ana);
    assert_eq!(ben.texts("Ana"), ["and here", "after both"]);
    assert_eq!(ana.texts("Ben"), ["after both", "and here"]);
}

#[test]
fn a_commit_that_lost_is_made_again_in_the_next_epoch() {
    let (world, ana, ben) = World::ana_and_ben();
    // Ben has read to the head; Ana's commit gets in before his.
    world.sync(&ben);
    ana.companion.people().renew_keys("Ben").expect("wanted");
    ben.companion.people().renew_keys("Ana").expect("wanted");
    for device in [&ana, &ben] {
        device.net.take_appends();
    }
    ben.net.before_next("/entries", ana.pass());
    world.sync(&ben);
    assert_eq!(ana.net.take_appends(), [200]);
    assert_eq!(ben.net.take_appends(), [409, 200], "lost, and made again");
    world.sync(&ben);
    assert_eq!(ben.net.take_appends(), [0; 0], "and wanted no more");
    ana.send("Ben", "one");
    world.sync(&ana);
    world.sync(&ben);
    ben.send("Ana", "two");
    world.sync(&ben);
    world.sync(&ana);
    assert_eq!(ana.texts("Ben"), ["one", "two"]);
}

#[test]
fn a_winner_whose_answer_was_lost_and_who_was_killed_is_in_the_right_epoch() {
    let (world, ana, mut ben) = World::ana_and_ben();
    ben.companion.people().renew_keys("Ana").expect("wanted");
    ben.net.lose_next("/entries");
    assert_eq!(world.sync_fails(&ben), Code::RelayUnreachable);
    ben.crash_and_restart();
    world.sync(&ben);
    ben.send("Ana", "in the new epoch");
    world.sync(&ben);
    world.sync(&ana);
    ana.send("Ben", "I read you");
    world.sync(&ana);
    world.sync(&ben);
    assert_eq!(ben.texts("Ana"), ["in the new epoch", "I read you"]);
}

#[test]
fn a_message_whose_epoch_passed_before_it_was_posted_arrives_once() {
    let (world, ana, ben) = World::ana_and_ben();
    world.sync(&ben);
    ben.send("Ana", "sealed in an epoch that ends");
    ana.companion.people().renew_keys("Ben").expect("wanted");
    ben.net.before_next("/entries", ana.pass());
    assert_eq!(world.sync(&ben).sent, 1);
    world.sync(&ana);
    assert_eq!(ana.texts("Ben"), ["sealed in an epoch that ends"]);
    assert_eq!(ben.states("Ana"), ["sent"]);
}

#[test]
fn who_was_away_during_ten_commits_and_twenty_messages_catches_up() {
    let (world, ana, mut ben) = World::ana_and_ben();
    for round in 0..10 {
        ana.companion.people().renew_keys("Ben").expect("wanted");
        world.sync(&ana);
        for half in 0..2 {
            ana.send("Ben", &format!("message {}", round * 2 + half));
        }
        world.sync(&ana);
    }
    ben.crash_and_restart();
    assert_eq!(world.sync(&ben).received, 20);
    let expected: Vec<_> = (0..20).map(|n| format!("message {n}")).collect();
    assert_eq!(ben.texts("Ana"), expected);
    ben.send("Ana", "all read");
    world.sync(&ben);
    world.sync(&ana);
    assert_eq!(ana.texts("Ben").last().map(String::as_str), Some("all read"));
}

#[test]
fn a_removed_person_can_neither_read_nor_write_what_comes_after() {
    let (world, ana, ben) = World::ana_and_ben();
    ben.send("Ana", "before");
    world.sync(&ben);
    world.sync(&ana);
    ana.companion.people().remove("Ben").expect("removed");
    assert_eq!(
        ana.companion
            .messages()
            .send("Ben", "to nobody")
            .expect_err("gone")
            .code(),
        Code::UnknownPerson
    );
    ben.send("Ana", "written before he knew");
    world.sync(&ana);
    world.sync(&ben);
    world.sync(&ana);
    assert_eq!(ana.texts("Ben"), ["before"]);
    assert_eq!(ben.states("Ana"), ["sent", "failed"]);
    assert!(ben.companion.people().list().expect("people").is_empty());
    assert!(ana.companion.people().list().expect("people").is_empty());
    assert_eq!(
        ben.companion.messages().send("Ana", "more").expect_err("over").code(),
        Code::UnknownPerson
    );
}

#[test]
fn what_somebody_posts_after_a_removal_that_they_have_not_read_is_refused_by_the_relay() {
    let (world, ana, ben) = World::ana_and_ben();
    ben.send("Ana", "before");
    for device in [&ben, &ana, &ben] {
        world.sync(device);
    }
    ben.send("Ana", "written before he knew");
    ana.companion.people().remove("Ben").expect("removed");
    ben.net.take_appends();
    ben.net.before_next("/entries", ana.pass());
    world.sync(&ben);
    assert_eq!(ben.net.take_appends(), [409]);
    assert_eq!(ben.states("Ana"), ["sent", "failed"]);
    world.sync(&ana);
    assert_eq!(ana.texts("Ben"), ["before"]);
}

#[test]
fn lost_answers_anywhere_on_the_way_change_nothing() {
    for ending in ["/entries", "/v1/pull", "/items", "/pull"] {
        let world = World::new();
        let ana = world.admitted("Ana", Role::Patient);
        let mut ben = world.newcomer("Ben", Role::Therapist);
        let link = world.invite(&ana, Role::Therapist);
        world.sync(&ana);
        ben.companion.people().accept(&link).expect("accepted");
        for device in [&ana, &ben, &ana, &ben] {
            device.net.lose_next(ending);
            world.sync_any(device);
            world.sync_any(device);
        }
        agree(&ana.companion);
        agree(&ben.companion);
        for device in [&ana, &ben, &ana, &ben] {
            device.net.lose_next(ending);
            world.sync_any(device);
            world.sync_any(device);
        }
        for n in 0..3 {
            ben.send("Ana", &format!("{n}"));
            ben.net.lose_next(ending);
            world.sync_any(&ben);
            ben.crash_and_restart();
            ana.net.lose_next(ending);
            world.sync_any(&ana);
        }
        ben.net.lose_nothing();
        ana.net.lose_nothing();
        world.sync(&ben);
        world.sync(&ana);
        assert_eq!(ana.texts("Ben"), ["0", "1", "2"], "answers lost to {ending}");
        assert_eq!(ben.states("Ana"), ["sent"; 3]);
    }
}
