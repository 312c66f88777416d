//! What opens without the vault: files in a folder that a phone can read before its first unlock.
//!
//! [`projection`] is `crisis.plan`, sealed under a key that the platform hands out at any time; [`reminders`] is
//! `reminders.plan` and [`region`] a file of two letters, which hold nothing about health and are not sealed. All are made from
//! the vault and can be made again; while [`dirty`] lies beside them they may be older than it. What stands in them is not known here. Formats:
//! `docs/storage.md`.

pub mod dirty;
pub mod projection;
pub mod region;
pub mod reminders;
