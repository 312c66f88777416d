//! Wiping whatever is damaged, cut short or refused: no key of the vault stays in the key store.

use std::collections::BTreeMap;
use std::panic::AssertUnwindSafe;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use super::*;
use crate::care::crisis::{PlanEdit, Step, WhileLocked};
use crate::foundation::boot::projection::Projection;
use crate::foundation::keys::SecretStore;
use crate::foundation::types::{Error, Result};

/// A key store in files that can refuse to erase, or end the process when it is asked to.
struct Keys {
    files: FileSecretStore,
    trouble: Mutex<Trouble>,
}

enum Trouble {
    None,
    /// This key cannot be erased.
    With(String),
    /// The process ends when so many keys were erased.
    After(usize),
}

impl SecretStore for Keys {
    fn put(&self, name: &str, class: KeyClass, secret: &[u8]) -> Result<()> {
        self.files.put(name, class, secret)
    }

    fn get(&self, name: &str) -> Result<Option<Vec<u8>>> {
        self.files.get(name)
    }

    fn delete(&self, name: &str) -> Result<()> {
        let mut trouble = self.trouble.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        match &mut *trouble {
            Trouble::With(refused) if refused == name => return Err(Error::new(Code::Storage, "refused")),
            Trouble::After(0) => panic!("the process ends here"),
            Trouble::After(left) => *left -= 1,
            Trouble::With(_) | Trouble::None => {}
        }
        self.files.delete(name)
    }
}

/// Ana's phone, with everything that puts a key into the key store, and locked.
struct Phone {
    folder: tempfile::TempDir,
    keys: Arc<Keys>,
    ana: Companion,
}

impl Phone {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let keys = Arc::new(Keys {
            files: FileSecretStore::new(folder.path().join("store")),
            trouble: Mutex::new(Trouble::None),
        });
        let ana = started(folder.path(), &keys);
        let new = NewAccount {
            name: "Ana",
            role: Role::Patient,
            relay: None,
            admission: None,
            passphrase: &passphrase("four quiet words here"),
            recovery: None,
        };
        ana.create(new).expect("created");
        ana.use_key_store(KeyClass::AfterFirstUnlock).expect("set up");
        let plan = PlanEdit {
            items: BTreeMap::from([(Step::Coping, vec!["tea".to_owned()])]),
            ..PlanEdit::default()
        };
        ana.crisis().edit(&plan).expect("written");
        ana.crisis().choose(WhileLocked::Shown).expect("chosen");
        ana.lock().expect("locked");
        let phone = Phone { folder, keys, ana };
        assert_eq!(phone.stored().len(), 4, "{:?}", phone.stored());
        phone
    }

    /// The same phone, started anew.
    fn restarted(self) -> Self {
        let ana = started(self.folder.path(), &self.keys);
        Phone { ana, ..self }
    }

    fn trouble(&self, trouble: Trouble) {
        *self
            .keys
            .trouble
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner) = trouble;
    }

    fn at(&self, file: &str) -> PathBuf {
        self.folder.path().join(file)
    }

    fn stored(&self) -> Vec<String> {
        let files = std::fs::read_dir(self.at("store")).expect("there");
        let mut names: Vec<_> = files
            .map(|file| file.expect("a file").file_name().into_string().expect("plain"))
            .collect();
        names.sort();
        names
    }

    fn opens(&self) -> bool {
        let kept = Projection::at(&self.at("boot"), self.keys.as_ref()).read();
        self.ana.unlock_with_key_store().is_ok()
            || self
                .ana
                .unlock_with_passphrase(&passphrase("four quiet words here"))
                .is_ok()
            || kept.is_ok_and(|kept| kept.is_some())
    }

    fn is_wiped(&self) -> bool {
        self.ana.lifecycle() == Ok(Lifecycle::Absent)
            && self.stored().is_empty()
            && !self.at("vault").exists()
            && !self.at("boot").exists()
    }
}

fn started(folder: &Path, keys: &Arc<Keys>) -> Companion {
    let places = Places {
        private_dir: folder.join("vault"),
        boot_dir: folder.join("boot"),
    };
    Companion::at(places, Arc::clone(keys) as Arc<dyn SecretStore>, Env::system())
}

fn change(file: &Path, change: impl FnOnce(&mut Vec<u8>)) {
    let mut bytes = std::fs::read(file).expect("there");
    change(&mut bytes);
    std::fs::write(file, bytes).expect("changed");
}

fn remove(file: &Path) {
    std::fs::remove_file(file).expect("removed");
}

#[test]
fn a_wipe_leaves_no_key_whichever_one_of_the_files_still_names_the_vault() {
    let keyslots = ["vault/keyslots", "vault/keyslots.copy"];
    let garbage = |phone: &Phone, file: &str| change(&phone.at(file), |bytes| bytes.fill(0xa5));
    type Damage<'a> = &'a dyn Fn(&Phone);
    let damages: [(&str, Damage<'_>); 6] = [
        ("the box alone", &|phone| {
            keyslots.iter().for_each(|file| garbage(phone, file));
            remove(&phone.at("boot/crisis.plan"));
        }),
        ("the kept plan alone, damaged behind the name", &|phone| {
            keyslots.iter().for_each(|file| remove(&phone.at(file)));
            remove(&phone.at("boot/vault-name"));
            change(&phone.at("boot/crisis.plan"), |bytes| bytes.truncate(26));
        }),
        ("a key file alone, cut off", &|phone| {
            remove(&phone.at(keyslots[0]));
            change(&phone.at(keyslots[1]), |bytes| bytes.truncate(bytes.len() / 2));
            std::fs::remove_dir_all(phone.at("boot")).expect("removed");
        }),
        ("a key file alone, of a newer version", &|phone| {
            remove(&phone.at(keyslots[1]));
            change(&phone.at(keyslots[0]), |bytes| bytes[9] = 9);
            garbage(phone, "boot/vault-name");
            garbage(phone, "boot/crisis.plan");
        }),
        ("a key file that had not taken its place", &|phone| {
            remove(&phone.at(keyslots[1]));
            std::fs::rename(phone.at(keyslots[0]), phone.at("vault/keyslots.new")).expect("renamed");
            std::fs::remove_dir_all(phone.at("boot")).expect("removed");
        }),
        ("what is open alone", &|phone| {
            phone.ana.unlock_with_key_store().expect("unlocked");
            keyslots.iter().for_each(|file| remove(&phone.at(file)));
            std::fs::remove_dir_all(phone.at("boot")).expect("removed");
        }),
    ];
    for (what, damage) in damages {
        let phone = Phone::new();
        damage(&phone);
        phone.ana.wipe().expect("wiped");
        assert!(phone.is_wiped(), "{what}: {:?}", phone.stored());
    }
}

#[test]
fn a_wipe_that_is_cut_short_at_any_key_leaves_nothing_that_opens_and_the_next_one_finishes() {
    for erased in 0.. {
        let phone = Phone::new();
        phone.trouble(Trouble::After(erased));
        let cut = std::panic::catch_unwind(AssertUnwindSafe(|| phone.ana.wipe()));
        phone.trouble(Trouble::None);
        let phone = phone.restarted();
        if cut.is_ok() {
            assert_eq!(erased, 6, "every name was asked for");
            assert!(phone.is_wiped());
            break;
        }
        assert!(!phone.opens(), "after {erased} keys");
        phone.ana.wipe().expect("wiped");
        assert!(phone.is_wiped(), "after {erased} keys: {:?}", phone.stored());
    }
}

#[test]
fn a_key_that_cannot_be_erased_keeps_nothing_else_from_it_and_the_next_wipe_erases_it() {
    for n in 0..4 {
        let phone = Phone::new();
        let refused = phone.stored()[n].clone();
        phone.trouble(Trouble::With(refused.clone()));
        for _ in 0..2 {
            assert_eq!(phone.ana.wipe().expect_err("refused").code(), Code::Storage);
            assert_eq!(phone.stored(), [refused.as_str()]);
            assert_eq!(
                phone.ana.lifecycle(),
                Ok(Lifecycle::Locked),
                "there is something to wipe"
            );
            assert!(!phone.opens() && !phone.at("boot").exists());
        }
        phone.trouble(Trouble::None);
        let phone = phone.restarted();
        phone.ana.wipe().expect("wiped");
        assert!(phone.is_wiped(), "{refused}");
    }
}

#[test]
fn a_vault_that_is_open_elsewhere_is_not_wiped_even_if_its_key_file_is_damaged() {
    let phone = Phone::new();
    phone.ana.unlock_with_key_store().expect("unlocked");
    for file in ["vault/keyslots", "vault/keyslots.copy"] {
        change(&phone.at(file), |bytes| bytes.reverse());
    }
    let (stored, other) = (phone.stored(), started(phone.folder.path(), &phone.keys));
    assert_eq!(other.wipe().expect_err("in use").code(), Code::Busy);
    assert_eq!(phone.stored(), stored);
    assert_eq!(phone.ana.me().expect("still open").name, "Ana");
}

#[test]
fn a_plan_whose_key_cannot_be_erased_is_still_said_to_open_while_locked_until_it_can() {
    let phone = Phone::new();
    phone.ana.unlock_with_key_store().expect("unlocked");
    let vault = std::fs::read_to_string(phone.at("boot/vault-name")).expect("named");
    // The one in use, and the one that is not.
    for which in ["a", "b"] {
        phone.trouble(Trouble::With(format!("crisis-{vault}-{which}")));
        let refused = phone.ana.crisis().choose(WhileLocked::Hidden);
        assert_eq!(refused.expect_err("refused").code(), Code::Storage);
        let state = phone.ana.crisis().state().expect("open");
        assert_eq!(state.while_locked, WhileLocked::Shown);
    }
    phone.trouble(Trouble::None);
    let state = phone.ana.crisis().choose(WhileLocked::Hidden).expect("taken back");
    assert_eq!(state.while_locked, WhileLocked::Hidden);
    assert!(!phone.stored().iter().any(|name| name.starts_with("crisis")));
    phone.ana.wipe().expect("wiped");
    assert!(phone.is_wiped());
}
