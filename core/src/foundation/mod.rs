//! What all else stands on: small types, the environment, keys and the vault.

pub mod types;
