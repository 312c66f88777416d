//! The crisis plan, in the vault and where it is kept for while the vault is locked.

use std::collections::BTreeMap;
use std::path::Path;

use kith::care::crisis::{PlanEdit, ShownPlan, Step, WhileLocked};
use kith::care::support::{Kind, NewNode, NodeType, Safety};
use kith::companion::{CrisisScreen, Shows};
use kith::exchange::identity::Role;

use super::people::Device;
use super::scenario::at_every_call;
use super::stage::{Stage, close};

/// Ana's vault with a plan in which Dan stands, shown while it is locked.
fn with_a_plan() -> Stage {
    let mut stage = Stage::empty();
    let ana = Device::create(&stage.path("ana"), "Ana", Role::Patient, None, None);
    let dan = ana.companion.support_map().add(NewNode {
        name: "Dan",
        node_type: NodeType::Person,
        kinds: &[Kind::Social],
        ring: 1,
        phone: None,
    });
    let edit = PlanEdit {
        items: BTreeMap::from([(Step::Coping, vec!["a shower".to_owned()])]),
        nodes: BTreeMap::from([(Step::Company, vec![dan.expect("added").id])]),
        ..PlanEdit::default()
    };
    ana.companion.crisis().edit(&edit).expect("written");
    ana.companion.crisis().choose(WhileLocked::Shown).expect("chosen");
    close(&[&ana]);
    stage.keep();
    stage
}

/// What the locked device shows.
fn locked(folder: &Path) -> CrisisScreen {
    Device::at(folder).companion.crisis_screen(None, "en")
}

/// What the vault says, once opened; what is kept then says the same.
fn opened(stage: &Stage) -> (Device, Option<ShownPlan>) {
    let ana = stage.device("ana");
    let state = ana.companion.crisis().state().expect("open");
    let shown = state.shown.map(|shown| shown.plan);
    let kept = match state.while_locked {
        WhileLocked::Shown => shown.clone(),
        WhileLocked::Hidden => None,
    };
    let screen = locked(&stage.path("ana"));
    assert_eq!(screen.plan, kept, "an opening makes up for what was cut short");
    assert!(!screen.may_be_outdated);
    (ana, shown)
}

fn texts(plan: &ShownPlan, step: Step) -> Vec<&str> {
    let items = plan
        .steps
        .iter()
        .filter(|one| one.step == step)
        .flat_map(|one| &one.items);
    items.map(|item| item.text.as_str()).collect()
}

#[test]
fn a_plan_that_grows_is_shown_old_or_new_while_locked_and_an_old_one_says_so() {
    let verbs = ["open", "plan=a shower|the long walk"];
    at_every_call(with_a_plan(), "ana", &verbs, |stage, told| {
        let screen = locked(&stage.path("ana"));
        assert_eq!(screen.shows, Shows::KeptPlan, "there is always a plan to see");
        let (ana, shown) = opened(stage);
        let shown = shown.expect("a plan");
        let coping = texts(&shown, Step::Coping);
        assert!(coping.len() == 2 || !told.acknowledged("plan"), "it was confirmed");
        assert!(
            screen.plan.as_ref() == Some(&shown) || screen.may_be_outdated,
            "what is older says so"
        );
        close(&[&ana]);
    });
}

#[test]
fn somebody_unsafe_is_never_on_the_locked_screen_once_the_vault_says_so() {
    at_every_call(with_a_plan(), "ana", &["open", "unsafe=Dan"], |stage, told| {
        let screen = locked(&stage.path("ana"));
        let seen = screen
            .plan
            .as_ref()
            .is_some_and(|plan| texts(plan, Step::Company).contains(&"Dan"));
        let (ana, shown) = opened(stage);
        let dan = ana.companion.support_map().find("Dan").expect("on the map");
        assert!(dan.safety == Safety::Unsafe || !told.acknowledged("unsafe"));
        if dan.safety == Safety::Unsafe {
            assert!(!seen, "the vault says that Dan is unsafe");
            assert!(texts(&shown.expect("a plan"), Step::Company).is_empty());
        }
        close(&[&ana]);
    });
}

#[test]
fn a_choice_that_was_taken_back_leaves_nothing_that_opens() {
    at_every_call(with_a_plan(), "ana", &["open", "while-locked=no"], |stage, told| {
        let screen = locked(&stage.path("ana"));
        let (ana, _) = opened(stage);
        let chosen = ana.companion.crisis().state().expect("open").while_locked;
        assert!(chosen == WhileLocked::Hidden || !told.acknowledged("while-locked"));
        if chosen == WhileLocked::Hidden {
            assert_eq!(screen.plan, None, "the vault says that nothing is shown");
            let store = std::fs::read_dir(stage.path("ana").join("store")).expect("there");
            let names = store.map(|name| name.expect("a name").file_name().into_string().expect("text"));
            assert_eq!(names.filter(|name| name.starts_with("crisis-")).count(), 0);
        }
        close(&[&ana]);
    });
}
