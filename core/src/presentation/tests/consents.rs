use super::Person;
use super::person::{is_invited, therapist};
use crate::care::consent::decisions::Document;
use crate::foundation::types::AccountId;
use crate::presentation::{Action, ConsentPageState, ConsentsAction, ConsentsState, Field, Place, ScreenContent};

fn ana_and_ben() -> (Person, AccountId) {
    let ana = Person::ana();
    let account = is_invited(&ana, &therapist("Ben"), "invite-owner");
    (ana, account)
}

fn list(ana: &Person, with: Option<AccountId>) -> ConsentsState {
    ana.acts(Action::Open {
        place: Place::Consents { with },
    });
    match ana.content() {
        ScreenContent::Consents { state } => state,
        other => panic!("{other:?}"),
    }
}

fn page(ana: &Person) -> ConsentPageState {
    match ana.content() {
        ScreenContent::Consent { state } => state,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_consent_is_agreed_to_taken_back_after_a_question_and_opened_again_as_it_was_signed() {
    let (ana, ben) = ana_and_ben();
    let state = list(&ana, Some(ben));
    let names: Vec<_> = state.mine.iter().map(|row| row.what.text.as_str()).collect();
    assert_eq!(
        names,
        [
            "How we write to each other",
            "Writing to each other here",
            "Sharing what you wrote with a person"
        ]
    );
    assert_eq!(state.theirs.len(), 1);
    assert!(state.no_decisions.is_some());
    ana.takes(state.mine[1].open.clone());
    ana.takes(page(&ana).agree.expect("to be decided"));
    ana.takes(list(&ana, Some(ben)).mine[1].open.clone());
    let given = page(&ana);
    assert_eq!(given.standing.text, "You said yes. (Today)");
    assert!(given.agree.is_none() && given.decline.is_none() && given.meaning.is_none());
    ana.types(given.reason.expect("may be said").field, "I would rather talk");
    ana.takes(given.withdraw.expect("given"));
    let question = ana.sees().question.expect("asked first");
    assert!(question.text.text.starts_with("Take it back?"));
    assert_eq!(
        page(&ana).standing.text,
        "You said yes. (Today)",
        "nothing happened yet"
    );
    ana.takes(question.yes);
    assert!(ana.is_told().expect("said").starts_with("It is taken back."));
    let decisions = list(&ana, None).decisions;
    let told: Vec<_> = decisions.iter().map(|row| row.what.text.as_str()).collect();
    assert_eq!(
        told,
        [
            "You took your yes back from Ben: Writing to each other here",
            "You said yes to Ben: Writing to each other here"
        ]
    );
    ana.takes(decisions[0].open.clone());
    let ScreenContent::SignedConsent { state } = ana.content() else {
        panic!("{:?}", ana.content())
    };
    assert_eq!(
        state.verdict.text,
        "This is what was signed, and the text as it was shown."
    );
    assert_eq!(
        state.reason.expect("hers alone").text,
        "Your reason, for you alone: I would rather talk"
    );
    assert_eq!(state.parts.len(), 7);
    assert_eq!(ana.sees().title.text, "Writing to each other here");
}

#[test]
fn a_no_is_kept_as_a_no_and_can_be_changed() {
    let (ana, ben) = ana_and_ben();
    ana.takes(list(&ana, Some(ben)).mine[0].open.clone());
    ana.takes(page(&ana).decline.expect("to be decided"));
    assert_eq!(
        ana.is_told().as_deref(),
        Some("You said no, and that is fine. Everything of yours stays as it is.")
    );
    ana.takes(list(&ana, Some(ben)).mine[0].open.clone());
    let declined = page(&ana);
    assert_eq!(declined.standing.text, "You said no. (Today)");
    assert!(declined.decline.is_none() && declined.withdraw.is_none());
    ana.takes(declined.agree.expect("it can be changed"));
    assert_eq!(list(&ana, Some(ben)).mine[0].standing.text, "You said yes. (Today)");
}

#[test]
fn nobody_agrees_to_a_text_that_they_did_not_see() {
    let (ana, ben) = ana_and_ben();
    let with = Some(ben);
    ana.takes(list(&ana, with).mine[1].open.clone());
    let seen = "0".repeat(64);
    let action = ConsentsAction::Agree {
        document: Document::Messages,
        with,
        seen,
    };
    ana.acts(Action::Consents { action });
    assert_eq!(
        ana.is_told().as_deref(),
        Some("The text has changed meanwhile. Please read it again.")
    );
    assert_eq!(page(&ana).standing.text, "You have not decided yet.");
}

#[test]
fn what_is_for_oneself_names_nobody_and_its_reason_stays_with_its_own_document() {
    let (ana, ben) = ana_and_ben();
    let state = list(&ana, None);
    assert_eq!(state.people[0].label.text, "Consents with Ben");
    ana.takes(state.mine[0].open.clone());
    assert_eq!(page(&ana).between.text, "For yourself");
    ana.takes(page(&ana).agree.expect("to be decided"));
    let field = Field::ConsentReason {
        document: Document::Messages,
        with: Some(ben),
    };
    ana.types(field, "of something else");
    ana.takes(list(&ana, None).mine[0].open.clone());
    ana.takes(page(&ana).withdraw.expect("given"));
    ana.takes(ana.sees().question.expect("asked first").yes);
    let decisions = ana.companion.consents().decisions().expect("open");
    assert_eq!(decisions.last().expect("taken back").reason, None);
}
