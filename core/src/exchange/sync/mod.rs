//! The way to a relay and back.
//!
//! What it promises: what was queued is never lost, is sent in its order and arrives once; what arrives is stored
//! together with the place up to which the log was read, so that a kill at any moment repeats a step and never skips one.
//! The state of a conversation is a function of the log's prefix that was read: a commit, own or other, takes effect when
//! it is met in the log, so honest devices cannot be in different states at the same place.
//!
//! What it does not do: it never looks into what it carries. Items have a kind, and [`Handlers`] know what to do with it.
//!
//! Read in this order: [`padding`], [`envelope`] and [`run`] (what is sealed), [`conversation`] and [`epochs`] (where we
//! are), [`queue`] (what waits), [`seal`] and [`commit`] (making requests), [`page`] (taking entries in), [`item`],
//! [`inboxes`] and [`pairing`] (how a conversation begins), [`recovery`] (an account on a new device), [`readers`] (who has the keys), `repair` (a relay that lost something), [`pass`] (one
//! round with the relays), [`live`] and [`pace`] (when the next round is due).

pub mod alarm;
pub mod commit;
mod condition;
pub mod conversation;
pub mod envelope;
pub mod epochs;
mod gaps;
pub mod handler;
pub mod inboxes;
pub mod item;
pub mod live;
pub mod log;
mod members;
pub mod pace;
pub mod padding;
pub mod page;
pub mod pairing;
mod parked;
pub mod pass;
pub mod queue;
pub mod readers;
mod reading;
pub mod recovery;
mod relay_call;
mod repair;
mod rules;
pub mod run;
pub mod seal;
#[cfg(test)]
mod tests;

pub use condition::Condition;
pub use conversation::Conversation;
pub use handler::{Gate, Handlers, Inbound, Unsent, Weight};
pub use pass::{Engine, Report};
