use super::Person;
use crate::presentation::{Action, Field, Place, ScreenContent};

fn writes(ana: &Person, text: &str) {
    ana.acts(Action::Open { place: Place::Write });
    ana.types(Field::Entry, text);
    ana.does(|content| match content {
        ScreenContent::Write { state } => state.keep,
        other => panic!("{other:?}"),
    });
}

#[test]
fn an_entry_is_written_with_a_mood_found_read_and_erased_after_a_question() {
    let ana = Person::ana();
    ana.acts(Action::Open { place: Place::Write });
    ana.types(Field::Entry, "Greeted the barista today.");
    ana.does(|content| match content {
        ScreenContent::Write { state } => state.moods[5].offer.clone(),
        other => panic!("{other:?}"),
    });
    ana.does(|content| match content {
        ScreenContent::Write { state } => {
            assert!(state.moods[5].chosen);
            state.keep
        }
        other => panic!("{other:?}"),
    });
    assert_eq!(ana.is_told().as_deref(), Some("It is in your journal."));
    writes(&ana, "Rain all day.");
    ana.types(Field::JournalSearch, "barista");
    ana.does(|content| match content {
        ScreenContent::Journal { state } => {
            assert_eq!(state.entries.len(), 1);
            assert_eq!(
                state.entries[0].when.text, "Today, 18:00",
                "as the clock in Madrid shows it"
            );
            state.entries[0].open.clone()
        }
        other => panic!("{other:?}"),
    });
    ana.does(|content| match content {
        ScreenContent::Entry { state } => {
            assert_eq!(state.text.text, "Greeted the barista today.");
            assert_eq!(state.mood.map(|mood| mood.text).as_deref(), Some("Good"));
            state.erase
        }
        other => panic!("{other:?}"),
    });
    let question = ana.sees().question.expect("asked before");
    ana.takes(question.no);
    assert!(ana.sees().question.is_none());
    assert_eq!(
        ana.companion.journal().list().expect("open").len(),
        2,
        "nothing was erased"
    );
    ana.does(|content| match content {
        ScreenContent::Entry { state } => state.erase,
        other => panic!("{other:?}"),
    });
    let yes = ana.sees().question.expect("asked again").yes;
    ana.takes(yes);
    assert_eq!(ana.companion.journal().list().expect("open").len(), 1);
    assert!(matches!(ana.content(), ScreenContent::Journal { .. }));
}

#[test]
fn half_a_sentence_is_there_after_the_process_died_and_today_leads_back_to_it() {
    let ana = Person::ana();
    ana.acts(Action::Open { place: Place::Write });
    ana.types(Field::Entry, "I wanted to sa");
    let ana = ana.restarts();
    ana.unlocks();
    ana.does(|content| match content {
        ScreenContent::Today { state } => state.unfinished.expect("it is offered"),
        other => panic!("{other:?}"),
    });
    let ScreenContent::Write { state } = ana.content() else {
        panic!("{:?}", ana.content())
    };
    assert_eq!(state.text.value, "I wanted to sa");
}

#[test]
fn an_entry_that_is_gone_leads_back_with_a_word() {
    let ana = Person::ana();
    writes(&ana, "Rain all day.");
    let id = ana.companion.journal().list().expect("open")[0].id;
    ana.acts(Action::Open {
        place: Place::Entry { entry: id },
    });
    ana.companion.journal().erase(id).expect("erased elsewhere");
    assert!(matches!(ana.content(), ScreenContent::Journal { .. }));
    assert_eq!(ana.is_told().as_deref(), Some("It is not there any more."));
}
