//! One process that does a few things with the vault in a folder and says of each whether it is done: what the crash tests
//! end at every call that changes the disk.
//!
//! usage: `kith-verb FOLDER VERB...`, a verb being `name` or `name=value`, as [`perform`] lists them. The vault is opened
//! with the key store, which costs no passphrase. A line is said when a verb has returned: `done NAME`, or `failed NAME
//! CODE`. What failed because of the disk is tried once more; then the rest is left undone. The last line says how the
//! vault was closed.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use kith::care::crisis::{PlanEdit, Step, WhileLocked};
use kith::care::journal::NewEntry;
use kith::care::support::Safety;
use kith::companion::{Companion, LockPolicy, NewAccount};
use kith::exchange::identity::Role;
use kith::foundation::env::{Clock, Env, Relay, SystemClock};
use kith::foundation::keys::{Passphrase, RecoveryWords};
use kith::foundation::memory::WipingAllocator;
use kith::foundation::types::{Code, Error, Millis, Result};
use kith_tests::companion_at;
use zeroize::Zeroizing;

#[global_allocator]
static ALLOCATOR: WipingAllocator = WipingAllocator;

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().expect("a folder");
    let clock = Arc::new(Later::default());
    let env = Env {
        clock: clock.clone(),
        ..Env::system()
    };
    let companion = companion_at(Path::new(&folder), &env);
    let mut all = true;
    for verb in arguments {
        let (name, value) = verb.split_once('=').unwrap_or((&verb, ""));
        all = tried(&companion, &clock, name, value) || tried_again(&companion, &clock, name, value);
        if !all {
            break;
        }
    }
    match companion.lock() {
        Ok(()) => say("closed"),
        Err(error) => say(&format!("failed closing {}", error.code().as_str())),
    }
    if all { ExitCode::SUCCESS } else { ExitCode::from(3) }
}

/// Standard output, whole lines at once: what was said before a kill is said.
fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    out.write_all(format!("{line}\n").as_bytes())
        .and_then(|()| out.flush())
        .expect("whoever started this listens");
}

fn tried(companion: &Companion, clock: &Later, name: &str, value: &str) -> bool {
    match perform(companion, clock, name, value) {
        Ok(()) => {
            say(&format!("done {name}"));
            true
        }
        Err(error) => {
            say(&format!("failed {name} {} ({})", error.code().as_str(), error.detail()));
            false
        }
    }
}

/// A call that failed is over: the next one may succeed in the same process.
fn tried_again(companion: &Companion, clock: &Later, name: &str, value: &str) -> bool {
    say(&format!("again {name}"));
    tried(companion, clock, name, value)
}

fn perform(companion: &Companion, clock: &Later, name: &str, value: &str) -> Result<()> {
    match name {
        "lock" => companion.lock(),
        // So many minutes pass, and the policy is asked what is to be locked by then.
        "minutes" => {
            let minutes: i64 = value
                .parse()
                .map_err(|_| Error::new(Code::InvalidInput, "a number is needed"))?;
            clock.0.fetch_add(minutes * 60_000, Ordering::SeqCst);
            companion.lock_if_due().map(drop)
        }
        "key-after" => {
            let minutes: u64 = value
                .parse()
                .map_err(|_| Error::new(Code::InvalidInput, "a number is needed"))?;
            companion.set_lock_policy(LockPolicy {
                key_after: Some(Duration::from_secs(60 * minutes)),
                ..LockPolicy::default()
            })
        }
        // Everything that brings a text into memory, for who looks there for it. The text is given backwards, since the
        // arguments of a process stay where they are.
        "handle" => handle(companion, &Zeroizing::new(value.chars().rev().collect::<String>())),
        // Until whoever started this says a line.
        "wait" => {
            say("waiting");
            std::io::stdin()
                .read_line(&mut String::new())
                .map(drop)
                .map_err(|_| Error::new(Code::Cancelled, "nobody says a line"))
        }
        "open" => companion.unlock_with_key_store(),
        // A name, and words that open the vault as well.
        "create" => {
            let (name, words) = two(value)?;
            let new = NewAccount {
                name,
                role: Role::Patient,
                relay: None,
                admission: None,
                passphrase: &passphrase("four quiet words here"),
                recovery: Some(&RecoveryWords::parse(words)?),
            };
            companion.create(new).map(drop)
        }
        // A relay's address, and words.
        "recover" => {
            let (url, words) = two(value)?;
            let (words, relay) = (RecoveryWords::parse(words)?, Relay::parse(url, None)?);
            let passphrase = passphrase("four quiet words here");
            block_on(companion.recover(&words, relay, &passphrase)).map(drop)
        }
        "passphrase" => companion.change_passphrase(&passphrase(value)),
        "wipe" => companion.wipe(),
        "journal" => {
            let entry = NewEntry {
                text: value,
                mood: Some(1),
                tags: &[],
            };
            companion.journal().write(entry).map(drop)
        }
        "draft" => companion.journal().keep_draft(value),
        // The lines of what one can do alone.
        "plan" => {
            let lines = value.split('|').map(str::to_owned).collect();
            let edit = PlanEdit {
                items: BTreeMap::from([(Step::Coping, lines)]),
                ..PlanEdit::default()
            };
            companion.crisis().edit(&edit).map(drop)
        }
        "while-locked" => companion.crisis().choose(value.parse::<WhileLocked>()?).map(drop),
        "unsafe" => {
            let map = companion.support_map();
            map.mark(map.find(value)?.id, Safety::Unsafe).map(drop)
        }
        // To whom, and the text.
        "send" => {
            let (to, text) = two(value)?;
            companion.messages().send(to, text).map(drop)
        }
        "accept" => companion.people().accept(value).map(drop),
        "renew" => companion.people().renew_keys(value),
        "remove" => companion.people().remove(value).map(drop),
        "sync" => match block_on(companion.sync())? {
            (_, Some(problem)) => Err(problem),
            (_, None) => Ok(()),
        },
        _ => Err(Error::new(Code::InvalidInput, "there is no such verb")),
    }
}

/// Writes, keeps as a draft, reads, searches and sends.
fn handle(companion: &Companion, text: &str) -> Result<()> {
    let tags = [text.split(' ').next().unwrap_or_default().to_owned()];
    let entry = companion.journal().write(NewEntry {
        text,
        mood: None,
        tags: &tags,
    })?;
    companion.journal().keep_draft(text)?;
    let read = [
        companion.journal().entry(entry.id)?.text,
        companion.journal().search(text)?.remove(0).text,
        companion.journal().draft()?.unwrap_or_default(),
    ];
    if read.iter().all(|read| read == text) {
        Ok(())
    } else {
        Err(Error::new(Code::Internal, "what was read is not what was written"))
    }
}

/// The system's clocks, and some time more.
#[derive(Default)]
struct Later(AtomicI64);

impl Clock for Later {
    fn now(&self) -> Millis {
        SystemClock.now().plus(self.0.load(Ordering::SeqCst))
    }

    fn monotonic(&self) -> Duration {
        let more = u64::try_from(self.0.load(Ordering::SeqCst)).unwrap_or(0);
        SystemClock.monotonic() + Duration::from_millis(more)
    }
}

fn two(value: &str) -> Result<(&str, &str)> {
    value
        .split_once('|')
        .ok_or_else(|| Error::new(Code::InvalidInput, "two values are needed, with | between them"))
}

fn passphrase(text: &str) -> Passphrase {
    Passphrase::new(text.to_owned())
}

fn block_on<T>(work: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime")
        .block_on(work)
}
