//! Kith.
pub mod foundation;
