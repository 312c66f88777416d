//! The relay.

pub mod clock;
pub mod service;
pub mod store;
