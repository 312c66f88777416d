//! How commands are given, and how answers look.

use kith_tests::World;

#[test]
fn json_may_stand_before_or_after_the_command() {
    let world = World::new();
    let ana = world.newcomer("Ana", "patient");
    for arguments in [
        ["--json", "journal", "list"],
        ["journal", "--json", "list"],
        ["journal", "list", "--json"],
    ] {
        assert_eq!(ana.run(&arguments).out, "[]\n", "{arguments:?}");
    }
}

#[test]
fn a_wrong_command_line_is_one_json_line_and_status_2_and_repeats_no_words() {
    let world = World::new();
    let ana = world.newcomer("Ana", "patient");
    for wrong in [
        &["journal"][..],
        &["nothing-of-kith"],
        &["journal", "write", "one", "amber"],
        &["journal", "write", "--mood", "4", "x"],
        &["journal", "write", "--mood", "well", "x"],
        &["chat", "send"],
        &["init", "--name", "Ana"],
        &["init", "--name", "Ana", "--role", "amber"],
        &["map", "add", "Cleo", "--kind", "emotional", "--ring", "4"],
        &["map", "add", "Cleo", "--kind", "amber", "--ring", "1"],
        &["map", "add", "Cleo", "--ring", "1"],
        &["practice", "done", "x", "--outcome", "amber"],
    ] {
        let refused = ana.refuses(wrong);
        assert_eq!(
            (refused.status, refused.code.as_str(), refused.advice.as_str()),
            (2, "usage", "fix-input"),
            "{wrong:?}"
        );
        assert!(!refused.detail.contains("amber"), "{wrong:?}: {}", refused.detail);
        let for_people = ana.run(wrong);
        assert_eq!(for_people.status, Some(2), "{wrong:?}");
        assert!(for_people.err.contains("--help"), "{wrong:?}: {}", for_people.err);
    }
    assert!(
        ana.refuses(&["init", "--name", "Ana"]).detail.contains("--role"),
        "it says what is missing"
    );
}

#[test]
fn help_leads_from_nothing_to_a_received_message() {
    let world = World::new();
    let help = world.home("Ana").run(&["--help"]);
    assert_eq!(help.status, Some(0));
    let example = help.out.split("From nothing").nth(1).expect("an example");
    let steps = [
        "init --name",
        "invite --role",
        "accept kith:",
        "sync",
        "chat send",
        "chat read",
    ];
    let places: Vec<_> = steps.iter().map(|step| example.find(step)).collect();
    assert!(places.is_sorted() && places[0].is_some(), "{places:?}");
    let version = world.home("Ana").run(&["--version"]);
    assert!(version.out.starts_with("kith 0."), "{}", version.out);
}

#[test]
fn an_answer_for_people_is_aligned_local_and_without_colours_where_no_terminal_is() {
    let world = World::new();
    let ana = world.newcomer("Ana", "patient");
    for (name, ring) in [("Cleo", "1"), ("The night line", "3")] {
        ana.does(&[
            "map",
            "add",
            name,
            "--kind",
            "emotional",
            "--ring",
            ring,
            "--phone",
            "123",
        ]);
    }
    let shown = ana.run(&["map", "show"]);
    let columns: Vec<_> = shown.out.lines().skip(1).map(|line| line.find("person")).collect();
    assert_eq!(columns.len(), 2);
    assert!(columns[0].is_some() && columns[0] == columns[1], "{}", shown.out);
    ana.does(&["journal", "write", "Ünïcode \u{1b}[31mred\u{1b}[0m"]);
    let listed = ana.run(&["journal", "list"]);
    assert!(
        !listed.out.contains('\u{1b}'),
        "nothing that was written steers a terminal"
    );
    let at_zero = |zone: &str| {
        let output = ana
            .command(&["journal", "list"])
            .env("TZ", zone)
            .output()
            .expect("runs");
        String::from_utf8(output.stdout).expect("text")
    };
    assert_ne!(
        at_zero("Pacific/Kiritimati"),
        at_zero("Pacific/Pago_Pago"),
        "times are local"
    );
    let refused = ana.run(&["chat", "read", "Nobody"]);
    assert_eq!(refused.status, Some(1));
    assert!(
        refused.err.contains("unknown_person") && !refused.err.starts_with('{'),
        "{}",
        refused.err
    );
}

#[test]
fn nothing_works_where_no_vault_is_but_looking_at_the_skills() {
    let world = World::new();
    let nobody = world.home("Nobody");
    for command in [
        &["people"][..],
        &["sync"],
        &["journal", "list"],
        &["journal", "write", "x"],
        &["map", "show"],
    ] {
        assert_eq!(nobody.code(command), "not_found", "{command:?}");
    }
    nobody.does(&["practice", "skills"]);
    assert!(!nobody.folder.exists(), "looking creates nothing");
}

#[test]
fn a_text_without_quotes_gets_a_hint() {
    let world = World::new();
    let ana = world.newcomer("Ana", "patient");
    let refused = ana.run(&["journal", "write", "A", "good", "day"]);
    assert_eq!(refused.status, Some(2));
    assert!(refused.err.contains("quotes"), "{}", refused.err);
}

#[cfg(target_os = "linux")]
#[test]
fn an_answer_that_cannot_be_written_is_an_error_and_a_reader_that_went_away_is_none() {
    let world = World::new();
    let ana = world.newcomer("Ana", "patient");
    let full = std::fs::File::options().write(true).open("/dev/full").expect("opened");
    let mut to_full = ana.command(&["--json", "journal", "list"]);
    assert_eq!(to_full.stdout(full).status().expect("runs").code(), Some(1));
    let (reader, writer) = std::io::pipe().expect("a pipe");
    drop(reader);
    let mut to_nobody = ana.command(&["--json", "journal", "list"]);
    assert_eq!(to_nobody.stdout(writer).status().expect("runs").code(), Some(0));
}

#[test]
fn what_is_not_found_says_where_it_is_shown() {
    let world = World::new();
    let (ana, _ben) = world.ana_and_ben();
    let nothing = "0".repeat(32);
    for (command, shown_by) in [
        (&["share", "entry", &nothing, "--with", "Ben"][..], "kith journal list"),
        (&["share", "entry", "x", "--with", "Ben"], "kith journal list"),
        (&["share", "read", "x"], "kith share list"),
        (&["share", "revoke", &nothing], "kith share list"),
        (
            &["practice", "done", &nothing, "--outcome", "done"],
            "kith practice today",
        ),
        (
            &[
                "practice",
                "add",
                "x",
                "--rule",
                "FREQ=DAILY",
                "--at",
                "08:30",
                "--zone",
                "UTC",
            ],
            "kith practice skills",
        ),
    ] {
        let refused = ana.refuses(command);
        assert_eq!(refused.code, "not_found", "{command:?}");
        assert!(refused.detail.contains(shown_by), "{command:?}: {}", refused.detail);
    }
    assert!(ana.run(&["chat", "read", "Bne"]).err.contains("kith people"));
}
