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

use kith::care::crisis::{PlanEdit, Step, WhileLocked};
use kith::care::journal::NewEntry;
use kith::care::support::Safety;
use kith::companion::{Companion, NewAccount};
use kith::exchange::identity::Role;
use kith::foundation::env::{Env, Relay};
use kith::foundation::keys::{Passphrase, RecoveryWords};
use kith::foundation::types::{Code, Error, Result};
use kith_tests::companion_at;

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().expect("a folder");
    let companion = companion_at(Path::new(&folder), &Env::system());
    let mut all = true;
    for verb in arguments {
        let (name, value) = verb.split_once('=').unwrap_or((&verb, ""));
        all = tried(&companion, name, value) || tried_again(&companion, name, value);
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

fn tried(companion: &Companion, name: &str, value: &str) -> bool {
    match perform(companion, name, value) {
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
fn tried_again(companion: &Companion, name: &str, value: &str) -> bool {
    say(&format!("again {name}"));
    tried(companion, name, value)
}

fn perform(companion: &Companion, name: &str, value: &str) -> Result<()> {
    match name {
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
