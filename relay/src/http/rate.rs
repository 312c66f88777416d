//! How many requests one client may make: a bucket of tokens for each, refilled evenly.

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

    /// Takes a request from the client's bucket, or says how many seconds to wait.
    pub fn take(&self, client: IpAddr, now: Duration) -> Result<(), u32> {
        let full = self.per_second * BURST_S;
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
        if bucket.tokens >= 1.0 {
            bucket.tokens -= 1.0;
            Ok(())
        } else {
            Err(1)
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
            assert_eq!(rate.take(ana, start), Ok(()));
        }
        assert_eq!(rate.take(ana, start), Err(1));
        assert_eq!(rate.take(ben, start), Ok(()));
        let later = Duration::from_secs(1);
        assert_eq!(
            [rate.take(ana, later), rate.take(ana, later), rate.take(ana, later)],
            [Ok(()), Ok(()), Err(1)]
        );
    }

    #[test]
    fn the_clients_that_are_remembered_are_bounded() {
        let rate = Rate::new(1);
        for number in 0..2 * CLIENTS as u32 {
            let _ = rate.take(IpAddr::from(number.to_be_bytes()), Duration::ZERO);
        }
        assert!(rate.buckets.lock().expect("no panic").len() <= CLIENTS);
    }
}
