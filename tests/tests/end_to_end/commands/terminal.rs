//! What happens at a terminal: passphrases that are typed, colours, words that are shown once.
//!
//! The terminal is made by `script` (util-linux). Where that is not installed, these tests say so and test nothing.

use std::io::{Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use kith_tests::{Home, World};

/// `kith` at a terminal of its own, and somebody who types there.
struct Terminal {
    child: Child,
    keys: Option<ChildStdin>,
    screen: ChildStdout,
    /// Its device.
    path: String,
    /// Everything that was shown so far.
    shown: String,
}

/// Whether there is a `script` that takes these options.
fn can_be_made() -> bool {
    let made = Command::new("script")
        .args(["-qeE", "always", "-c", "true", "/dev/null"])
        .stdin(Stdio::null())
        .output();
    let can = made.is_ok_and(|output| output.status.success());
    if !can {
        let mut out = std::io::stderr();
        writeln!(out, "skipped: there is no `script` of util-linux to make a terminal").unwrap_or_default();
    }
    can
}

/// For the shell that `script` starts.
fn quoted(word: &str) -> String {
    format!("'{}'", word.replace('\'', "'\\''"))
}

impl Terminal {
    /// Nothing gives the passphrase: it must be typed.
    fn start(home: &Home, environment: &[(&str, &str)], arguments: &[&str]) -> Self {
        let kith = home.command(arguments);
        let words = std::iter::once(kith.get_program()).chain(kith.get_args());
        let line: Vec<String> = words.map(|word| quoted(word.to_str().expect("text"))).collect();
        let settings = kith.get_envs().filter_map(|(name, value)| Some((name, value?)));
        let mut child = Command::new("script")
            .args(["-qeE", "always", "-c", &format!("tty; {}", line.join(" ")), "/dev/null"])
            .env_clear()
            .envs(settings)
            .env_remove("KITH_PASSPHRASE")
            .env("TERM", "xterm")
            .envs(environment.iter().copied())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("script runs");
        let (keys, screen) = (child.stdin.take(), child.stdout.take().expect("a pipe"));
        let mut terminal = Terminal {
            child,
            keys,
            screen,
            path: String::new(),
            shown: String::new(),
        };
        terminal.path = terminal.until("\r\n").trim_end().to_owned();
        terminal
    }

    /// What is shown up to a text.
    fn until(&mut self, text: &str) -> String {
        let mut byte = [0];
        let mut bytes = Vec::new();
        while !bytes.ends_with(text.as_bytes()) {
            let read = self.screen.read(&mut byte).expect("readable");
            let so_far = String::from_utf8_lossy(&bytes);
            assert!(read > 0, "it ended without {text:?}: {so_far}");
            bytes.extend(byte);
        }
        String::from_utf8(bytes).expect("text")
    }

    /// Whether the terminal shows what is typed.
    fn echoes(&self) -> bool {
        let settings = Command::new("stty").args(["-F", &self.path, "-a"]).output();
        let settings = String::from_utf8(settings.expect("stty runs").stdout).expect("text");
        !settings.split_whitespace().any(|setting| setting == "-echo")
    }

    /// Waits for a prompt, and until what is typed is hidden, and types an answer.
    fn asked(&mut self, prompt: &str, answer: &str) {
        let shown = self.until(prompt);
        self.shown += &shown;
        // The prompt stands there a moment before: nobody types as fast as this.
        let hidden = (0..LOOKS).any(|_| !self.echoes());
        assert!(hidden, "what is typed is shown");
        let keys = self.keys.as_mut().expect("it is open");
        keys.write_all(format!("{answer}\n").as_bytes()).expect("typed");
    }

    /// Its status, and everything that was shown.
    fn end(mut self) -> (Option<i32>, String) {
        self.screen.read_to_string(&mut self.shown).expect("text");
        (self.child.wait().expect("it ends").code(), self.shown)
    }
}

/// How often it is looked whether a terminal hides what is typed, before it never will.
const LOOKS: usize = 2_000;

const PASSPHRASE: &str = "four quiet words here";

#[test]
fn a_new_passphrase_is_typed_twice_is_never_shown_and_the_recovery_words_are() {
    if !can_be_made() {
        return;
    }
    let world = World::new();
    let init = ["init", "--name", "Ana", "--role", "patient"];
    let ana = world.home("Ana");
    let mut differing = Terminal::start(&ana, &[], &init);
    differing.asked("New passphrase: ", PASSPHRASE);
    differing.asked("Once more: ", "something else");
    let (status, shown) = differing.end();
    assert_eq!(status, Some(1));
    assert!(shown.contains("differ"), "{shown}");
    assert_eq!(ana.code(&["people"]), "not_found", "no vault was made");

    let mut terminal = Terminal::start(&ana, &[], &init);
    terminal.asked("New passphrase: ", PASSPHRASE);
    terminal.asked("Once more: ", PASSPHRASE);
    let (status, shown) = terminal.end();
    assert_eq!(status, Some(0), "{shown}");
    assert!(!shown.contains(PASSPHRASE), "{shown}");
    let longest = shown.lines().map(|line| line.split_whitespace().count()).max();
    assert_eq!(longest, Some(24), "{shown}");
    assert!(shown.contains("\u{1b}[1mRecovery words\u{1b}[0m"), "{shown}");
    // What was typed opens the vault.
    ana.does(&["people"]);
}

#[test]
fn the_passphrase_is_asked_for_at_a_terminal_is_never_shown_and_a_wrong_one_is_told() {
    if !can_be_made() {
        return;
    }
    let world = World::new();
    let ana = world.newcomer("Ana", "patient");
    ana.does(&["journal", "write", "A quiet evening"]);
    for arguments in [&["journal", "list"][..], &["--json", "journal", "list"]] {
        let mut terminal = Terminal::start(&ana, &[], arguments);
        terminal.asked("Passphrase: ", PASSPHRASE);
        let (status, shown) = terminal.end();
        assert_eq!(status, Some(0), "{shown}");
        assert!(shown.contains("A quiet evening"), "{shown}");
        assert!(!shown.contains(PASSPHRASE), "{shown}");
    }
    let mut wrong = Terminal::start(&ana, &[], &["--json", "journal", "list"]);
    wrong.asked("Passphrase: ", "not it");
    let (status, shown) = wrong.end();
    assert_eq!(status, Some(1));
    assert!(
        shown.contains("wrong_passphrase") && !shown.contains("not it"),
        "{shown}"
    );
}

#[test]
fn colours_are_shown_at_a_terminal_that_wants_them_and_never_in_json() {
    if !can_be_made() {
        return;
    }
    let world = World::new();
    let ana = world.newcomer("Ana", "patient");
    ana.does(&["journal", "write", "A quiet evening"]);
    let shown = |environment: &[(&str, &str)], arguments: &[&str]| {
        let mut terminal = Terminal::start(&ana, environment, arguments);
        terminal.asked("Passphrase: ", PASSPHRASE);
        terminal.end().1
    };
    let list = ["journal", "list"];
    assert!(shown(&[], &list).contains("\u{1b}[1m"));
    for plain in [
        shown(&[("NO_COLOR", "1")], &list),
        shown(&[], &["--json", "journal", "list"]),
    ] {
        assert!(
            plain.contains("A quiet evening") && !plain.contains('\u{1b}'),
            "{plain}"
        );
    }
}
