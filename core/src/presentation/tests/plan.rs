use super::Person;
use crate::care::consent::decisions::Document;
use crate::care::crisis::{PlanEdit, Step};
use crate::care::support::{Kind, NewNode, NodeType, Safety};
use crate::foundation::types::RecordId;
use crate::presentation::{Effect, PickOne, Place, PlanPartState, PlanState, ScreenContent};

const COPING: Place = Place::PlanPart {
    step: Some(Step::Coping),
};

fn plan(person: &Person) -> PlanState {
    match person.content() {
        ScreenContent::Plan { state } => state,
        other => panic!("{other:?}"),
    }
}

fn part(person: &Person) -> PlanPartState {
    match person.content() {
        ScreenContent::PlanPart { state } => state,
        other => panic!("{other:?}"),
    }
}

fn lines(person: &Person) -> Vec<String> {
    part(person).lines.into_iter().map(|line| line.text.value).collect()
}

/// Types into a line as it stands on the screen.
fn types_line(person: &Person, line: usize, text: &str) {
    person.types(part(person).lines[line].text.field, text);
}

fn adds_line(person: &Person, text: &str) {
    person.takes(part(person).add.expect("there is room"));
    types_line(person, part(person).lines.len() - 1, text);
}

fn on_the_map(person: &Person, name: &str) -> RecordId {
    let new = NewNode {
        name,
        node_type: NodeType::Person,
        kinds: &[Kind::Emotional],
        ring: 1,
        phone: None,
    };
    person.companion.support_map().add(new).expect("added").id
}

fn writes(person: &Person, some: &[&str]) {
    let edit = PlanEdit {
        items: [(Step::Coping, some.iter().map(|line| (*line).to_owned()).collect())].into(),
        ..PlanEdit::default()
    };
    person.companion.crisis().edit(&edit).expect("written");
}

fn stands(person: &Person, step: Step) -> Vec<String> {
    let plan = person
        .companion
        .crisis()
        .state()
        .expect("open")
        .plan
        .unwrap_or_default();
    plan.steps.get(&step).map(|one| one.items.clone()).unwrap_or_default()
}

fn chosen(pick: &PickOne) -> &str {
    let option = pick.options.iter().find(|option| option.chosen).expect("one is chosen");
    &option.offer.label.text
}

#[test]
fn ana_writes_her_plan_step_by_step_and_half_a_line_is_there_after_the_process_died() {
    let ana = Person::ana();
    ana.opens(Place::Crisis);
    ana.does(|content| match content {
        ScreenContent::Crisis { state } => state.edit.expect("it can be written"),
        other => panic!("{other:?}"),
    });
    assert_eq!(plan(&ana).parts.len(), 7);
    assert!(plan(&ana).papers.is_empty(), "there is nothing to print yet");
    ana.takes(plan(&ana).parts[1].open.clone());
    assert_eq!((part(&ana).place.text.as_str(), lines(&ana).len()), ("Step 1 of 6", 1));
    types_line(&ana, 0, "I stop answering");
    ana.takes(part(&ana).keep_and_go_on.expect("five more"));
    assert_eq!(stands(&ana, Step::WarningSigns), ["I stop answering"]);
    assert_eq!(part(&ana).place.text, "Step 2 of 6");
    types_line(&ana, 0, "A shower");
    adds_line(&ana, "Walk to the har");
    let ana = ana.restarts();
    ana.unlocks();
    ana.opens(Place::Plan);
    assert!(plan(&ana).parts[2].unfinished.is_some() && plan(&ana).parts[1].unfinished.is_none());
    ana.takes(plan(&ana).parts[2].open.clone());
    assert_eq!(lines(&ana), ["A shower", "Walk to the har"]);
    types_line(&ana, 1, "Walk to the harbour");
    assert!(stands(&ana, Step::Coping).is_empty(), "not kept yet");
    ana.takes(part(&ana).keep);
    assert_eq!(ana.is_told().as_deref(), Some("It is in your plan."));
    assert_eq!(stands(&ana, Step::Coping), ["A shower", "Walk to the harbour"]);
    assert_eq!(plan(&ana).papers.len(), 2);
}

#[test]
fn lines_change_places_go_and_come_back_when_the_plan_is_left_as_it_was() {
    let ana = Person::ana();
    writes(&ana, &["tea", "a shower", "the radio"]);
    ana.opens(Place::Plan);
    ana.opens(COPING);
    assert_eq!(part(&ana).drop, None);
    let revision = part(&ana).lines[0].text.revision;
    ana.takes(part(&ana).lines[1].up.clone().expect("one is above"));
    assert_eq!(lines(&ana), ["a shower", "tea", "the radio"]);
    assert!(
        part(&ana).lines[0].text.revision > revision,
        "a view takes the value over"
    );
    ana.takes(part(&ana).lines[1].down.clone().expect("one is below"));
    ana.takes(part(&ana).lines[0].remove.clone());
    assert_eq!(lines(&ana), ["the radio", "tea"]);
    assert!(part(&ana).lines[0].up.is_none() && part(&ana).lines[1].down.is_none());
    ana.takes(part(&ana).drop.expect("it is not kept"));
    ana.says_yes();
    assert_eq!(lines(&ana), ["tea", "a shower", "the radio"]);
    for _ in 0..3 {
        ana.takes(part(&ana).lines[0].remove.clone());
    }
    ana.takes(part(&ana).keep);
    assert!(stands(&ana, Step::Coping).is_empty());
}

#[test]
fn a_line_that_names_somebody_unsafe_is_said_while_it_is_typed_and_stays_typed_when_it_is_refused() {
    let ana = Person::ana();
    let dan = on_the_map(&ana, "Dan");
    ana.companion.support_map().mark(dan, Safety::Unsafe).expect("marked");
    ana.opens(Place::Plan);
    ana.opens(COPING);
    types_line(&ana, 0, "Call Dan");
    let problem = part(&ana).lines[0].text.problem.clone().expect("said beside it");
    assert!(problem.text.contains("Dan"));
    ana.takes(part(&ana).keep);
    assert_eq!(
        ana.is_told().as_deref(),
        Some("This names somebody marked unsafe on your map. It is kept as you wrote it.")
    );
    assert_eq!(lines(&ana), ["Call Dan"]);
    types_line(&ana, 0, "Call Cleo");
    assert_eq!(part(&ana).lines[0].text.problem, None);
    ana.takes(part(&ana).keep);
    assert_eq!(stands(&ana, Step::Coping), ["Call Cleo"]);
}

#[test]
fn a_line_that_is_left_out_is_shown_with_its_reason_stays_when_others_are_written_and_can_come_back() {
    let ana = Person::ana();
    let dan = on_the_map(&ana, "Dan");
    writes(&ana, &["Call Dan", "tea"]);
    ana.companion.support_map().mark(dan, Safety::Unsafe).expect("marked");
    ana.opens(Place::Plan);
    assert!(plan(&ana).left_out.is_some());
    ana.opens(COPING);
    assert_eq!(lines(&ana), ["tea"]);
    let left_out = part(&ana).left_out;
    assert_eq!(left_out.len(), 1);
    assert_eq!(left_out[0].text.text, "Call Dan");
    assert!(left_out[0].because.text.contains("Dan"));
    adds_line(&ana, "a shower");
    ana.takes(part(&ana).keep);
    assert_eq!(stands(&ana, Step::Coping), ["Call Dan", "tea", "a shower"]);
    ana.opens(COPING);
    ana.takes(part(&ana).left_out[0].bring_back[0].clone());
    assert_eq!(part(&ana).left_out.len(), 1, "asked before");
    ana.says_yes();
    assert!(part(&ana).left_out.is_empty());
    assert_eq!(lines(&ana), ["Call Dan", "tea", "a shower"]);
}

#[test]
fn people_of_the_map_are_chosen_for_the_steps_that_have_some_and_nobody_unsafe_is_offered() {
    let ana = Person::ana();
    on_the_map(&ana, "Cleo");
    let dan = on_the_map(&ana, "Dan");
    ana.companion.support_map().mark(dan, Safety::Unsafe).expect("marked");
    ana.opens(COPING);
    assert!(part(&ana).people.is_empty() && part(&ana).people_title.is_none());
    ana.opens(Place::PlanPart { step: Some(Step::Help) });
    let people = part(&ana).people;
    assert_eq!(
        people.iter().map(|one| one.name.text.as_str()).collect::<Vec<_>>(),
        ["Cleo"]
    );
    ana.takes(people[0].choose.clone());
    assert!(part(&ana).people[0].chosen);
    let shown = ana.companion.crisis().state().expect("open").shown.expect("a plan");
    assert_eq!(shown.plan.steps[3].items[0].text, "Cleo");
    ana.takes(part(&ana).people[0].choose.clone());
    assert!(!part(&ana).people[0].chosen);
}

#[test]
fn showing_the_plan_while_locked_needs_a_proof_and_hiding_it_none() {
    let ana = Person::ana();
    writes(&ana, &["tea"]);
    ana.opens(Place::Plan);
    ana.needs_a_proof();
    assert_eq!(chosen(&plan(&ana).while_locked), "Show only crisis lines");
    ana.takes(plan(&ana).while_locked.options[1].offer.clone());
    ana.proves();
    assert_eq!(chosen(&plan(&ana).while_locked), "Show my plan");
    ana.needs_a_proof();
    ana.takes(plan(&ana).while_locked.options[0].offer.clone());
    assert!(ana.sees().proof.is_none());
    assert_eq!(chosen(&plan(&ana).while_locked), "Show only crisis lines");
}

#[test]
fn the_plan_is_given_as_a_file_whose_name_says_nothing_after_an_agreement_and_a_proof() {
    let ana = Person::ana();
    writes(&ana, &["tea"]);
    ana.opens(Place::Plan);
    assert_eq!(ana.takes(plan(&ana).papers[0].clone()), None);
    assert_eq!(
        ana.is_told().as_deref(),
        Some("You have not agreed to this yet. Nothing was sent or given away.")
    );
    let consents = ana.companion.consents();
    let seen = consents.text(Document::Export, "en").expect("there").hash();
    consents.give(Document::Export, None, seen).expect("agreed");
    ana.needs_a_proof();
    assert_eq!(ana.takes(plan(&ana).papers[0].clone()), None);
    let proof = ana.sees().proof.expect("asked first");
    ana.types(crate::presentation::Field::Passphrase, super::person::PASSPHRASE);
    let Some(Effect::ShareFile { name, mime, bytes }) = ana.takes(proof.with_passphrase) else {
        panic!("a file, once she proved it")
    };
    assert_eq!((name.as_str(), mime.as_str()), ("kith.pdf", "application/pdf"));
    assert!(bytes.starts_with(b"%PDF"));
    let Some(Effect::ShareFile { bytes, .. }) = ana.takes(plan(&ana).papers[1].clone()) else {
        panic!("a page")
    };
    assert!(String::from_utf8(bytes).expect("a text").contains("tea"));
}

#[test]
fn the_region_decides_the_lines_also_where_nothing_else_is_planned() {
    let ana = Person::ana();
    ana.opens(Place::Region);
    let regions = |person: &Person| match person.content() {
        ScreenContent::Region { state } => state.regions,
        other => panic!("{other:?}"),
    };
    assert_eq!(chosen(&regions(&ana)), "Not set");
    let spain = regions(&ana)
        .options
        .into_iter()
        .find(|one| one.offer.label.text == "Spain");
    ana.takes(spain.expect("it has lines").offer);
    assert_eq!(chosen(&regions(&ana)), "Spain");
    ana.companion.lock().expect("locked");
    ana.opens(Place::Crisis);
    let ScreenContent::Crisis { state } = ana.content() else {
        panic!("{:?}", ana.content())
    };
    assert!(state.emergency.label.text.contains("112") && state.edit.is_none());
}
