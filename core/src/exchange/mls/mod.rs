//! How devices agree on keys: MLS (RFC 9420) by openmls. The only place that names `openmls`, but for its
//! HPKE, which [`seal`](crate::foundation::keys::seal) wraps.
//!
//! Everything takes the open transaction in a [`Context`], so that MLS state and what the caller writes beside it are
//! stored together or not at all. A call that fails leaves the state of MLS as it was; the group in memory is then
//! reloaded ([`Group::receive`]) or to be thrown away (everything else).
//!
//! Read in this order: `settings` (what all groups have in common), `storage` and `provider` (where openmls keeps
//! state), [`Signer`], [`make_key_package`], [`Group`], [`Change`] and [`Staged`], [`Group::receive`], [`join`].
//!
//! It judges nobody: credentials and rules are reported, never a reason to refuse a commit that others accept. What is
//! refused is refused by every member alike: standalone proposals, external commits, and commits that hold anything
//! but additions, removals and new rules.

mod encrypt;
mod group;
mod join;
mod key_package;
mod member;
mod padding;
mod provider;
mod receive;
mod relay_key;
mod roster;
mod settings;
mod signer;
mod stage;
mod storage;
mod storage_provider;

#[cfg(test)]
mod tests;

pub use group::Group;
pub use join::{Joined, join};
pub use key_package::{KeyPackageFacts, Reuse, inspect_key_package, make_key_package};
pub use member::{Leaf, Member};
pub use provider::Context;
pub use receive::{Commit, ReceiveFault, Received};
pub use relay_key::RelayKey;
pub use signer::Signer;
pub use stage::{Change, Removes, Staged};
