//! Hybrid logical clock: orders what happened on several devices without trusting their clocks
//! (Kulkarni and others, "Logical Physical Clocks", 2014).

use serde::{Deserialize, Serialize};

use super::Millis;

/// Wall milliseconds and a counter. Later operations of one device are greater; so is what was written after
/// another device's operation was seen, within [`Hlc::MAX_LEAD_MS`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
pub struct Hlc {
    /// Milliseconds since 1970, at least the largest seen within bounds.
    pub wall_ms: i64,
    /// Breaks ties within one millisecond.
    pub counter: u32,
}

impl Hlc {
    /// How far a remote clock may lead and still move the local one: a device ten years ahead does not win for ever.
    pub const MAX_LEAD_MS: i64 = 5 * 60 * 1000;

    /// The time stamp of the next local operation.
    pub fn tick(self, now: Millis) -> Self {
        if now.0 > self.wall_ms {
            Hlc {
                wall_ms: now.0,
                counter: 0,
            }
        } else {
            self.following()
        }
    }

    /// The local clock after an operation of another device was seen.
    pub fn observe(self, remote: Hlc, now: Millis) -> Self {
        if remote > self && remote.wall_ms <= now.0.saturating_add(Self::MAX_LEAD_MS) {
            remote
        } else {
            self
        }
    }

    fn following(self) -> Self {
        match self.counter.checked_add(1) {
            Some(counter) => Hlc { counter, ..self },
            None => Hlc {
                wall_ms: self.wall_ms.saturating_add(1),
                counter: 0,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_goes_on_when_the_clock_goes_back() {
        let first = Hlc::default().tick(Millis(1_000));
        let second = first.tick(Millis(10));
        assert!(second > first);
    }

    #[test]
    fn a_clock_ten_years_ahead_does_not_move_ours() {
        let ours = Hlc::default().tick(Millis(1_000));
        let far = Hlc {
            wall_ms: 1_000 + 315_360_000_000,
            counter: 0,
        };
        assert_eq!(ours.observe(far, Millis(1_000)), ours);
        let near = Hlc {
            wall_ms: 2_000,
            counter: 3,
        };
        assert_eq!(ours.observe(near, Millis(1_000)), near);
    }
}
