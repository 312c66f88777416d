//! What all else stands on. Read in this order: [`types`] (ids, times, secrets, the one error),
//! [`env`](mod@env) (the only place that asks the system for time, chance and the network), [`keys`] (the vault key
//! and how it is wrapped), [`vault`] (the encrypted database), [`boot`] (what opens without it), [`drop_box`] (what arises
//! while no key is here), [`memory`] (what is left in it).

pub mod boot;
pub mod drop_box;
pub mod env;
pub mod keys;
pub mod memory;
pub mod types;
pub mod vault;
