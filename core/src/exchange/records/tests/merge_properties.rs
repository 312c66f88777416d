//! Properties of the merge over random histories of four devices. The oracle knows only which words were written and
//! which were struck by somebody who saw them; it is deliberately silent about order and about what is shown twice.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::world::{World, acts, words};
use super::{id, op};
use crate::exchange::records::text::view;
use crate::exchange::records::{Op, Value};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn no_word_vanishes_that_somebody_wrote_and_nobody_struck(acts in acts(false)) {
        let world = World::after(&acts);
        let ops = world.all();
        let seen: BTreeSet<String> = words(&view(&ops).text).collect();
        for word in world.written().filter(|word| !world.struck.contains(word)) {
            prop_assert!(seen.contains(&word), "{word} is gone");
        }
    }

    #[test]
    fn the_view_is_the_same_in_any_order_and_with_any_duplication(
        acts in acts(false),
        order in prop::collection::vec(any::<prop::sample::Index>(), 0..120),
    ) {
        let ops = World::after(&acts).all();
        let mut shuffled: Vec<&Op> = ops.iter().rev().collect();
        for index in order.iter().filter(|_| !ops.is_empty()) {
            shuffled.push(index.get(&ops));
            let at = index.index(shuffled.len());
            let last = shuffled.len() - 1;
            shuffled.swap(at, last);
        }
        prop_assert!(view(shuffled) == view(&ops));
    }

    #[test]
    fn ranges_of_conflicts_are_whole_characters_in_order(texts in prop::collection::vec("[ab é\u{301}👍.\r\n]{0,14}", 2..6)) {
        let ops = fork(&texts);
        let view = view(&ops);
        let mut at = 0;
        for conflict in &view.conflicts {
            prop_assert!(!conflict.passages.is_empty());
            for passage in &conflict.passages {
                prop_assert!(view.text.get(passage.range.clone()).is_some_and(|text| !text.is_empty()));
                prop_assert!(conflict.range.start <= passage.range.start && passage.range.end <= conflict.range.end);
                prop_assert!(!passage.heads.is_empty());
            }
            at = at.max(conflict.range.end);
        }
        prop_assert!(at <= view.text.len());
    }

    #[test]
    fn one_side_that_changed_nothing_leaves_the_other_as_it_is(base in TEXT, changed in TEXT) {
        for sides in [[&base, &changed], [&changed, &base]] {
            let ops = fork(&[base.clone(), sides[0].clone(), sides[1].clone()]);
            let seen = view(&ops);
            prop_assert!(seen.text == changed && seen.conflicts.is_empty(), "{:?} became {:?}", changed, seen.text);
        }
    }

    #[test]
    fn what_both_did_alike_stands_once(base in TEXT, changed in TEXT) {
        let seen = view(&fork(&[base, changed.clone(), changed.clone()]));
        prop_assert!(seen.text == changed && seen.conflicts.is_empty());
    }

    #[test]
    fn the_next_edit_of_all_heads_is_the_text(acts in acts(false), text in TEXT) {
        let mut ops = World::after(&acts).all();
        let heads = view(&ops).heads;
        ops.push(op(id(9, 1), 1, "body", Value::Revise(text.clone()), &heads));
        let seen = view(&ops);
        prop_assert!(seen.text == text && !seen.merged && seen.heads == [id(9, 1)]);
    }
}

const TEXT: &str = "([abc]{1,2}[ .,]{1,2}|\n|\r\n|¿é\u{301}? |👍🏽 ){0,12}";

/// The first text is the base, the others its concurrent revisions.
fn fork(texts: &[String]) -> Vec<Op> {
    let base = id(1, 1);
    let branches = texts.iter().skip(1).zip(2u8..).map(|(text, device)| {
        op(
            id(device, 1),
            i64::from(device),
            "body",
            Value::Revise(text.clone()),
            &[base],
        )
    });
    let first = texts.first().cloned().unwrap_or_default();
    std::iter::once(op(base, 1, "body", Value::Revise(first), &[]))
        .chain(branches)
        .collect()
}

#[test]
fn a_circle_of_hostile_revisions_hides_nothing() {
    let ops = [
        op(id(1, 1), 1, "body", Value::Revise("base. ".into()), &[]),
        op(
            id(2, 1),
            2,
            "body",
            Value::Revise("one. ".into()),
            &[id(1, 1), id(3, 1)],
        ),
        op(id(3, 1), 3, "body", Value::Revise("two. ".into()), &[id(2, 1)]),
    ];
    let text = view(&ops).text;
    assert!(text.contains("one") && text.contains("two"), "{text}");
}

#[test]
fn a_long_criss_cross_needs_no_deep_stack() {
    let mut ops = vec![op(id(1, 1), 1, "body", Value::Revise("start".into()), &[])];
    let mut parents = vec![id(1, 1)];
    for round in 0..300u64 {
        let at = i64::try_from(round).expect("small") + 2;
        for device in [2u8, 3] {
            let text = format!("start\n{device} in {round}\n");
            ops.push(op(id(device, round + 1), at, "body", Value::Revise(text), &parents));
        }
        parents = vec![id(2, round + 1), id(3, round + 1)];
    }
    let text = view(&ops).text;
    assert!(text.contains("2 in 299") && text.contains("3 in 299"));
}
