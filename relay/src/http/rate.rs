//! How many requests one client may make: a bucket of tokens for each, refilled evenly. A request that carries
//! many signatures counts as many requests: verifying them is what costs.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// Seconds' worth of requests that may be made at once.
const BURST_S: f64 = 10.0;
/// Most clients that are remembered. When there are more, full buckets are forgotten, then all.
const CLIENTS: usize = 65_536;

/// The buckets.
pub struct Rate {
    per_second: f64,
    buckets: Mutex<HashMap<IpAddr, Bucket>>,
}

struct Bucket {
    tokens: f64,
    at: Duration,
}

impl Rate {
    /// So many requests a second, for each client.
    pub fn new(per_second: u32) -> Self {
        Rate {
            per_second: f64::from(per_second.max(1)),
            buckets: Mutex::default(),
        }
    }

    /// Takes so many requests from the client's bucket, all or none, or says how many seconds to wait. Nobody needs
    /// more than half a bucket.
    pub fn take(&self, client: IpAddr, count: usize, now: Duration) -> Result<(), u32> {
        let full = self.per_second * BURST_S;
        let count = f64::from(u32::try_from(count).unwrap_or(u32::MAX)).min(full / 2.0);
        let mut buckets = self.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        if buckets.len() >= CLIENTS && !buckets.contains_key(&client) {
            let refilled = |bucket: &Bucket| bucket.tokens + self.refill(bucket.at, now) >= full;
            buckets.retain(|_, bucket| !refilled(bucket));
            if buckets.len() >= CLIENTS {
                buckets.clear();
            }
        }
        let bucket = buckets.entry(client).or_insert(Bucket { tokens: full, at: now });
        bucket.tokens = (bucket.tokens + self.refill(bucket.at, now)).min(full);
        bucket.at = now;
        if bucket.tokens >= count {
            bucket.tokens -= count;
            Ok(())
        } else {
            let seconds = (count - bucket.tokens) / self.per_second;
            Err((seconds.ceil() as u32).max(1))
        }
    }

    fn refill(&self, since: Duration, now: Duration) -> f64 {
        now.saturating_sub(since).as_secs_f64() * self.per_second
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_client_that_asks_too_often_waits_and_another_does_not() {
        let rate = Rate::new(2);
        let (ana, ben) = (IpAddr::from([192, 0, 2, 1]), IpAddr::from([192, 0, 2, 2]));
        let start = Duration::ZERO;
        for _ in 0..20 {
            assert_eq!(rate.take(ana, 1, start), Ok(()));
        }
        assert_eq!(rate.take(ana, 1, start), Err(1));
        assert_eq!(rate.take(ben, 1, start), Ok(()));
        let later = Duration::from_secs(1);
        assert_eq!(
            [
                rate.take(ana, 1, later),
                rate.take(ana, 1, later),
                rate.take(ana, 1, later)
            ],
            [Ok(()), Ok(()), Err(1)]
        );
    }

    #[test]
    fn many_signatures_cost_as_much_as_many_requests_but_never_more_than_half_a_bucket() {
        let rate = Rate::new(2);
        let ana = IpAddr::from([192, 0, 2, 1]);
        assert_eq!(rate.take(ana, 9, Duration::ZERO), Ok(()));
        assert_eq!(rate.take(ana, 6, Duration::ZERO), Ok(()));
        assert_eq!(rate.take(ana, 9, Duration::ZERO), Err(2));
        assert_eq!(rate.take(ana, 256, Duration::from_secs(2)), Err(1));
        assert_eq!(rate.take(ana, 256, Duration::from_secs(3)), Ok(()));
        assert_eq!(rate.take(ana, 1, Duration::from_secs(3)), Ok(()));
    }

    #[test]
    fn the_clients_that_are_remembered_are_bounded() {
        let rate = Rate::new(1);
        for number in 0..2 * CLIENTS as u32 {
            let _ = rate.take(IpAddr::from(number.to_be_bytes()), 1, Duration::ZERO);
        }
        assert!(rate.buckets.lock().expect("no panic").len() <= CLIENTS);
    }
}
