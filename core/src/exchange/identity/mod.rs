//! Who is who: accounts and their devices, personas, people, invitations.
//!
//! - [`statement`]: an account is a list of signed statements; its id is the hash of the first.
//! - [`credential`]: what a device's leaf in a group says of it, with the statements as evidence.
//! - [`persona`]: what this vault is to others. There may be several; nothing here is a singleton.
//! - [`person`]: the others.
//! - [`invitation`]: a link with a one-time secret and key, and the sealed answer to it.
//! - [`safety`]: the number that two people compare.
//! - [`signature`]: what a device signs outside of MLS.
//!
//! Nothing here reaches the network; `sync` carries what this makes.

pub mod credential;
pub mod invitation;
pub mod person;
pub mod persona;
mod role;
pub mod safety;
pub mod signature;
pub mod statement;

pub use role::{Role, Verified};
