use super::Person;
use crate::presentation::{Action, Arrival, Field, Place, ScreenContent, reading_order};

fn begin(person: &Person, arrival: Arrival) {
    person.acts(Action::Open {
        place: Place::Begin { arrival },
    });
}

#[test]
fn ana_begins_writes_her_words_down_and_is_at_today() {
    let ana = Person::new("en");
    begin(&ana, Arrival::Alone);
    ana.types(Field::Name, "Ana");
    ana.types(Field::Passphrase, "four quiet words here");
    let ScreenContent::Begin { state } = ana.content() else {
        panic!("{:?}", ana.content())
    };
    assert_eq!(state.passphrase.value, "", "a secret never comes back");
    ana.takes(state.go_on);
    let ScreenContent::RecoveryWords { state } = ana.content() else {
        panic!("{:?}", ana.content())
    };
    let words: Vec<String> = state.words.iter().map(|word| word.text.clone()).collect();
    assert_eq!(words.len(), 24);
    ana.takes(state.written);
    let ScreenContent::CheckWords { state } = ana.content() else {
        panic!("{:?}", ana.content())
    };
    for input in [&state.first, &state.second] {
        let number = input.label.text.trim_start_matches("Word ");
        let asked = words.iter().find_map(|word| word.strip_prefix(&format!("{number}. ")));
        ana.types(input.field, asked.expect("one of the words"));
    }
    ana.takes(state.check);
    assert!(
        matches!(ana.content(), ScreenContent::Today { .. }),
        "{:?}",
        ana.is_told()
    );
    assert_eq!(ana.companion.me().expect("open").name, "Ana");
    ana.companion.lock().expect("locked");
    let all: Vec<_> = words.iter().filter_map(|word| word.split(' ').nth(1)).collect();
    ana.types(Field::RecoveryWords, &all.join(" "));
    ana.does(|content| match content {
        ScreenContent::Locked { state } => state.with_words.expect("there are words"),
        other => panic!("{other:?}"),
    });
    assert!(
        matches!(ana.content(), ScreenContent::Today { .. }),
        "her words open it"
    );
    // And whether the paper is the right one can be looked at later.
    ana.opens(Place::Account);
    let check = |person: &Person| match person.content() {
        ScreenContent::Account { state } => state.check_words.expect("there are words"),
        other => panic!("{other:?}"),
    };
    let mut other = all.clone();
    other.swap(3, 4);
    for (typed, id) in [(&other, "problem-wrong-passphrase"), (&all, "account-words-right")] {
        ana.types(Field::RecoveryWords, &typed.join(" "));
        ana.takes(check(&ana));
        assert_eq!(ana.sees().notice.expect("said").text.id, id);
    }
}

#[test]
fn wrong_words_make_no_account_and_the_right_ones_can_still_be_typed() {
    let ana = Person::new("en");
    begin(&ana, Arrival::Alone);
    ana.types(Field::Name, "Ana");
    ana.types(Field::Passphrase, "four quiet words here");
    ana.does(|content| match content {
        ScreenContent::Begin { state } => state.go_on,
        other => panic!("{other:?}"),
    });
    ana.acts(Action::Open {
        place: Place::CheckWords,
    });
    ana.types(Field::FirstWord, "kettle");
    ana.types(Field::SecondWord, "kettle");
    ana.does(|content| match content {
        ScreenContent::CheckWords { state } => state.check,
        other => panic!("{other:?}"),
    });
    assert_eq!(ana.is_told().as_deref(), Some("That did not match. Please try again."));
    let ScreenContent::CheckWords { state } = ana.content() else {
        panic!("{:?}", ana.content())
    };
    assert_eq!(state.first.value, "kettle", "what was typed stays");
}

#[test]
fn an_empty_name_or_a_broken_invitation_is_said_and_nothing_is_made() {
    let cleo = Person::new("en");
    begin(&cleo, Arrival::Invited);
    let revision = |person: &Person| match person.content() {
        ScreenContent::Begin { state } => state.invitation.map(|input| (input.value, input.revision)),
        other => panic!("{other:?}"),
    };
    cleo.types(Field::Invitation, "kith:");
    let (_, typed) = revision(&cleo).expect("a field");
    cleo.acts(Action::Filled {
        field: Field::Invitation,
        text: "kith:half".to_owned(),
    });
    let (value, scanned) = revision(&cleo).expect("a field");
    assert!(
        value == "kith:half" && scanned > typed,
        "what was scanned stands in the field"
    );
    let ScreenContent::Begin { state } = cleo.content() else {
        panic!("{:?}", cleo.content())
    };
    let problem = state
        .invitation
        .and_then(|input| input.problem)
        .expect("said beside the field");
    assert_eq!(problem.text, "This is no invitation of Kith, or a part is missing.");
    cleo.takes(state.go_on);
    assert!(matches!(cleo.content(), ScreenContent::Begin { .. }));
    begin(&cleo, Arrival::Alone);
    cleo.does(|content| match content {
        ScreenContent::Begin { state } => state.go_on,
        other => panic!("{other:?}"),
    });
    assert_eq!(cleo.is_told().as_deref(), Some("Something is still empty."));
}

#[test]
fn every_text_is_in_the_language_of_the_phone_and_read_in_order() {
    let ana = Person::new("es-MX");
    let read = reading_order(&ana.sees());
    assert_eq!(read[0], "Kith");
    assert_eq!(read[1], "Abrir el plan de crisis");
    assert!(read.contains(&"Tengo una invitación".to_owned()), "{read:?}");
    let other = Person::new("fr-FR");
    assert!(
        reading_order(&other.sees()).contains(&"I have an invitation".to_owned()),
        "never blank"
    );
}
