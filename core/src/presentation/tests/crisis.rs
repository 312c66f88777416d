use std::collections::BTreeMap;

use super::Person;
use crate::care::crisis::{PlanEdit, Step, WhileLocked};
use crate::presentation::{CrisisState, Effect, ScreenContent};

fn plan(person: &Person) -> CrisisState {
    match person.content() {
        ScreenContent::Crisis { state } => state,
        other => panic!("{other:?}"),
    }
}

fn opens(person: &Person) -> CrisisState {
    let offer = person.sees().crisis.expect("on every screen");
    person.takes(offer);
    plan(person)
}

fn with_a_plan() -> Person {
    let ana = Person::ana();
    let edit = PlanEdit {
        items: BTreeMap::from([
            (Step::Coping, vec!["Walk to the harbour".to_owned()]),
            (Step::Surroundings, vec!["Give the pills to Cleo".to_owned()]),
        ]),
        ..PlanEdit::default()
    };
    ana.companion.crisis().edit(&edit).expect("written");
    ana
}

#[test]
fn before_anything_is_made_one_touch_shows_whom_to_call() {
    let somebody = Person::new("en-GB");
    let state = opens(&somebody);
    assert_eq!(
        somebody.takes(state.emergency),
        Some(Effect::Dial {
            number: "999".to_owned()
        })
    );
    assert!(!state.lines.is_empty());
    let back = somebody.sees().back.expect("leads back");
    somebody.takes(back);
    assert!(matches!(somebody.content(), ScreenContent::Welcome { .. }));
}

#[test]
fn ana_goes_through_her_plan_until_something_helps() {
    let ana = with_a_plan();
    let state = opens(&ana);
    assert_eq!(state.steps.len(), 6);
    ana.takes(state.begin.expect("there is a plan"));
    let step = |person: &Person| match person.content() {
        ScreenContent::CrisisStep { state } => state,
        other => panic!("{other:?}"),
    };
    assert_eq!(
        step(&ana).step.expect("a step").items[0].text.text,
        "Walk to the harbour"
    );
    ana.takes(step(&ana).not_helping.expect("there is a next one"));
    assert_eq!(
        step(&ana).step.expect("a step").items[0].text.text,
        "Give the pills to Cleo"
    );
    ana.takes(step(&ana).not_helping.expect("it leads on"));
    assert!(
        step(&ana).step.is_none() && !step(&ana).lines.is_empty(),
        "those who listen"
    );
    ana.takes(step(&ana).helped);
    plan(&ana);
    assert_eq!(ana.companion.crisis_uses().expect("open").len(), 4);
}

#[test]
fn a_locked_phone_shows_the_plan_only_if_ana_chose_so_and_the_way_back_is_the_lock() {
    let ana = with_a_plan();
    ana.companion.lock().expect("locked");
    assert!(opens(&ana).steps.is_empty());
    let back = ana.sees().back.expect("leads back");
    ana.takes(back);
    ana.unlocks();
    ana.companion.crisis().choose(WhileLocked::Shown).expect("chosen");
    ana.companion.lock().expect("locked");
    let ana = ana.restarts();
    assert_eq!(opens(&ana).steps[1].items[0].text.text, "Walk to the harbour");
    assert!(ana.sees().tabs.is_empty());
    let back = ana.sees().back.expect("leads back");
    ana.takes(back);
    assert!(matches!(ana.content(), ScreenContent::Locked { .. }));
}
