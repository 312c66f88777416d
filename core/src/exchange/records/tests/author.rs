//! What a device writes.

use proptest::prelude::*;

use super::world::{World, acts};
use super::{ENTRY, account, device, id, op, record};
use crate::exchange::records::{Author, RecordState, Scalar, Value, fold, limit};
use crate::foundation::types::{Code, Hlc, Millis};

fn ana() -> Author {
    Author::new(account(), device(1), 0, Hlc::default())
}

proptest! {
    #[test]
    fn numbers_have_no_holes_and_clocks_go_forward(acts in acts(true)) {
        let ops = World::after(&acts).all();
        for name in 1..=4 {
            let mine: Vec<_> = ops.iter().filter(|op| op.id.device == device(name)).collect();
            prop_assert!(mine.iter().zip(1u64..).all(|(op, seq)| op.id.seq == seq));
            prop_assert!(mine.is_sorted_by(|a, b| a.hlc < b.hlc));
        }
    }

    #[test]
    fn who_writes_replaces_all_that_it_saw_of_the_field(acts in acts(false)) {
        let ops = World::after(&acts).all();
        let state = fold(record(), &ops);
        if let Ok(Some(made)) = ana().set(&state, "title", Scalar::Int(99), Millis(1)) {
            let mut ops = ops.clone();
            let mut last = made.op().clone();
            last.id = id(9, 1);
            ops.push(last);
            let after = fold(record(), &ops);
            prop_assert!(after.field("title").is_some_and(|field| field.heads().len() == 1));
            prop_assert!(after.deletions().is_empty());
        }
    }
}

#[test]
fn what_changes_nothing_is_no_operation_and_takes_no_number() {
    let ops = [
        op(id(2, 1), 1, "title", Value::Assign(Scalar::Int(1)), &[]),
        op(id(2, 2), 2, "tags", Value::Add(Scalar::Int(2)), &[]),
        op(id(2, 3), 3, "body", Value::Revise("words".into()), &[]),
    ];
    let state = fold(record(), &ops);
    let mut author = ana();
    assert_eq!(author.set(&state, "title", Scalar::Int(1), Millis(9)), Ok(None));
    assert_eq!(author.add(&state, "tags", Scalar::Int(2), Millis(9)), Ok(None));
    assert_eq!(author.remove(&state, "tags", &Scalar::Int(3), Millis(9)), Ok(None));
    assert_eq!(author.revise(&state, "body", "words".into(), Millis(9)), Ok(None));
    assert_eq!(author.restore(&state, Millis(9)), Ok(None));
    assert_eq!(author, ana());
}

#[test]
fn to_leave_a_merged_text_as_it_is_settles_it() {
    let ops = [
        op(id(2, 1), 1, "body", Value::Revise("One.".into()), &[]),
        op(id(2, 2), 2, "body", Value::Revise("One. Two.".into()), &[id(2, 1)]),
        op(id(3, 1), 3, "body", Value::Revise("One. Three.".into()), &[id(2, 1)]),
    ];
    let state = fold(record(), &ops);
    let shown = state.field("body").expect("written").text();
    assert_eq!(shown.text, "One. Two. Three.");
    let made = ana()
        .revise(&state, "body", shown.text, Millis(9))
        .expect("permitted")
        .expect("a change");
    assert_eq!(made.op().supersedes, [id(2, 2), id(3, 1)]);
}

#[test]
fn a_text_above_the_limit_is_refused_and_takes_no_number() {
    let state = RecordState::unwritten(record(), ENTRY);
    let mut author = ana();
    let refused = author.revise(&state, "body", "x".repeat(limit::REVISION + 1), Millis(1));
    assert_eq!(refused.expect_err("too large").code(), Code::TooLarge);
    let refused = author.set(&state, "", Scalar::Nil, Millis(1));
    assert_eq!(refused.expect_err("no field").code(), Code::InvalidInput);
    assert_eq!(author, ana());
    assert!(
        author
            .revise(&state, "body", "x".repeat(limit::REVISION), Millis(1))
            .is_ok()
    );
}
