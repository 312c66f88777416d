//! Records: everything personal as operations that replicate between the devices of one account.
//!
//! A record (an entry, a plan, a person) is the pure function of the **set** of its operations: the same set in
//! any order and with any duplication gives the same state ([`fold`]). There is no I/O, clock, chance or SQL here;
//! whoever stores operations loads those of one record, folds them, and lets an [`Author`] make the next one.
//!
//! Invariants. What an author had seen is named in `supersedes`, so causes and not clocks decide; the hybrid
//! logical clock only orders what is concurrent. Every concurrent value stays visible; the words of concurrent
//! texts are merged for the eye ([`text`]) and never stored as merged. What a newer version wrote is kept byte for
//! byte and passed on. An operation that was coalesced, erased or compacted keeps its id.
//!
//! Read in this order: `value` and `op` (what an operation is), `encoding` (its bytes), `limit`, `version_vector`
//! (what a device has), `graph` (who names whom), `state` and `fold` (what a set means), [`text`] (revisions and
//! their merge), `author` (the next operation), `coalesce` (what need not be sent).

pub mod limit;
pub mod store;
pub mod text;

mod author;
mod coalesce;
mod encoding;
mod field;
mod fold;
mod graph;
mod op;
mod state;
mod value;
mod vector_encoding;
mod version_vector;

#[cfg(test)]
mod tests;

pub use author::Author;
pub use coalesce::coalesce;
pub use encoding::{DecodeError, EncodedOp, VERSION};
pub use field::Field;
pub use fold::{fold, prevailing};
pub use op::Op;
pub use state::{Life, RecordState};
pub use value::{Scalar, Value};
pub use version_vector::{Span, VersionVector};
