use super::*;
use crate::foundation::env::SeededRandom;
use crate::foundation::keys::FileSecretStore;

fn passphrase(text: &str) -> Passphrase {
    Passphrase::new(text.to_owned())
}

fn with_passphrase(folder: &Path) -> (VaultKey, Keyslots) {
    let random = SeededRandom::new(1);
    let key = VaultKey::make(&random);
    let mut slots = Keyslots::make(&key, &random);
    slots
        .set_passphrase(&key, &passphrase("four quiet words here"), &random)
        .expect("argon2");
    slots.save(folder).expect("saved");
    (key, slots)
}

#[test]
fn a_wrong_passphrase_is_told_from_a_damaged_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let (key, _) = with_passphrase(folder.path());
    let slots = Keyslots::load(folder.path()).expect("readable").expect("there");
    let opened = slots
        .open_with_passphrase(&passphrase("four quiet words here"))
        .expect("right");
    assert_eq!(opened.expose(), key.expose());
    let wrong = slots
        .open_with_passphrase(&passphrase("four quiet words"))
        .err()
        .expect("wrong");
    assert_eq!(wrong.code(), Code::WrongPassphrase);
    for name in FILES {
        std::fs::write(folder.path().join(name), b"KITHKEYSgarbage").expect("written");
    }
    assert_eq!(
        Keyslots::load(folder.path()).err().expect("damaged").code(),
        Code::Damaged
    );
}

#[test]
fn one_damaged_copy_costs_nothing() {
    for name in FILES {
        let folder = tempfile::tempdir().expect("a folder");
        with_passphrase(folder.path());
        let path = folder.path().join(name);
        let mut bytes = std::fs::read(&path).expect("there");
        bytes.truncate(bytes.len() / 2);
        std::fs::write(&path, bytes).expect("written");
        assert!(Keyslots::load(folder.path()).expect("the other copy").is_some());
    }
}

#[test]
fn a_crash_between_the_two_copies_keeps_the_newer_passphrase() {
    let folder = tempfile::tempdir().expect("a folder");
    let (key, mut slots) = with_passphrase(folder.path());
    let old = std::fs::read(folder.path().join(FILES[1])).expect("there");
    slots
        .set_passphrase(&key, &passphrase("another one"), &SeededRandom::new(2))
        .expect("argon2");
    slots.save(folder.path()).expect("saved");
    std::fs::write(folder.path().join(FILES[1]), old).expect("written");
    let loaded = Keyslots::load(folder.path()).expect("readable").expect("there");
    assert!(loaded.open_with_passphrase(&passphrase("another one")).is_ok());
}

/// Makes a path that nothing can be written to or renamed over.
fn block(path: &Path) {
    std::fs::create_dir_all(path.join("in the way")).expect("made");
}

#[test]
fn a_change_that_reports_an_error_does_not_count() {
    for blocked in FILES.map(|name| format!("{name}.new")) {
        let folder = tempfile::tempdir().expect("a folder");
        let (key, mut slots) = with_passphrase(folder.path());
        block(&folder.path().join(&blocked));
        slots
            .set_passphrase(&key, &passphrase("another one"), &SeededRandom::new(2))
            .expect("argon2");
        assert_eq!(slots.save(folder.path()).expect_err("blocked").code(), Code::Storage);
        let loaded = Keyslots::load(folder.path()).expect("readable").expect("there");
        assert!(
            loaded
                .open_with_passphrase(&passphrase("four quiet words here"))
                .is_ok()
        );
        assert!(loaded.open_with_passphrase(&passphrase("another one")).is_err());
    }
}

#[test]
fn a_change_whose_second_copy_cannot_be_put_in_place_counts_and_is_no_error() {
    let folder = tempfile::tempdir().expect("a folder");
    let (key, mut slots) = with_passphrase(folder.path());
    let second = folder.path().join(FILES[1]);
    std::fs::remove_file(&second).expect("removed");
    block(&second);
    slots
        .set_passphrase(&key, &passphrase("another one"), &SeededRandom::new(2))
        .expect("argon2");
    slots.save(folder.path()).expect("the first copy counts");
    let loaded = Keyslots::load(folder.path()).expect("readable").expect("there");
    assert!(loaded.open_with_passphrase(&passphrase("another one")).is_ok());
    // The next change writes both again.
    std::fs::remove_dir_all(&second).expect("removed");
    slots.save(folder.path()).expect("saved");
    std::fs::remove_file(folder.path().join(FILES[0])).expect("removed");
    assert!(Keyslots::load(folder.path()).expect("readable").is_some());
}

#[test]
fn a_new_key_in_the_key_store_leaves_the_saved_file_able_to_open_until_it_is_replaced() {
    let folder = tempfile::tempdir().expect("a folder");
    let (key, mut slots) = with_passphrase(folder.path());
    let random = SeededRandom::new(3);
    let place = folder.path().join("store");
    let store = FileSecretStore::new(&place);
    for _ in 0..3 {
        slots
            .set_platform(&key, &store, KeyClass::AfterFirstUnlock, &random)
            .expect("stored");
        slots.save(folder.path()).expect("saved");
        slots.tidy_platform(&store).expect("tidied");
        assert_eq!(std::fs::read_dir(&place).expect("there").count(), 1);
        let saved = Keyslots::load(folder.path()).expect("readable").expect("there");
        // A replacement that was cut short before it was saved.
        let mut next = saved.clone();
        next.set_platform(&key, &store, KeyClass::AfterFirstUnlock, &random)
            .expect("stored");
        assert_eq!(saved.open_with_platform(&store).expect("opens").expose(), key.expose());
    }
}

#[test]
fn vaults_that_share_a_key_store_do_not_share_a_name_in_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let random = SeededRandom::new(4);
    let store = FileSecretStore::new(folder.path());
    let vaults = [(); 2].map(|()| {
        let key = VaultKey::make(&random);
        let mut slots = Keyslots::make(&key, &random);
        slots
            .set_platform(&key, &store, KeyClass::WhenUnlocked, &random)
            .expect("stored");
        (key, slots)
    });
    for (key, slots) in &vaults {
        assert_eq!(slots.open_with_platform(&store).expect("opens").expose(), key.expose());
    }
    Keyslots::erase_platform(&vaults[0].1.vault_name(), &store).expect("erased");
    assert!(vaults[1].1.open_with_platform(&store).is_ok());
}

#[test]
fn words_and_the_key_store_open_the_same_vault() {
    let folder = tempfile::tempdir().expect("a folder");
    let (key, mut slots) = with_passphrase(folder.path());
    let random = SeededRandom::new(3);
    let words = RecoveryWords::make(&random);
    let store = FileSecretStore::new(folder.path().join("store"));
    slots.set_recovery(&key, &words, &random);
    slots
        .set_platform(&key, &store, KeyClass::AfterFirstUnlock, &random)
        .expect("stored");
    assert_eq!(slots.open_with_recovery(&words).expect("words").expose(), key.expose());
    assert_eq!(slots.open_with_platform(&store).expect("store").expose(), key.expose());
    Keyslots::erase_platform(&slots.vault_name(), &store).expect("erased");
    assert_eq!(
        slots.open_with_platform(&store).err().expect("gone").code(),
        Code::KeyMissing
    );
    let others = RecoveryWords::make(&random);
    assert_eq!(
        slots.open_with_recovery(&others).err().expect("others").code(),
        Code::WrongPassphrase
    );
}

#[test]
fn a_key_file_of_a_newer_version_is_refused_and_kept() {
    let folder = tempfile::tempdir().expect("a folder");
    with_passphrase(folder.path());
    let path = folder.path().join(FILES[0]);
    let mut bytes = std::fs::read(&path).expect("there");
    bytes[9] = 2;
    let length = bytes.len() - 32;
    let sum = Sha256::digest(&bytes[..length]);
    bytes[length..].copy_from_slice(&sum);
    std::fs::write(&path, &bytes).expect("written");
    assert_eq!(
        Keyslots::load(folder.path()).err().expect("newer").code(),
        Code::NewerVersion
    );
    assert_eq!(std::fs::read(&path).expect("kept"), bytes);
}
