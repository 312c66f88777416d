//! The program `kith-relay`, as an operator runs it.

use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

use kith_wire::id::Token;

/// A process that serves.
pub struct Serving {
    pub child: Child,
    pub url: String,
}

impl Serving {
    pub fn start(data: &Path) -> Self {
        let mut child = command(data, "serve")
            .args(["--listen", "127.0.0.1:0"])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("starts");
        let mut line = String::new();
        BufReader::new(child.stdout.as_mut().expect("a pipe"))
            .read_line(&mut line)
            .expect("a line");
        let url = line
            .trim_end()
            .strip_prefix("listening ")
            .expect("the one line")
            .to_owned();
        Serving { child, url }
    }

    pub fn signal(&self, signal: &str) {
        let sent = Command::new("kill")
            .args([signal, &self.child.id().to_string()])
            .status()
            .expect("kill runs");
        assert!(sent.success());
    }

    /// Waits for its end: exit status and what it logged.
    pub fn end(mut self) -> (Option<i32>, String) {
        let status = self.child.wait().expect("it ends");
        let mut log = String::new();
        self.child
            .stderr
            .take()
            .expect("a pipe")
            .read_to_string(&mut log)
            .expect("text");
        (status.code(), log)
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        // A test that failed leaves no process behind; one that ended has none.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

pub fn command(data: &Path, verb: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kith-relay"));
    command.arg(verb).arg("--data").arg(data);
    command
}

pub fn run(data: &Path, verb: &str, arguments: &[&str]) -> Output {
    command(data, verb).args(arguments).output().expect("runs")
}

pub fn admit(data: &Path) -> Token {
    let output = run(data, "admit", &[]);
    assert!(output.status.success());
    let text = String::from_utf8(output.stdout).expect("text");
    assert_eq!(text.lines().count(), 1);
    Token::from_text(&text).expect("a token")
}
