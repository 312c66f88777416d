//! The protocol's rules, without a transport: encoded requests in, answers or refusals out.
//!
//! [`relay`] is the service; its verbs are in [`create`], [`append`], [`pull`], [`inboxes`] and
//! [`watch`]; [`authority`] judges by what right something is created, [`keyring`] remembers verifiers; [`hub`]
//! tells those who watch.
//!
//! Signatures are verified here, on the caller's thread, before the store is asked to write. The store
//! checks again whatever may have changed in between (the current epoch, a revoked admission).

mod append;
mod authority;
mod create;
mod hub;
mod inboxes;
mod keyring;
mod pull;
mod relay;
mod watch;

pub use hub::Subscription;
pub use relay::{Counts, Service};
