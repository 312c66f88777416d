use super::Person;
use crate::presentation::{Field, ScreenContent, UnlockState};

fn lock(person: &Person) -> UnlockState {
    match person.content() {
        ScreenContent::Locked { state } => state,
        other => panic!("{other:?}"),
    }
}

#[test]
fn only_what_opens_this_vault_is_offered() {
    let ana = Person::ana();
    ana.companion.lock().expect("locked");
    let state = lock(&ana);
    assert!(state.passphrase.is_some() && state.unlock.is_some());
    assert_eq!((state.with_device, state.words, state.with_words), (None, None, None));
    assert_eq!((state.trouble, state.after_tries), (None, None));
}

#[test]
fn after_several_tries_it_says_that_nothing_is_lost_and_after_the_right_one_no_more() {
    let ana = Person::ana();
    ana.companion.lock().expect("locked");
    for _ in 0..3 {
        assert_eq!(lock(&ana).after_tries, None);
        ana.types(Field::Passphrase, "not this one");
        ana.takes(lock(&ana).unlock.expect("a passphrase opens it"));
    }
    assert_eq!(
        lock(&ana).after_tries.map(|said| said.id).as_deref(),
        Some("unlock-after-tries")
    );
    ana.unlocks();
    ana.companion.lock().expect("locked");
    assert_eq!(lock(&ana).after_tries, None);
}

#[test]
fn a_damaged_key_file_is_said_nothing_is_offered_that_cannot_open_and_the_plan_is_one_touch_away() {
    let ana = Person::ana();
    ana.companion.lock().expect("locked");
    for name in ["keyslots", "keyslots.copy"] {
        std::fs::write(ana.folder().join("vault").join(name), b"not what it was").expect("damaged");
    }
    let ana = ana.restarts();
    let state = lock(&ana);
    assert_eq!(state.trouble.map(|said| said.id).as_deref(), Some("unlock-damaged"));
    assert_eq!((state.unlock, state.with_device, state.with_words), (None, None, None));
    let crisis = ana.sees().crisis.expect("in the frame");
    ana.takes(crisis);
    assert!(matches!(ana.content(), ScreenContent::Crisis { .. }));
}

#[test]
fn a_damaged_vault_is_said_until_it_opens() {
    let ana = Person::ana();
    ana.companion.lock().expect("locked");
    let file = ana.folder().join("vault").join("vault.db");
    let whole = std::fs::read(&file).expect("there");
    std::fs::write(&file, vec![0x5A; whole.len()]).expect("damaged");
    ana.unlocks();
    assert_eq!(
        lock(&ana).trouble.map(|said| said.id).as_deref(),
        Some("unlock-damaged")
    );
    assert!(lock(&ana).unlock.is_some(), "the way is still there");
    std::fs::write(&file, whole).expect("put back");
    ana.unlocks();
    assert!(matches!(ana.content(), ScreenContent::Today { .. }));
}
