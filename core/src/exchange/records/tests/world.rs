//! Ana's four devices, with clocks that disagree, writing one record and hearing of each other now and then.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::{ENTRY, account, device, record};
use crate::exchange::records::{Author, EncodedOp, Op, RecordState, Scalar, fold};
use crate::foundation::types::{Hlc, Millis, Result};

pub(super) const DEVICES: usize = 4;
const SKEW_MS: [i64; DEVICES] = [0, -3_600_000, 40_000, 10 * 365 * 86_400_000];

#[derive(Debug, Clone)]
pub(super) enum Act {
    Set(u8, i64),
    Add(i64),
    Remove(i64),
    Type(usize),
    Strike(usize),
    Delete,
    Restore,
    Erase,
    Hear(usize, usize),
}

pub(super) fn acts(with_erase: bool) -> impl Strategy<Value = Vec<(usize, Act)>> {
    let erase = u32::from(with_erase);
    let act = prop_oneof![
        3 => (0u8..2, 0i64..4).prop_map(|(field, value)| Act::Set(field, value)),
        2 => (0i64..3).prop_map(Act::Add),
        2 => (0i64..3).prop_map(Act::Remove),
        6 => any::<usize>().prop_map(Act::Type),
        3 => any::<usize>().prop_map(Act::Strike),
        1 => Just(Act::Delete),
        1 => Just(Act::Restore),
        erase => Just(Act::Erase),
        6 => (0..DEVICES, 0usize..60).prop_map(|(from, upto)| Act::Hear(from, upto)),
    ];
    prop::collection::vec((0..DEVICES, act), 1..50)
}

pub(super) struct World {
    pub(super) ops: Vec<EncodedOp>,
    known: Vec<BTreeSet<usize>>,
    authors: Vec<Author>,
    now: i64,
    words: usize,
    pub(super) struck: BTreeSet<String>,
}

impl World {
    pub(super) fn after(acts: &[(usize, Act)]) -> World {
        let author = |name| Author::new(account(), device(name), 0, Hlc::default());
        let mut world = World {
            ops: Vec::new(),
            known: vec![BTreeSet::new(); DEVICES],
            authors: (1..=4).map(author).collect(),
            now: 1_700_000_000_000,
            words: 0,
            struck: BTreeSet::new(),
        };
        for (who, act) in acts {
            world.now += 700;
            world.act(*who, act);
        }
        world
    }

    pub(super) fn all(&self) -> Vec<Op> {
        self.ops.iter().map(|encoded| encoded.op().clone()).collect()
    }

    /// Every word that was ever written.
    pub(super) fn written(&self) -> impl Iterator<Item = String> + '_ {
        (0..self.words).map(|number| format!("w{number}"))
    }

    fn act(&mut self, who: usize, act: &Act) {
        if let Act::Hear(from, upto) = act {
            self.hear(who, *from, *upto);
            return;
        }
        let mine: Vec<Op> = self.known[who].iter().map(|&at| self.ops[at].op().clone()).collect();
        let state = match mine.is_empty() {
            true => RecordState::unwritten(record(), ENTRY),
            false => fold(record(), &mine),
        };
        let now = Millis(self.now + SKEW_MS[who]);
        let author = &mut self.authors[who];
        let made: Result<Option<EncodedOp>> = match act {
            Act::Set(field, value) => {
                author.set(&state, ["title", "mood"][usize::from(*field)], Scalar::Int(*value), now)
            }
            Act::Add(element) => author.add(&state, "tags", Scalar::Int(*element), now),
            Act::Remove(element) => author.remove(&state, "tags", &Scalar::Int(*element), now),
            Act::Type(place) => self.write(who, &state, *place, true, now),
            Act::Strike(place) => self.write(who, &state, *place, false, now),
            Act::Delete => author.delete(&state, now),
            Act::Restore => author.restore(&state, now),
            Act::Erase => author.erase(&state, now),
            Act::Hear(..) => Ok(None),
        };
        if let Ok(Some(op)) = made {
            self.known[who].insert(self.ops.len());
            self.ops.push(op);
        }
    }

    fn hear(&mut self, who: usize, from: usize, upto: usize) {
        let heard: Vec<usize> = self.known[from].iter().copied().filter(|&at| at < upto).collect();
        for at in heard {
            if self.known[who].insert(at) {
                self.authors[who].observe(self.ops[at].op(), Millis(self.now + SKEW_MS[who]));
            }
        }
    }

    fn write(
        &mut self,
        who: usize,
        state: &RecordState<'_>,
        place: usize,
        adds: bool,
        now: Millis,
    ) -> Result<Option<EncodedOp>> {
        let view = state.field("body").map(|field| field.text().text).unwrap_or_default();
        let mut pieces: Vec<String> = view.split_inclusive([' ', '\n']).map(str::to_owned).collect();
        let mut gone = BTreeSet::new();
        if adds {
            let end = [" ", " ", ". ", "\n"][place % 4];
            let at = place / 4 % (pieces.len() + 1);
            if at == pieces.len() && !view.is_empty() && !view.ends_with([' ', '\n']) {
                pieces.push(" ".into());
            }
            pieces.insert(at.min(pieces.len()), format!("w{}{end}", self.words));
        } else {
            let at = place % pieces.len().max(1);
            let end = (at + 1 + place / 7 % 3).min(pieces.len());
            let cut: String = pieces.drain(at.min(end)..end).collect();
            gone = words(&cut).collect();
        }
        let text: String = pieces.concat();
        let left: BTreeSet<String> = words(&text).collect();
        let made = self.authors[who].revise(state, "body", text, now)?;
        if made.is_some() {
            self.words += usize::from(adds);
            self.struck.extend(gone.into_iter().filter(|word| !left.contains(word)));
        }
        Ok(made)
    }
}

pub(super) fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
}
