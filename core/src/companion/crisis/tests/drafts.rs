//! Lines that are written and not yet kept.

use super::*;
use crate::care::crisis::draft_place;
use crate::care::journal;

const COPING: Option<Step> = Some(Step::Coping);

fn stands(phone: &Phone) -> Vec<String> {
    let plan = phone.companion.crisis().state().expect("open").plan.expect("a plan");
    plan.steps[&Step::Coping].items.clone()
}

#[test]
fn what_is_typed_is_there_after_the_process_died_and_stands_in_the_plan_once_it_is_kept() {
    let mut phone = Phone::with_a_plan();
    let crisis = phone.companion.crisis();
    crisis
        .keep_draft(COPING, &lines(&["a shower", "", "the long wa"]))
        .expect("kept");
    phone.restart();
    phone.unlock();
    let crisis = phone.companion.crisis();
    assert_eq!(
        crisis.draft(COPING).expect("open"),
        Some(lines(&["a shower", "", "the long wa"]))
    );
    assert_eq!(crisis.unfinished().expect("open"), [COPING]);
    assert_eq!(stands(&phone), ["a shower", "the long walk"], "the plan is as it was");
    let crisis = phone.companion.crisis();
    crisis
        .keep_draft(COPING, &lines(&["a shower", " tea ", ""]))
        .expect("kept");
    crisis.keep(COPING).expect("in the plan");
    assert_eq!(stands(&phone), ["a shower", "tea"]);
    assert_eq!(phone.companion.crisis().draft(COPING).expect("open"), None);
}

#[test]
fn what_came_into_the_plan_meanwhile_stays_when_a_draft_is_kept() {
    let phone = Phone::with_a_plan();
    let crisis = phone.companion.crisis();
    crisis
        .keep_draft(COPING, &lines(&["a shower", "the long walk", "tea"]))
        .expect("kept");
    // Ben proposes a line, and it is taken over.
    phone
        .edit(items(Step::Coping, &["the radio", "a shower", "the long walk"]))
        .expect("written");
    crisis.keep(COPING).expect("in the plan");
    assert_eq!(stands(&phone), ["the radio", "a shower", "the long walk", "tea"]);
}

#[test]
fn a_line_in_the_middle_of_which_the_key_was_taken_is_there_after_the_unlock() {
    let phone = Phone::with_a_plan();
    let crisis = phone.companion.crisis();
    crisis
        .keep_draft(COPING, &lines(&["a shower", "the lo"]))
        .expect("kept");
    phone.companion.lock().expect("locked");
    let crisis = phone.companion.crisis();
    crisis
        .keep_draft(COPING, &lines(&["the long way home"]))
        .expect("in the drop box");
    phone.unlock();
    let draft = phone.companion.crisis().draft(COPING).expect("open").expect("written");
    for line in ["a shower", "the lo", "the long way home"] {
        assert!(draft.iter().any(|one| one == line), "{draft:?}");
    }
}

#[test]
fn a_draft_that_names_somebody_unsafe_is_refused_and_stays_as_it_was_written() {
    let phone = Phone::with_a_plan();
    phone.mark("Dan Núñez", Safety::Unsafe);
    let crisis = phone.companion.crisis();
    crisis.keep_draft(COPING, &lines(&["call Dan Núñez"])).expect("kept");
    assert_eq!(crisis.keep(COPING).expect_err("unsafe").code(), Code::UnsafePerson);
    assert_eq!(crisis.draft(COPING).expect("open"), Some(lines(&["call Dan Núñez"])));
    crisis.drop_draft(COPING).expect("forgotten");
    crisis.keep(COPING).expect("nothing to keep");
    assert_eq!(stands(&phone), ["a shower", "the long walk"]);
}

#[test]
fn too_many_lines_of_two_places_can_become_fewer_and_never_more() {
    let phone = Phone::with_a_plan();
    let many: Vec<String> = (0..30).map(|n| format!("line {n}")).collect();
    let crisis = phone.companion.crisis();
    assert_eq!(
        crisis.keep_draft(COPING, &many).expect_err("too many").code(),
        Code::TooLarge
    );
    // As a drop box leaves it.
    let text = many.join("\n");
    phone
        .companion
        .write(|tx, now| journal::merge_draft(tx, &draft_place(COPING), &text, now))
        .expect("merged");
    crisis.keep_draft(COPING, &many[..29]).expect("fewer");
    assert_eq!(
        crisis.keep_draft(COPING, &many).expect_err("more").code(),
        Code::TooLarge
    );
}
