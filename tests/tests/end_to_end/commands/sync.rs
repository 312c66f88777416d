//! `sync`, once and for long.

use std::io::{BufRead, BufReader, Read};
use std::process::{Child, Command};

use kith_tests::{Home, Impostor, Said, World};
use serde_json::{Value, json};

/// A `sync --watch` that runs. Killed when dropped.
pub(super) struct Watch {
    child: Child,
    lines: BufReader<std::process::ChildStdout>,
}

impl Watch {
    pub(super) fn start(home: &Home) -> Self {
        let mut child = home.start(&["sync", "--watch"]);
        let lines = BufReader::new(child.stdout.take().expect("a pipe"));
        Watch { child, lines }
    }

    pub(super) fn next(&mut self) -> Value {
        let mut line = String::new();
        self.lines.read_line(&mut line).expect("a line");
        serde_json::from_str(&line).unwrap_or_else(|_| panic!("no JSON: {line}"))
    }

    /// The next pass that did something.
    fn until(&mut self, field: &str) -> Value {
        loop {
            let pass = self.next();
            if pass[field] != 0 {
                return pass;
            }
        }
    }

    /// Asks it to end: its status, and what it said on standard error.
    fn end(&mut self, signal: &str) -> (Option<i32>, String) {
        let asked = Command::new("kill")
            .args([signal, &self.child.id().to_string()])
            .status();
        assert!(asked.expect("kill runs").success());
        self.ended()
    }

    /// How it ended: its status, and what it said on standard error.
    pub(super) fn ended(&mut self) -> (Option<i32>, String) {
        let status = self.child.wait().expect("it ends").code();
        let mut said = String::new();
        self.child
            .stderr
            .take()
            .expect("a pipe")
            .read_to_string(&mut said)
            .expect("text");
        (status, said)
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        // A test that failed leaves no process behind; one that ended has none.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Tries while the watching process has the vault.
fn once_free(home: &Home, arguments: &[&str]) -> Value {
    let arguments = [&["--json"], arguments].concat();
    loop {
        let done = home.run(&arguments);
        if done.status == Some(0) {
            return done.document(&arguments);
        }
        assert_eq!(done.refusal(&arguments).code, "busy");
    }
}

#[test]
fn a_pass_counts_what_was_sent_what_came_and_what_waits() {
    let mut world = World::new();
    let (ana, ben) = world.ana_and_ben();
    assert_eq!(
        ana.does(&["sync"]),
        json!({ "sent": 0, "received": 0, "pending": 0, "refused": 0 })
    );
    ana.does(&["chat", "send", "Ben", "One"]);
    let entry = ana.does(&["journal", "write", "Two"]);
    ana.does(&["share", "entry", entry.text("id"), "--with", "Ben"]);
    ben.does(&["chat", "send", "Ana", "Three"]);
    assert_eq!(ana.sync(), (2, 0, 0));
    assert_eq!(ben.sync(), (1, 2, 0));
    assert_eq!(ana.sync(), (0, 1, 0));
    world.relay.kill();
    ana.does(&["chat", "send", "Ben", "Four"]);
    let refused = ana.refuses(&["sync"]);
    assert_eq!(
        (refused.code.as_str(), refused.advice.as_str()),
        ("relay_unreachable", "retry")
    );
    world.relay.restart();
    assert_eq!(ana.sync(), (1, 0, 0));
}

#[test]
fn messages_to_somebody_who_has_not_answered_yet_wait() {
    let world = World::new();
    let ana = world.admitted("Ana", "patient");
    // A patient too: they may write before either agreed to anything.
    let dan = world.newcomer("Dan", "patient");
    let invited = ana.does(&["invite", "--role", "patient"]);
    dan.does(&["accept", invited.text("invitation")]);
    dan.does(&["chat", "send", "Ana", "Written before Ana knew of me"]);
    assert_eq!(dan.sync(), (0, 0, 1));
    ana.sync();
    assert_eq!(dan.sync(), (1, 0, 0));
    assert_eq!(ana.sync(), (0, 1, 0));
    assert_eq!(ana.texts("Dan"), ["Written before Ana knew of me"]);
}

#[test]
fn a_watching_sync_leaves_the_vault_to_others_between_its_passes() {
    let world = World::new();
    let (ana, ben) = world.ana_and_ben();
    let mut watch = Watch::start(&ana);
    assert_eq!(
        watch.next(),
        json!({ "sent": 0, "received": 0, "pending": 0, "refused": 0 })
    );
    once_free(&ana, &["chat", "send", "Ben", "While it watches"]);
    assert_eq!(watch.until("sent")["sent"], 1);
    ben.sync();
    ben.does(&["chat", "send", "Ana", "And back"]);
    ben.sync();
    assert_eq!(watch.until("received")["received"], 1);
    assert_eq!(
        once_free(&ana, &["chat", "read", "Ben"]).each("text"),
        ["While it watches", "And back"]
    );
    assert_eq!(watch.end("-TERM"), (Some(0), String::new()));
    assert_eq!(ana.sync(), (0, 0, 0));
}

#[test]
fn a_watching_sync_takes_what_comes_over_tls() {
    let world = World::encrypted();
    let (ana, ben) = world.ana_and_ben();
    let mut watch = Watch::start(&ben);
    assert_eq!(
        watch.next(),
        json!({ "sent": 0, "received": 0, "pending": 0, "refused": 0 })
    );
    ana.does(&["chat", "send", "Ben", "While you watch"]);
    ana.sync();
    assert_eq!(watch.until("received")["received"], 1);
    assert_eq!(watch.end("-TERM"), (Some(0), String::new()));
    assert_eq!(ben.texts("Ana"), ["While you watch"]);
}

#[test]
fn a_watching_sync_lives_through_a_relay_that_goes_and_comes_back() {
    let mut world = World::new();
    let (ana, ben) = world.ana_and_ben();
    world.relay.kill();
    ana.does(&["chat", "send", "Ben", "Later"]);
    let mut watch = Watch::start(&ana);
    let mut problems = BufReader::new(watch.child.stderr.take().expect("a pipe"));
    let mut line = String::new();
    problems.read_line(&mut line).expect("a line");
    let problem: Value = serde_json::from_str(&line).expect("JSON");
    assert_eq!(problem.text("code"), "relay_unreachable");
    world.relay.restart();
    assert_eq!(watch.until("sent")["sent"], 1);
    watch.child.stderr = Some(problems.into_inner());
    assert_eq!(watch.end("-INT").0, Some(0));
    assert_eq!(ben.sync(), (0, 1, 0));
}

#[test]
fn a_watching_sync_ends_when_it_is_asked_in_the_middle_of_a_pass() {
    let mut world = World::new();
    let (ana, _ben) = world.ana_and_ben();
    world.relay.kill();
    let silent = Impostor::that_is_silent(world.relay.address());
    let mut watch = Watch::start(&ana);
    silent.is_met();
    assert_eq!(watch.end("-TERM"), (Some(0), String::new()));
    drop(silent);
    world.relay.restart();
    assert_eq!(ana.sync(), (0, 0, 0));
}

#[test]
fn a_pass_tells_people_who_is_connected_now() {
    let world = World::new();
    let ana = world.admitted("Ana", "patient");
    let ben = world.newcomer("Ben", "therapist");
    let invited = ana.does(&["invite", "--role", "therapist"]);
    ben.does(&["accept", invited.text("invitation")]);
    let next = "Before you write, see what you both agree to: kith consent list";
    assert_eq!(ana.run(&["sync"]).out, format!("You and Ben are connected. {next}\n"));
    assert_eq!(ben.run(&["sync"]).out, format!("You and Ana are connected. {next}\n"));
    assert_eq!(ana.run(&["sync"]).out, "Everything is up to date.\n");
}
