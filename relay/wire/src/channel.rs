//! Channels: ordered logs of sealed entries whose access follows the MLS epoch.
//!
//! The rules that the relay keeps are in the answers' types: an application entry is stored only in
//! the current epoch, a commit only by the first who commits in it, and an entry whose hash is known
//! gets the answer that it got before.

use serde::{Deserialize, Serialize};

use crate::id::{Cursor, EntryHash, Epoch, InboxId, PublicKey, Token};
use crate::sign::ChannelPart;

/// Body of `PUT /v1/channels/{id}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Create {
    /// Signed with the key of the first epoch for [`crate::sign::Action::CreateChannel`]; its body is a [`Start`].
    pub part: ChannelPart,
    /// By what right.
    pub authority: Authority,
}

/// The first epoch of a channel. Its number is that of the signed part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Start {
    /// The verifier of the first epoch.
    pub verifier: PublicKey,
}

/// By what right something is created at the relay; the quota of whoever gave the right pays for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Authority {
    /// The operator's admission token.
    Admission(Token),
    /// An invitation's rendezvous token: good for one inbox and one channel. Refused as `unknown_inbox` while the relay
    /// does not know the rendezvous inbox, so that the device tries again, and as `not_admitted` once it was used.
    Rendezvous {
        /// The rendezvous inbox.
        inbox: InboxId,
        /// Its token, as in the invitation.
        token: Token,
    },
    /// A live epoch's signature for [`crate::sign::Action::Vouch`]; its body is the id of what is created, 32 bytes.
    Epoch(ChannelPart),
}

/// What a signed part of `POST /v1/channels/{id}/entries` carries. The part's epoch is the entries' epoch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Append {
    /// Application entries in their order: all are stored, or, if another epoch is current, none.
    Entries(Vec<Sealed>),
    /// A commit: closes the epoch, for the first that arrives.
    Commit {
        /// The sealed commit.
        entry: Sealed,
        /// The verifier of the epoch that it opens.
        verifier: PublicKey,
        /// Whether it removes anybody: then keys of this and of earlier epochs read no further than it.
        removes: bool,
    },
}

/// A sealed entry or item, padded to a bucket ([`crate::limit::bucket`]).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Sealed(#[serde(with = "serde_bytes")] pub Vec<u8>);

/// The answer to an append that was accepted, now or at an earlier time: durable when it is given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Appended {
    /// Where each entry stands, in the order of the request.
    pub cursors: Vec<Cursor>,
}

/// Body of `POST /v1/pull`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PullRequest {
    /// One part a channel, each signed for [`crate::sign::Action::Pull`]; its body is a [`Pull`].
    pub parts: Vec<ChannelPart>,
    /// Most bytes of entries in the answer, over all channels; at least one entry is given all the same.
    pub max_bytes: u32,
}

/// Where to read on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pull {
    /// After this place; without it, from the start of the signing epoch.
    pub after: Option<Cursor>,
}

/// Answer to a pull: one result a part, in the order of the request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PullAnswer {
    /// The results.
    pub results: Vec<PullResult>,
}

/// What one channel gave.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PullResult {
    /// New entries, oldest first; possibly none.
    Page(Page),
    /// No page, and why.
    Refused(crate::refusal::Refusal),
}

/// New entries of a channel.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page {
    /// Oldest first.
    pub entries: Vec<Pulled>,
    /// Whether the signing key can read more than this page held. A key reads up to and including the first
    /// commit after its epoch's start that removes somebody; what follows needs a key of a later epoch.
    pub more: bool,
    /// The channel's current epoch.
    pub current: Epoch,
}

/// An entry as it is read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pulled {
    /// Its place.
    pub cursor: Cursor,
    /// The epoch in which it was appended.
    pub epoch: Epoch,
    /// Its content.
    pub content: Content,
    /// For a commit: the verifier and the flag that were posted with it.
    pub commit: Option<CommitFacts>,
}

/// The bytes of an entry, or what is left of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Content {
    /// The sealed bytes.
    Sealed(Sealed),
    /// The entry expired; its hash remains, for the running hash.
    Expired(EntryHash),
}

impl Content {
    /// The entry's hash, expired or not.
    pub fn hash(&self) -> EntryHash {
        match self {
            Content::Sealed(sealed) => EntryHash::of(&sealed.0),
            Content::Expired(hash) => *hash,
        }
    }
}

/// What was posted beside a commit. Members compare it with what they derive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct CommitFacts {
    /// The verifier of the epoch that the commit opens.
    pub verifier: PublicKey,
    /// Whether it removes anybody.
    pub removes: bool,
}
