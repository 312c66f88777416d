//! `invite`, `accept`, `people`.

use kith_tests::{Impostor, Said, World};

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
    assert_eq!(ana.does(&["people", "remove", "Ben"]), serde_json::json!({ "id": id }));
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

#[test]
fn a_copied_invitation_is_told_to_whom_it_was_copied_from_and_its_second_reader_gets_nothing() {
    let world = World::new();
    let ana = world.admitted("Ana", "patient");
    let ben = world.newcomer("Ben", "therapist");
    let eva = world.newcomer("Eva", "therapist");
    let invited = ana.does(&["invite", "--role", "therapist"]);
    ben.does(&["accept", invited.text("invitation")]);
    ana.sync();
    ben.sync();
    // The inviter's relay took one device with this link and takes no other.
    assert_eq!(eva.code(&["accept", invited.text("invitation")]), "used_invitation");
    ana.does(&["chat", "send", "Ben", "For you alone"]);
    ana.run(&["sync"]);
    eva.run(&["sync"]);
    assert!(eva.does(&["people"]).items().is_empty());
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
    assert_eq!(ana.does(&["people"]), serde_json::json!([]));
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
