//! What was not sent yet is made less, and nobody can tell from the state.

use proptest::prelude::*;

use super::world::{World, acts};
use super::{device, encoded, id, op, record};
use crate::exchange::records::{EncodedOp, Op, RecordState, Scalar, Value, coalesce, fold};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn the_state_stays_for_every_device(acts in acts(true), unsent in 0usize..12) {
        let world = World::after(&acts);
        let mine: Vec<&EncodedOp> = world.ops.iter().filter(|op| op.op().id.device == device(1)).collect();
        // Nobody else may have heard of what was not sent: take the device's last ones that nobody names.
        let named = |op: &EncodedOp| {
            world.ops.iter().any(|other| {
                other.op().id.device != device(1) && other.op().supersedes.contains(&op.op().id)
            })
        };
        let first = mine.iter().rposition(|op| named(op)).map_or(0, |at| at + 1);
        let tail: Vec<EncodedOp> = mine[first.max(mine.len().saturating_sub(unsent))..].iter().copied().cloned().collect();
        let sent = world.ops.iter().filter(|op| !tail.contains(op)).cloned();
        let less = coalesce(&tail);
        prop_assert_eq!(less.len(), tail.len());
        let after: Vec<Op> = sent.chain(less.iter().cloned()).map(|op| op.into_parts().0).collect();
        let before = world.all();
        prop_assert_eq!(summary(&fold(record(), &after)), summary(&fold(record(), &before)));
        let again = coalesce(&less);
        prop_assert!(again == less);
    }
}

type Summary = (
    String,
    Vec<(String, Vec<crate::foundation::types::OpId>, Vec<Scalar>, String)>,
    Vec<crate::foundation::types::OpId>,
);

fn summary(state: &RecordState<'_>) -> Summary {
    let fields = state.fields().map(|(name, field)| {
        let mut heads: Vec<_> = field
            .heads()
            .iter()
            .filter(|op| op.value != Value::Remove)
            .map(|op| op.id)
            .collect();
        heads.retain(|_| !field.revisions().is_empty() || field.value().is_some());
        let values = field.values().chain(field.elements()).cloned().collect();
        (name.to_owned(), heads, values, field.text().text)
    });
    (
        format!("{:?}", state.life()),
        fields.collect(),
        state.returned_by().to_vec(),
    )
}

fn revise(seq: u64, text: &str, supersedes: &[u64]) -> EncodedOp {
    let named: Vec<_> = supersedes.iter().map(|&seq| id(1, seq)).collect();
    encoded(op(id(1, seq), 1, "body", Value::Revise(text.into()), &named))
}

#[test]
fn an_evening_of_typing_is_sent_as_one_revision() {
    let less = coalesce(&[
        revise(4, "I w", &[2]),
        revise(5, "I wa", &[4]),
        revise(7, "I walked", &[5]),
    ]);
    let values: Vec<_> = less.iter().map(|op| op.op().is_emptied()).collect();
    assert_eq!(values, [true, true, false]);
    assert_eq!(less[2].op().supersedes, [id(1, 2)]);
    assert_eq!(less[0].op().id, id(1, 4));
}

#[test]
fn a_merged_revision_keeps_both_parents() {
    let merge = encoded(op(
        id(1, 3),
        1,
        "body",
        Value::Revise("both".into()),
        &[id(1, 2), id(2, 8)],
    ));
    let unsent = [revise(2, "mine", &[1]), merge];
    assert!(coalesce(&unsent) == unsent);
}

#[test]
fn an_addition_that_was_taken_back_leaves_no_content() {
    let add = encoded(op(id(1, 1), 1, "tags", Value::Add(Scalar::Text("fear".into())), &[]));
    let remove = encoded(op(id(1, 2), 2, "tags", Value::Remove, &[id(1, 1)]));
    let less = coalesce(&[add, remove]);
    assert!(less[0].op().is_emptied());
    assert!(less[1].op().supersedes.is_empty());
}

#[test]
fn of_an_erased_record_only_the_erasure_is_sent() {
    let less = coalesce(&[revise(1, "words", &[]), encoded(op(id(1, 2), 1, "", Value::Erase, &[]))]);
    assert!(less[0].op().is_emptied() && !less[1].op().is_emptied());
}
