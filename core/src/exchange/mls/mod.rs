//! Sealed groups: MLS (RFC 9420) by openmls, and the HPKE that goes with it. The only module that names openmls.
//!
//! Sans-I/O: every function takes the open transaction in a [`Context`], so the state of a group, what was read with it
//! and the place up to which it was read are committed together. The group in memory is loaded from the transaction and
//! thrown away with it: after an error nothing in memory is ahead of the disk.
//!
//! What this promises: handshakes are PrivateMessages; the keys of the last five epochs are kept; a commit is merged only
//! by [`Group::merge_staged`] or [`Group::receive`]. What it refuses: standalone proposals and external commits. What it
//! does not do: it does not judge who a member is ([`crate::exchange::identity::credential`]) or what is sealed.
//!
//! Suite: `MLS_128_DHKEMX25519_CHACHA20POLY1305_SHA256_Ed25519`. openmls asks the system for the time when it looks at a
//! leaf's lifetime, so leaves carry one that no clock leaves; real ends are judged with our own clock elsewhere.

mod change;
mod config;
mod context;
mod group;
mod join;
mod key_package;
mod receive;
pub mod seal;
mod storage;

pub use change::{Change, Removes, Staged};
pub use context::{Context, Signer};
pub use group::{Group, Leaf, Member, RelayKey};
pub use join::{Joined, join};
pub use key_package::{KeyPackageFacts, Reuse, inspect_key_package, make_key_package};
pub use receive::{ReceiveFault, Received};
