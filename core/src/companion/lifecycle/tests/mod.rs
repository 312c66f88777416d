mod drop_box;
mod locks;
mod wipe;

use std::sync::Arc;

use super::{Companion, Lifecycle, NewAccount, Places};
use crate::exchange::identity::Role;
use crate::foundation::env::Env;
use crate::foundation::keys::{FileSecretStore, KeyClass, Passphrase};
use crate::foundation::types::Code;

fn passphrase(text: &str) -> Passphrase {
    Passphrase::new(text.to_owned())
}

/// A companion in `folder` under this name; all share one key store.
fn companion(folder: &tempfile::TempDir, name: &str) -> Companion {
    companion_in(folder, name, Env::system())
}

fn companion_in(folder: &tempfile::TempDir, name: &str, env: Env) -> Companion {
    let places = Places {
        private_dir: folder.path().join(name).join("vault"),
        boot_dir: folder.path().join(name).join("boot"),
    };
    let store = FileSecretStore::new(folder.path().join("store"));
    Companion::at(places, Arc::new(store), env)
}

fn created(folder: &tempfile::TempDir, name: &str) -> Companion {
    created_in(folder, name, Env::system())
}

fn created_in(folder: &tempfile::TempDir, name: &str, env: Env) -> Companion {
    let companion = companion_in(folder, name, env);
    let new = NewAccount {
        name,
        role: Role::Patient,
        relay: None,
        admission: None,
        passphrase: &passphrase("four quiet words here"),
        recovery: None,
    };
    companion.create(new).expect("created");
    companion
}

#[test]
fn two_vaults_of_one_key_store_open_each_by_its_own_key() {
    let folder = tempfile::tempdir().expect("a folder");
    let (ana, cleo) = (created(&folder, "Ana"), created(&folder, "Cleo"));
    for person in [&ana, &cleo] {
        person.use_key_store(KeyClass::AfterFirstUnlock).expect("set up");
        person.lock().expect("locked");
    }
    cleo.wipe().expect("wiped");
    ana.unlock_with_key_store().expect("Ana's own key is still there");
    assert_eq!(ana.me().expect("open").name, "Ana");
}

#[test]
fn a_vault_that_is_open_elsewhere_is_not_wiped_and_still_opens_every_way() {
    let folder = tempfile::tempdir().expect("a folder");
    let ana = created(&folder, "Ana");
    ana.use_key_store(KeyClass::AfterFirstUnlock).expect("set up");
    assert_eq!(companion(&folder, "Ana").wipe().expect_err("in use").code(), Code::Busy);
    ana.lock().expect("locked");
    ana.unlock_with_key_store().expect("by the key store");
    ana.lock().expect("locked");
    ana.unlock_with_passphrase(&passphrase("four quiet words here"))
        .expect("by the passphrase");
    ana.wipe().expect("wiped");
    assert_eq!(ana.lifecycle().expect("known"), Lifecycle::Absent);
    let left = std::fs::read_dir(folder.path().join("store")).expect("there").count();
    assert_eq!(left, 0, "nothing of it stays in the key store");
}

#[test]
fn a_passphrase_that_could_not_be_changed_is_still_the_one_that_opens() {
    let folder = tempfile::tempdir().expect("a folder");
    let ana = created(&folder, "Ana");
    // The second copy of the key file cannot be written.
    let blocked = folder.path().join("Ana/vault/keyslots.copy.new");
    std::fs::create_dir(&blocked).expect("made");
    let refused = ana.change_passphrase(&passphrase("another one"));
    assert_eq!(refused.expect_err("blocked").code(), Code::Storage);
    ana.lock().expect("locked");
    let wrong = ana.unlock_with_passphrase(&passphrase("another one"));
    assert_eq!(wrong.expect_err("it does not count").code(), Code::WrongPassphrase);
    ana.unlock_with_passphrase(&passphrase("four quiet words here"))
        .expect("the old one does");
}

#[test]
fn what_opens_a_vault_is_known_while_it_is_locked_and_the_key_store_can_be_taken_away_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let ana = created(&folder, "Ana");
    let ways = || companion(&folder, "Ana").ways_to_unlock().expect("readable");
    assert!(ways().passphrase && !ways().key_store && !ways().recovery_words);
    ana.use_key_store(KeyClass::AfterFirstUnlock).expect("set up");
    assert!(ways().key_store);
    let keys = || std::fs::read_dir(folder.path().join("store")).expect("there").count();
    let with_it = keys();
    ana.stop_using_key_store().expect("taken away");
    assert!(ways().passphrase && !ways().key_store);
    assert_eq!(keys(), with_it - 1, "its key is erased");
    ana.lock().expect("locked");
    assert_eq!(
        ana.unlock_with_key_store().expect_err("no more").code(),
        Code::KeyMissing
    );
    ana.unlock_with_passphrase(&passphrase("four quiet words here"))
        .expect("the passphrase does");
    assert_eq!(
        companion(&folder, "Dan").ways_to_unlock().expect_err("none").code(),
        Code::NotFound
    );
}
