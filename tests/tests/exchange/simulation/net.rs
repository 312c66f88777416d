//! A network that does badly by a seed: requests and answers are lost, doubled, late, and others are faster.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use kith::companion::Companion;
use kith::foundation::env::{Call, HttpsNet, Net, NetError, Pending, Relay, Socket};

use super::chance::Chance;

/// Everybody's device as it is now, for passes in the middle of another's.
#[derive(Default)]
pub struct Devices {
    companions: Mutex<Vec<Arc<Companion>>>,
    /// A pass runs within another: no third one begins.
    nested: AtomicBool,
}

impl Devices {
    /// Puts a device in its place, or another in it after a restart.
    pub fn set(&self, place: usize, companion: Arc<Companion>) {
        let mut companions = self.companions.lock().expect("one thread");
        if place == companions.len() {
            companions.push(companion);
        } else {
            companions[place] = companion;
        }
    }

    /// Takes all away, so that nothing keeps a vault open.
    pub fn clear(&self) {
        self.companions.lock().expect("one thread").clear();
    }
}

/// What may happen to a call.
enum Fate {
    Fine,
    RequestLost,
    AnswerLost,
    Doubled,
    Late,
    Overtaken(Arc<Companion>),
}

/// One device's network.
pub struct BadNet {
    inner: HttpsNet,
    name: &'static str,
    place: usize,
    devices: Arc<Devices>,
    chance: Mutex<Chance>,
    late: Mutex<Vec<(Relay, Call)>>,
    bad: AtomicBool,
    parted: AtomicBool,
}

impl BadNet {
    /// The network of somebody's device, in this place among all.
    pub fn new(name: &'static str, place: usize, devices: Arc<Devices>, chance: Chance) -> Self {
        BadNet {
            inner: HttpsNet::default(),
            name,
            place,
            devices,
            chance: Mutex::new(chance),
            late: Mutex::default(),
            bad: AtomicBool::new(false),
            parted: AtomicBool::new(false),
        }
    }

    /// From now on faults happen, or no more.
    pub fn set_bad(&self, bad: bool) {
        self.bad.store(bad, Ordering::SeqCst);
    }

    /// From now on there is no network at all, or there is again.
    pub fn set_parted(&self, parted: bool) {
        self.parted.store(parted, Ordering::SeqCst);
    }

    /// Others are faster mostly where it matters: when something is about to be appended.
    fn fate(&self, call: &Call) -> Fate {
        if !self.bad.load(Ordering::SeqCst) {
            return Fate::Fine;
        }
        let mut chance = self.chance.lock().expect("one thread");
        match chance.below(40) {
            0 | 1 => Fate::RequestLost,
            2 | 3 => Fate::AnswerLost,
            4 => Fate::Doubled,
            5 => Fate::Late,
            fate @ 6..=16
                if (fate < 8 || call.path.ends_with("/entries")) && !self.devices.nested.load(Ordering::SeqCst) =>
            {
                let companions = self.devices.companions.lock().expect("one thread");
                let others = companions.len() as u64 - 1;
                let other = (self.place + 1 + chance.index(others)) % companions.len();
                Fate::Overtaken(Arc::clone(&companions[other]))
            }
            _ => Fate::Fine,
        }
    }

    /// Now and then what was late arrives: behind what was asked after it.
    async fn deliver_late(&self) {
        let now = {
            let mut late = self.late.lock().expect("one thread");
            let all = !self.bad.load(Ordering::SeqCst) || self.chance.lock().expect("one thread").below(4) == 0;
            if all { std::mem::take(&mut *late) } else { Vec::new() }
        };
        for (relay, call) in now {
            // Nobody waits for this answer any more.
            let _ = self.inner.call(&relay, call).await;
        }
    }
}

impl Net for BadNet {
    fn call<'a>(&'a self, relay: &'a Relay, call: Call) -> Pending<'a> {
        Box::pin(async move {
            if self.parted.load(Ordering::SeqCst) {
                return Err(NetError::Unreachable);
            }
            self.deliver_late().await;
            match self.fate(&call) {
                Fate::Fine => self.inner.call(relay, call).await,
                Fate::RequestLost => Err(NetError::Unreachable),
                Fate::AnswerLost => self.inner.call(relay, call).await.and(Err(NetError::Unreachable)),
                Fate::Doubled => {
                    let _ = self.inner.call(relay, call.clone()).await;
                    self.inner.call(relay, call).await
                }
                Fate::Late => {
                    self.late.lock().expect("one thread").push((relay.clone(), call));
                    Err(NetError::Unreachable)
                }
                Fate::Overtaken(by) => {
                    // With an epoch of their own, where there is a conversation.
                    let wanted = by.people().renew_keys(self.name);
                    wanted.unwrap_or_default();
                    self.devices.nested.store(true, Ordering::SeqCst);
                    by.sync().await.expect("the vault works");
                    self.devices.nested.store(false, Ordering::SeqCst);
                    self.inner.call(relay, call).await
                }
            }
        })
    }

    fn live<'a>(&'a self, relay: &'a Relay) -> Pending<'a, Box<dyn Socket>> {
        self.inner.live(relay)
    }
}
