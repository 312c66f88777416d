//! What time it is, as the relay is told: expiry and rate limits can be tested without waiting.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

/// A point in time, in seconds since 1970 (UTC).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Seconds(pub u64);

impl Seconds {
    /// The day in which it lies.
    pub fn day(self) -> Day {
        Day(i64::try_from(self.0 / 86_400).unwrap_or(i64::MAX))
    }
}

/// A day since 1970 (UTC). What the relay keeps about times, it keeps by the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(pub i64);

impl Day {
    /// So many days earlier.
    pub fn before(self, days: u32) -> Day {
        Day(self.0.saturating_sub(i64::from(days)))
    }
}

/// Tells the time.
pub trait Clock: Send + Sync + 'static {
    /// The calendar's time. May jump.
    fn now(&self) -> Seconds;
    /// Time since some moment in the past. Never goes back.
    fn elapsed(&self) -> Duration;
}

/// The machine's clock.
pub struct SystemClock(Instant);

impl SystemClock {
    /// Starts to count.
    pub fn start() -> Self {
        SystemClock(Instant::now())
    }
}

impl Clock for SystemClock {
    fn now(&self) -> Seconds {
        // A clock before 1970 is a machine's without a battery: nothing expires until it is set.
        Seconds(
            SystemTime::now()
                .duration_since(UNIX_EPOCH)
                .map_or(0, |since| since.as_secs()),
        )
    }

    fn elapsed(&self) -> Duration {
        self.0.elapsed()
    }
}

/// A clock that stands still until it is moved.
pub struct ManualClock(AtomicU64, AtomicU64);

impl ManualClock {
    /// A clock that shows this time.
    pub fn at(now: Seconds) -> Self {
        ManualClock(AtomicU64::new(now.0), AtomicU64::new(0))
    }

    /// Moves both times ahead.
    pub fn advance(&self, by: Duration) {
        self.0.fetch_add(by.as_secs(), Ordering::SeqCst);
        self.1
            .fetch_add(u64::try_from(by.as_millis()).unwrap_or(u64::MAX), Ordering::SeqCst);
    }
}

impl Clock for ManualClock {
    fn now(&self) -> Seconds {
        Seconds(self.0.load(Ordering::SeqCst))
    }

    fn elapsed(&self) -> Duration {
        Duration::from_millis(self.1.load(Ordering::SeqCst))
    }
}
