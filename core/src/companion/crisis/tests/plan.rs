//! What is written, merged and shared.

use super::*;
use crate::care::crisis::{self, Helped, Next};
use crate::care::{FieldValue, Fields};
use crate::companion::Review;
use crate::companion::lifecycle::writer_of;
use crate::exchange::identity::persona::Persona;

#[test]
fn people_of_the_map_stand_first_with_the_name_and_number_that_they_have_now() {
    let phone = Phone::of_ana();
    phone.edit(a_plan(&phone)).expect("written");
    let plan = phone.in_the_vault();
    assert_eq!(
        step(&plan, Step::Company),
        [
            ("Cleo", Some("+34 600 123 987")),
            ("Dan Núñez", None),
            ("the café at the corner", None)
        ]
    );
    assert_eq!(step(&plan, Step::Help), [("Cleo", Some("+34 600 123 987"))]);
    assert_eq!(step(&plan, Step::Surroundings), []);
    assert_eq!(
        (plan.reasons.as_slice(), plan.region.as_deref()),
        (&lines(&["my niece"])[..], Some("ES"))
    );
    assert_eq!((plan.changed_at, plan.review_at), (START, START.plus(30 * DAY)));
}

#[test]
fn what_an_edit_does_not_name_stays_and_one_that_changes_nothing_is_a_review() {
    let phone = Phone::of_ana();
    phone.edit(a_plan(&phone)).expect("written");
    phone.clock.advance(DAY);
    phone.edit(items(Step::Coping, &["tea"])).expect("written");
    let plan = phone.in_the_vault();
    assert_eq!(step(&plan, Step::Coping), [("tea", None)]);
    assert_eq!(step(&plan, Step::WarningSigns), [("I stop answering", None)]);
    assert_eq!(step(&plan, Step::Help).len(), 1);
    assert_eq!(plan.changed_at, START.plus(DAY));
    phone.clock.advance(31 * DAY);
    assert_eq!(phone.companion.crisis().state().expect("open").review, Review::Due);
    let review = PlanEdit {
        review_days: Some(90),
        ..PlanEdit::default()
    };
    phone.edit(PlanEdit::default()).expect("looked through");
    let plan = phone.in_the_vault();
    assert_eq!(
        (plan.changed_at, plan.review_at),
        (START.plus(DAY), START.plus(62 * DAY))
    );
    assert_eq!(phone.companion.crisis().state().expect("open").review, Review::NotDue);
    phone.edit(review).expect("written");
    assert_eq!(phone.in_the_vault().review_at, START.plus((32 + 90) * DAY));
}

#[test]
fn a_review_is_due_at_once_after_a_use_until_the_plan_was_looked_through() {
    let phone = Phone::of_ana();
    phone.edit(a_plan(&phone)).expect("written");
    phone.clock.advance(1);
    phone
        .companion
        .crisis_used(Some(Step::Coping), Some(Helped::No))
        .expect("noted");
    assert_eq!(phone.companion.crisis_screen(None, "en").review, Review::AfterUse);
    phone.clock.advance(1);
    phone.edit(PlanEdit::default()).expect("looked through");
    assert_eq!(phone.companion.crisis_screen(None, "en").review, Review::NotDue);
}

#[test]
fn a_plan_out_of_its_bounds_is_refused_and_nothing_of_it_is_written() {
    let phone = Phone::of_ana();
    phone.edit(a_plan(&phone)).expect("written");
    let before = phone.in_the_vault();
    let cleo = phone.node("Cleo").id;
    let long = "x".repeat(501);
    for (code, edit) in [
        (Code::TooLarge, items(Step::Coping, &["x"; 25])),
        (Code::TooLarge, items(Step::Coping, &[&long])),
        (Code::InvalidInput, items(Step::Coping, &["a shower", " "])),
        (Code::InvalidInput, items(Step::Coping, &["two\nlines"])),
        (
            Code::InvalidInput,
            PlanEdit {
                nodes: BTreeMap::from([(Step::Coping, vec![cleo])]),
                ..PlanEdit::default()
            },
        ),
        (
            Code::NotFound,
            PlanEdit {
                nodes: BTreeMap::from([(
                    Step::Help,
                    vec![crate::foundation::types::RecordId::from_bytes([9; 16])],
                )]),
                ..PlanEdit::default()
            },
        ),
        (
            Code::InvalidInput,
            PlanEdit {
                region: Some("Spain".into()),
                ..PlanEdit::default()
            },
        ),
        (
            Code::InvalidInput,
            PlanEdit {
                review_days: Some(91),
                ..PlanEdit::default()
            },
        ),
    ] {
        assert_eq!(phone.edit(edit.clone()).expect_err("refused").code(), code, "{edit:?}");
    }
    assert_eq!(phone.in_the_vault(), before);
}

#[test]
fn what_does_not_help_leads_on_to_the_next_step_with_something_in_it_and_then_to_the_lines() {
    let phone = Phone::of_ana();
    phone.edit(a_plan(&phone)).expect("written");
    let plan = phone.in_the_vault();
    let mut walked = Vec::new();
    let mut at = None;
    while let Next::Step(step) = plan.next(at, Helped::No) {
        walked.push(step);
        at = Some(step);
    }
    assert_eq!(walked, [Step::WarningSigns, Step::Coping, Step::Company, Step::Help]);
    assert_eq!(plan.next(at, Helped::No), Next::Lines);
    assert_eq!(plan.next(Some(Step::Coping), Helped::Yes), Next::Rest);
}

fn shared(phone: &Phone) -> Fields {
    let fields = phone
        .companion
        .read(|view| crisis::shared_fields(view, crisis::record(view)?));
    fields.expect("readable").expect("a plan")
}

fn propose(phone: &Phone, field: &str, base: &str, proposed: &str) -> Result<bool> {
    phone.companion.write(|tx, now| {
        let persona = Persona::only(tx)?;
        crisis::propose(tx, writer_of(&persona), field, base, proposed, now)
    })
}

#[test]
fn a_reader_gets_what_is_shown_as_lines() {
    let phone = Phone::of_ana();
    phone.edit(a_plan(&phone)).expect("written");
    let fields = shared(&phone);
    let names: Vec<&str> = fields.keys().map(String::as_str).collect();
    assert_eq!(
        names,
        ["company", "coping", "help", "reasons", "region", "warning_signs"]
    );
    let company = lines(&["Cleo +34 600 123 987", "Dan Núñez", "the café at the corner"]);
    assert_eq!(fields["company"], FieldValue::Texts(company));
    assert_eq!(fields["region"], FieldValue::Text("ES".into()));
    let other = phone.node("Cleo").id;
    assert_eq!(
        phone.companion.read(|view| crisis::shared_fields(view, other)),
        Ok(None)
    );
}

#[test]
fn what_a_reader_proposes_is_merged_with_what_was_written_meanwhile() {
    let phone = Phone::of_ana();
    phone.edit(a_plan(&phone)).expect("written");
    let base = "a shower\nthe long walk";
    phone
        .edit(items(Step::Coping, &["a shower", "the long walk", "tea"]))
        .expect("written");
    propose(&phone, "coping", base, "music\na shower\nthe long walk").expect("merged");
    let merged = [
        ("music", None),
        ("a shower", None),
        ("the long walk", None),
        ("tea", None),
    ];
    assert_eq!(step(&phone.in_the_vault(), Step::Coping), merged);
    // Both change the same line: both stand.
    phone
        .edit(items(Step::Coping, &["a cold shower", "tea"]))
        .expect("written");
    propose(&phone, "coping", "a shower\ntea", "a warm shower\ntea").expect("merged");
    let plan = phone.in_the_vault();
    let texts: Vec<&str> = step(&plan, Step::Coping).iter().map(|item| item.0).collect();
    let all = texts.join("\n");
    assert!(
        all.contains("cold") && all.contains("warm") && all.contains("tea"),
        "{all}"
    );
}

#[test]
fn people_that_a_reader_sees_as_lines_stay_links_and_an_unsafe_person_cannot_be_proposed() {
    let phone = Phone::of_ana();
    phone.edit(a_plan(&phone)).expect("written");
    let FieldValue::Texts(seen) = shared(&phone)["company"].clone() else {
        panic!("lines")
    };
    let base = seen.join("\n");
    propose(&phone, "company", &base, &format!("{base}\nthe library")).expect("merged");
    let plan = phone.in_the_vault();
    let company: Vec<&str> = step(&plan, Step::Company).iter().map(|item| item.0).collect();
    assert_eq!(company, ["Cleo", "Dan Núñez", "the café at the corner", "the library"]);
    phone.mark("Dan Núñez", Safety::Unsafe);
    let refused = propose(&phone, "coping", "", "call DAN NUNEZ").expect_err("refused");
    assert_eq!(refused.code(), Code::UnsafePerson);
    assert_eq!(
        propose(&phone, "region", "", "FR").expect_err("no text").code(),
        Code::InvalidInput
    );
}

#[test]
fn a_proposal_says_whether_it_changed_anything_and_cannot_make_a_step_longer_than_one_may_be() {
    let phone = Phone::of_ana();
    phone.edit(a_plan(&phone)).expect("written");
    let FieldValue::Texts(seen) = shared(&phone)["company"].clone() else {
        panic!("lines")
    };
    let base = seen.join("\n");
    assert_eq!(propose(&phone, "company", &base, &base), Ok(false), "nothing is new");
    let without_cleo = seen[1..].join("\n");
    assert_eq!(
        propose(&phone, "company", &base, &without_cleo),
        Ok(false),
        "people of the map stay"
    );
    assert_eq!(
        propose(&phone, "company", &base, &format!("{base}\nthe library")),
        Ok(true)
    );
    // Each is within its bounds; what both make together is not.
    let many = |of: &str| -> Vec<String> { (0..crisis::MOST_ITEMS).map(|n| format!("{of} {n}")).collect() };
    let ours = PlanEdit {
        items: BTreeMap::from([(Step::Coping, many("mine"))]),
        ..PlanEdit::default()
    };
    phone.edit(ours).expect("written");
    let before = phone.in_the_vault();
    let refused = propose(&phone, "coping", "", &many("theirs").join("\n")).expect_err("too many");
    assert_eq!(refused.code(), Code::TooLarge);
    assert_eq!(phone.in_the_vault(), before);
}
