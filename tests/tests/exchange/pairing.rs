//! How a conversation begins, and who can spoil it.

use kith::exchange::identity::person::Standing;
use kith::exchange::identity::{Role, Verified};
use kith::foundation::types::Code;

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
        assert_eq!(
            (people[0].name.as_str(), people[0].role, people[0].verified),
            (other, role, Verified::Link)
        );
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

#[test]
fn what_was_written_before_the_inviter_came_online_arrives() {
    let world = World::new();
    // A patient too: they may write before either agreed to anything.
    let ana = world.admitted("Ana", Role::Patient);
    let dan = world.newcomer("Dan", Role::Patient);
    let link = world.invite(&ana, Role::Patient);
    // Ana has not been online: the relay does not know the invitation yet.
    dan.companion.people().accept(&link).expect("queued");
    dan.send("Ana", "I am here already");
    assert_eq!(world.sync(&dan).pending, 1);
    world.sync(&ana);
    world.sync(&dan);
    world.sync(&ana);
    world.sync(&dan);
    world.sync(&ana);
    assert_eq!(ana.texts("Dan"), ["I am here already"]);
}

#[test]
fn an_invitation_that_two_answered_adds_nobody_until_they_were_compared() {
    let world = World::new();
    let ana = world.admitted("Ana", Role::Patient);
    // Both have an inbox of their own, so both answers reach the rendezvous.
    let ben = world.admitted("Ben", Role::Therapist);
    let eve = world.admitted("Eve", Role::Therapist);
    let link = world.invite(&ana, Role::Therapist);
    world.sync(&ana);
    for answerer in [&eve, &ben] {
        answerer.companion.people().accept(&link).expect("accepted");
        world.sync(answerer);
    }
    world.sync(&ana);
    let waiting = ana.companion.people().list().expect("people");
    assert!(waiting.iter().all(|person| person.standing == Standing::Waiting) && waiting.len() == 2);
    assert_eq!(
        ana.companion
            .messages()
            .send("Ben", "Hello")
            .expect_err("not yet")
            .code(),
        Code::Paused
    );
    ana.companion.people().compared("Ben").expect("compared");
    world.sync(&ana);
    world.sync(&ben);
    world.agree(&ana, &ben);
    ana.send("Ben", "Now it is you");
    world.sync(&ana);
    world.sync(&ben);
    assert_eq!(ben.texts("Ana"), ["Now it is you"]);
    assert_eq!(world.sync_fails(&eve), Code::UsedInvitation);
    assert!(eve.companion.people().list().expect("people").is_empty());
}

#[test]
fn a_second_answer_pauses_the_conversation_and_its_first_reader_reads_nothing_more() {
    let world = World::new();
    let ana = world.admitted("Ana", Role::Patient);
    let eve = world.admitted("Eve", Role::Therapist);
    let ben = world.admitted("Ben", Role::Therapist);
    let link = world.invite(&ana, Role::Therapist);
    world.sync(&ana);
    // Eve copied the link and was faster.
    eve.companion.people().accept(&link).expect("accepted");
    world.sync(&eve);
    world.sync(&ana);
    world.sync(&eve);
    world.agree(&ana, &eve);
    ben.companion.people().accept(&link).expect("accepted");
    world.sync(&ben);
    ana.send("Eve", "Written before Ana could know");
    world.sync(&ana);
    let eve_at_ana = ana.companion.people().find("Eve").expect("there");
    assert_eq!(eve_at_ana.standing, Standing::Paused);
    assert_eq!(
        ana.companion.messages().send("Eve", "More").expect_err("paused").code(),
        Code::Paused
    );
    world.sync(&eve);
    assert!(eve.texts("Ana").is_empty(), "nothing is sealed after the second answer");
    assert_eq!(world.sync_fails(&ben), Code::UsedInvitation);
    // In person Ana learns that the other one is Ben.
    ana.companion.people().compared("Ben").expect("compared");
    world.sync(&ana);
    world.sync(&eve);
    let people: Vec<_> = ana
        .companion
        .people()
        .list()
        .expect("people")
        .into_iter()
        .map(|p| p.name)
        .collect();
    assert_eq!(people, ["Ben"]);
    assert!(eve.companion.people().list().expect("people").is_empty());
}

#[test]
fn a_newcomer_whose_copied_link_was_used_is_told_so_and_the_inviter_sees_it() {
    let world = World::new();
    let ana = world.admitted("Ana", Role::Patient);
    let eve = world.newcomer("Eve", Role::Therapist);
    let ben = world.newcomer("Ben", Role::Therapist);
    let link = world.invite(&ana, Role::Therapist);
    world.sync(&ana);
    eve.companion.people().accept(&link).expect("accepted");
    world.sync(&eve);
    ben.companion.people().accept(&link).expect("accepted");
    assert_eq!(world.sync_fails(&ben), Code::UsedInvitation);
    world.sync(&ana);
    let waiting = ana.companion.people().list().expect("people");
    assert_eq!(waiting.len(), 2, "the inviter sees that there were two");
    assert!(waiting.iter().all(|person| person.standing == Standing::Waiting));
    // With another person's invitation the newcomer is not stuck.
    let dan = world.admitted("Dan", Role::Patient);
    world.pair(&dan, Role::Therapist, &ben);
    dan.send("Ben", "welcome");
    world.sync(&dan);
    world.sync(&ben);
    assert_eq!(ben.texts("Dan"), ["welcome"]);
}

#[test]
fn invitations_that_are_old_or_ones_own_or_used_before_are_refused() {
    let world = World::new();
    let ana = world.admitted("Ana", Role::Patient);
    let ben = world.newcomer("Ben", Role::Therapist);
    let link = world.invite(&ana, Role::Therapist);
    let accept = |link: &str| ben.companion.people().accept(link).expect_err("refused").code();
    assert_eq!(
        ana.companion.people().accept(&link).expect_err("own").code(),
        Code::InvalidInput
    );
    assert_eq!(accept("kith:nonsense"), Code::InvalidInvitation);
    assert_eq!(accept(&link[..link.len() - 1]), Code::InvalidInvitation);
    ben.companion.people().accept(&link).expect("accepted");
    assert_eq!(accept(&link), Code::UsedInvitation);
    let second = world.invite(&ana, Role::Therapist);
    assert_eq!(accept(&second), Code::AlreadyExists);
    world.advance(8 * 24 * 3_600_000);
    assert_eq!(accept(&second), Code::ExpiredInvitation);
}

#[test]
fn both_read_the_same_safety_number_and_can_say_that_they_compared_it() {
    let world = World::new();
    let ana = world.admitted("Ana", Role::Patient);
    let ben = world.newcomer("Ben", Role::Therapist);
    world.pair(&ana, Role::Therapist, &ben);
    let numbers = [
        ana.companion.people().safety_number("Ben").expect("a number"),
        ben.companion.people().safety_number("Ana").expect("a number"),
    ];
    assert_eq!(numbers[0], numbers[1]);
    assert_eq!(
        ana.companion.people().compared("Ben").expect("compared").verified,
        Verified::Compared
    );
}

#[test]
fn somebody_who_was_removed_and_comes_back_finds_what_was_written_before() {
    let world = World::new();
    let ana = world.admitted("Ana", Role::Patient);
    let ben = world.newcomer("Ben", Role::Therapist);
    world.pair(&ana, Role::Therapist, &ben);
    ana.send("Ben", "before");
    world.sync(&ana);
    world.sync(&ben);
    ana.companion.people().remove("Ben").expect("removed");
    world.sync(&ana);
    world.sync(&ben);
    assert_eq!(ben.texts("Ana"), ["before"]);
    world.pair(&ana, Role::Therapist, &ben);
    ben.send("Ana", "after");
    world.sync(&ben);
    world.sync(&ana);
    assert_eq!(ana.texts("Ben"), ["before", "after"]);
    assert_eq!(ben.texts("Ana"), ["before", "after"]);
    assert_eq!(ana.companion.people().past().expect("people"), []);
}
