//! The vault key, what is derived from it, and how it is wrapped.
//!
//! [`VaultKey`] is 32 random bytes and is never derived from a passphrase. The [`keyslots`] file holds it wrapped under
//! a passphrase, recovery words or the platform's key store ([`SecretStore`]); any one opens the vault. Changing a
//! passphrase wraps the same key anew. `derive_*` is deterministic, `make_*` is random. [`seal`]: HPKE for a single recipient.

mod file;
pub mod keyslots;
mod recovery;
pub mod seal;
mod small;
mod store;
mod vault_key;
#[cfg(test)]
mod vectors;
mod wrap;

pub(crate) use file::io_error;
pub use file::{fsync_folder, remove_file, replace_file};
pub use keyslots::{Keyslots, Ways};
pub use recovery::RecoveryWords;
pub(crate) use small::{open_file, read_small};
pub use store::{FileSecretStore, KeyClass, SecretStore};
pub(crate) use store::{create_private_folder, erase_each};
pub use vault_key::{DatabaseKey, VaultKey};
pub use wrap::{Passphrase, PassphraseCost};
