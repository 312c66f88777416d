//! The same set of operations, any order, any duplication: the same state.

use proptest::prelude::*;

use super::world::{World, acts};
use super::{id, op, record};
use crate::exchange::records::{Life, Op, RecordState, Scalar, Value, fold};
use crate::foundation::types::OpId;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn the_state_is_the_same_in_any_order_and_with_any_duplication(
        acts in acts(true),
        swaps in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>()), 0..80),
    ) {
        let ops = World::after(&acts).all();
        let mut shuffled: Vec<&Op> = ops.iter().collect();
        for (a, b) in swaps.iter().filter(|_| !ops.is_empty()) {
            shuffled.push(a.get(&ops));
            let (a, b) = (a.index(shuffled.len()), b.index(shuffled.len()));
            shuffled.swap(a, b);
        }
        prop_assert!(fold(record(), shuffled) == fold(record(), &ops));
    }

    #[test]
    fn who_has_heard_all_sees_every_last_value(acts in acts(false)) {
        let ops = World::after(&acts).all();
        let state = fold(record(), &ops);
        for op in &ops {
            let last = !ops.iter().any(|other| other.field == op.field && other.supersedes.contains(&op.id));
            if last && !op.value.concerns_record() {
                let shown = state.field(&op.field).is_some_and(|field| field.heads().contains(&op));
                prop_assert!(shown, "{} is hidden", op.id.seq);
            }
        }
    }

    #[test]
    fn one_erasure_ends_all(acts in acts(false), at in any::<prop::sample::Index>()) {
        let mut ops = World::after(&acts).all();
        let erasure = op(id(9, 1), 0, "", Value::Erase, &[]);
        ops.insert(at.index(ops.len() + 1), erasure);
        let state = fold(record(), &ops);
        prop_assert!(state.life() == Life::Erased && state.fields().next().is_none());
    }
}

fn assign(of: OpId, at: i64, value: &str, supersedes: &[OpId]) -> Op {
    op(of, at, "title", Value::Assign(Scalar::Text(value.into())), supersedes)
}

fn title(state: &RecordState<'_>) -> Option<Scalar> {
    state.value("title").cloned()
}

fn text(value: &str) -> Option<Scalar> {
    Some(Scalar::Text(value.into()))
}

#[test]
fn what_replaces_a_value_wins_even_over_a_clock_ten_years_ahead() {
    let future = assign(id(1, 1), 2_000_000_000_000, "from the future", &[]);
    let later = assign(id(2, 1), 1_000, "seen and replaced", &[id(1, 1)]);
    let ops = [later, future];
    assert_eq!(title(&fold(record(), &ops)), text("seen and replaced"));
}

#[test]
fn concurrent_values_are_all_there_and_the_clock_chooses_the_first() {
    let ops = [
        assign(id(1, 1), 10, "old", &[]),
        assign(id(1, 2), 40, "on the phone", &[id(1, 1)]),
        assign(id(2, 1), 40, "on the tablet", &[id(1, 1)]),
        assign(id(3, 1), 30, "on the laptop", &[id(1, 1)]),
    ];
    let state = fold(record(), &ops);
    let values: Vec<_> = state
        .field("title")
        .expect("written")
        .values()
        .cloned()
        .map(Some)
        .collect();
    assert_eq!(
        values,
        [text("on the tablet"), text("on the phone"), text("on the laptop")]
    );
}

#[test]
fn an_addition_that_the_remover_had_not_seen_stays() {
    let tag = || Value::Add(Scalar::Text("sleep".into()));
    let ops = [
        op(id(1, 1), 1, "tags", tag(), &[]),
        op(id(2, 1), 2, "tags", Value::Remove, &[id(1, 1)]),
        op(id(3, 1), 1, "tags", tag(), &[]),
    ];
    let both = fold(record(), &ops);
    assert!(
        both.field("tags")
            .expect("written")
            .contains(&Scalar::Text("sleep".into()))
    );
    let removed = fold(record(), &ops[..2]);
    assert_eq!(removed.field("tags").expect("written").elements().count(), 0);
}

#[test]
fn a_removal_that_comes_before_its_addition_removes_it_all_the_same() {
    let ops = [
        op(id(2, 1), 2, "tags", Value::Remove, &[id(1, 1)]),
        op(id(1, 1), 1, "tags", Value::Add(Scalar::Int(4)), &[]),
    ];
    assert_eq!(
        fold(record(), &ops).field("tags").expect("written").elements().count(),
        0
    );
}

#[test]
fn of_two_operations_with_one_id_the_emptied_one_counts() {
    let full = assign(id(1, 1), 1, "words", &[]);
    let mut emptied = full.emptied();
    emptied.author = crate::foundation::types::AccountId::from_bytes([255; 32]);
    for ops in [[&emptied, &full], [&full, &emptied]] {
        assert_eq!(fold(record(), ops).life(), Life::Unwritten);
    }
}

#[test]
fn operations_of_other_records_are_left_out() {
    let mut foreign = assign(id(1, 1), 1, "words", &[]);
    foreign.record = crate::foundation::types::RecordId::from_bytes([6; 16]);
    assert_eq!(fold(record(), [&foreign]).life(), Life::Unwritten);
}
