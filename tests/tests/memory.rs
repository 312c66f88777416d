//! What is left in the memory of a process after a lock: a real process opens a vault, writes, reads and searches a marked
//! sentence and locks, and its whole memory is read from outside before and after. The marks come as arguments backwards,
//! the keys are computed here, from a vault whose chance is known. Linux only.
//!
//! What a compiler leaves behind depends on how it optimises: `cargo test --release --locked -p kith-tests --test memory`
//! builds the process as it is released. Nothing here needs its symbols.

use std::fs::File;
use std::io::{BufRead, BufReader, Read, Seek, SeekFrom, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::Arc;

use hkdf::Hkdf;
use kith::companion::NewAccount;
use kith::exchange::identity::Role;
use kith::foundation::env::{Env, SeededRandom};
use kith::foundation::keys::{KeyClass, Passphrase};
use kith_tests::{companion_at, memory_folder};
use sha2::Sha256;

const SENTENCE: &str = "The heron stands still in the marshland of my ninth summer";

/// The keys of Ana's vault: the vault key is the first that is drawn, the database key is derived as storage.md says.
struct Keys {
    vault: [u8; 32],
    database: [u8; 32],
}

fn new_vault(folder: &Path) -> Keys {
    let env = Env {
        random: Arc::new(SeededRandom::new(77)),
        ..Env::system()
    };
    let ana = companion_at(folder, &env);
    let new = NewAccount {
        name: "Ana",
        role: Role::Patient,
        relay: None,
        admission: None,
        passphrase: &Passphrase::new("four quiet words here".into()),
        recovery: None,
    };
    ana.create(new).expect("created");
    ana.use_key_store(KeyClass::AfterFirstUnlock).expect("stored");
    ana.lock().expect("locked");
    let mut vault = [0; 32];
    kith::foundation::env::Random::fill(&SeededRandom::new(77), &mut vault);
    let mut database = [0; 32];
    Hkdf::<Sha256>::new(Some(b"kith/1 vault key"), &vault)
        .expand(b"kith/1 database", &mut database)
        .expect("32 bytes");
    Keys { vault, database }
}

/// A process that does what it was told and waits for a word in between.
struct Process {
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

impl Process {
    fn start(folder: &Path, verbs: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_kith-verb"))
            .arg(folder)
            .args(verbs)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("it starts");
        Process {
            input: child.stdin.take().expect("a pipe"),
            output: BufReader::new(child.stdout.take().expect("a pipe")),
            child,
        }
    }

    /// Reads on until it waits.
    fn until_it_waits(&mut self) {
        let mut line = String::new();
        while line.trim() != "waiting" {
            line.clear();
            let read = self.output.read_line(&mut line).expect("it talks");
            assert!(read > 0 && !line.starts_with("failed"), "it ended early: {line}");
        }
    }

    fn go_on(&mut self) {
        self.input.write_all(b"\n").expect("it listens");
    }

    /// In which of its mappings, by their names, a needle is found, and how often.
    fn finds(&self, needle: &[u8]) -> Vec<String> {
        let id = self.child.id();
        let maps = std::fs::read_to_string(format!("/proc/{id}/maps")).expect("a child's maps can be read");
        let mut memory = File::open(format!("/proc/{id}/mem")).expect("a child's memory can be read");
        let finder = memchr::memmem::Finder::new(needle);
        let mut found = Vec::new();
        for line in maps.lines() {
            let mut words = line.split_whitespace();
            let (range, rights) = (words.next().expect("a range"), words.next().expect("rights"));
            let name = words.nth(3).unwrap_or("heap or stack of a thread");
            if !rights.starts_with('r') || name.starts_with("[v") {
                continue;
            }
            let (from, to) = range.split_once('-').expect("a range");
            let at = |text: &str| u64::from_str_radix(text, 16).expect("an address");
            let mut bytes = vec![0; usize::try_from(at(to) - at(from)).expect("it fits")];
            memory.seek(SeekFrom::Start(at(from))).expect("within");
            // What cannot be read as a whole holds no pages.
            if memory.read_exact(&mut bytes).is_err() {
                continue;
            }
            found.extend(finder.find_iter(&bytes).map(|at| format!("{name}+{at:x}")));
        }
        found
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        self.child.kill().unwrap_or_default();
        self.child.wait().map(drop).unwrap_or_default();
    }
}

#[test]
fn m23_after_a_key_lock_neither_a_word_nor_a_key_is_in_the_memory_of_the_process() {
    if !cfg!(target_os = "linux") {
        return;
    }
    let folder = memory_folder();
    let keys = new_vault(folder.path());
    let backwards: String = SENTENCE.chars().rev().collect();
    let handle = format!("handle={backwards}");
    let mut process = Process::start(folder.path(), &["open", &handle, "wait", "lock", "wait"]);
    let needles: [(&str, &[u8]); 5] = [
        ("the sentence", SENTENCE.as_bytes()),
        ("the end of it", &SENTENCE.as_bytes()[20..]),
        ("the vault key", &keys.vault),
        ("the database key", &keys.database),
        ("half of the database key", &keys.database[16..]),
    ];
    process.until_it_waits();
    for (what, needle) in needles {
        assert!(
            !process.finds(needle).is_empty(),
            "{what} is found while the vault is open"
        );
    }
    process.go_on();
    process.until_it_waits();
    // As SQLCipher is given it, which is wiped before the first word is written.
    let digits: String = keys.database.iter().map(|byte| format!("{byte:02x}")).collect();
    let left: Vec<_> = needles
        .into_iter()
        .chain([("the database key in digits", digits.as_bytes())])
        .map(|(what, needle)| (what, process.finds(needle)))
        .filter(|(_, places)| !places.is_empty())
        .collect();
    assert!(left.is_empty(), "still there after the lock: {left:?}");
}
