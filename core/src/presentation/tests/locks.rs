use super::Person;
use crate::presentation::{Action, Field, Place, ScreenContent, UnlockAction};

#[test]
fn after_a_lock_every_place_shows_how_to_unlock_and_nothing_of_the_vault() {
    let ana = Person::ana();
    ana.acts(Action::Open { place: Place::Write });
    ana.types(Field::Entry, "a secret about the harbour");
    ana.types(Field::JournalSearch, "harbour");
    ana.acts(Action::Unlock {
        action: UnlockAction::Lock,
    });
    for place in [Place::Today, Place::Journal, Place::Write] {
        ana.acts(Action::Open { place });
        let screen = ana.sees();
        assert!(matches!(screen.content, ScreenContent::Locked { .. }));
        assert!(screen.tabs.is_empty());
        let text = serde_json::to_string(&screen).expect("data");
        assert!(!text.contains("harbour") && !text.contains("Ana"), "{text}");
    }
    ana.unlocks();
    let ScreenContent::Write { state } = ana.content() else {
        panic!("{:?}", ana.content())
    };
    assert_eq!(state.text.value, "a secret about the harbour", "back where she was");
}

#[test]
fn a_locked_screen_shows_nothing_either_and_a_wrong_passphrase_is_said() {
    let ana = Person::ana();
    ana.companion.lock_screen();
    assert!(matches!(ana.content(), ScreenContent::Locked { .. }));
    ana.types(Field::Passphrase, "not this one");
    ana.does(|content| match content {
        ScreenContent::Locked { state } => state.unlock.expect("a passphrase opens it"),
        other => panic!("{other:?}"),
    });
    assert_eq!(ana.is_told().as_deref(), Some("That did not match. Please try again."));
    ana.unlocks();
    assert!(matches!(ana.content(), ScreenContent::Today { .. }));
}
