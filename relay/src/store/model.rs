//! What a store is given and gives, besides the types of the protocol.

use kith_wire::id::{ChannelId, Cursor, Epoch, InboxId, PublicKey, TokenHash};

use crate::clock::Day;

/// The first epoch of a channel and its verifier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Start {
    /// Its number.
    pub epoch: Epoch,
    /// Its verifier.
    pub verifier: PublicKey,
}

/// Whose quota pays for what is created.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Payer {
    /// That of the admission with this token.
    Admission(TokenHash),
    /// That of an inbox's admission, by a rendezvous token of the inbox: once for a channel, once for an inbox, and
    /// only if an admission itself created the inbox.
    Rendezvous {
        /// The inbox.
        inbox: InboxId,
        /// The token.
        token: TokenHash,
    },
    /// That of a channel's admission: for a few things at a time, counted together with those that they pay for.
    Channel(Vouch),
}

/// An epoch whose signature, already verified, vouches for a creation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Vouch {
    /// The channel.
    pub channel: ChannelId,
    /// The epoch.
    pub epoch: Epoch,
}

/// What an epoch's signature is judged by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Key {
    /// The epoch's verifier.
    pub verifier: PublicKey,
    /// The channel's current epoch.
    pub current: Epoch,
    /// Whether a commit of this epoch or a later one removed somebody.
    pub older_than_a_removal: bool,
    /// The day on which somebody last asked for the channel.
    pub asked_on: Day,
}

/// What an append gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored {
    /// Where each entry stands.
    pub cursors: Vec<Cursor>,
    /// How many of them were not known before.
    pub fresh: usize,
}

/// How many channels and inboxes may exist at an admission's expense.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quota {
    /// Channels.
    pub channels: u32,
    /// Inboxes.
    pub inboxes: u32,
}

/// The short number of an admission. Never given to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct AdmissionNumber(pub i64);

/// An admission, as its operator sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Admission {
    /// Its number.
    pub number: AdmissionNumber,
    /// What it allows.
    pub quota: Quota,
    /// What exists at its expense.
    pub used: Quota,
    /// Whether it was revoked.
    pub revoked: bool,
}

/// For how long the operator keeps things.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Keep {
    /// Days after which an application entry leaves nothing but its hash.
    pub entries_days: u32,
    /// Days after which a channel or an inbox that nobody asked for is deleted.
    pub unasked_days: u32,
}

/// What a sweep did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Swept {
    /// Entries that expired.
    pub entries: usize,
    /// Channels that were deleted.
    pub channels: usize,
    /// Inboxes that were deleted.
    pub inboxes: usize,
}

/// How writes shared durable writes since the start.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Shares {
    /// Requests that were written.
    pub requests: u64,
    /// Durable writes.
    pub commits: u64,
}
