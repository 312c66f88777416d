//! The encrypted database: one SQLCipher file, one writer, a few readers.
//!
//! - [`Vault::create`] and [`Vault::open`] take the lease of the folder: a second process gets `busy` at once.
//! - [`Vault::write`] runs one `BEGIN IMMEDIATE` transaction; when it returns, the change is on the disk.
//! - [`Vault::read`] runs on a connection that cannot write.
//! - [`Vault::pause`] finishes what runs, checkpoints, closes and gives the lease back; [`Vault::resume`] reopens.
//! - [`Vault::watch`] has every transaction looked at before it commits, for what lies outside of the database.
//!
//! A wrong key never gets here: the key's check value is verified before SQLCipher is asked, so what fails to open here
//! is damaged. Nothing is deleted or re-keyed because opening failed. Nothing awaits inside a transaction.
//! Each pragma and the file's format: `docs/storage.md`. This is the only module that names `rusqlite`.

mod database;
mod fault;
mod generation;
mod handle;
mod lease;
#[cfg(test)]
mod made;
mod migrate;
mod tx;
mod values;
mod watch;
mod wiping;

#[cfg(test)]
mod tests;

pub use generation::{Standing, erase_generation};
pub use handle::Vault;
pub use lease::Lease;
#[cfg(test)]
pub(crate) use made::{Made, made};
pub use rusqlite::params;
pub use rusqlite::types::{FromSql, ToSql};
pub use tx::{Row, Tx, View};
pub use watch::{After, Watch};
