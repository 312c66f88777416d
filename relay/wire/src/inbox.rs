//! Inboxes: where sealed items wait for one owner. Answers to invitations, welcomes and requests to be
//! added again travel through them; items are HPKE-sealed to the owner.

use serde::{Deserialize, Serialize};

use crate::channel::{Authority, Sealed};
use crate::id::{EntryHash, Token, TokenHash};
use crate::sign::OwnerPart;

/// Body of `PUT /v1/inboxes/{id}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetInbox {
    /// Signed for [`crate::sign::Action::SetInbox`]; its body is [`Settings`].
    pub part: OwnerPart,
    /// By what right it is created; not asked for when the inbox exists.
    pub authority: Option<Authority>,
}

/// The whole of an inbox's settings. They replace older ones; what comes late, or is played again, is answered and changes
/// nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    /// Grows with every change.
    pub revision: u64,
    /// Who may write: at most [`crate::limit::TOKENS_PER_INBOX`].
    pub tokens: Vec<WriteToken>,
    /// Seconds after which the inbox and its items are gone, from the relay's receipt of the first
    /// settings; `None` keeps it until nobody has asked for it within the operator's limit.
    pub lifetime_s: Option<u64>,
}

/// A right to write into an inbox.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WriteToken {
    /// The token's hash.
    pub hash: TokenHash,
    /// Whether the token may also create one inbox and one channel, on the owner's quota.
    pub rendezvous: bool,
}

/// Body of `POST /v1/inboxes/{id}/items`. The same item a second time gets the same answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PutItem {
    /// The right to write.
    pub token: Token,
    /// The sealed item, padded to a bucket.
    pub item: Sealed,
    /// A place in which a later item replaces an earlier one; `None` for items that queue.
    pub slot: Option<u8>,
}

/// The item is durable.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemStored {}

/// The inbox exists with the settings that were given: durable.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct InboxSet {}

/// The channel exists: durable.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChannelCreated {}

/// Body of `POST /v1/inboxes/{id}/pull`: an [`OwnerPart`] signed for [`crate::sign::Action::PullInbox`] whose body is this.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InboxPull {
    /// Items that the owner has stored durably: deleted before the page is read.
    pub acknowledged: Vec<EntryHash>,
}

/// Items that wait, oldest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InboxPage {
    /// The sealed items; each one's hash acknowledges it.
    pub items: Vec<Sealed>,
    /// Whether others wait behind them.
    pub more: bool,
    /// The revision of the settings that the relay has: a smaller one than the owner's was restored from an old copy.
    pub revision: u64,
}
