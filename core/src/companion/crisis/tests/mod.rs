//! Ana's phone and her plan: on a real vault, with a key store that can refuse.

mod drafts;
mod kept;
mod people;
mod plan;
mod screen;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::care::crisis::{PlanEdit, ShownPlan, Step, WhileLocked};
use crate::care::support::{Kind, NewNode, Node, NodeType, Safety};
use crate::companion::{Companion, NewAccount, Places};
use crate::exchange::identity::Role;
use crate::foundation::env::{Env, HttpsNet, ManualClock, SystemRandom};
use crate::foundation::keys::{FileSecretStore, KeyClass, Passphrase, SecretStore};
use crate::foundation::types::{Code, Error, Millis, Result};

const START: Millis = Millis(1_800_000_000_000);
const DAY: i64 = 24 * 3_600_000;

/// A key store that hands out nothing before the first unlock, and can be broken.
struct Keys {
    files: FileSecretStore,
    shut: AtomicBool,
    broken: AtomicBool,
}

impl Keys {
    fn works(&self) -> Result<()> {
        match self.broken.load(Ordering::SeqCst) {
            true => Err(Error::new(Code::Storage, "broken")),
            false => Ok(()),
        }
    }
}

impl SecretStore for Keys {
    fn put(&self, name: &str, class: KeyClass, secret: &[u8]) -> Result<()> {
        self.works()?;
        self.files.put(name, class, secret)
    }

    fn get(&self, name: &str) -> Result<Option<Vec<u8>>> {
        if self.shut.load(Ordering::SeqCst) {
            return Err(Error::new(Code::Locked, "not before the first unlock"));
        }
        self.files.get(name)
    }

    fn delete(&self, name: &str) -> Result<()> {
        self.works()?;
        self.files.delete(name)
    }
}

struct Phone {
    folder: tempfile::TempDir,
    clock: Arc<ManualClock>,
    keys: Arc<Keys>,
    companion: Companion,
}

impl Phone {
    /// A phone on which nothing is yet.
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let keys = Arc::new(Keys {
            files: FileSecretStore::new(folder.path().join("store")),
            shut: AtomicBool::new(false),
            broken: AtomicBool::new(false),
        });
        let clock = Arc::new(ManualClock::at(START));
        let companion = companion(folder.path().to_owned(), Arc::clone(&clock), Arc::clone(&keys));
        Phone {
            folder,
            clock,
            keys,
            companion,
        }
    }

    /// Ana's, with Cleo and Dan on her map.
    fn of_ana() -> Self {
        let phone = Phone::new();
        let new = NewAccount {
            name: "Ana",
            role: Role::Patient,
            relay: None,
            admission: None,
            passphrase: &passphrase(),
            recovery: None,
        };
        phone.companion.create(new).expect("created");
        phone.add("Cleo", 1, Some("+34 600 123 987"));
        phone.add("Dan Núñez", 2, None);
        phone
    }

    /// And her plan, which is shown while the phone is locked.
    fn with_a_plan() -> Self {
        let phone = Phone::of_ana();
        phone.edit(a_plan(&phone)).expect("written");
        phone.choose(WhileLocked::Shown);
        phone
    }

    /// The same phone, started anew.
    fn restart(&mut self) {
        self.companion.lock().expect("locked");
        self.companion = companion(
            self.folder.path().to_owned(),
            Arc::clone(&self.clock),
            Arc::clone(&self.keys),
        );
    }

    fn unlock(&self) {
        self.companion.unlock_with_passphrase(&passphrase()).expect("unlocked");
    }

    fn add(&self, name: &str, ring: i64, phone: Option<&str>) -> Node {
        let new = NewNode {
            name,
            node_type: NodeType::Person,
            kinds: &[Kind::Emotional],
            ring,
            phone,
        };
        self.companion.support_map().add(new).expect("added")
    }

    fn node(&self, name: &str) -> Node {
        self.companion.support_map().find(name).expect("on the map")
    }

    fn mark(&self, name: &str, safety: Safety) {
        let node = self.node(name);
        self.companion.support_map().mark(node.id, safety).expect("marked");
    }

    fn edit(&self, edit: PlanEdit) -> Result<()> {
        self.companion.crisis().edit(&edit).map(|_| ())
    }

    fn choose(&self, choice: WhileLocked) {
        self.companion.crisis().choose(choice).expect("chosen");
    }

    fn boot(&self, file: &str) -> PathBuf {
        self.folder.path().join("boot").join(file)
    }

    fn in_the_vault(&self) -> ShownPlan {
        let state = self.companion.crisis().state().expect("unlocked");
        state.shown.expect("a plan").plan
    }

    fn kept(&self) -> Option<ShownPlan> {
        crate::companion::boot::kept(&self.folder.path().join("boot"), self.keys.as_ref()).expect("readable")
    }
}

fn companion(folder: PathBuf, clock: Arc<ManualClock>, keys: Arc<Keys>) -> Companion {
    let places = Places {
        private_dir: folder.join("vault"),
        boot_dir: folder.join("boot"),
    };
    let env = Env {
        clock,
        random: Arc::new(SystemRandom),
        net: Arc::new(HttpsNet::default()),
    };
    Companion::at(places, keys, env)
}

fn passphrase() -> Passphrase {
    Passphrase::new("four quiet words here".into())
}

fn lines(lines: &[&str]) -> Vec<String> {
    lines.iter().map(|line| (*line).to_owned()).collect()
}

fn items(step: Step, some: &[&str]) -> PlanEdit {
    PlanEdit {
        items: BTreeMap::from([(step, lines(some))]),
        ..PlanEdit::default()
    }
}

fn a_plan(phone: &Phone) -> PlanEdit {
    PlanEdit {
        reasons: Some(lines(&["my niece"])),
        items: BTreeMap::from([
            (Step::WarningSigns, lines(&["I stop answering"])),
            (Step::Coping, lines(&["a shower", "the long walk"])),
            (Step::Company, lines(&["the café at the corner"])),
        ]),
        nodes: BTreeMap::from([
            (Step::Company, vec![phone.node("Dan Núñez").id, phone.node("Cleo").id]),
            (Step::Help, vec![phone.node("Cleo").id]),
        ]),
        region: Some("es".into()),
        review_days: None,
    }
}

/// What stands in a step, as text and number.
fn step(plan: &ShownPlan, step: Step) -> Vec<(&str, Option<&str>)> {
    let found = plan
        .steps
        .iter()
        .find(|one| one.step == step)
        .expect("every step is there");
    found
        .items
        .iter()
        .map(|item| (item.text.as_str(), item.phone.as_deref()))
        .collect()
}
