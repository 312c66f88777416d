//! Where channels, inboxes and admissions are kept.
//!
//! The contract fits a replicated log as well as a file. No call spans two channels. A channel's epochs
//! and verifiers are folds of its commits. Whether an entry is known is looked up in the log, for as long
//! as the channel lives. Positions may have gaps and are never reused. A call that needs something of an
//! admission besides (creating) names what it creates, so that it can be repeated after a fault half-way.
//!
//! A successful answer to a write means durable. What devices write all day (entries, commits, items) is
//! answered by an [`Answer`] that can be awaited: those who wait for the disk take no thread. The store judges no signatures: [`crate::service`] does,
//! with the verifiers that the store gives.

mod cursor;
mod error;
mod model;
pub mod sqlite;
#[cfg(test)]
mod suite;

pub use cursor::Position;
pub use error::{Answer, Result, StoreError};
pub use model::{Admission, AdmissionNumber, Keep, Key, Payer, Quota, Shares, Start, Stored, Swept, Vouch};

use kith_wire::channel::{CommitFacts, Page, Sealed};
use kith_wire::id::{ChannelId, Cursor, EntryHash, Epoch, InboxId, TokenHash};
use kith_wire::inbox::{InboxPage, Settings};

use crate::clock::{Day, Seconds};

/// The relay's memory. Calls block until they are done, but for those that give an [`Answer`]: these do their work
/// whether or not it is awaited. All may be made from many threads.
pub trait Store: Send + Sync + 'static {
    /// Whether the channel exists with this very start. Another start is `already_exists`.
    fn has_channel(&self, channel: ChannelId, start: Start) -> Result<bool>;
    /// Creates a channel at its payer's expense. With the identical start it is created already: success.
    fn create_channel(&self, channel: ChannelId, start: Start, payer: Payer, now: Seconds) -> Result<()>;
    /// What a signature of this epoch is to be judged by.
    fn key(&self, channel: ChannelId, epoch: Epoch) -> Result<Key>;
    /// Remembers that somebody with a right to them asked for these channels.
    fn channels_asked(&self, channels: Vec<ChannelId>, day: Day) -> Result<()>;
    /// Appends entries of an epoch, all or none; those that are known keep their places.
    fn append(&self, channel: ChannelId, epoch: Epoch, entries: Vec<Sealed>, now: Seconds) -> Answer<Stored>;
    /// Appends a commit that closes its epoch, unless another did.
    fn commit(
        &self,
        channel: ChannelId,
        epoch: Epoch,
        entry: Sealed,
        facts: CommitFacts,
        now: Seconds,
    ) -> Answer<Stored>;
    /// What the key of an epoch may read after a place: entries until `bytes` are used up. With `one`, at
    /// least one entry is given all the same.
    fn read(&self, channel: ChannelId, epoch: Epoch, after: Option<&Cursor>, bytes: usize, one: Least) -> Result<Page>;

    /// Whether the inbox exists.
    fn has_inbox(&self, inbox: InboxId, now: Seconds) -> Result<bool>;
    /// Creates an inbox at its payer's expense, or replaces the settings of one that exists. Without a
    /// payer one that does not exist is `unknown_inbox`.
    fn set_inbox(&self, inbox: InboxId, settings: Settings, payer: Option<Payer>, now: Seconds) -> Result<()>;
    /// Stores an item by right of a token. Says whether it is new.
    fn put_item(&self, inbox: InboxId, token: TokenHash, item: Sealed, slot: Option<u8>, now: Seconds) -> Answer<bool>;
    /// Deletes what is acknowledged, then gives the waiting items, oldest first, until `bytes` are used up.
    fn pull_inbox(&self, inbox: InboxId, acknowledged: Vec<EntryHash>, bytes: usize, now: Seconds)
    -> Result<InboxPage>;

    /// Adds an admission.
    fn admit(&self, token: TokenHash, quota: Quota) -> Result<AdmissionNumber>;
    /// All admissions, in the order of their numbers.
    fn admissions(&self) -> Result<Vec<Admission>>;
    /// Ends an admission: nothing more is created at its expense, what exists stays. Says whether it is known.
    fn revoke(&self, admission: AdmissionNumber) -> Result<bool>;

    /// Forgets what is too old. To be called now and then.
    fn sweep(&self, keep: Keep, now: Seconds) -> Result<Swept>;
    /// Whether the store answers.
    fn check(&self) -> Result<()>;
    /// Makes everything compact for a stop; afterwards writes are refused.
    fn close(&self) -> Result<()>;
    /// How many requests were written, and in how many durable writes.
    fn shares(&self) -> Shares;
}

/// Whether a page must hold an entry even if it is larger than what was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Least {
    /// It may be empty.
    Nothing,
    /// One entry, if there is one.
    One,
}
