//! The drop box: what arises while no key is in memory, sealed to the vault's public key and merged when it is opened.
//!
//! Anybody who has the public key can put something in; only the vault key takes it out. [`DropBox::put`] appends and
//! syncs. [`DropBox::collect`] gives the box another name and reads it; whoever stored what was in it says so by
//! [`DropBox::discard`]. Killed between the two, the next collection gives the same items with the same ids again: stored
//! with their ids in one transaction, nothing is lost or doubled. A torn tail and damaged items are passed over.
//!
//! It knows no kinds of items, and bounds them: an item at [`LARGEST_ITEM`], the box at [`LARGEST_BOX`]. Format:
//! `docs/storage.md`.

mod file;
mod frame;
#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};

use crate::foundation::env::Random;
use crate::foundation::keys::{KeyClass, SecretStore, VaultKey, create_private_folder, read_small, replace_file, seal};
use crate::foundation::types::{Code, Error, Result};

/// Most bytes of an item.
pub const LARGEST_ITEM: usize = 384 * 1024;
/// Most bytes of the box, sealed.
pub const LARGEST_BOX: u64 = 4 * 1024 * 1024;

/// Longest name of a vault, in bytes.
const LONGEST_NAME: u64 = 256;

const INFO: &[u8] = b"kith/1 drop box";
/// Sizes are rounded up to this, so that they tell little of a text.
const ROUNDED: usize = 256;

/// The drop box in a folder that is there while the vault is not.
pub struct DropBox<'a>(&'a Path);

/// What was in the box.
pub struct Collected {
    /// In the order in which it was put in.
    pub items: Vec<Item>,
    /// It was collected before and not discarded, so that its items may be stored already.
    pub again: bool,
}

/// One thing that was put in.
pub struct Item {
    /// Random, for good.
    pub id: [u8; 16],
    /// As it was put in.
    pub content: Vec<u8>,
}

impl<'a> DropBox<'a> {
    /// The box in this folder.
    pub fn at(folder: &'a Path) -> Self {
        DropBox(folder)
    }

    /// Lays the public key where it can be had without the vault, if it is not there.
    ///
    /// # Errors
    /// As [`SecretStore::put`]; `disk_full`, `storage`.
    pub fn prepare(&self, key: &VaultKey, vault: &str, store: &dyn SecretStore) -> Result<()> {
        let (_, public) = key.derive_drop_box_keys()?;
        let name = name(vault);
        if store.get(&name)?.as_deref() != Some(&public) {
            store.put(&name, KeyClass::Always, &public)?;
        }
        create_private_folder(self.0)?;
        if self.vault_name().as_deref() != Some(vault) {
            replace_file(&self.owner(), vault.as_bytes())?;
        }
        Ok(())
    }

    /// Seals something and puts it in; it is on the disk when this returns.
    ///
    /// # Errors
    /// `key_missing` before the vault was opened for the first time; `too_large` for the item, or if the box is full;
    /// `disk_full`, `storage`.
    pub fn put(&self, content: &[u8], store: &dyn SecretStore, random: &dyn Random) -> Result<()> {
        if content.len() > LARGEST_ITEM {
            return Err(Error::new(Code::TooLarge, "this is too large to be kept while locked"));
        }
        let missing = || {
            Error::new(
                Code::KeyMissing,
                "nothing can be kept while locked: this vault was not opened yet",
            )
        };
        let vault = self.vault_name().ok_or_else(missing)?;
        let public = store.get(&name(vault.trim()))?.ok_or_else(missing)?;
        let public = <[u8; 32]>::try_from(public).map_err(|_| missing())?;
        let id = random.array();
        let sealed = seal::seal_to(&public, INFO, &id, &padded(content))?;
        file::append(&self.waiting(), &frame::frame(&id, &sealed))
    }

    /// Takes out what is in the box; `None` if there is nothing. What was collected and not discarded comes first.
    ///
    /// # Errors
    /// `storage`.
    pub fn collect(&self, key: &VaultKey) -> Result<Option<Collected>> {
        let collecting = self.collecting();
        let again = collecting.exists();
        if !again && !file::set_aside(&self.waiting(), &collecting)? {
            return Ok(None);
        }
        let bytes = file::read(&collecting)?;
        let (private, _) = key.derive_drop_box_keys()?;
        let mut items = Vec::new();
        for (id, sealed) in frame::items(&bytes) {
            match seal::open(&private, INFO, &id, sealed).ok().and_then(unpadded) {
                Some(content) => items.push(Item { id, content }),
                None => tracing::warn!("something in the drop box was not sealed to this vault"),
            }
        }
        Ok(Some(Collected { items, again }))
    }

    /// Erases what was collected.
    ///
    /// # Errors
    /// `storage`.
    pub fn discard(&self) -> Result<()> {
        file::remove(&self.collecting())
    }

    /// The name of the vault that the box belongs to; none before it was opened for the first time.
    pub fn vault_name(&self) -> Option<String> {
        let name = read_small(&self.owner(), LONGEST_NAME).ok().flatten()?;
        String::from_utf8(name).ok()
    }

    fn waiting(&self) -> PathBuf {
        self.0.join("drop-box")
    }

    fn collecting(&self) -> PathBuf {
        self.0.join("drop-box.collecting")
    }

    fn owner(&self) -> PathBuf {
        self.0.join("vault-name")
    }
}

/// Erases the public key of a vault.
///
/// # Errors
/// As [`SecretStore::delete`].
pub fn erase_key(vault: &str, store: &dyn SecretStore) -> Result<()> {
    store.delete(&name(vault))
}

fn name(vault: &str) -> String {
    format!("drop-box-{vault}")
}

/// The length, the content, and zeros up to the next step.
fn padded(content: &[u8]) -> Vec<u8> {
    let length = u32::try_from(content.len()).expect("an item is far smaller than 4 GiB");
    let mut padded = [length.to_be_bytes().as_slice(), content].concat();
    padded.resize(padded.len().next_multiple_of(ROUNDED), 0);
    padded
}

fn unpadded(padded: Vec<u8>) -> Option<Vec<u8>> {
    let (length, rest) = padded.split_first_chunk::<4>()?;
    let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
    rest.get(..length).map(<[u8]>::to_vec)
}
