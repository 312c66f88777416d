//! Somebody who is marked unsafe.

use super::*;

#[test]
fn somebody_unsafe_can_be_neither_linked_nor_named() {
    let phone = Phone::of_ana();
    phone.mark("Dan Núñez", Safety::Unsafe);
    let refused = phone.edit(a_plan(&phone)).expect_err("linked");
    assert_eq!(refused.code(), Code::UnsafePerson);
    assert!(!refused.detail().contains("Dan"), "no name is told");
    for line in ["Call Dan Núñez", "dan nunez's place", "with DAN  NÚÑEZ!"] {
        for step in Step::ALL {
            assert_eq!(
                phone.edit(items(step, &[line])).expect_err(line).code(),
                Code::UnsafePerson
            );
        }
        let reasons = PlanEdit {
            reasons: Some(lines(&[line])),
            ..PlanEdit::default()
        };
        assert_eq!(phone.edit(reasons).expect_err(line).code(), Code::UnsafePerson);
    }
    phone
        .edit(items(Step::Coping, &["dance", "Dan's nunezzz"]))
        .expect("names nobody");
}

#[test]
fn who_becomes_unsafe_leaves_the_plan_and_lines_that_name_them_are_not_shown_and_kept() {
    let phone = Phone::with_a_plan();
    phone
        .edit(items(Step::Coping, &["a shower", "coffee with dan núñez"]))
        .expect("written");
    phone.mark("Dan Núñez", Safety::Unsafe);
    let state = phone.companion.crisis().state().expect("open");
    let (plan, shown) = (state.plan.expect("a plan"), state.shown.expect("a plan"));
    let company: Vec<_> = shown.plan.steps[2]
        .items
        .iter()
        .map(|item| item.text.as_str())
        .collect();
    assert_eq!(company, ["Cleo", "the café at the corner"]);
    assert_eq!(
        plan.steps[&Step::Company].nodes,
        [phone.node("Cleo").id],
        "the link is gone"
    );
    assert_eq!(step(&shown.plan, Step::Coping), [("a shower", None)]);
    assert_eq!(plan.steps[&Step::Coping].items.len(), 2, "what was written is kept");
    assert_eq!(shown.left_out, 1);
    let [kept] = phone
        .companion
        .crisis()
        .state()
        .expect("open")
        .left_out
        .try_into()
        .expect("one line");
    assert_eq!(
        (kept.step, kept.names),
        (Some(Step::Coping), vec!["Dan Núñez".to_owned()])
    );
    assert!(plan.steps[&Step::Coping].items.contains(&kept.text));
    assert_eq!(phone.companion.crisis_screen(None, "en").left_out, 1);
    assert_eq!(phone.kept(), Some(shown.plan));
    // Safe again: the line is shown again, the link does not come back by itself.
    phone.mark("Dan Núñez", Safety::Safe);
    let plan = phone.in_the_vault();
    assert_eq!(step(&plan, Step::Coping).len(), 2);
    assert_eq!(step(&plan, Step::Company).len(), 2);
}

#[test]
fn a_place_of_the_map_that_has_the_name_of_somebody_unsafe_is_neither_shown_nor_linked() {
    let phone = Phone::with_a_plan();
    let flat = phone.add("Dan Núñez's flat", 1, None).id;
    let link = || PlanEdit {
        nodes: BTreeMap::from([(Step::Company, vec![flat, phone.node("Cleo").id])]),
        ..PlanEdit::default()
    };
    phone.edit(link()).expect("nobody is unsafe yet");
    assert_eq!(step(&phone.in_the_vault(), Step::Company).len(), 3);
    phone.mark("Dan Núñez", Safety::Unsafe);
    let shown = phone.companion.crisis().state().expect("open").shown.expect("a plan");
    let company = step(&shown.plan, Step::Company);
    assert_eq!(
        company,
        [("Cleo", Some("+34 600 123 987")), ("the café at the corner", None)]
    );
    assert_eq!(shown.left_out, 1);
    assert_eq!(phone.kept(), Some(shown.plan));
    // What is linked already stays beside what is linked now; a new link is refused.
    phone.edit(link()).expect("nothing new");
    let car = phone.add("Dan Núñez's car", 1, None).id;
    let new = PlanEdit {
        nodes: BTreeMap::from([(Step::Company, vec![flat, car])]),
        ..PlanEdit::default()
    };
    let refused = phone.edit(new).expect_err("linked");
    assert_eq!(refused.code(), Code::UnsafePerson);
    assert!(!refused.detail().contains("Dan"), "no name is told");
}

#[test]
fn beside_a_line_that_is_left_out_a_new_one_can_be_written_and_the_old_one_stays() {
    let phone = Phone::with_a_plan();
    let old = "coffee with dan núñez";
    phone.edit(items(Step::Coping, &["a shower", old])).expect("written");
    phone.mark("Dan Núñez", Safety::Unsafe);
    phone
        .edit(items(Step::Coping, &["a shower", old, "the long walk"]))
        .expect("only what is new is looked at");
    assert_eq!(
        step(&phone.in_the_vault(), Step::Coping),
        [("a shower", None), ("the long walk", None)]
    );
    let changed = phone.edit(items(Step::Coping, &["a shower", "tea with dan núñez"]));
    assert_eq!(changed.expect_err("a changed line").code(), Code::UnsafePerson);
    let elsewhere = phone.edit(items(Step::Help, &[old]));
    assert_eq!(elsewhere.expect_err("another step").code(), Code::UnsafePerson);
    let plan = phone.companion.crisis().state().expect("open").plan.expect("a plan");
    assert_eq!(plan.steps[&Step::Coping].items, ["a shower", old, "the long walk"]);
}

#[test]
fn marking_somebody_twice_or_nobody_changes_nothing() {
    let phone = Phone::of_ana();
    phone.mark("Cleo", Safety::Unsafe);
    phone.mark("Cleo", Safety::Unsafe);
    assert_eq!(phone.node("cleo").safety, Safety::Unsafe);
    phone.mark("Cleo", Safety::Safe);
    assert_eq!(phone.node("Cleo").safety, Safety::Safe);
    let nobody = crate::foundation::types::RecordId::from_bytes([9; 16]);
    let refused = phone
        .companion
        .support_map()
        .mark(nobody, Safety::Unsafe)
        .expect_err("nobody");
    assert_eq!(refused.code(), Code::NotFound);
    phone.add("Cleo", 3, None);
    let two = phone.companion.support_map().find("CLEO").expect_err("two");
    assert_eq!(two.code(), Code::InvalidInput);
}

#[test]
fn a_mark_that_was_set_and_taken_back_on_two_devices_stands() {
    use crate::care::support::safety_of;
    use crate::exchange::records::{Author, EncodedOp, Op, RecordState, Scalar, fold};
    use crate::foundation::types::{AccountId, DeviceId, Hlc, RecordId};
    let record = RecordId::from_bytes([3; 16]);
    let author = |device: u8| {
        let device = DeviceId::from_bytes([device; 16]);
        Author::new(AccountId::from_bytes([1; 32]), device, 0, Hlc::default())
    };
    let (mut phone, mut tablet) = (author(1), author(2));
    let mark = || Scalar::Text("unsafe".into());
    let op = |made: Result<Option<EncodedOp>>| made.expect("made").expect("an operation").op().clone();
    let unwritten = RecordState::unwritten(record, "support.node");
    let ops: Vec<Op> = vec![op(phone.add(&unwritten, "marks", mark(), START))];
    let both = fold(record, &ops);
    assert_eq!(safety_of(&both), Safety::Unsafe);
    // The tablet takes it back; the phone, which does not know, marks again after a change of mind of its own.
    let taken_back = op(tablet.remove(&both, "marks", &mark(), START.plus(2)));
    let mut on_the_phone = ops.clone();
    on_the_phone.push(op(phone.remove(&both, "marks", &mark(), START.plus(1))));
    let again = op(phone.add(&fold(record, &on_the_phone), "marks", mark(), START.plus(1)));
    on_the_phone.extend([again, taken_back]);
    assert_eq!(safety_of(&fold(record, &on_the_phone)), Safety::Unsafe);
}
