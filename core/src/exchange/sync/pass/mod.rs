//! One round with the relays: inboxes, channels, what waits. Every step is a transaction before or after a call, so a pass
//! can be cut at any place and the next one goes on from there.
//!
//! A relay that does not answer is left alone for the rest of the pass; others go on. Before anything is sealed in a
//! session, the log is read to its head.

mod channels;
mod engine;
mod inboxes;
mod mail;
mod post;

pub use engine::{Engine, Report, fetch_recovery};
