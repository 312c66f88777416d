//! `invite`, `accept`, `people`.

use kith_tests::{Home, Impostor, Said, World};
use serde_json::{Value, json};

#[test]
fn two_people_who_paired_list_each_other_as_verified_by_the_link() {
    let world = World::new();
    let ana = world.admitted("Ana", "patient");
    let ben = world.newcomer("Ben", "therapist");
    let invited = ana.does(&["invite", "--role", "therapist", "--expires", "12h"]);
    assert!(invited.text("invitation").starts_with("kith:"));
    assert!(invited.text("expires_at").ends_with('Z'));
    let accepted = ben.does(&["accept", invited.text("invitation")]);
    assert_eq!((accepted.text("name"), accepted.text("role")), ("Ana", "patient"));
    ana.sync();
    ben.sync();
    let (at_ana, at_ben) = (ana.does(&["people"]), ben.does(&["people"]));
    assert_eq!(
        (at_ana.each("name"), at_ana.each("role")),
        (vec!["Ben"], vec!["therapist"])
    );
    assert_eq!(
        (at_ben.each("name"), at_ben.each("role")),
        (vec!["Ana"], vec!["patient"])
    );
    assert_eq!(
        (at_ana.each("verified"), at_ben.each("verified")),
        (vec!["link"], vec!["link"])
    );
    assert_eq!(at_ben.each("id"), [accepted.text("account")]);
}

#[test]
fn pairing_works_when_both_were_offline_at_first() {
    let mut world = World::new();
    let ana = world.admitted("Ana", "patient");
    let ben = world.newcomer("Ben", "therapist");
    world.relay.kill();
    let invited = ana.does(&["invite", "--role", "therapist"]);
    ben.does(&["accept", invited.text("invitation")]);
    world.relay.restart();
    ana.sync();
    ben.sync();
    ana.sync();
    ben.sync();
    for home in [&ana, &ben] {
        assert_eq!(home.does(&["people"]).each("verified"), ["link"]);
    }
}

#[test]
fn both_read_the_same_safety_number_and_may_say_that_they_compared_it() {
    let world = World::new();
    let (ana, ben) = world.ana_and_ben();
    let number = ana.does(&["people", "verify", "Ben"]);
    assert_eq!(
        number.text("safety_number"),
        ben.does(&["people", "verify", "Ana"]).text("safety_number")
    );
    assert_eq!(vec![number.text("id")], ana.does(&["people"]).each("id"));
    assert_eq!(
        ana.does(&["people", "verify", "ben", "--compared"]).text("verified"),
        "compared"
    );
    assert_eq!(ana.does(&["people"]).each("verified"), ["compared"]);
    assert_eq!(
        ben.does(&["people"]).each("verified"),
        ["link"],
        "each says it for themselves"
    );
    assert_eq!(ana.code(&["people", "verify", "Nobody"]), "unknown_person");
}

#[test]
fn a_removed_person_reads_nothing_that_came_after() {
    let world = World::new();
    let (ana, ben) = world.ana_and_ben();
    ana.does(&["chat", "send", "Ben", "Before"]);
    ana.sync();
    ben.sync();
    let id = ana.does(&["people"]).each("id")[0].to_owned();
    assert_eq!(ana.does(&["people", "remove", "Ben"]), json!({ "id": id }));
    assert!(ana.does(&["people"]).items().is_empty());
    assert_eq!(ana.code(&["chat", "send", &id, "After"]), "unknown_person");
    ana.sync();
    let told = ben.run(&["sync"]);
    assert!(told.out.contains("is over"), "{told:?}");
    let sent = ben.run(&["--json", "chat", "send", "Ana", "Still there?"]);
    assert_eq!(sent.status, Some(1), "{sent:?}");
    ana.sync();
}

#[test]
fn people_of_the_same_name_are_told_apart_by_their_ids() {
    let world = World::new();
    let ana = world.admitted("Ana", "patient");
    let homes = ["one", "other"].map(|folder| {
        let home = world.home(folder);
        home.does(&["init", "--name", "Dan", "--role", "supporter"]);
        world.pair(&ana, "supporter", &home);
        home
    });
    assert_eq!(ana.code(&["chat", "send", "Dan", "Which?"]), "ambiguous_person");
    for id in ana.does(&["people"]).each("id") {
        ana.does(&["chat", "send", id, id]);
    }
    ana.sync();
    for home in &homes {
        home.sync();
        assert_eq!(home.texts("Ana").len(), 1);
    }
    assert_ne!(homes[0].texts("Ana"), homes[1].texts("Ana"));
}

#[test]
fn an_invitation_that_was_altered_or_is_ones_own_or_was_used_is_refused() {
    let world = World::new();
    let ana = world.admitted("Ana", "patient");
    let ben = world.newcomer("Ben", "therapist");
    let invited = ana.does(&["invite", "--role", "therapist"]);
    let link = invited.text("invitation");
    let shorter = &link[..link.len() - 4];
    let middle = link.len() / 2;
    let other = if &link[middle..=middle] == "A" { "B" } else { "A" };
    let altered = format!("{}{other}{}", &link[..middle], &link[middle + 1..]);
    for wrong in [
        "",
        "kith:",
        "kith:nonsense",
        "https://example.org",
        shorter,
        &altered,
        "kith:ééé",
    ] {
        assert_eq!(ben.code(&["accept", wrong]), "invalid_invitation", "{wrong}");
    }
    assert_eq!(ana.code(&["accept", link]), "invalid_input");
    ben.does(&["accept", &format!(" {link}\n")]);
    assert_eq!(ben.code(&["accept", link]), "used_invitation");
    for wrong in ["7", "0d", "-1d", "d", "7w", "9999999999999999d", "7é"] {
        assert_eq!(
            ana.code(&["invite", "--role", "therapist", &format!("--expires={wrong}")]),
            "invalid_time",
            "{wrong}"
        );
    }
    assert_eq!(
        world
            .newcomer("Eva", "supporter")
            .code(&["invite", "--role", "patient"]),
        "no_relay"
    );
}

/// Everybody whom somebody knows, by name, and how things stand with each.
fn standings(home: &Home) -> String {
    let everybody = home.does(&["people", "--all"]);
    let each = everybody.items().iter();
    let mut each: Vec<String> = each
        .map(|person| format!("{} {}", person.text("name"), person.text("standing")))
        .collect();
    each.sort_unstable();
    each.join(", ")
}

/// What needs a look in the conversation with somebody, by its stable names.
fn alarms(home: &Home, name: &str) -> Value {
    let chats = home.does(&["chat", "list"]);
    let chat = chats.items().iter().find(|chat| chat.text("name") == name);
    chat.unwrap_or_else(|| panic!("nobody is called {name}"))["alarms"].clone()
}

/// Ana has accepted Ben, and Eva answers the same link: what Ana sees of it, until she has compared.
fn sees_the_second_answer(ana: &Home, ben: &Home, eva: &Home) {
    let told = ana.run(&["sync"]);
    assert_eq!(told.status, Some(0));
    assert!(
        told.out
            .contains("The conversation with Ben needs a look: kith chat list"),
        "{told:?}"
    );
    assert_eq!(standings(ana), "Ben paused, Eva waiting");
    assert_eq!(ana.does(&["people"]).each("verified"), ["none", "none"]);
    assert_eq!(alarms(ana, "Ben"), json!(["second_answer"]));
    assert_eq!(alarms(ana, "Eva"), json!([]), "there is no conversation with Eva");
    for (command, line) in [
        (&["chat", "list"][..], "Somebody else answered the same invitation"),
        (&["chat", "read", "Ben"], "kith people verify Ben"),
        (&["people"], "paused, see kith chat list"),
        (&["people"], "somebody else answered too"),
    ] {
        let shown = ana.run(command);
        assert!(shown.out.contains(line), "{command:?}: {}", shown.out);
    }
    // What waited goes to nobody, and nothing more is taken.
    for name in ["Ben", "Eva"] {
        let refused = ana.refuses(&["chat", "send", name, "Which of you?"]);
        assert_eq!(
            (refused.code.as_str(), refused.advice.as_str()),
            ("paused", "verify-again")
        );
    }
    assert_eq!(ana.sync().0, 0);
    ben.sync();
    assert!(ben.texts("Ana").is_empty());
    // On a call she learns that Ben is the one.
    ana.does(&["people", "verify", "Ben", "--compared"]);
    assert_eq!(ana.sync(), (1, 0, 0));
    assert_eq!(alarms(ana, "Ben"), json!([]));
    assert_eq!(ana.does(&["people"]).each("name"), ["Ben"]);
    assert_eq!(ana.does(&["people"]).each("verified"), ["compared"]);
    ben.sync();
    assert_eq!(ben.texts("Ana"), ["For you alone"]);
    eva.run(&["sync"]);
    assert!(eva.does(&["people"]).items().is_empty());
    assert_eq!(eva.code(&["chat", "read", "Ana"]), "unknown_person");
}

#[test]
fn a_copied_link_that_a_fresh_install_answers_after_the_acceptance_stops_the_conversation_until_they_compared() {
    let world = World::new();
    let ana = world.admitted("Ana", "patient");
    let ben = world.newcomer("Ben", "therapist");
    let eva = world.newcomer("Eva", "therapist");
    let invited = ana.does(&["invite", "--role", "therapist"]);
    ben.does(&["accept", invited.text("invitation")]);
    ana.sync();
    ben.sync();
    world.agree(&ana, &ben);
    // The inviter's relay took one device with this link and takes no other; it tells the inviter all the same.
    assert_eq!(eva.code(&["accept", invited.text("invitation")]), "used_invitation");
    ana.does(&["chat", "send", "Ben", "For you alone"]);
    sees_the_second_answer(&ana, &ben, &eva);
}

#[test]
fn a_copied_link_that_somebody_with_an_inbox_answers_after_the_acceptance_does_the_same() {
    let world = World::new();
    let ana = world.admitted("Ana", "patient");
    let ben = world.newcomer("Ben", "therapist");
    let eva = world.admitted("Eva", "therapist");
    let invited = ana.does(&["invite", "--role", "therapist"]);
    ben.does(&["accept", invited.text("invitation")]);
    ana.sync();
    ben.sync();
    world.agree(&ana, &ben);
    eva.does(&["accept", invited.text("invitation")]);
    ana.does(&["chat", "send", "Ben", "For you alone"]);
    sees_the_second_answer(&ana, &ben, &eva);
}

#[test]
fn a_copied_link_that_two_answered_before_the_inviter_looked_connects_nobody_until_they_compared() {
    let world = World::new();
    let ana = world.admitted("Ana", "patient");
    let ben = world.newcomer("Ben", "therapist");
    let eva = world.newcomer("Eva", "therapist");
    let invited = ana.does(&["invite", "--role", "therapist"]);
    ben.does(&["accept", invited.text("invitation")]);
    assert_eq!(eva.code(&["accept", invited.text("invitation")]), "used_invitation");
    ana.sync();
    assert_eq!(standings(&ana), "Ben waiting, Eva waiting");
    let shown = ana.run(&["people"]).out;
    assert_eq!(shown.matches("somebody else answered too").count(), 2, "{shown}");
    assert_eq!(ana.code(&["chat", "send", "Ben", "Hello"]), "paused");
    assert_eq!(ben.sync(), (0, 0, 0));
    assert_eq!(standings(&ben), "Ana invited");
    ana.does(&["people", "verify", "Ben", "--compared"]);
    ana.sync();
    ben.sync();
    assert!(standings(&ana).starts_with("Ben active"));
    world.agree(&ana, &ben);
    ben.does(&["chat", "send", "Ana", "It is me"]);
    ben.sync();
    ana.sync();
    assert_eq!(ana.texts("Ben"), ["It is me"]);
}

#[test]
fn an_invitation_and_its_answer_are_kept_and_told_whatever_answers_at_the_relays_address() {
    let mut world = World::new();
    let ana = world.admitted("Ana", "patient");
    let ben = world.newcomer("Ben", "therapist");
    world.relay.kill();
    let no_relay = Impostor::that_answers(world.relay.address(), b"SSH-2.0-OpenSSH_9.9\r\n");
    let invited = ana.does(&["invite", "--role", "therapist"]);
    let accepted = ben.does(&["accept", invited.text("invitation")]);
    assert_eq!(accepted.text("name"), "Ana");
    let for_people = ana.run(&["invite", "--role", "supporter"]);
    assert_eq!(for_people.status, Some(0));
    assert!(for_people.out.starts_with("kith:"), "{for_people:?}");
    assert!(for_people.err.contains("relay_protocol"), "{for_people:?}");
    drop(no_relay);
    world.relay.restart();
    for home in [&ana, &ben, &ana, &ben] {
        home.sync();
    }
    assert_eq!(ana.does(&["people"]).each("name"), ["Ben"]);
    assert_eq!(ben.does(&["people"]).each("verified"), ["link"]);
}

#[test]
fn an_invitation_of_somebody_who_is_not_admitted_is_kept_and_the_reason_is_told() {
    let world = World::new();
    let eva = world.home("Eva");
    let (url, forged) = (world.relay.url.as_str(), format!("kith-admission-{}", "0".repeat(64)));
    let init = [
        "init",
        "--name",
        "Eva",
        "--role",
        "patient",
        "--relay",
        url,
        "--admission",
        &forged,
    ];
    eva.does(&init);
    let invited = eva.run(&["invite", "--role", "supporter"]);
    assert_eq!(invited.status, Some(0));
    assert!(
        invited.out.starts_with("kith:") && invited.err.contains("not_admitted"),
        "{invited:?}"
    );
}

#[test]
fn those_who_were_removed_are_listed_only_on_request() {
    let world = World::new();
    let (ana, _ben) = world.ana_and_ben();
    ana.does(&["chat", "send", "Ben", "Thank you for everything"]);
    let id = ana.does(&["people"]).each("id")[0].to_owned();
    ana.does(&["people", "remove", "Ben"]);
    assert_eq!(ana.does(&["people"]), json!([]));
    assert!(
        ana.run(&["chat", "list"]).out.contains("Ben"),
        "what was written is still found"
    );
    let ever = ana.does(&["people", "--all"]);
    assert_eq!(
        (ever.each("id"), ever.each("standing")),
        (vec![id.as_str()], vec!["removed"])
    );
}

#[test]
fn a_name_that_a_shell_would_take_apart_is_never_part_of_a_suggested_command() {
    let world = World::new();
    let ana = world.admitted("Ana", "patient");
    let odd = world.home("odd");
    odd.does(&["init", "--name=--all $(id)", "--role", "supporter"]);
    world.pair(&ana, "supporter", &odd);
    let id = ana.does(&["people"]).each("id")[0].to_owned();
    let shown = ana.run(&["people", "verify", "--", "--all $(id)"]);
    let suggested = shown.out.lines().last().expect("a line");
    assert!(
        suggested.contains(&id[..16]) && !suggested.contains("$("),
        "{suggested}"
    );
}
