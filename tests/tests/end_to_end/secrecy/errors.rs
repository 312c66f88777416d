//! What commands say on standard error, which ends in logs of shells, services and terminals.

use kith_tests::{Home, Said, World};

use super::{CANARIES, named};

/// Runs a command in both forms: no word of anybody is on standard error, but what was typed in this very command.
fn says_nothing_of_anybody(home: &Home, arguments: &[&str]) {
    let typed = arguments.join(" ");
    for form in [&["--json"][..], &[]] {
        let done = home.run(&[form, arguments].concat());
        for canary in CANARIES.iter().filter(|canary| !typed.contains(**canary)) {
            assert!(!done.err.contains(canary), "{arguments:?}: {}", done.err);
        }
    }
}

#[test]
fn standard_error_repeats_nobodys_words_and_no_names_that_were_not_typed() {
    let mut world = World::new();
    let mut ana = named(&world, "a", "Ana Ivorygate", "patient", "words-of-a");
    let ben = named(&world, "b", "Ben Marblefield", "therapist", "words-of-b");
    world.pair(&ana, "therapist", &ben);
    let write = [
        "journal",
        "write",
        "--tag",
        "quartzlabel",
        "The amber lighthouse sentence.",
    ];
    let entry = ana.does(&write);
    let entry = entry.text("id");
    let map = ["map", "add", "Cleo Saffronhill", "--kind", "social", "--ring", "1"];
    ana.does(&[&map[..], &["--phone", "+34 600 123 987"]].concat());
    ana.does(&["chat", "send", "Ben Marblefield", "The velvet compass question?"]);
    let share = ana.does(&["share", "entry", entry, "--with", "Ben Marblefield"]);
    let share = share.text("id");
    ben.does(&["chat", "send", "Ana Ivorygate", "The copper meadow answer."]);
    let plan = [
        "practice",
        "add",
        "social.greet",
        "--rule",
        "FREQ=DAILY",
        "--at",
        "08:30",
    ];
    let whom = ["--zone", "UTC", "--for", "Ana Ivorygate"];
    ben.does(&[&plan[..], &whom].concat());
    ana.sync();
    ben.sync();
    ana.sync();
    let id = ana.does(&["people"]).each("id")[0].to_owned();
    let nothing = "0".repeat(32);

    let tour = |home: &Home| {
        for command in [
            &["people"][..],
            &["people", "--all"],
            &["people", "verify", &id],
            &["people", "verify", "Nobody"],
            &["chat", "list"],
            &["chat", "read", &id],
            &["chat", "read", "Nobody"],
            &["chat", "send", "Nobody", "unsent tulip draft"],
            &["chat", "send", &id, ""],
            &["journal", "list"],
            &["journal", "search", "lighthouse"],
            &["journal", "write", ""],
            &["share", "list"],
            &["share", "read", share],
            &["share", "read", &nothing],
            &["share", "entry", entry, "--with", "Nobody"],
            &["share", "entry", entry, "--with", &id, "--until", "2001-01-01"],
            &["practice", "today"],
            &["practice", "done", &nothing, "--outcome", "done"],
            &["map", "show"],
            &["map", "add", "", "--kind", "social", "--ring", "1"],
            &["map", "add", "x", "--kind", "social", "--ring", "9"],
            &["invite", "--role", "supporter"],
            &["accept", "kith:nonsense"],
            &["init", "--name", "x", "--role", "patient"],
            &["passphrase", "change", "--new-passphrase-file", "/nowhere"],
            &["sync"],
            &["no-such-command"],
        ] {
            says_nothing_of_anybody(home, command);
        }
    };
    tour(&ana);
    tour(&ben);
    // Without a network, with a wrong passphrase, and after somebody was removed.
    world.relay.kill();
    for command in [
        &["sync"][..],
        &["invite", "--role", "supporter"],
        &["chat", "read", &id],
    ] {
        says_nothing_of_anybody(&ana, command);
    }
    world.relay.restart();
    ana.does(&["people", "remove", &id]);
    for command in [
        &["sync"][..],
        &["people", "--all"],
        &["chat", "list"],
        &["chat", "send", &id, "x"],
    ] {
        says_nothing_of_anybody(&ana, command);
    }
    says_nothing_of_anybody(&ben, &["sync"]);
    says_nothing_of_anybody(&ben, &["chat", "list"]);
    ana.passphrase = "killed in the middle of this sentence".into();
    says_nothing_of_anybody(&ana, &["people"]);
    says_nothing_of_anybody(&ana, &["sync"]);
}
