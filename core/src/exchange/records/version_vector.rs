//! What a device has: for each device the numbers of its operations, as spans without holes between them.
//!
//! Usually that is one span from 1. Operations can also come out of order (an entry that waits for its epoch, a
//! snapshot that overtakes the log), so further spans are kept, and the holes between them are what to ask for.

use std::collections::BTreeMap;

use crate::foundation::types::{DeviceId, OpId};

/// Operations of one device from `first` up to and including `last`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    /// The device.
    pub device: DeviceId,
    /// The first number, from 1.
    pub first: u64,
    /// The last number, at least the first.
    pub last: u64,
}

/// A set of operation ids. Equal sets are equal values and have one encoding.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct VersionVector {
    /// By device: first → last; spans neither overlap nor touch; no device without a span.
    devices: BTreeMap<DeviceId, BTreeMap<u64, u64>>,
}

impl VersionVector {
    /// Nothing.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds an operation. Says whether it was new; number 0 is no operation and never new.
    pub fn insert(&mut self, id: OpId) -> bool {
        let new = id.seq > 0 && !self.contains(id);
        self.insert_span(Span {
            device: id.device,
            first: id.seq,
            last: id.seq,
        });
        new
    }

    /// Adds a span. One that is empty or begins at 0 adds nothing.
    pub fn insert_span(&mut self, span: Span) {
        if span.first == 0 || span.first > span.last {
            return;
        }
        let spans = self.devices.entry(span.device).or_default();
        let (mut first, mut last) = (span.first, span.last);
        while let Some((&start, &end)) = spans.range(..=last.saturating_add(1)).next_back() {
            if end.saturating_add(1) < first {
                break;
            }
            spans.remove(&start);
            first = first.min(start);
            last = last.max(end);
        }
        spans.insert(first, last);
    }

    /// Whether the operation is in it.
    pub fn contains(&self, id: OpId) -> bool {
        self.devices
            .get(&id.device)
            .and_then(|spans| spans.range(..=id.seq).next_back())
            .is_some_and(|(_, &last)| id.seq <= last)
    }

    /// How many operations of a device are here without a hole: those numbered 1 to the answer.
    pub fn contiguous(&self, device: DeviceId) -> u64 {
        self.devices
            .get(&device)
            .and_then(|spans| spans.get(&1))
            .copied()
            .unwrap_or(0)
    }

    /// The highest number of a device, or 0.
    pub fn highest(&self, device: DeviceId) -> u64 {
        self.devices
            .get(&device)
            .and_then(|spans| spans.last_key_value())
            .map_or(0, |(_, &last)| last)
    }

    /// All spans, by device and number.
    pub fn spans(&self) -> impl Iterator<Item = Span> + '_ {
        self.devices
            .iter()
            .flat_map(|(&device, spans)| spans.iter().map(move |(&first, &last)| Span { device, first, last }))
    }

    /// What the other has and this has not, by device and number.
    pub fn missing(&self, theirs: &VersionVector) -> Vec<Span> {
        let mut missing = Vec::new();
        for span in theirs.spans() {
            let Some(ours) = self.devices.get(&span.device) else {
                missing.push(span);
                continue;
            };
            let before = ours.range(..span.first).next_back().map(|(_, &last)| last);
            let mut next = span.first.max(before.map_or(0, |last| last.saturating_add(1)));
            for (&first, &last) in ours.range(span.first..=span.last) {
                if next < first {
                    missing.push(Span {
                        first: next,
                        last: first - 1,
                        ..span
                    });
                }
                next = last.saturating_add(1);
            }
            if next <= span.last
                && !self.contains(OpId {
                    device: span.device,
                    seq: span.last,
                })
            {
                missing.push(Span { first: next, ..span });
            }
        }
        missing
    }

    /// The holes below the highest number of each device: what was lost or has not come yet.
    pub fn holes(&self) -> Vec<Span> {
        let whole = self.devices.keys().map(|&device| Span {
            device,
            first: 1,
            last: self.highest(device),
        });
        self.missing(&whole.collect())
    }

    /// Adds all that the other has.
    pub fn merge(&mut self, other: &VersionVector) {
        for span in other.spans() {
            self.insert_span(span);
        }
    }

    /// Whether this has all that the other has.
    pub fn covers(&self, other: &VersionVector) -> bool {
        self.missing(other).is_empty()
    }
}

impl FromIterator<Span> for VersionVector {
    fn from_iter<T: IntoIterator<Item = Span>>(spans: T) -> Self {
        let mut vector = VersionVector::new();
        for span in spans {
            vector.insert_span(span);
        }
        vector
    }
}

impl FromIterator<OpId> for VersionVector {
    fn from_iter<T: IntoIterator<Item = OpId>>(ids: T) -> Self {
        let mut vector = VersionVector::new();
        for id in ids {
            vector.insert(id);
        }
        vector
    }
}
