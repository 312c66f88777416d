//! Consent in its smallest true form: a grant is the only road from a personal record to another person.
//!
//! [`share`] makes a grant and sends a projection: the current values of the named fields under a fresh id, with no
//! history and no id of the original. [`revoke`] and the end of its time take it back: what was not yet sealed is dropped,
//! for what was sent a tombstone follows, and readers delete at the end by themselves. What somebody has read or copied
//! meanwhile cannot be called back, and the app says so.
//!
//! By types: only this module makes a [`Granted`], and only a [`Granted`] becomes an item of kind [`KIND`].

pub mod decisions;
mod grant;
mod projection;
mod received;
#[cfg(test)]
mod tests;

pub use grant::{Grant, State, gate, given, parted, revoke, share, sweep};
pub use projection::{END_KIND, Granted, KIND, Projection, SharedEntry};
pub use received::{Received, read, receive, receive_end, received};
