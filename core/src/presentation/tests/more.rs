use super::Person;
use super::person::PASSPHRASE;
use crate::companion::{Background, Lifecycle};
use crate::presentation::{AccountState, Field, LocksState, MoreState, NewPassphraseState, Place, ScreenContent};

fn more(person: &Person) -> MoreState {
    match person.content() {
        ScreenContent::More { state } => state,
        other => panic!("{other:?}"),
    }
}

fn locks(person: &Person) -> LocksState {
    match person.content() {
        ScreenContent::Locks { state } => state,
        other => panic!("{other:?}"),
    }
}

fn passphrase(person: &Person) -> NewPassphraseState {
    match person.content() {
        ScreenContent::NewPassphrase { state } => state,
        other => panic!("{other:?}"),
    }
}

fn account(person: &Person) -> AccountState {
    match person.content() {
        ScreenContent::Account { state } => state,
        other => panic!("{other:?}"),
    }
}

#[test]
fn removing_everything_asks_first_then_who_it_is_and_then_nothing_is_left() {
    let ana = Person::ana();
    ana.opens(Place::More);
    ana.needs_a_proof();
    ana.takes(more(&ana).wipe);
    let no = ana.sees().question.expect("asked first").no;
    ana.takes(no);
    assert_eq!(ana.companion.lifecycle().expect("known"), Lifecycle::Unlocked);
    ana.takes(more(&ana).wipe);
    ana.says_yes();
    assert_eq!(
        ana.companion.lifecycle().expect("known"),
        Lifecycle::Unlocked,
        "not yet"
    );
    ana.proves();
    assert!(matches!(ana.content(), ScreenContent::Welcome { .. }));
    assert_eq!(ana.is_told().as_deref(), Some("Everything is removed from this phone."));
    assert!(!ana.folder().join("vault").exists() && !ana.folder().join("boot").exists());
}

#[test]
fn a_tighter_lock_is_chosen_at_once_and_a_looser_one_after_a_proof() {
    let ana = Person::ana();
    ana.opens(Place::Locks);
    ana.needs_a_proof();
    let labels: Vec<_> = locks(&ana)
        .screen
        .options
        .iter()
        .map(|one| one.offer.label.text.clone())
        .collect();
    assert_eq!(
        labels,
        [
            "After 1 minute",
            "After 5 minutes",
            "After 15 minutes",
            "Never by itself"
        ]
    );
    assert!(locks(&ana).screen.options[1].chosen);
    ana.takes(locks(&ana).screen.options[0].offer.clone());
    assert!(locks(&ana).screen.options[0].chosen && ana.sees().proof.is_none());
    ana.takes(locks(&ana).screen.options[3].offer.clone());
    assert!(locks(&ana).screen.options[0].chosen, "a proof comes first");
    ana.proves();
    assert!(locks(&ana).screen.options[3].chosen, "and then it is done by itself");
    let key = locks(&ana)
        .away
        .options
        .into_iter()
        .find(|one| one.offer.label.text == "Lock everything at once");
    ana.takes(key.expect("it can be chosen").offer);
    let policy = ana.companion.lock_policy().expect("open");
    assert_eq!(policy.background, Background::Key(std::time::Duration::ZERO));
}

#[test]
fn a_time_that_was_set_elsewhere_is_among_the_choices() {
    let ana = Person::ana();
    let mut policy = ana.companion.lock_policy().expect("open");
    policy.key_after = Some(std::time::Duration::from_secs(90));
    policy.background = Background::Screen(std::time::Duration::from_secs(30));
    ana.companion.set_lock_policy(policy).expect("set");
    ana.opens(Place::Locks);
    let chosen = |one: &crate::presentation::PickOption| one.chosen;
    let key = locks(&ana).key.options.into_iter().find(chosen).expect("one is chosen");
    assert_eq!(key.offer.label.text, "After 2 minutes");
    let away = locks(&ana)
        .away
        .options
        .into_iter()
        .find(chosen)
        .expect("one is chosen");
    assert_eq!(away.offer.label.text, "Lock the screen after 1 minute");
}

#[test]
fn the_phone_s_own_lock_is_used_and_after_a_question_used_no_longer() {
    let ana = Person::ana();
    ana.opens(Place::Locks);
    assert!(!locks(&ana).device.is_on);
    ana.takes(locks(&ana).device.change);
    assert!(locks(&ana).device.is_on);
    ana.takes(locks(&ana).lock);
    ana.does(|content| match content {
        ScreenContent::Locked { state } => state.with_device.expect("it opens this vault"),
        other => panic!("{other:?}"),
    });
    ana.takes(locks(&ana).device.change);
    assert!(locks(&ana).device.is_on, "asked before");
    ana.says_yes();
    assert!(!locks(&ana).device.is_on);
    ana.takes(locks(&ana).lock);
    let ScreenContent::Locked { state } = ana.content() else {
        panic!("{:?}", ana.content())
    };
    assert_eq!(state.with_device, None);
}

#[test]
fn another_passphrase_is_typed_twice_after_a_proof_and_opens_from_then_on() {
    let ana = Person::ana();
    ana.opens(Place::Locks);
    ana.needs_a_proof();
    ana.takes(locks(&ana).passphrase);
    ana.proves();
    ana.types(Field::NewPassphrase, "short");
    assert_eq!(passphrase(&ana).about.id, "passphrase-short");
    ana.types(Field::NewPassphrase, "five words of somebody else");
    ana.types(Field::NewPassphraseAgain, "five wodrs");
    assert!(passphrase(&ana).again.problem.is_some() && passphrase(&ana).about.id != "passphrase-short");
    ana.takes(passphrase(&ana).change);
    assert_eq!(ana.is_told().as_deref(), Some("That did not match. Please try again."));
    ana.types(Field::NewPassphraseAgain, "five words of somebody else");
    ana.takes(passphrase(&ana).change);
    assert_eq!(ana.is_told().as_deref(), Some("The new passphrase is set."));
    ana.takes(locks(&ana).lock);
    for (typed, opens) in [(PASSPHRASE, false), ("five words of somebody else", true)] {
        ana.types(Field::Passphrase, typed);
        ana.does(|content| match content {
            ScreenContent::Locked { state } => state.unlock.expect("a passphrase opens it"),
            other => panic!("{other:?}"),
        });
        assert_eq!(matches!(ana.content(), ScreenContent::Locks { .. }), opens, "{typed}");
    }
}

#[test]
fn what_was_typed_to_prove_who_it_is_unlocks_nothing_for_who_comes_after_a_lock() {
    let ana = Person::ana();
    ana.opens(Place::Locks);
    ana.needs_a_proof();
    ana.takes(locks(&ana).passphrase);
    ana.types(Field::Passphrase, PASSPHRASE);
    ana.clock.advance(10 * 60_000);
    ana.does(|content| match content {
        ScreenContent::Locks { state } => state.lock,
        ScreenContent::Locked { state } => state.unlock.expect("a passphrase opens it"),
        other => panic!("{other:?}"),
    });
    ana.does(|content| match content {
        ScreenContent::Locked { state } => state.unlock.expect("a passphrase opens it"),
        other => panic!("{other:?}"),
    });
    assert!(matches!(ana.content(), ScreenContent::Locked { .. }));
}

#[test]
fn a_new_passphrase_that_was_typed_and_left_is_not_there_when_somebody_comes_back() {
    let ana = Person::ana();
    ana.opens(Place::Locks);
    ana.takes(locks(&ana).passphrase);
    for field in [Field::NewPassphrase, Field::NewPassphraseAgain] {
        ana.types(field, "five words of somebody else");
    }
    let back = ana.sees().back.expect("leads back");
    ana.takes(back);
    ana.takes(locks(&ana).passphrase);
    ana.takes(passphrase(&ana).change);
    assert_eq!(ana.is_told().as_deref(), Some("Something is still empty."));
}

#[test]
fn who_went_on_without_words_is_told_so_and_about_names_the_version() {
    let ana = Person::ana();
    ana.opens(Place::Account);
    assert_eq!(account(&ana).about_words.id, "account-no-words");
    assert_eq!(account(&ana).check_words, None);
    assert_eq!(account(&ana).name.text, "Others see you as Ana.");
    ana.opens(Place::About);
    let ScreenContent::About { state } = ana.content() else {
        panic!("{:?}", ana.content())
    };
    assert!(state.version.text.contains(env!("CARGO_PKG_VERSION")));
}
