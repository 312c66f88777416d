use super::Person;
use super::person::{is_invited, therapist};
use crate::foundation::types::AccountId;
use crate::presentation::{
    Action, ConsentPageState, ConversationState, Field, MessagesState, Offer, Place, ScreenContent, reading_order,
};

/// Ana, who answered Ben's invitation; her phone has not met his yet.
fn ana_and_ben() -> (Person, AccountId) {
    let ana = Person::ana();
    let ben = therapist("Ben");
    let account = is_invited(&ana, &ben, "invite-owner");
    (ana, account)
}

/// Ana and Dan, who are in the same place: between them no consent is needed.
fn ana_and_dan() -> (Person, AccountId) {
    let ana = Person::ana();
    let dan = Person::with_relay("Dan");
    let account = is_invited(&ana, &dan, "invite-owner");
    (ana, account)
}

fn opens(ana: &Person, person: AccountId) -> ConversationState {
    ana.acts(Action::Open {
        place: Place::Conversation { person },
    });
    conversation(ana)
}

fn conversation(ana: &Person) -> ConversationState {
    match ana.content() {
        ScreenContent::Conversation { state } => state,
        other => panic!("{other:?}"),
    }
}

fn list(ana: &Person) -> MessagesState {
    ana.acts(Action::Open { place: Place::Messages });
    match ana.content() {
        ScreenContent::Messages { state } => state,
        other => panic!("{other:?}"),
    }
}

fn page(ana: &Person) -> ConsentPageState {
    match ana.content() {
        ScreenContent::Consent { state } => state,
        other => panic!("{other:?}"),
    }
}

fn sends(ana: &Person, person: AccountId, text: &str) {
    ana.types(Field::Message { person }, text);
    ana.takes(conversation(ana).composer.expect("a field").send);
}

fn labels(ways: &[Offer]) -> Vec<&str> {
    ways.iter().map(|way| way.label.text.as_str()).collect()
}

#[test]
fn half_a_message_is_kept_for_its_person_whatever_is_open_and_is_there_after_a_restart() {
    let (ana, ben) = ana_and_ben();
    let eva = therapist("Eva");
    let eva = is_invited(&ana, &eva, "invite-owner");
    opens(&ana, ben);
    ana.types(Field::Message { person: ben }, "I wanted to as");
    opens(&ana, eva);
    // What was typed to Ben arrives late.
    ana.types(Field::Message { person: ben }, "I wanted to ask");
    assert_eq!(conversation(&ana).composer.expect("a field").text.value, "");
    let ana = ana.restarts();
    ana.unlocks();
    let rows = list(&ana).conversations;
    let drafts = rows.iter().filter(|row| row.draft.is_some());
    let drafts: Vec<_> = drafts.map(|row| row.name.text.as_str()).collect();
    assert_eq!((rows.len(), drafts), (2, vec!["Ben"]));
    let composer = opens(&ana, ben).composer.expect("a field");
    assert_eq!(composer.text.value, "I wanted to ask");
    assert_eq!(
        composer.about.text,
        "It goes out once Ben is connected. Nobody is watching live."
    );
    assert!(ana.sees().crisis.is_some());
}

#[test]
fn what_is_typed_while_the_lock_falls_is_there_after_the_unlock() {
    let (ana, ben) = ana_and_ben();
    opens(&ana, ben);
    ana.types(Field::Message { person: ben }, "the amber");
    ana.companion.lock_screen();
    ana.types(Field::Message { person: ben }, "the amber question");
    ana.companion.lock().expect("locked");
    ana.types(Field::Message { person: ben }, "the amber question is");
    let screen = serde_json::to_string(&ana.sees()).expect("data");
    assert!(!screen.contains("amber"), "{screen}");
    ana.unlocks();
    let composer = conversation(&ana).composer.expect("a field");
    assert_eq!(composer.text.value, "the amber question is");
}

#[test]
fn a_refused_message_keeps_its_text_says_why_and_leads_over_the_consents_back_to_it() {
    let (ana, ben) = ana_and_ben();
    opens(&ana, ben);
    sends(&ana, ben, "the amber question");
    assert_eq!(
        ana.is_told().as_deref(),
        Some("A consent is needed first. What you wrote or chose is kept.")
    );
    let state = conversation(&ana);
    assert!(state.messages.is_empty());
    let hindrance = state.hindrance.expect("said");
    assert_eq!(
        labels(&hindrance.ways),
        [
            "Read: How we write to each other",
            "Read: Writing to each other here",
            "Crisis plan"
        ]
    );
    ana.takes(hindrance.ways[0].clone());
    let first = page(&ana);
    assert_eq!(first.between.text, "Between you and Ben");
    assert_eq!(first.parts.len(), 7);
    assert!(first.agree.is_some() && first.decline.is_some() && first.withdraw.is_none());
    ana.takes(first.not_now);
    assert_eq!(
        conversation(&ana).composer.expect("a field").text.value,
        "the amber question"
    );
    for _ in 0..2 {
        ana.takes(conversation(&ana).hindrance.expect("still").ways[0].clone());
        ana.takes(page(&ana).agree.expect("to be decided"));
        assert!(ana.is_told().expect("said").starts_with("You agreed."));
    }
    let state = conversation(&ana);
    assert_eq!(state.composer.expect("a field").text.value, "the amber question");
    let hindrance = state.hindrance.expect("Ben has not decided");
    assert_eq!(labels(&hindrance.ways), ["Crisis plan"]);
    assert_eq!(
        hindrance.why[0].text,
        "The yes of Ben has not arrived yet: How we write to each other."
    );
}

#[test]
fn a_message_that_waits_says_so_and_its_field_is_empty_also_after_a_restart() {
    let (ana, dan) = ana_and_dan();
    opens(&ana, dan);
    ana.types(Field::Message { person: dan }, "See you at the harbour?");
    let ana = ana.restarts();
    ana.unlocks();
    let before = opens(&ana, dan).composer.expect("a field");
    ana.takes(before.send);
    let state = conversation(&ana);
    assert!(state.hindrance.is_none(), "{:?}", state.hindrance);
    let after = state.composer.expect("a field").text;
    assert_eq!(after.value, "");
    assert!(after.revision > before.text.revision, "the view empties the field");
    assert_eq!(
        state.messages[0].state.as_ref().expect("said").text,
        "Waits on this phone"
    );
    let read = reading_order(&ana.sees());
    let place = read
        .iter()
        .position(|said| said == "You, Today, 18:00: See you at the harbour?");
    let place = place.unwrap_or_else(|| panic!("{read:?}"));
    assert_eq!(read[place + 1], "Waits on this phone");
}

#[test]
fn a_text_that_is_too_long_is_kept_and_the_reason_stands_at_the_field() {
    let (ana, dan) = ana_and_dan();
    opens(&ana, dan);
    let text = "a".repeat(64 * 1024 + 1);
    sends(&ana, dan, &text);
    let field = conversation(&ana).composer.expect("a field").text;
    assert_eq!(field.value, text);
    assert!(field.problem.is_some() && ana.is_told().is_some());
    sends(&ana, dan, "  ");
    assert_eq!(ana.is_told().as_deref(), Some("Something is still empty."));
}

#[test]
fn the_last_two_hundred_messages_are_shown_and_that_there_are_more() {
    let (ana, dan) = ana_and_dan();
    let with = dan.to_string();
    for number in 1..=202 {
        ana.companion
            .messages()
            .send(&with, &number.to_string())
            .expect("queued");
    }
    let state = opens(&ana, dan);
    assert_eq!(state.messages.len(), 200);
    assert_eq!(state.messages[0].text.text, "3");
    assert_eq!(state.messages[199].text.text, "202");
    assert_eq!(
        state.earlier.expect("said").text,
        "The last 200 messages are shown. Earlier ones are kept."
    );
    let rows = list(&ana).conversations;
    assert_eq!(rows[0].glimpse.as_ref().expect("the last").text, "You: 202");
    assert!(rows[0].news.is_none(), "one's own is no news");
}

#[test]
fn a_conversation_that_is_over_stays_readable_keeps_its_draft_and_takes_none() {
    let (ana, dan) = ana_and_dan();
    opens(&ana, dan);
    sends(&ana, dan, "See you?");
    ana.types(Field::Message { person: dan }, "I thought");
    ana.companion.people().remove(&dan.to_string()).expect("removed");
    let state = conversation(&ana);
    assert_eq!(state.composer.expect("the draft").text.value, "I thought");
    assert_eq!(
        state.hindrance.expect("said").why[0].text,
        "This conversation is over. Nothing more can be sent here."
    );
    ana.takes(conversation(&ana).composer.expect("the draft").send);
    assert_eq!(
        ana.is_told().as_deref(),
        Some("This conversation is over. Nothing went out; your text is kept.")
    );
    ana.types(Field::Message { person: dan }, "");
    assert!(conversation(&ana).composer.is_none());
    let rows = list(&ana).conversations;
    assert_eq!(rows[0].standing.as_ref().expect("said").text, "Over; still readable");
}
