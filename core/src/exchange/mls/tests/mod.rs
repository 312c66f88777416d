//! People with real vaults in temporary folders. After every step the group is loaded anew, so that what is stored is
//! what is tested.

mod commits;
mod hostile;
mod messages;
mod packages;
mod rogue;
mod storage;

use ed25519_dalek::SigningKey;

use super::*;
use crate::foundation::env::SeededRandom;
use crate::foundation::types::{Code, Error, Result};
use crate::foundation::vault::{Made, Vault, made};

pub(super) const GROUP: [u8; 16] = [7; 16];
pub(super) const RULES: &[u8] = b"the patient decides";

/// A device: its vault, its key and its credential.
pub(super) struct Device {
    _folder: tempfile::TempDir,
    pub(super) vault: Vault,
    pub(super) random: SeededRandom,
    pub(super) key: SigningKey,
    pub(super) credential: Vec<u8>,
}

/// What all members of an epoch have in common.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct State {
    pub(super) epoch: u64,
    pub(super) authenticator: [u8; 32],
    pub(super) relay: [u8; 32],
    pub(super) rescue: [u8; 32],
    pub(super) members: Vec<Member>,
    pub(super) rules: Vec<u8>,
}

impl Device {
    pub(super) fn new(name: &str, seed: u64) -> Device {
        let Made {
            folder, vault, random, ..
        } = made(seed);
        let signing = SigningKey::from_bytes(&(&random as &dyn crate::foundation::env::Random).array());
        Device {
            _folder: folder,
            vault,
            random,
            key: signing,
            credential: name.as_bytes().to_vec(),
        }
    }

    pub(super) fn signer(&self) -> Signer<'_> {
        Signer::new(&self.key, &self.credential)
    }

    /// One transaction.
    pub(super) fn write<T>(&self, work: impl FnOnce(Context<'_>) -> Result<T>) -> Result<T> {
        self.vault.write(|tx| {
            work(Context {
                tx,
                random: &self.random,
            })
        })
    }

    /// One transaction on the group as it is stored.
    pub(super) fn with<T>(&self, work: impl FnOnce(Context<'_>, &mut Group) -> Result<T>) -> Result<T> {
        self.write(|context| work(context, &mut Group::load(context, GROUP)?.expect("a group")))
    }

    pub(super) fn package(&self, reuse: Reuse) -> Vec<u8> {
        self.write(|context| make_key_package(context, &self.signer(), reuse))
            .expect("made")
    }

    pub(super) fn found(&self, others: &[&Device]) {
        let packages: Vec<_> = others.iter().map(|other| other.package(Reuse::Once)).collect();
        let welcome = self
            .write(|context| {
                Group::create(context, &self.signer(), GROUP, RULES)?.found_with(context, &self.signer(), &packages)
            })
            .expect("founded");
        for other in others {
            other.join(&welcome).expect("joined");
        }
    }

    pub(super) fn join(&self, welcome: &[u8]) -> Result<Joined> {
        self.write(|context| join(context, welcome))
    }

    pub(super) fn say(&self, text: &str) -> Vec<u8> {
        self.with(|context, group| group.encrypt(context, &self.signer(), text.as_bytes()))
            .expect("sealed")
    }

    pub(super) fn receive(&self, entry: &[u8]) -> std::result::Result<Received, ReceiveFault> {
        self.with(|context, group| Ok(group.receive(context, entry)))
            .expect("the vault works")
    }

    pub(super) fn hear(&self, entry: &[u8]) -> (Member, String) {
        match self.receive(entry).expect("read") {
            Received::Application { sender, plaintext, .. } => (sender, String::from_utf8(plaintext).expect("text")),
            Received::Commit(_) => panic!("a commit where a message was expected"),
        }
    }

    pub(super) fn follow(&self, entry: &[u8]) -> Commit {
        match self.receive(entry).expect("read") {
            Received::Commit(commit) => *commit,
            Received::Application { .. } => panic!("a message where a commit was expected"),
        }
    }

    pub(super) fn stage(&self, change: Change) -> Staged {
        self.with(|context, group| group.stage(context, &self.signer(), change))
            .expect("staged")
    }

    pub(super) fn merge(&self) {
        self.with(|context, group| group.merge_staged(context)).expect("merged");
    }

    /// Stages, merges, and lets the others follow.
    pub(super) fn change(&self, change: Change, others: &[&Device]) -> Staged {
        let staged = self.stage(change);
        self.merge();
        for other in others {
            other.follow(&staged.commit);
        }
        staged
    }

    pub(super) fn look<T>(&self, at: impl FnOnce(Context<'_>, &Group) -> T) -> T {
        self.with(|context, group| Ok(at(context, group))).expect("loaded")
    }

    pub(super) fn state(&self) -> State {
        self.look(|context, group| {
            let seed = |key: Result<RelayKey>| *key.expect("a member").seed().expose();
            State {
                epoch: group.epoch().0,
                authenticator: group.epoch_authenticator().expect("32 bytes"),
                relay: seed(group.relay_key(context)),
                rescue: seed(group.rescue_key(context)),
                members: group.members(),
                rules: group.rules().to_vec(),
            }
        })
    }

    /// Everything that is stored of MLS.
    pub(super) fn rows(&self) -> Vec<(i64, Vec<u8>, Vec<u8>)> {
        self.vault
            .read(|view| {
                view.all(
                    "SELECT kind, name, value FROM mls_values ORDER BY kind, name",
                    [],
                    |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
                )
            })
            .expect("read")
    }
}

pub(super) fn people<const N: usize>() -> [Device; N] {
    let names = ["Ana", "Ben", "Cleo", "Dan", "Eva"];
    std::array::from_fn(|at| Device::new(names[at], at as u64 + 1))
}

pub(super) fn adding(package: Vec<u8>) -> Change {
    Change {
        add: vec![package],
        ..Change::default()
    }
}

pub(super) fn removing(leaf: u32) -> Change {
    Change {
        remove: vec![Leaf(leaf)],
        ..Change::default()
    }
}

pub(super) fn refused<T>(outcome: Result<T>) -> Code {
    outcome.err().map(|error: Error| error.code()).expect("refused")
}
