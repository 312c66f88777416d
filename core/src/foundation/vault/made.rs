//! For tests: a vault that was just made, in a folder that goes with it.

use tempfile::TempDir;

use super::Vault;
use crate::foundation::env::SeededRandom;
use crate::foundation::keys::{FileSecretStore, Keyslots, RecoveryWords, VaultKey};

/// A new vault, open and empty, and what it was made with.
pub(crate) struct Made {
    /// It lies in `vault`, the key store beside it in `store`.
    pub(crate) folder: TempDir,
    pub(crate) vault: Vault,
    pub(crate) key: VaultKey,
    pub(crate) slots: Keyslots,
    pub(crate) store: FileSecretStore,
    /// They open the vault, at no passphrase's cost.
    pub(crate) words: RecoveryWords,
    /// Goes on after what the vault was made of.
    pub(crate) random: SeededRandom,
}

/// Makes a vault whose chance is this seed's.
pub(crate) fn made(seed: u64) -> Made {
    let folder = tempfile::tempdir().expect("a folder");
    let random = SeededRandom::new(seed);
    let (key, words) = (VaultKey::make(&random), RecoveryWords::make(&random));
    let mut slots = Keyslots::make(&key, &random);
    slots.set_recovery(&key, &words, &random);
    let store = FileSecretStore::new(folder.path().join("store"));
    let vault = Vault::create(&folder.path().join("vault"), &key, &mut slots, &store, |_| Ok(())).expect("new");
    Made {
        folder,
        vault,
        key,
        slots,
        store,
        words,
        random,
    }
}
