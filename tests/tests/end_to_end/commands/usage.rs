//! How commands are given, and how answers look.

use std::fs::File;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpListener;
use std::os::unix::fs::symlink;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

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

/// A shell that is given lines as a person pastes them. Its background processes end with it.
struct Shell {
    child: Child,
    lines: Option<ChildStdin>,
    said: BufReader<ChildStdout>,
}

impl Shell {
    /// In a folder of the world, where `kith` and `kith-relay` are found by their names.
    fn start(world: &World) -> Self {
        let (programs, folder) = (world.file("programs"), world.file("example"));
        for folder in [&programs, &folder] {
            std::fs::create_dir(folder).expect("made");
        }
        for (name, program) in [("kith", kith_tests::kith()), ("kith-relay", kith_tests::kith_relay())] {
            symlink(program, programs.join(name)).expect("linked");
        }
        let usual = std::env::var("PATH").expect("a path");
        let said = File::create(world.file("example.err")).expect("created");
        let mut child = Command::new("sh")
            .arg("-e")
            .current_dir(&folder)
            .env_clear()
            .env("PATH", format!("{}:{usual}", programs.display()))
            .env("HOME", world.file("temporary"))
            .env("KITH_STATE_DIR", world.file("states"))
            .env("KITH_PASSPHRASE", "four quiet words here")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(said)
            .spawn()
            .expect("a shell");
        let (lines, said) = (child.stdin.take(), child.stdout.take().expect("a pipe"));
        let mut shell = Shell {
            child,
            lines,
            said: BufReader::new(said),
        };
        shell.paste("trap 'kill $!' EXIT\n");
        shell
    }

    fn paste(&mut self, lines: &str) {
        let pipe = self.lines.as_mut().expect("it is open");
        pipe.write_all(lines.as_bytes()).expect("it reads");
    }

    /// The next line of an answer that begins like this.
    fn next(&mut self, beginning: &str) -> String {
        let mut line = String::new();
        while !line.starts_with(beginning) {
            line.clear();
            let read = self.said.read_line(&mut line).expect("text");
            assert!(read > 0, "it ended before it said {beginning}");
        }
        line.trim_end().to_owned()
    }

    /// What it says from here to its end.
    fn rest(mut self) -> String {
        drop(self.lines.take());
        let mut rest = String::new();
        self.said.read_to_string(&mut rest).expect("text");
        rest
    }
}

impl Drop for Shell {
    fn drop(&mut self) {
        drop(self.lines.take());
        // It ends by itself once there are no more lines.
        let _ = self.child.wait();
    }
}

/// A port that nobody is given without asking for it: the system takes those of connections from 32768 on.
fn free_port() -> u16 {
    let mut ports = (0..10_000).map(|number| 20_000 + ((std::process::id() + number) % 10_000) as u16);
    ports
        .find(|port| TcpListener::bind(("127.0.0.1", *port)).is_ok())
        .expect("one of many is free")
}

#[test]
fn the_example_of_the_help_leads_from_nothing_to_a_received_message() {
    let world = World::new();
    let help = world.home("Ana").run(&["--help"]);
    assert_eq!(help.status, Some(0));
    let example = help.out.split("From nothing").nth(1).expect("an example");
    let lines: Vec<&str> = example.lines().skip(1).take_while(|line| !line.is_empty()).collect();
    assert!(lines.iter().all(|line| line.len() < 80), "no terminal breaks its lines");
    // As it stands there, but for the port, which another test may have, and the link, which is a new one each time.
    let example = lines.join("\n").replace("8460", &free_port().to_string()) + "\n";
    let accept = example.find("  kith --home cleo accept").expect("an answer");
    let mut shell = Shell::start(&world);
    shell.paste(&example[..accept]);
    let link = shell.next("kith:");
    assert!(example[accept..].contains("kith:...\n"), "{example}");
    shell.paste(&example[accept..].replace("kith:...", &link));
    let rest = shell.rest();
    let told = std::fs::read_to_string(world.file("example.err")).expect("there");
    let end: Vec<&str> = rest.lines().rev().take(2).collect();
    assert!(
        matches!(end[..], [text, head] if text == "  Hello" && head.ends_with("  Ana")),
        "{rest}\n{told}"
    );
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
