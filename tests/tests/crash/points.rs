//! Which calls of a process are chosen.

use std::collections::BTreeSet;

use super::interposer::{Mode, Point};

/// A call as the interposer counted it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    /// `pwrite`, `fsync`, ...
    pub name: String,
    /// How many bytes it writes.
    pub bytes: usize,
    /// The file, below the folder that was watched.
    pub file: String,
}

impl Call {
    /// Reads the lines of a trace.
    pub fn all(trace: &str) -> Vec<Call> {
        let one = |line: &str| {
            let mut words = line.splitn(3, ' ');
            let mut word = || words.next().expect("name, bytes, file").to_owned();
            Call {
                name: word(),
                bytes: word().parse().expect("a number"),
                file: word(),
            }
        };
        trace.lines().map(one).collect()
    }

    /// Whether what comes before it and what comes after it are different for whoever opens the files.
    fn is_a_turn(&self) -> bool {
        ["fsync", "fdatasync", "rename", "unlink", "ftruncate"].contains(&self.name.as_str())
    }
}

/// Most calls in a sample, by mode. Turns may bring more.
const MOST_KILLS: usize = 36;
const MOST_CUTS: usize = 24;
const MOST_TORN: usize = 10;
const MOST_REFUSALS: usize = 12;

/// The points of one run: all of them, a sample, or the one that was asked for in `KITH_CRASH`.
pub fn chosen(calls: &[Call]) -> Vec<Point> {
    match std::env::var("KITH_CRASH").as_deref() {
        Err(_) => sample(calls),
        Ok("all") => every(calls),
        Ok(point) => vec![point.parse().expect("KITH_CRASH: a point, or `all`")],
    }
}

fn every(calls: &[Call]) -> Vec<Point> {
    let of = |mode| (1..=calls.len()).map(move |at| Point { mode, at });
    let torn = of(Mode::Torn).filter(|point| calls[point.at - 1].bytes > 0);
    of(Mode::Kill)
        .chain(torn)
        .chain(of(Mode::Cut))
        .chain(of(Mode::Broken))
        .chain(of(Mode::Full))
        .collect()
}

fn sample(calls: &[Call]) -> Vec<Point> {
    let numbers: Vec<usize> = (1..=calls.len()).collect();
    let writes: Vec<usize> = numbers.iter().copied().filter(|at| calls[at - 1].bytes > 0).collect();
    let turns = || numbers.iter().copied().filter(|at| calls[at - 1].is_a_turn());
    let kills: BTreeSet<usize> = spread(&numbers, MOST_KILLS).chain(turns()).collect();
    // What was confirmed behind a sync is lost if the sync was not made.
    let behind: BTreeSet<usize> = turns().map(|at| (at + 1).min(calls.len())).collect();
    let behind: Vec<usize> = behind.into_iter().collect();
    let of = |mode| move |at| Point { mode, at };
    let broken = spread(&numbers, MOST_REFUSALS).map(of(Mode::Broken));
    let full = spread(&numbers, MOST_REFUSALS).map(of(Mode::Full));
    kills
        .into_iter()
        .map(of(Mode::Kill))
        .chain(spread(&writes, MOST_TORN).map(of(Mode::Torn)))
        .chain(spread(&behind, MOST_CUTS).map(of(Mode::Cut)))
        .chain(broken)
        .chain(full)
        .collect()
}

/// At most `most` of the numbers, evenly spread, the first and the last among them.
fn spread(numbers: &[usize], most: usize) -> impl Iterator<Item = usize> {
    let count = numbers.len().min(most);
    let steps = count.saturating_sub(1).max(1);
    (0..count).map(move |n| numbers[n * (numbers.len() - 1) / steps])
}
