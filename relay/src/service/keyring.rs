//! The verifiers that were of use lately: who appends again is judged without a read and without
//! decompressing a curve point. Every signature is still verified.
//!
//! An epoch's verifier never changes while its channel lives, so one is forgotten only when channels were
//! deleted, or to make room. Only verifiers under which a signature held are remembered: garbage does not
//! push them out.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use kith_wire::id::{ChannelId, Epoch};
use kith_wire::sign::Verifier;

/// Most verifiers that are remembered, of some 300 bytes each. When there are more, all are forgotten.
const VERIFIERS: usize = 8192;

/// The verifiers.
#[derive(Default)]
pub struct Keyring(Mutex<Inner>);

#[derive(Default)]
struct Inner {
    deletions: u64,
    verifiers: HashMap<(ChannelId, Epoch), Verifier>,
}

/// How many deletions the keyring knew of: a verifier that was read before the last one is not remembered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Deletions(u64);

impl Keyring {
    /// The verifier, if it is remembered.
    pub fn find(&self, channel: ChannelId, epoch: Epoch) -> Option<Verifier> {
        self.lock().verifiers.get(&(channel, epoch)).copied()
    }

    /// To be asked before the store is read.
    pub fn deletions(&self) -> Deletions {
        Deletions(self.lock().deletions)
    }

    /// Remembers a verifier that was read after `deletions` was asked.
    pub fn remember(&self, deletions: Deletions, channel: ChannelId, epoch: Epoch, verifier: Verifier) {
        let mut inner = self.lock();
        if inner.deletions != deletions.0 {
            return;
        }
        if inner.verifiers.len() >= VERIFIERS {
            inner.verifiers.clear();
        }
        inner.verifiers.insert((channel, epoch), verifier);
    }

    /// Forgets all: channels were deleted, and another may take an id again with other keys.
    pub fn forget(&self) {
        let mut inner = self.lock();
        inner.deletions += 1;
        inner.verifiers.clear();
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use ed25519_dalek::SigningKey;
    use kith_wire::Array;
    use kith_wire::id::PublicKey;

    use super::*;

    const TALK: ChannelId = ChannelId(Array([1; 32]));

    fn verifier() -> Verifier {
        let key = SigningKey::from_bytes(&[7; 32]).verifying_key();
        Verifier::of(&PublicKey(Array(key.to_bytes()))).expect("a key")
    }

    #[test]
    fn a_verifier_that_was_read_before_a_deletion_is_not_remembered_after_it() {
        let keyring = Keyring::default();
        let before = keyring.deletions();
        keyring.remember(before, TALK, Epoch(5), verifier());
        assert!(keyring.find(TALK, Epoch(5)).is_some());
        keyring.forget();
        assert!(keyring.find(TALK, Epoch(5)).is_none());
        keyring.remember(before, TALK, Epoch(5), verifier());
        assert!(keyring.find(TALK, Epoch(5)).is_none());
    }

    #[test]
    fn the_verifiers_that_are_remembered_are_bounded() {
        let keyring = Keyring::default();
        let verifier = verifier();
        for epoch in 0..2 * VERIFIERS as u64 + 1 {
            keyring.remember(keyring.deletions(), TALK, Epoch(epoch), verifier);
        }
        assert!(keyring.lock().verifiers.len() <= VERIFIERS);
    }
}
