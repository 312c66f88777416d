//! How a conversation begins.

use kith::exchange::identity::{Role, Verified};

use super::world::World;

#[test]
fn two_people_pair_by_an_invitation_and_write_to_each_other() {
    let world = World::new();
    let ana = world.admitted("Ana", Role::Patient);
    let ben = world.newcomer("Ben", Role::Therapist);
    world.pair(&ana, Role::Therapist, &ben);
    for (device, other, role) in [(&ana, "Ben", Role::Therapist), (&ben, "Ana", Role::Patient)] {
        let people = device.companion.people().list().expect("people");
        assert_eq!(people.len(), 1);
        assert_eq!((people[0].name.as_str(), people[0].role, people[0].verified), (other, role, Verified::Link));
    }
    ana.send("Ben", "Hello Ben");
    assert_eq!(world.sync(&ana).sent, 1);
    assert_eq!(world.sync(&ben).received, 1);
    ben.send("Ana", "Hello Ana");
    world.sync(&ben);
    world.sync(&ana);
    assert_eq!(ana.texts("Ben"), ["Hello Ben", "Hello Ana"]);
    assert_eq!(ben.texts("Ana"), ["Hello Ben", "Hello Ana"]);
    assert_eq!(ana.states("Ben"), ["sent", "received"]);
}
