//! What time it is, and how much of it has passed.

use std::sync::LazyLock;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, Instant, SystemTime};

use crate::foundation::types::Millis;

/// A wall clock, which may be wrong and may jump, so that nothing may rely on it going forward; and a monotonic one, which
/// only goes forward and may stand while the device sleeps.
pub trait Clock: Send + Sync {
    /// The wall time.
    fn now(&self) -> Millis;

    /// The time since some moment that stays the same for the life of this process.
    fn monotonic(&self) -> Duration;
}

/// One moment on both clocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    wall: Millis,
    monotonic: Duration,
}

impl Moment {
    /// This moment.
    pub fn now(clock: &dyn Clock) -> Self {
        Moment {
            wall: clock.now(),
            monotonic: clock.monotonic(),
        }
    }

    /// How much time has passed since `earlier`, by whichever clock says more: one that was set back, or stood while the
    /// device slept, makes nothing seem more recent.
    pub fn since(self, earlier: Moment) -> Duration {
        let wall = self.wall.0.saturating_sub(earlier.wall.0);
        let wall = Duration::from_millis(u64::try_from(wall).unwrap_or(0));
        wall.max(self.monotonic.saturating_sub(earlier.monotonic))
    }
}

/// The system's clocks.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

static BEGINNING: LazyLock<Instant> = LazyLock::new(Instant::now);

impl Clock for SystemClock {
    fn now(&self) -> Millis {
        match SystemTime::now().duration_since(SystemTime::UNIX_EPOCH) {
            Ok(since) => Millis(i64::try_from(since.as_millis()).unwrap_or(i64::MAX)),
            Err(before) => Millis(-i64::try_from(before.duration().as_millis()).unwrap_or(i64::MAX)),
        }
    }

    fn monotonic(&self) -> Duration {
        BEGINNING.elapsed()
    }
}

/// Clocks that stand until they are moved.
#[derive(Debug, Default)]
pub struct ManualClock {
    wall: AtomicI64,
    monotonic: AtomicI64,
}

impl ManualClock {
    /// A wall clock that shows `now`, and a monotonic one at its beginning.
    pub fn at(now: Millis) -> Self {
        ManualClock {
            wall: AtomicI64::new(now.0),
            monotonic: AtomicI64::new(0),
        }
    }

    /// Sets the wall clock alone, forward or back.
    pub fn set(&self, now: Millis) {
        self.wall.store(now.0, Ordering::SeqCst);
    }

    /// Lets `milliseconds` pass on both; a negative number sets the wall clock back.
    pub fn advance(&self, milliseconds: i64) {
        self.wall.fetch_add(milliseconds, Ordering::SeqCst);
        self.monotonic.fetch_add(milliseconds.max(0), Ordering::SeqCst);
    }
}

impl Clock for ManualClock {
    fn now(&self) -> Millis {
        Millis(self.wall.load(Ordering::SeqCst))
    }

    fn monotonic(&self) -> Duration {
        Duration::from_millis(u64::try_from(self.monotonic.load(Ordering::SeqCst)).unwrap_or(0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_passes_by_whichever_clock_says_more() {
        let clock = ManualClock::at(Millis(1_000_000));
        let earlier = Moment::now(&clock);
        clock.advance(60_000);
        clock.set(Millis(0));
        assert_eq!(Moment::now(&clock).since(earlier), Duration::from_secs(60), "set back");
        clock.set(Millis(1_000_000 + 3_600_000));
        assert_eq!(Moment::now(&clock).since(earlier), Duration::from_secs(3600), "slept");
    }
}
