//! What `companion` registers so that items find the module that knows them.

use crate::foundation::types::{AccountId, Code, ConversationId, DeviceId, MessageId, Millis, Result};
use crate::foundation::vault::{Tx, View};

/// An item that arrived, from a sender that MLS authenticated.
pub struct Inbound<'a> {
    /// The conversation.
    pub conversation: ConversationId,
    /// The sender's account, proven by the sender's credential.
    pub account: AccountId,
    /// The sender's device.
    pub device: DeviceId,
    /// The author's id for it. Each is handed over once.
    pub message: MessageId,
    /// The author's wall time.
    pub sent_at: Millis,
    /// What it is.
    pub kind: &'a str,
    /// The item.
    pub body: &'a [u8],
    /// Our wall time.
    pub now: Millis,
}

/// An item that will not be sent.
pub struct Unsent<'a> {
    /// The conversation.
    pub conversation: ConversationId,
    /// The author's id for it.
    pub message: MessageId,
    /// What it is.
    pub kind: &'a str,
    /// The item.
    pub body: &'a [u8],
    /// Why.
    pub why: Code,
    /// Our wall time.
    pub now: Millis,
}

/// Whether a person would count an item: messages and shared records are counted, housekeeping is not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// Counted.
    Counted,
    /// Not counted.
    Housekeeping,
}

/// What the gate says about an item that is about to be sealed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gate {
    /// It may go.
    Pass,
    /// It is no longer wanted, and nobody wrote it: it leaves the queue without a trace.
    Drop,
    /// It is refused for this reason: it leaves the queue, and its handler is told.
    Refuse(Code),
}

/// The modules that items belong to. All methods run inside of the transaction that changes the queue or the log.
pub trait Handlers: Send + Sync {
    /// Whether a module knows this kind. What none knows is kept for a newer version.
    fn knows(&self, kind: &str) -> bool;

    /// Takes an item of a known kind in.
    ///
    /// # Errors
    /// `invalid_input` if the item is malformed or its sender may not write it: it is dropped and shown as a gap.
    fn receive(&self, tx: &Tx<'_>, item: &Inbound<'_>) -> Result<()>;

    /// Judges an item of a conversation before each sealing.
    ///
    /// # Errors
    /// Of the vault.
    fn gate(&self, view: &View<'_>, conversation: ConversationId, kind: &str, body: &[u8], now: Millis)
    -> Result<Gate>;

    /// How an item of this kind is counted.
    fn weight(&self, kind: &str) -> Weight;

    /// The relay has the item.
    ///
    /// # Errors
    /// Of the vault.
    fn sent(&self, tx: &Tx<'_>, kind: &str, message: MessageId, now: Millis) -> Result<()>;

    /// The item will not be sent and leaves the queue: what somebody wrote is to be kept where they find it again.
    ///
    /// # Errors
    /// Of the vault.
    fn failed(&self, tx: &Tx<'_>, item: &Unsent<'_>) -> Result<()>;

    /// How many failed items nobody was told of yet. They count as told from now on.
    ///
    /// # Errors
    /// Of the vault.
    fn untold(&self, tx: &Tx<'_>) -> Result<u64>;

    /// The conversation with this account is over: somebody was removed.
    ///
    /// # Errors
    /// Of the vault.
    fn parted(&self, tx: &Tx<'_>, account: &AccountId, now: Millis) -> Result<()>;
}
