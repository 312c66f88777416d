use super::Person;
use crate::care::crisis::Step;
use crate::presentation::{Place, PreferencesState, ScreenContent, TabName, reading_order};

fn preferences(person: &Person) -> PreferencesState {
    match person.content() {
        ScreenContent::Preferences { state } => state,
        other => panic!("{other:?}"),
    }
}

#[test]
fn ana_chooses_spanish_and_everything_is_spanish_before_the_unlock_too_with_the_lines_of_her_country() {
    let ana = Person::ana();
    ana.opens(Place::Preferences);
    assert!(preferences(&ana).language.options[0].chosen, "as on the phone");
    let spanish = preferences(&ana)
        .language
        .options
        .into_iter()
        .find(|one| one.offer.label.text == "Español");
    ana.takes(spanish.expect("it can be chosen").offer);
    assert_eq!(
        (ana.sees().title.text.as_str(), ana.sees().language.as_str()),
        ("Idioma y pantalla", "es")
    );
    let ana = ana.restarts();
    assert_eq!(ana.sees().title.text, "Kith está bloqueado");
    ana.opens(Place::Crisis);
    let ScreenContent::Crisis { state } = ana.content() else {
        panic!("{:?}", ana.content())
    };
    assert!(
        state.emergency.label.text.contains("999"),
        "she is still in Britain: {}",
        state.emergency.label.text
    );
}

#[test]
fn the_simple_mode_has_three_places_and_today_leads_to_the_rest() {
    let ana = Person::ana();
    let names = |person: &Person| person.sees().tabs.iter().map(|tab| tab.name).collect::<Vec<_>>();
    assert_eq!(names(&ana), [TabName::Today, TabName::Journal, TabName::More]);
    ana.opens(Place::Preferences);
    ana.takes(preferences(&ana).simple.change);
    ana.takes(preferences(&ana).haptics.change);
    assert!(ana.sees().simple && !ana.sees().haptics);
    assert_eq!(names(&ana), [TabName::Today, TabName::Journal, TabName::Crisis]);
    let crisis = ana.sees().tabs[2].offer.clone();
    ana.takes(crisis);
    assert!(matches!(ana.content(), ScreenContent::Crisis { .. }));
    ana.opens(Place::Today);
    ana.does(|content| match content {
        ScreenContent::Today { state } => state.more.expect("in the simple mode"),
        other => panic!("{other:?}"),
    });
    assert!(matches!(ana.content(), ScreenContent::More { .. }));
    let ana = ana.restarts();
    assert!(ana.sees().simple, "known before the unlock");
}

#[test]
fn a_file_of_preferences_that_makes_no_sense_changes_nothing() {
    let ana = Person::ana();
    let file = ana.folder().join("boot").join("preferences");
    for bytes in [&b"\xFF\xFE\x00"[..], b"language klingonese\nsimple", &[b'a'; 5000]] {
        std::fs::write(&file, bytes).expect("written");
        assert!(!ana.sees().simple && ana.sees().haptics);
        assert_eq!(ana.sees().language, "en");
    }
    std::fs::remove_file(&file).expect("removed");
    std::fs::create_dir(&file).expect("in its place");
    ana.opens(Place::Preferences);
    ana.takes(preferences(&ana).simple.change);
    assert_eq!(
        ana.is_told().as_deref(),
        Some("The phone could not save it. Please try again.")
    );
}

#[test]
fn every_screen_behind_more_says_everything_in_both_languages_and_no_name_of_a_text() {
    for locale in ["en-GB", "es-ES"] {
        let ana = Person::ana_speaking(locale);
        let skill = ana.companion.practice().skills(locale)[0].id.0.clone();
        for place in [
            Place::Today,
            Place::More,
            Place::Account,
            Place::Locks,
            Place::NewPassphrase,
            Place::Preferences,
            Place::About,
            Place::Plan,
            Place::PlanPart { step: None },
            Place::PlanPart { step: Some(Step::Help) },
            Place::Region,
            Place::Skills,
            Place::Skill { skill },
            Place::Helping,
        ] {
            ana.opens(place.clone());
            let said = reading_order(&ana.sees());
            assert!(said.len() > 5, "{place:?}");
            for text in said {
                let is_a_name = !text.contains(' ') && text.contains('-') && text.is_ascii();
                assert!(
                    !text.trim().is_empty() && !text.contains('{') && !is_a_name,
                    "{place:?}: {text}"
                );
            }
        }
    }
}
