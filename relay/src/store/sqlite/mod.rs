//! The store in one SQLite file, `relay.db`: the embedded default.
//!
//! [`open`] makes and migrates the file; [`writer`] is the one thread that writes, and lets the requests
//! that wait share one durable commit; [`readers`] read what is committed. The SQL of each part of the
//! protocol is in [`log`] (channels and their entries), [`payer`] (quotas), [`inboxes`], [`items`],
//! [`admissions`] and [`sweep`]; [`store`] puts them behind the contract.

mod admissions;
mod column;
mod inboxes;
mod items;
mod log;
mod open;
mod payer;
mod readers;
mod store;
mod sweep;
mod writer;

pub use open::OpenError;
pub use store::{Bounds, SqliteStore};
