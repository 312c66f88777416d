//! How many connections there may be, in all and from one client.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// The places.
pub struct Places {
    all: Arc<Semaphore>,
    each: u32,
    taken: Mutex<HashMap<IpAddr, u32>>,
}

/// A connection's place; given back when it is dropped.
pub struct Place {
    places: Arc<Places>,
    client: IpAddr,
    _permit: OwnedSemaphorePermit,
}

impl Places {
    /// So many in all, and so many for each client.
    pub fn new(all: u32, each: u32) -> Arc<Self> {
        Arc::new(Places {
            all: Arc::new(Semaphore::new(all as usize)),
            each,
            taken: Mutex::default(),
        })
    }

    /// A place for a connection of the client, if one is free.
    pub fn take(places: &Arc<Places>, client: IpAddr) -> Option<Place> {
        let permit = Arc::clone(&places.all).try_acquire_owned().ok()?;
        let mut taken = places.taken.lock().unwrap_or_else(PoisonError::into_inner);
        let count = taken.entry(client).or_default();
        if *count >= places.each {
            return None;
        }
        *count += 1;
        drop(taken);
        Some(Place {
            places: Arc::clone(places),
            client,
            _permit: permit,
        })
    }

    /// How many are taken.
    pub fn taken(&self) -> u64 {
        let taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        taken.values().map(|count| u64::from(*count)).sum()
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut taken = self.places.taken.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = taken.get_mut(&self.client) {
            *count -= 1;
            if *count == 0 {
                taken.remove(&self.client);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_client_cannot_take_every_place() {
        let places = Places::new(3, 2);
        let (ana, ben) = (IpAddr::from([192, 0, 2, 1]), IpAddr::from([192, 0, 2, 2]));
        let first = Places::take(&places, ana);
        let second = Places::take(&places, ana);
        assert!(first.is_some() && second.is_some());
        assert!(Places::take(&places, ana).is_none());
        let other = Places::take(&places, ben);
        assert!(other.is_some());
        assert!(Places::take(&places, ben).is_none());
        drop(first);
        assert!(Places::take(&places, ben).is_some());
        drop((second, other));
        assert_eq!(places.taken(), 0);
    }
}
