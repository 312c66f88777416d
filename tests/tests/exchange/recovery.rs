//! A phone is lost; the words bring the account back.

use kith::exchange::identity::{Role, Verified};
use kith::foundation::env::SystemRandom;
use kith::foundation::keys::RecoveryWords;
use kith::foundation::types::Code;
use kith_tests::restore_folder;

use super::world::World;

#[test]
fn recovery_words_bring_account_people_and_relay_back_and_the_lost_phone_reads_no_more() {
    let world = World::new();
    let words = RecoveryWords::make(&SystemRandom);
    let lost = world.admitted_with_words("Ana", Role::Patient, &words);
    let ben = world.newcomer("Ben", Role::Therapist);
    world.pair(&lost, Role::Therapist, &ben);
    lost.send("Ben", "from the old phone");
    world.sync(&lost);
    world.sync(&ben);

    let ana = world.recover("Ana's new phone", &words).expect("recovered");
    assert_eq!(
        ana.companion.me().expect("me").account,
        lost.companion.me().expect("me").account
    );
    assert_eq!(ana.companion.me().expect("me").name, "Ana");
    world.sync(&ana);
    world.sync(&ben);
    world.sync(&ana);
    let (at_ana, at_ben) = (
        ana.companion.people().find("Ben").expect("back"),
        ben.companion.people().find("Ana").expect("there"),
    );
    assert_eq!(
        (at_ana.verified, at_ben.verified),
        (Verified::None, Verified::None),
        "compare again"
    );
    // Her own decisions went with the old phone; Ben's are told to the new one.
    world.agree(&ana, &ben);
    ana.send("Ben", "from the new phone");
    world.sync(&ana);
    world.sync(&ben);
    ben.send("Ana", "welcome back");
    world.sync(&ben);
    world.sync(&ana);
    assert_eq!(
        ben.texts("Ana"),
        ["from the old phone", "from the new phone", "welcome back"]
    );
    assert_eq!(ana.texts("Ben"), ["from the new phone", "welcome back"]);
    world.sync(&lost);
    assert!(
        lost.companion.people().list().expect("people").is_empty(),
        "the lost phone is out"
    );
    // The words work a second time, from what the new phone left there.
    world.sync(&ana);
    let third = world.recover("a third phone", &words).expect("recovered again");
    assert_eq!(third.companion.people().list().expect("people").len(), 1);
}

#[test]
fn the_relay_takes_nothing_from_a_lost_phone_after_its_removal_and_shows_it_nothing_that_follows() {
    let world = World::new();
    let words = RecoveryWords::make(&SystemRandom);
    let lost = world.admitted_with_words("Ana", Role::Patient, &words);
    let ben = world.newcomer("Ben", Role::Therapist);
    world.pair(&lost, Role::Therapist, &ben);
    world.sync(&lost);
    lost.send("Ben", "from whoever has the phone");
    lost.net.take_appends();
    lost.net.take_shown();

    let ana = world.recover("Ana's new phone", &words).expect("recovered");
    world.sync(&ana);
    ben.send("Ana", "for the new phone");
    // The lost phone has read the log to its head and is about to post when Ben removes it and writes on.
    lost.net.before_next("/entries", ben.pass());
    world.sync(&lost);
    assert_eq!(lost.net.take_appends(), [409]);
    let shown = lost.net.take_shown();
    let removal = shown.last().expect("the removal");
    assert!(removal.commit.is_some_and(|facts| facts.removes));
    assert_eq!(lost.texts("Ben"), ["from whoever has the phone"]);
    assert_eq!(lost.states("Ben"), ["failed"]);
    world.sync(&ana);
    world.sync(&ben);
    assert_eq!(ana.texts("Ben"), ["for the new phone"]);
    assert_eq!(ben.texts("Ana"), ["for the new phone"]);
}

#[test]
fn words_that_nobody_used_bring_nothing_back_and_leave_nothing_behind() {
    let world = World::new();
    let words = RecoveryWords::make(&SystemRandom);
    assert_eq!(
        world.recover("nobody", &words).err().map(|error| error.code()),
        Some(Code::NotFound)
    );
}

#[test]
fn an_account_without_an_admission_keeps_its_recovery_by_the_voice_of_a_conversation() {
    let world = World::new();
    let words = RecoveryWords::make(&SystemRandom);
    let ana = world.admitted("Ana", Role::Patient);
    let ben = world.newcomer_with_words("Ben", Role::Therapist, &words);
    world.pair(&ana, Role::Therapist, &ben);
    world.sync(&ben);
    let back = world.recover("Ben's new phone", &words).expect("recovered");
    assert_eq!(back.companion.people().list().expect("people")[0].name, "Ana");
}

#[test]
fn what_was_sent_before_somebody_came_back_on_a_new_device_is_never_sealed_for_it() {
    let mut world = World::new();
    let words = RecoveryWords::make(&SystemRandom);
    let ana = world.admitted("Ana", Role::Patient);
    let ben = world.admitted_with_words("Ben", Role::Therapist, &words);
    world.pair(&ana, Role::Therapist, &ben);
    world.sync(&ben);
    world.relay.kill();
    let yesterday = world.relay.data.with_extension("yesterday");
    restore_folder(&world.relay.data, &yesterday);
    world.relay.restart();
    ana.send("Ben", "for the phone that Ben had then");
    world.sync(&ana);
    let new = world.recover("Ben's new phone", &words).expect("recovered");
    world.sync(&new);
    world.sync(&ana);
    world.sync(&new);
    // Whoever has the words and the relay must not be told what was written before.
    world.relay.kill();
    restore_folder(&yesterday, &world.relay.data.clone());
    world.relay.restart();
    for _ in 0..3 {
        world.sync_any(&ana);
        world.sync_any(&new);
    }
    ana.send("Ben", "for the new one");
    for _ in 0..2 {
        world.sync_any(&ana);
        world.sync_any(&new);
    }
    assert_eq!(new.texts("Ana"), ["for the new one"]);
}
