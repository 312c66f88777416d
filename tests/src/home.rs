//! Somebody's vault, and `kith` on it.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::Arc;

use kith::companion::{Companion, Places};
use kith::foundation::env::Env;
use kith::foundation::keys::{FileSecretStore, Passphrase};
use serde_json::Value;

use crate::programs;

/// A vault's home with its passphrase, and the state beside it that no copy of the home contains.
pub struct Home {
    /// The folder of `--home`.
    pub folder: PathBuf,
    /// The folder of the session generation.
    pub state: PathBuf,
    /// Opens it.
    pub passphrase: String,
    temporary: PathBuf,
}

/// How a command ended, whatever it says.
#[derive(Debug)]
pub struct Done {
    /// The exit status; none if it was killed.
    pub status: Option<i32>,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

/// An error as `--json` prints it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// The exit status.
    pub status: i32,
    /// The cause.
    pub code: String,
    /// What to do next.
    pub advice: String,
    /// More words.
    pub detail: String,
}

/// A JSON document with short ways into it.
pub trait Said {
    /// A text field.
    fn text(&self, field: &str) -> &str;
    /// That field of every object of a list.
    fn each(&self, field: &str) -> Vec<&str>;
    /// The objects of a list.
    fn items(&self) -> &[Value];
}

impl Said for Value {
    fn text(&self, field: &str) -> &str {
        self[field]
            .as_str()
            .unwrap_or_else(|| panic!("no text {field} in {self}"))
    }

    fn each(&self, field: &str) -> Vec<&str> {
        self.items().iter().map(|item| item.text(field)).collect()
    }

    fn items(&self) -> &[Value] {
        self.as_array().unwrap_or_else(|| panic!("no list: {self}"))
    }
}

impl Home {
    /// A home in `world`; nothing is created yet.
    pub fn at(world: &Path, name: &str) -> Self {
        Home {
            folder: world.join("homes").join(name),
            state: world.join("states").join(name),
            passphrase: "four quiet words here".into(),
            temporary: world.join("temporary"),
        }
    }

    /// This vault through the library, unlocked: for what no command does. `kith` finds the vault busy meanwhile.
    pub fn companion(&self) -> Companion {
        let places = Places {
            private_dir: self.folder.join("vault"),
            boot_dir: self.folder.join("boot"),
        };
        let companion = Companion::at(
            places,
            Arc::new(FileSecretStore::new(self.state.clone())),
            Env::system(),
        );
        companion
            .unlock_with_passphrase(&Passphrase::new(self.passphrase.clone()))
            .expect("the vault is there and free");
        companion
    }

    /// `kith --home …` in an environment of its own.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(programs::kith());
        command
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .env("HOME", &self.temporary)
            .env("TMPDIR", &self.temporary)
            .env("TZ", "Europe/Madrid")
            .env("KITH_STATE_DIR", &self.state)
            .env("KITH_PASSPHRASE", &self.passphrase)
            .arg("--home")
            .arg(&self.folder)
            .args(arguments)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }

    /// Starts a command with `--json`.
    pub fn start(&self, arguments: &[&str]) -> Child {
        self.command(&[&["--json"], arguments].concat())
            .spawn()
            .expect("kith starts")
    }

    /// Runs a command as it is.
    pub fn run(&self, arguments: &[&str]) -> Done {
        done(self.command(arguments).output().expect("kith runs"))
    }

    /// Runs a command with a text on its standard input.
    pub fn run_with_input(&self, arguments: &[&str], input: &[u8]) -> Done {
        let mut child = self
            .command(arguments)
            .stdin(Stdio::piped())
            .spawn()
            .expect("kith starts");
        let mut pipe = child.stdin.take().expect("a pipe");
        let input = input.to_vec();
        // It may end without reading everything.
        let writer = std::thread::spawn(move || pipe.write_all(&input).unwrap_or_default());
        let output = child.wait_with_output().expect("kith ends");
        writer.join().expect("written");
        done(output)
    }

    /// Runs a command with `--json` that must succeed: status 0, one document, no word on standard error.
    pub fn does(&self, arguments: &[&str]) -> Value {
        self.run(&[&["--json"], arguments].concat()).document(arguments)
    }

    /// Runs a command with `--json` that must fail: nothing on standard output, one JSON line on standard error.
    pub fn refuses(&self, arguments: &[&str]) -> Refused {
        self.run(&[&["--json"], arguments].concat()).refusal(arguments)
    }

    /// The code of that failure.
    pub fn code(&self, arguments: &[&str]) -> String {
        let refused = self.refuses(arguments);
        assert_eq!(refused.status, 1, "{arguments:?}: {refused:?}");
        refused.code
    }

    /// The texts of the messages with somebody, oldest first.
    pub fn texts(&self, person: &str) -> Vec<String> {
        let messages = self.does(&["chat", "read", person]);
        messages.each("text").into_iter().map(str::to_owned).collect()
    }

    /// One pass: what was sent, what was received, what waits.
    pub fn sync(&self) -> (u64, u64, u64) {
        let report = self.does(&["sync"]);
        let count = |field: &str| {
            report[field]
                .as_u64()
                .unwrap_or_else(|| panic!("no count {field}: {report}"))
        };
        (count("sent"), count("received"), count("pending"))
    }
}

impl Done {
    /// The one document of a command that succeeded.
    pub fn document(self, arguments: &[&str]) -> Value {
        assert_eq!((self.status, self.err.as_str()), (Some(0), ""), "{arguments:?}");
        assert_eq!(self.out.lines().count(), 1, "{arguments:?}: {}", self.out);
        serde_json::from_str(&self.out).unwrap_or_else(|_| panic!("{arguments:?}: {}", self.out))
    }

    /// The one line of a command that failed.
    pub fn refusal(self, arguments: &[&str]) -> Refused {
        assert_eq!(self.out, "", "{arguments:?}");
        assert_eq!(self.err.lines().count(), 1, "{arguments:?}: {}", self.err);
        let status = self.status.expect("it was not killed");
        let error: Value = serde_json::from_str(&self.err).unwrap_or_else(|_| panic!("{arguments:?}: {}", self.err));
        Refused {
            status,
            code: error.text("code").to_owned(),
            advice: error.text("advice").to_owned(),
            detail: error.text("detail").to_owned(),
        }
    }
}

/// The status and the texts of a process that ended.
pub(crate) fn done(output: Output) -> Done {
    Done {
        status: output.status.code(),
        out: String::from_utf8(output.stdout).expect("UTF-8"),
        err: String::from_utf8(output.stderr).expect("UTF-8"),
    }
}
