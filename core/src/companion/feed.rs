//! What changed, for a screen that is open. Pulled, never pushed; bounded, and on overflow the reader is told to look at
//! everything anew.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

/// Most changes that wait to be pulled.
const BOUND: usize = 256;

/// Something that a screen may show differently now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Change {
    /// The journal.
    Journal,
    /// A conversation.
    Messages,
    /// People, or how things stand with them.
    People,
    /// Plans or today's practice.
    Practice,
    /// The support map.
    SupportMap,
    /// The crisis plan, or what is known of its use.
    Crisis,
    /// What is shared.
    Shares,
    /// What was agreed to, by either side.
    Consents,
    /// Unlocked, locked, paused or resumed.
    Lifecycle,
}

/// Changes since the last pull.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Batch {
    /// In their order; several of a kind in a row are one.
    pub changes: Vec<Change>,
    /// Some were dropped: look at everything anew.
    pub overflowed: bool,
}

/// The changes of one companion, for one reader.
#[derive(Debug, Default)]
pub struct Feed(Mutex<(VecDeque<Change>, bool)>);

impl Feed {
    pub(super) fn note(&self, change: Change) {
        let mut waiting = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if waiting.0.back() == Some(&change) {
            return;
        }
        if waiting.0.len() == BOUND {
            waiting.0.clear();
            waiting.1 = true;
        }
        waiting.0.push_back(change);
    }

    /// Takes up to `most` changes. It never waits.
    pub fn next_batch(&self, most: usize) -> Batch {
        let mut waiting = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let count = most.min(waiting.0.len());
        let changes = waiting.0.drain(..count).collect();
        Batch {
            changes,
            overflowed: std::mem::take(&mut waiting.1),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reader_that_is_too_slow_is_told_to_look_at_everything() {
        let feed = Feed::default();
        for _ in 0..BOUND {
            feed.note(Change::Journal);
            feed.note(Change::People);
        }
        let batch = feed.next_batch(1_000);
        assert!(batch.overflowed && batch.changes.len() <= BOUND);
        assert_eq!(feed.next_batch(10), Batch::default());
    }
}
