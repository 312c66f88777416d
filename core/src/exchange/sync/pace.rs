//! When to make the next pass: soon after something moved, later while nothing happens, later still while it fails; and
//! never at the same moment as other devices that lost the same relay.

use std::time::Duration;

use crate::foundation::env::Random;

/// How a pass went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Passed {
    /// Something was sent or came.
    Moved,
    /// Nothing did.
    Quiet,
    /// A relay could not be reached, or did wrong.
    Failed,
}

/// The waits that come next if nothing moves, and if it fails.
#[derive(Debug)]
pub struct Pace {
    quiet: Duration,
    failed: Duration,
}

impl Default for Pace {
    fn default() -> Self {
        Pace {
            quiet: Duration::from_secs(2),
            failed: Duration::from_secs(1),
        }
    }
}

impl Pace {
    /// The longest wait while nothing happens, before chance is added.
    pub const LONGEST_QUIET: Duration = Duration::from_secs(15);
    /// The longest wait while it fails, before chance is added.
    pub const LONGEST_FAILED: Duration = Duration::from_secs(60);

    /// How long to wait after a pass, between half and one and a half of what is due.
    pub fn after(&mut self, passed: Passed, random: &dyn Random) -> Duration {
        let fresh = Pace::default();
        let (wait, next) = match passed {
            Passed::Moved => (fresh.quiet, fresh),
            Passed::Quiet => (
                self.quiet,
                Pace {
                    quiet: (self.quiet * 2).min(Self::LONGEST_QUIET),
                    ..fresh
                },
            ),
            Passed::Failed => (
                self.failed,
                Pace {
                    failed: (self.failed * 2).min(Self::LONGEST_FAILED),
                    ..fresh
                },
            ),
        };
        *self = next;
        let [chance] = random.array();
        wait / 2 + wait * u32::from(chance) / 255
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::foundation::env::SeededRandom;

    #[test]
    fn it_waits_longer_while_nothing_happens_and_comes_back_when_something_moves() {
        let (mut pace, random) = (Pace::default(), SeededRandom::new(1));
        for (passed, seconds) in [
            (Passed::Quiet, 2),
            (Passed::Quiet, 4),
            (Passed::Moved, 2),
            (Passed::Failed, 1),
            (Passed::Failed, 2),
            (Passed::Failed, 4),
            (Passed::Quiet, 2),
        ] {
            let wait = Duration::from_secs(seconds);
            let chosen = pace.after(passed, &random);
            assert!(wait / 2 <= chosen && chosen <= wait / 2 + wait, "{chosen:?}");
        }
        for _ in 0..20 {
            assert!(pace.after(Passed::Quiet, &random) <= Pace::LONGEST_QUIET * 3 / 2);
            assert!(pace.after(Passed::Failed, &random) <= Pace::LONGEST_FAILED * 3 / 2);
        }
    }

    #[test]
    fn two_devices_that_lost_the_same_relay_do_not_come_back_together() {
        let waits = [1, 2].map(|seed| {
            let (mut pace, random) = (Pace::default(), SeededRandom::new(seed));
            (0..8).map(|_| pace.after(Passed::Failed, &random)).collect::<Vec<_>>()
        });
        assert!(waits[0].iter().zip(&waits[1]).all(|(one, other)| one != other));
    }
}
