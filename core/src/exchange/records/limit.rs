//! Sizes that every operation keeps, so that each fits one sealed entry of the relay.

/// Largest encoded operation, in bytes.
pub const OPERATION: usize = 1000 * 1024;
/// Largest text of a revision, in bytes of UTF-8.
pub const REVISION: usize = 960 * 1024;
/// Largest text or byte string of a register or a set's element, in bytes.
pub const SCALAR: usize = 64 * 1024;
/// Longest kind of a record, in bytes.
pub const KIND: usize = 64;
/// Longest name of a field, in bytes.
pub const FIELD: usize = 128;
/// Most operations that one names as superseded.
pub const SUPERSEDES: usize = 16 * 1024;
/// Deepest nesting that is read in values of a newer version.
pub const DEPTH: usize = 16;
/// Largest encoded version vector, in bytes.
pub const VERSION_VECTOR: usize = 1000 * 1024;
