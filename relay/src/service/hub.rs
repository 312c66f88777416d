//! Tells those who watch that something grew.
//!
//! What happened to one channel twice is told once, so that what waits for a slow watcher is bounded by
//! what it subscribed to. The hub knows of this process alone: with a replicated store, each relay feeds
//! its hub from the log.

use std::collections::{HashMap, HashSet};
use std::hash::Hash;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use kith_wire::id::{ChannelId, InboxId};
use kith_wire::live::Event;
use tokio::sync::Notify;

/// All subscriptions.
#[derive(Default)]
pub struct Hub(Mutex<Inner>);

#[derive(Default)]
struct Inner {
    last: u64,
    watchers: HashMap<u64, Watcher>,
    channels: HashMap<ChannelId, HashSet<u64>>,
    inboxes: HashMap<InboxId, HashSet<u64>>,
}

#[derive(Default)]
struct Watcher {
    /// While its proofs are judged, what happens is noted but not told.
    held: bool,
    happened: Vec<Happened>,
    channels: HashSet<ChannelId>,
    inboxes: HashSet<InboxId>,
    wake: Arc<Notify>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Happened {
    Subscribed(Vec<ChannelId>),
    Grew(ChannelId),
    Arrived(InboxId),
    Ended(ChannelId),
}

/// One watcher's subscription. Ends when it is dropped.
pub struct Subscription {
    hub: Arc<Hub>,
    number: u64,
    wake: Arc<Notify>,
}

impl Subscription {
    /// What happened since the last call, oldest first.
    pub fn take(&self) -> Vec<Event> {
        let mut inner = self.hub.lock();
        match inner.watchers.get_mut(&self.number) {
            Some(watcher) if !watcher.held => std::mem::take(&mut watcher.happened)
                .into_iter()
                .map(Event::from)
                .collect(),
            _ => Vec::new(),
        }
    }

    /// Returns when something may have happened since the last call.
    pub async fn changed(&self) {
        self.wake.notified().await;
    }

    /// Replaces what is watched. Nothing is told until [`Subscription::release`].
    pub(super) fn hold(&self, channels: &[ChannelId], inboxes: &[InboxId]) {
        let mut inner = self.hub.lock();
        inner.forget(self.number);
        for channel in channels {
            inner.channels.entry(*channel).or_default().insert(self.number);
        }
        for inbox in inboxes {
            inner.inboxes.entry(*inbox).or_default().insert(self.number);
        }
        if let Some(watcher) = inner.watchers.get_mut(&self.number) {
            watcher.held = true;
            watcher.happened.clear();
            watcher.channels.extend(channels);
            watcher.inboxes.extend(inboxes);
        }
    }

    /// Tells what happened since it was held, without what was refused.
    pub(super) fn release(&self, refused: Vec<ChannelId>) {
        let mut inner = self.hub.lock();
        for channel in &refused {
            remove(&mut inner.channels, channel, self.number);
        }
        if let Some(watcher) = inner.watchers.get_mut(&self.number) {
            for channel in &refused {
                watcher.channels.remove(channel);
            }
            watcher.held = false;
            watcher.happened.retain(|happened| match happened {
                Happened::Grew(channel) | Happened::Ended(channel) => !refused.contains(channel),
                Happened::Subscribed(_) | Happened::Arrived(_) => true,
            });
            watcher.happened.insert(0, Happened::Subscribed(refused));
            watcher.wake.notify_one();
        }
    }
}

impl Drop for Subscription {
    fn drop(&mut self) {
        let mut inner = self.hub.lock();
        inner.forget(self.number);
        inner.watchers.remove(&self.number);
    }
}

impl Hub {
    /// Opens a subscription of nothing.
    pub fn subscription(hub: &Arc<Hub>) -> Subscription {
        let mut inner = hub.lock();
        inner.last += 1;
        let number = inner.last;
        let wake = Arc::clone(&inner.watchers.entry(number).or_default().wake);
        drop(inner);
        Subscription {
            hub: Arc::clone(hub),
            number,
            wake,
        }
    }

    /// A channel has new entries.
    pub fn grew(&self, channel: ChannelId) {
        let mut inner = self.lock();
        let watchers = inner.channels.get(&channel).cloned().unwrap_or_default();
        inner.tell(watchers, &Happened::Grew(channel));
    }

    /// An inbox has new items.
    pub fn arrived(&self, inbox: InboxId) {
        let mut inner = self.lock();
        let watchers = inner.inboxes.get(&inbox).cloned().unwrap_or_default();
        inner.tell(watchers, &Happened::Arrived(inbox));
    }

    /// Somebody was removed from a channel: nobody watches it any longer.
    pub fn ended(&self, channel: ChannelId) {
        let mut inner = self.lock();
        let watchers = inner.channels.remove(&channel).unwrap_or_default();
        for number in &watchers {
            if let Some(watcher) = inner.watchers.get_mut(number) {
                watcher.channels.remove(&channel);
            }
        }
        inner.tell(watchers, &Happened::Ended(channel));
    }

    /// How many subscriptions stand.
    pub fn watching(&self) -> u64 {
        self.lock().watchers.len() as u64
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Inner {
    fn tell(&mut self, watchers: HashSet<u64>, happened: &Happened) {
        for number in watchers {
            if let Some(watcher) = self.watchers.get_mut(&number) {
                if !watcher.happened.contains(happened) {
                    watcher.happened.push(happened.clone());
                }
                watcher.wake.notify_one();
            }
        }
    }

    fn forget(&mut self, number: u64) {
        let Some(watcher) = self.watchers.get_mut(&number) else {
            return;
        };
        let channels = std::mem::take(&mut watcher.channels);
        let inboxes = std::mem::take(&mut watcher.inboxes);
        channels
            .iter()
            .for_each(|channel| remove(&mut self.channels, channel, number));
        inboxes
            .iter()
            .for_each(|inbox| remove(&mut self.inboxes, inbox, number));
    }
}

fn remove<K: Eq + Hash>(watched: &mut HashMap<K, HashSet<u64>>, what: &K, number: u64) {
    if let Some(watchers) = watched.get_mut(what) {
        watchers.remove(&number);
        if watchers.is_empty() {
            watched.remove(what);
        }
    }
}

impl From<Happened> for Event {
    fn from(happened: Happened) -> Self {
        match happened {
            Happened::Subscribed(refused) => Event::Subscribed { refused },
            Happened::Grew(channel) => Event::Grew(channel),
            Happened::Arrived(inbox) => Event::Arrived(inbox),
            Happened::Ended(channel) => Event::Ended(channel),
        }
    }
}
