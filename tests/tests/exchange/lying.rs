//! A relay that shows one member another log than the others: the next word of another member shows it, nothing stops.

use kith::exchange::identity::Role;
use kith::exchange::sync::Condition;
use kith::exchange::sync::alarm::Alarm;

use super::net::Lie;
use super::world::{Device, World};

fn condition(device: &Device, with: &str) -> Condition {
    device.companion.messages().condition(with).expect("a condition")
}

/// Ana, who writes with Ben and Cleo and was shown by a lie what Ben wrote.
fn lied_to(lie: Lie) -> (World, Device, Device, Device) {
    let world = World::new();
    let ana = world.admitted("Ana", Role::Patient);
    let ben = world.newcomer("Ben", Role::Therapist);
    let cleo = world.newcomer("Cleo", Role::Supporter);
    world.pair(&ana, Role::Therapist, &ben);
    world.pair(&ana, Role::Supporter, &cleo);
    for text in ["one", "two"] {
        ben.send("Ana", text);
    }
    world.sync(&ben);
    ana.net.lie(Some(lie));
    world.sync(&ana);
    ana.net.lie(None);
    (world, ana, ben, cleo)
}

/// Ben writes on: what Ana then notices, Ben too hears from her, and both go on.
fn both_notice_and_go_on(world: &World, ana: &Device, ben: &Device, cleo: &Device) {
    ben.send("Ana", "three");
    world.sync(ben);
    world.sync(ana);
    assert_eq!(condition(ana, "Ben").alarms, [Alarm::RelayRegressed]);
    ana.send("Ben", "four");
    ana.send("Cleo", "hello");
    assert_eq!(world.sync(ana).sent, 2);
    world.sync(ben);
    world.sync(cleo);
    assert_eq!(condition(ben, "Ana").alarms, [Alarm::RelayRegressed]);
    assert_eq!(ben.texts("Ana"), ["one", "two", "three", "four"]);
    assert_eq!(cleo.texts("Ana"), ["hello"]);
    assert_eq!(condition(ben, "Ana").gaps, 0);
    for (device, other) in [(ana, "Cleo"), (cleo, "Ana")] {
        assert_eq!(condition(device, other), Condition::default(), "nothing was lied about");
    }
    // With new keys the hash begins anew: once they have compared, all is well again.
    ana.companion.people().renew_keys("Ben").expect("wanted");
    world.sync(ana);
    world.sync(ben);
    for (device, other) in [(ana, "Ben"), (ben, "Ana")] {
        device.companion.people().compared(other).expect("compared");
        device.send(other, "we have talked");
    }
    for device in [ana, ben, ana] {
        world.sync(device);
    }
    for (device, other) in [(ana, "Ben"), (ben, "Ana")] {
        assert_eq!(condition(device, other).alarms, []);
        assert!(device.texts(other).ends_with(&["we have talked"; 2].map(String::from)));
    }
}

#[test]
fn an_entry_that_is_hidden_from_one_member_is_a_gap_there_and_the_next_word_of_another_tells_of_the_lie() {
    let (world, ana, ben, cleo) = lied_to(Lie::LeavesOneOut);
    assert_eq!(ana.texts("Ben"), ["two"]);
    assert_eq!(condition(&ana, "Ben").gaps, 1);
    both_notice_and_go_on(&world, &ana, &ben, &cleo);
    assert_eq!(condition(&ana, "Ben").gaps, 1, "one is missing, once");
}

#[test]
fn entries_that_change_places_for_one_member_are_read_and_the_next_word_of_another_tells_of_the_lie() {
    let (world, ana, ben, cleo) = lied_to(Lie::SwapsTwo);
    assert_eq!(ana.texts("Ben"), ["two", "one"]);
    both_notice_and_go_on(&world, &ana, &ben, &cleo);
}
