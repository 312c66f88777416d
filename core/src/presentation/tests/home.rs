use super::Person;
use super::person::PASSPHRASE;
use crate::care::crisis::{PlanEdit, Step};
use crate::companion::NewAccount;
use crate::exchange::identity::Role;
use crate::foundation::env::Relay;
use crate::foundation::keys::Passphrase;
use crate::presentation::{Action, Arrival, Field, Place, ScreenContent, SkillState, TodayState};

fn today(person: &Person) -> TodayState {
    match person.content() {
        ScreenContent::Today { state } => state,
        other => panic!("{other:?}"),
    }
}

fn skill(person: &Person) -> SkillState {
    match person.content() {
        ScreenContent::Skill { state } => state,
        other => panic!("{other:?}"),
    }
}

fn begins(person: &Person, arrival: Arrival, name: &str) {
    person.opens(Place::Begin { arrival });
    person.types(Field::Name, name);
    person.types(Field::Passphrase, PASSPHRASE);
    person.does(|content| match content {
        ScreenContent::Begin { state } => state.go_on,
        other => panic!("{other:?}"),
    });
    person.does(|content| match content {
        ScreenContent::RecoveryWords { state } => state.without,
        other => panic!("{other:?}"),
    });
}

/// A link to Ana's phone, which is not of this story.
fn invitation_of_ana(offered: Role) -> String {
    let ana = Person::new("en-GB");
    let relay = Relay::parse("https://relay.example", None).expect("an address");
    let new = NewAccount {
        name: "Ana",
        role: Role::Patient,
        relay: Some(relay),
        admission: Some(kith_wire::id::Token(kith_wire::Array([7; 32]))),
        passphrase: &Passphrase::new(PASSPHRASE.to_owned()),
        recovery: None,
    };
    ana.companion.create(new).expect("created");
    let invitation = ana.companion.people().invite(offered, 3_600_000).expect("made");
    invitation.to_link()
}

#[test]
fn ben_who_is_new_is_told_what_comes_first_and_sees_no_numbers() {
    let ben = Person::new("en-GB");
    begins(&ben, Arrival::Therapist, "Ben");
    let state = today(&ben);
    assert_eq!(state.first_steps.len(), 3);
    assert!(state.people.is_empty() && state.nothing_planned.is_none());
    ben.takes(state.helping.expect("for who helps"));
    let ScreenContent::Helping { state } = ben.content() else {
        panic!("{:?}", ben.content())
    };
    assert_eq!(state.heading.text, "When you see these signs as a clinician");
    assert!(!state.points.is_empty() && state.emergency.label.text.contains("999"));
}

#[test]
fn cleo_who_answered_an_invitation_sees_ana_and_how_to_help() {
    let cleo = Person::new("en-GB");
    cleo.opens(Place::Begin {
        arrival: Arrival::Invited,
    });
    cleo.types(Field::Invitation, &invitation_of_ana(Role::Supporter));
    begins(&cleo, Arrival::Invited, "Cleo");
    let state = today(&cleo);
    let names: Vec<_> = state.people.iter().map(|person| person.name.text.as_str()).collect();
    assert_eq!(names, ["Ana"]);
    assert!(state.people[0].news.is_empty() && state.people[0].asked.is_empty());
    assert_eq!(state.waiting, None);
    cleo.takes(state.helping.expect("for who helps"));
    let ScreenContent::Helping { state } = cleo.content() else {
        panic!("{:?}", cleo.content())
    };
    assert_eq!(state.heading.text, "When you see these signs in someone");
}

#[test]
fn a_plan_that_was_used_is_offered_to_be_looked_through_and_then_no_more() {
    let ana = Person::ana();
    let edit = PlanEdit {
        items: std::collections::BTreeMap::from([(Step::Coping, vec!["Walk".to_owned()])]),
        ..PlanEdit::default()
    };
    ana.companion.crisis().edit(&edit).expect("written");
    assert_eq!(today(&ana).review, None);
    ana.clock.advance(60_000);
    ana.companion
        .crisis_used(Some(Step::Coping), Some(crate::care::crisis::Helped::Yes))
        .expect("noted");
    ana.takes(today(&ana).look_through.expect("it was used"));
    ana.does(|content| match content {
        ScreenContent::Plan { state } => {
            assert_eq!(state.tried[0].text, "What I can do on my own: it helped");
            state.looked_through.expect("it is to be looked through")
        }
        other => panic!("{other:?}"),
    });
    ana.opens(Place::Today);
    assert_eq!((today(&ana).review, today(&ana).look_through), (None, None));
}

#[test]
fn ana_plans_a_skill_for_the_evening_and_finds_it_at_today() {
    let ana = Person::ana();
    ana.opens(Place::Skills);
    ana.does(|content| match content {
        ScreenContent::Skills { state } => state.skills[0].open.clone(),
        other => panic!("{other:?}"),
    });
    assert_eq!(skill(&ana).for_whom, None, "for herself");
    assert!(skill(&ana).days.options[0].chosen && skill(&ana).time.options[0].chosen);
    ana.takes(skill(&ana).time.options[2].offer.clone());
    assert!(skill(&ana).time.options[2].chosen);
    let title = skill(&ana).heading.text;
    ana.takes(skill(&ana).plan);
    assert_eq!(ana.is_told().as_deref(), Some("It is planned. You find it at Today."));
    ana.opens(Place::Today);
    let state = today(&ana);
    assert_eq!(state.prompts[0].title.text, title);
    assert_eq!(state.prompts[0].about.text, "At 18:30", "by the clock in Madrid");
}

#[test]
fn in_the_simple_mode_today_shows_three_things_to_do_and_none_that_is_done() {
    let ana = Person::ana();
    for skill in ana.companion.practice().skills("en").iter().take(5) {
        ana.acts(Action::Skill {
            action: crate::presentation::SkillAction::Plan {
                skill: skill.id.0.clone(),
            },
        });
    }
    let mut preferences = ana.companion.preferences();
    preferences.simple = true;
    ana.companion.prefer(&preferences).expect("kept");
    ana.opens(Place::Today);
    let state = today(&ana);
    assert_eq!(state.prompts.len(), 3);
    assert!(state.more_prompts.is_some());
    for _ in 0..2 {
        ana.takes(today(&ana).prompts[0].answers[0].clone());
    }
    assert_eq!(today(&ana).prompts.len(), 3);
    assert!(today(&ana).more_prompts.is_none() && today(&ana).prompts.iter().all(|one| one.outcome.is_none()));
}

#[test]
fn a_short_passphrase_is_said_while_it_is_typed_and_taken_all_the_same() {
    let ana = Person::new("en-GB");
    ana.opens(Place::Begin {
        arrival: Arrival::Alone,
    });
    let about = |person: &Person| match person.content() {
        ScreenContent::Begin { state } => state.about_passphrase.id,
        other => panic!("{other:?}"),
    };
    assert_eq!(about(&ana), "begin-about-passphrase");
    ana.types(Field::Passphrase, "harbour");
    assert_eq!(about(&ana), "passphrase-short");
    ana.types(Field::Name, "Ana");
    ana.does(|content| match content {
        ScreenContent::Begin { state } => state.go_on,
        other => panic!("{other:?}"),
    });
    assert!(matches!(ana.content(), ScreenContent::RecoveryWords { .. }));
}

#[test]
fn a_clinic_s_own_certificate_is_asked_for_beside_its_address_and_half_of_one_is_said() {
    let ben = Person::new("en-GB");
    ben.opens(Place::Begin {
        arrival: Arrival::Therapist,
    });
    let authority = |person: &Person| match person.content() {
        ScreenContent::Begin { state } => state.authority,
        other => panic!("{other:?}"),
    };
    assert_eq!(authority(&ben), None);
    ben.types(Field::Relay, "https://kith.clinic.example");
    assert!(authority(&ben).is_some_and(|input| input.problem.is_none()));
    let whole = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----";
    ben.types(Field::RelayAuthority, &whole[..40]);
    assert!(authority(&ben).is_some_and(|input| input.problem.is_some()));
    ben.types(Field::RelayAuthority, whole);
    begins(&ben, Arrival::Therapist, "Ben");
    let relay = ben.companion.me().expect("open").relay.expect("the clinic's");
    assert_eq!(relay.authority_pem, Some(format!("{whole}\n")));
}
