//! Messages between people.
//!
//! A message is stored and acknowledged to its author at once, in state `queued`; it is sealed when it is about to be
//! posted and is `sent` when the relay has it. No state says that it was read. Messages are addressed by their author
//! and need no grant, but the
//! consents of both sides (`consent::decisions`): what lacks one is refused, with its text kept as the conversation's draft.

mod draft;
mod item;
mod message;
mod overview;

pub use draft::{can_be_kept, draft, keep_draft, keep_refused, place};
pub use item::{KIND, failed, receive, sent};
pub(in crate::care) use message::reachable;
pub use message::{Chat, LONGEST_MESSAGE, Message, Recent, State, chats, history, past, recent, send};
pub use overview::{Overview, look_at, not_looked_at, overview};
