//! What people do: [`journal`], [`messaging`], [`practice`], [`support`], [`crisis`], and [`consent`], the only road from a
//! personal record to another person.
//!
//! Nothing here knows the network: what is for others goes into the queue of a conversation, what comes from others is
//! handed in by [`crate::exchange::sync`].

pub mod consent;
pub mod crisis;
pub mod drafts;
mod fields;
mod fill;
pub mod journal;
pub(crate) mod language;
pub mod messaging;
pub mod names;
#[cfg(test)]
pub(crate) mod plain;
pub mod practice;
pub mod support;
mod text;

pub use fields::{FieldValue, Fields};
pub use fill::fill;
