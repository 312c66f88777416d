//! The access log: who was given, was sent or has read what, when and why. A person can read it in plain words.
//!
//! Each device keeps its own. It is only ever added to, in the transaction of what it tells of; each [`Event`] is chained
//! to the one before by a hash ([`chain`]), and an export ([`export`]) is signed by the device and can be verified without
//! the vault: an event that was removed, moved or changed is found at its place. Devices tell each other how far their
//! logs have come and remember what they were told ([`heads`]), so that a log that was put back or written anew shows.
//!
//! What it cannot show: what somebody does with what they were sent, and what an altered app does not tell. That a
//! clinician has read something is told by the clinician's own device ([`reads`]); supporters' reading is not recorded.

mod chain;
mod event;
mod export;
mod heads;
mod reads;
mod store;
#[cfg(test)]
mod tests;
mod words;

pub use chain::{Broken, Hash, Link};
pub use event::{About, Action, Event, Party};
pub use export::{Exported, Verified, export, verify};
pub(crate) use heads::receive as receive_heads;
pub use heads::{Finding, Head, KIND as HEADS_KIND, findings, tell_along};
pub(crate) use reads::receive as receive_read;
pub use reads::{KIND as READ_KIND, purpose_of_read, read_by_clinician};
pub(in crate::care) use store::{What, note, note_own};
pub use store::{all, append, head, own_doing, removed};
pub use words::{field_name, kind_name, sentence};
