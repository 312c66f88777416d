use super::Person;
use super::person::{PASSPHRASE, is_invited, therapist};
use crate::exchange::identity::invitation::Invitation;
use crate::presentation::{
    Action, Effect, Field, InvitationState, MapEntryState, NewMapEntryState, PeopleState, PersonState, Place,
    ScreenContent,
};

fn people(ana: &Person) -> PeopleState {
    ana.acts(Action::Open { place: Place::People });
    match ana.content() {
        ScreenContent::People { state } => state,
        other => panic!("{other:?}"),
    }
}

fn person(ana: &Person) -> PersonState {
    match ana.content() {
        ScreenContent::Person { state } => state,
        other => panic!("{other:?}"),
    }
}

fn invitation(person: &Person) -> InvitationState {
    match person.content() {
        ScreenContent::Invitation { state } => state,
        other => panic!("{other:?}"),
    }
}

fn new_entry(ana: &Person) -> NewMapEntryState {
    match ana.content() {
        ScreenContent::NewMapEntry { state } => state,
        other => panic!("{other:?}"),
    }
}

fn map_entry(ana: &Person) -> MapEntryState {
    match ana.content() {
        ScreenContent::MapEntry { state } => state,
        other => panic!("{other:?}"),
    }
}

fn invites(person: &Person, label: &str) {
    person.takes(people(person).invite);
    person.does(|content| match content {
        ScreenContent::Invite { state } => state
            .roles
            .into_iter()
            .find(|role| role.label.id == label)
            .expect("offered"),
        other => panic!("{other:?}"),
    });
}

#[test]
fn an_invitation_is_a_link_and_a_code_that_say_the_same_and_is_gone_with_a_lock() {
    let ana = Person::with_relay("Ana");
    invites(&ana, "invite-supporter");
    let state = invitation(&ana);
    let parsed = Invitation::parse(&state.link.text).expect("a link");
    assert_eq!((parsed.name.as_str(), parsed.offered.as_str()), ("Ana", "supporter"));
    assert_eq!(
        state.about.text,
        "For: Family or a friend. It ends: Wednesday, 2 December, 18:00."
    );
    assert_eq!(
        state.standing.text,
        "It can be answered once the relay knows it. That takes a network."
    );
    let qr = state.qr.expect("short enough");
    let side = usize::try_from(qr.size).expect("small");
    assert_eq!(qr.rows.len(), side);
    assert!(qr.rows.iter().all(|row| row.len() == side));
    // The three finders of ISO/IEC 18004, section 6.3.3: their upper edges are seven dark modules.
    let edges = [&qr.rows[0][..7], &qr.rows[0][side - 7..], &qr.rows[side - 7][..7]];
    assert_eq!(edges, ["1111111"; 3]);
    let shared = ana.takes(state.share);
    assert_eq!(shared, Some(Effect::ShareText { text: state.link.text }));
    ana.companion.lock().expect("locked");
    let locked = serde_json::to_string(&ana.sees()).expect("data");
    assert!(!locked.contains("kith:"), "{locked}");
    ana.unlocks();
    assert!(
        matches!(ana.content(), ScreenContent::Invite { .. }),
        "another can be made"
    );
}

#[test]
fn who_has_no_relay_is_told_what_is_missing() {
    let ana = Person::ana();
    invites(&ana, "invite-therapist");
    assert_eq!(
        ana.is_told().as_deref(),
        Some("To invite somebody, Kith needs the address of a relay. Your clinic has one.")
    );
    assert!(matches!(ana.content(), ScreenContent::Invite { .. }));
}

#[test]
fn a_supporter_is_paired_and_at_today_after_six_actions() {
    let ana = Person::with_relay("Ana");
    invites(&ana, "invite-supporter");
    let link = invitation(&ana).link.text;
    let cleo = Person::new("en");
    let mut actions = 0;
    let mut counted = |content: fn(ScreenContent) -> crate::presentation::Offer| {
        actions += 1;
        cleo.does(content)
    };
    counted(|content| match content {
        ScreenContent::Welcome { state } => state.invited,
        other => panic!("{other:?}"),
    });
    let scans = counted(|content| match content {
        ScreenContent::Begin { state } => state.scan.expect("offered"),
        other => panic!("{other:?}"),
    });
    assert_eq!(scans, Some(Effect::ScanInvitation));
    // What the camera read; nobody types it.
    cleo.types(Field::Invitation, &link);
    for (field, text) in [(Field::Name, "Cleo"), (Field::Passphrase, PASSPHRASE)] {
        actions += 1;
        cleo.types(field, text);
    }
    let mut counted = |content: fn(ScreenContent) -> crate::presentation::Offer| {
        actions += 1;
        cleo.does(content)
    };
    counted(|content| match content {
        ScreenContent::Begin { state } => state.go_on,
        other => panic!("{other:?}"),
    });
    counted(|content| match content {
        ScreenContent::RecoveryWords { state } => state.without,
        other => panic!("{other:?}"),
    });
    assert!(matches!(cleo.content(), ScreenContent::Today { .. }));
    assert_eq!(people(&cleo).people[0].name.text, "Ana");
    assert_eq!(actions, 6);
}

#[test]
fn somebody_is_removed_after_a_question_that_says_what_ends() {
    let ana = Person::ana();
    let ben = is_invited(&ana, &therapist("Ben"), "invite-owner");
    let row = people(&ana).people.remove(0);
    assert_eq!(row.about.text, "Therapist. Not compared yet.");
    assert_eq!(row.standing.expect("said").text, "Waiting for their phone");
    ana.takes(row.open);
    let state = person(&ana);
    assert_eq!(ana.sees().title.text, "Ben");
    assert!(state.renew_keys.is_none(), "nothing strange was found");
    ana.takes(state.compare.expect("he is here"));
    let ScreenContent::SafetyNumber { state } = ana.content() else {
        panic!("{:?}", ana.content())
    };
    assert_eq!(state.groups.len(), 12);
    let spoken = state.groups[0].spoken.clone().expect("digit by digit");
    assert_eq!(spoken.replace(' ', ""), state.groups[0].text);
    assert!(state.same.is_none(), "he is not connected yet");
    ana.acts(Action::Back);
    ana.takes(person(&ana).remove.expect("he is here"));
    let question = ana.sees().question.expect("asked first");
    assert!(question.text.text.contains("all that you share with them end"));
    ana.takes(question.no.clone());
    assert_eq!(ana.companion.people().list().expect("open").len(), 1);
    ana.takes(person(&ana).remove.expect("he is here"));
    ana.takes(ana.sees().question.expect("asked again").yes);
    assert!(people(&ana).people.is_empty());
    ana.acts(Action::Open {
        place: Place::Person { person: ben },
    });
    assert_eq!(ana.is_told().as_deref(), Some("This person is not here any more."));
}

#[test]
fn somebody_stands_on_the_map_and_is_left_out_of_plans_after_a_question() {
    let ana = Person::ana();
    let map = people(&ana).map.expect("hers");
    assert_eq!(
        map.about.text,
        "Nobody stands on your map yet. One name is a beginning."
    );
    ana.takes(map.add);
    ana.types(Field::MapName, "Cleo");
    ana.takes(new_entry(&ana).add);
    assert_eq!(
        ana.is_told().as_deref(),
        Some("Something is not filled in as it can be used.")
    );
    assert_eq!(new_entry(&ana).name.value, "Cleo", "what was typed stays");
    for kind in [0, 2, 2, 1] {
        ana.takes(new_entry(&ana).kinds[kind].offer.clone());
    }
    ana.takes(new_entry(&ana).closeness[0].offer.clone());
    ana.types(Field::MapPhone, "600 000 000");
    ana.takes(new_entry(&ana).add);
    assert_eq!(ana.is_told().as_deref(), Some("It stands on your map."));
    let entry = people(&ana).map.expect("hers").entries.remove(0);
    assert_eq!(entry.about.text, "Listens, Helps with things to do (very close)");
    ana.takes(entry.open);
    assert_eq!(
        ana.takes(map_entry(&ana).call.expect("a number")),
        Some(Effect::Dial {
            number: "600 000 000".to_owned()
        })
    );
    ana.takes(map_entry(&ana).mark);
    let question = ana.sees().question.expect("asked first");
    assert!(map_entry(&ana).call.is_some(), "nothing happened yet");
    ana.takes(question.yes);
    let marked = map_entry(&ana);
    assert_eq!(marked.safety.text, "Left out of plans and suggestions");
    assert!(marked.call.is_none(), "nobody is led to them");
    let entry = people(&ana).map.expect("hers").entries.remove(0);
    assert!(entry.left_out.is_some());
    ana.takes(entry.open);
    ana.takes(map_entry(&ana).mark);
    ana.takes(ana.sees().question.expect("asked first").yes);
    assert_eq!(map_entry(&ana).safety.text, "Can stand in plans and suggestions");
}

#[test]
fn a_therapist_has_people_and_no_map() {
    assert!(people(&therapist("Ben")).map.is_none());
}
