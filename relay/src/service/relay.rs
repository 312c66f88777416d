//! The service: a store, a clock, and those who watch.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use kith_wire::refusal::{Code, Refusal};
use kith_wire::sign::{Action, ChannelPart, Verifier};

use super::hub::{Hub, Subscription};
use super::keyring::Keyring;
use crate::clock::{Clock, Day};
use crate::store::{Keep, Key, Shares, Store, StoreError, Swept};

/// The relay's rules over a store. Its calls block, but for those that can be awaited; they may be made from many
/// threads.
pub struct Service {
    pub(super) store: Arc<dyn Store>,
    pub(super) clock: Arc<dyn Clock>,
    pub(super) hub: Arc<Hub>,
    pub(super) keyring: Keyring,
    pub(super) tally: Tally,
}

/// Running counts since the start.
#[derive(Default)]
pub(super) struct Tally {
    pub(super) entries: AtomicU64,
    pub(super) items: AtomicU64,
}

/// What the service did since the start, for the operator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counts {
    /// Entries that were stored.
    pub entries: u64,
    /// Items that were stored.
    pub items: u64,
    /// Live subscriptions that stand now.
    pub watching: u64,
    /// How writes shared durable writes.
    pub shares: Shares,
}

impl Service {
    /// Puts the rules over a store.
    pub fn new(store: Arc<dyn Store>, clock: Arc<dyn Clock>) -> Self {
        Service {
            store,
            clock,
            hub: Arc::default(),
            keyring: Keyring::default(),
            tally: Tally::default(),
        }
    }

    /// Opens a subscription of nothing; see [`Service::watch`].
    pub fn subscription(&self) -> Subscription {
        Hub::subscription(&self.hub)
    }

    /// Forgets what is older than the operator keeps.
    pub fn sweep(&self, keep: Keep) -> Result<Swept, StoreError> {
        let swept = self.store.sweep(keep, self.clock.now());
        // Also after a fault: channels may have been deleted before it.
        self.keyring.forget();
        swept
    }

    /// Whether the store answers.
    pub fn check(&self) -> Result<(), Refusal> {
        self.store.check().map_err(refusal)
    }

    /// The clock that the rules go by.
    pub fn clock(&self) -> &dyn Clock {
        &*self.clock
    }

    /// What it did since the start.
    pub fn counts(&self) -> Counts {
        Counts {
            entries: self.tally.entries.load(Ordering::Relaxed),
            items: self.tally.items.load(Ordering::Relaxed),
            watching: self.hub.watching(),
            shares: self.store.shares(),
        }
    }

    /// Finishes what waits to be written; afterwards writes are refused.
    pub fn close(&self) -> Result<(), StoreError> {
        self.store.close()
    }

    pub(super) fn today(&self) -> Day {
        self.clock.now().day()
    }

    /// The key of a part's epoch, if the part is signed with it for `action`.
    pub(super) fn proven(&self, part: &ChannelPart, action: Action) -> Result<Key, Refusal> {
        let key = self.store.key(part.channel, part.epoch).map_err(refusal)?;
        if part.verify(&key.verifier, action) {
            Ok(key)
        } else {
            Err(Refusal::new(Code::BadSignature))
        }
    }

    /// Whether the part is signed with its epoch's key to append. That key does not change while the channel
    /// lives, and whether its epoch is still current is judged where the entries are stored.
    pub(super) async fn may_append(&self, part: &ChannelPart) -> Result<(), Refusal> {
        let forged = || Refusal::new(Code::BadSignature);
        let (channel, epoch) = (part.channel, part.epoch);
        if let Some(verifier) = self.keyring.find(channel, epoch) {
            return if part.verify_by(&verifier, Action::Append) {
                Ok(())
            } else {
                Err(forged())
            };
        }
        let deletions = self.keyring.deletions();
        let store = Arc::clone(&self.store);
        let key = tokio::task::spawn_blocking(move || store.key(channel, epoch))
            .await
            .unwrap_or_else(|_| Err(StoreError::Fault("a read broke off".into())))
            .map_err(refusal)?;
        let verifier = Verifier::of(&key.verifier).map_err(|_| forged())?;
        if !part.verify_by(&verifier, Action::Append) {
            return Err(forged());
        }
        self.keyring.remember(deletions, channel, epoch, verifier);
        Ok(())
    }
}

/// What a device is told of a store's error. A fault is the operator's to know, not the device's.
pub(super) fn refusal(error: StoreError) -> Refusal {
    let wait = |seconds| Refusal {
        retry_after_s: Some(seconds),
        ..Refusal::new(Code::Unavailable)
    };
    match error {
        StoreError::Refused(refusal) => refusal,
        StoreError::Busy => wait(1),
        StoreError::Fault(fault) => {
            tracing::error!(%fault, "the store is at fault");
            wait(10)
        }
    }
}

/// Decodes a body.
pub(super) fn decoded<T: serde::de::DeserializeOwned>(bytes: &[u8]) -> Result<T, Refusal> {
    kith_wire::decode(bytes).map_err(|_| Refusal::new(Code::Malformed))
}

/// Whether an entry or item has a size of the protocol.
pub(super) fn sized(sealed: &kith_wire::channel::Sealed) -> Result<(), Refusal> {
    match sealed.0.len() {
        size if kith_wire::limit::is_bucket(size) => Ok(()),
        size if size > kith_wire::limit::LARGEST_BUCKET => Err(Refusal::new(Code::TooLarge)),
        _ => Err(Refusal::new(Code::Malformed)),
    }
}
