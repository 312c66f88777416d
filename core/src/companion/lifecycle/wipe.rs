//! Removing everything from this device.
//!
//! What opens something goes first: the key file and the kept plan, so that from the first erased key on nothing does. Then
//! the key store is rid of every key of every vault that anything here names, then the folders go. The names are noted
//! before, so that a wipe which was cut short, or could not erase a key, is finished by the next one. Nothing that fails
//! keeps anything else from being erased.

use std::collections::BTreeSet;
use std::path::Path;

use kith_wire::Array;

use super::Companion;
use crate::companion::feed::Change;
use crate::foundation::boot::projection::Projection;
use crate::foundation::drop_box::{self, DropBox};
use crate::foundation::keys::{Keyslots, create_private_folder, io_error, read_small, replace_file};
use crate::foundation::types::{Code, Result};
use crate::foundation::vault::{Lease, erase_generation};

/// In the private folder while it is wiped: the names of vaults, one a line.
const NOTE: &str = "wiping";
const LONGEST_NOTE: u64 = 4096;

impl Companion {
    /// Removes the vault and everything in it from this device, for good.
    ///
    /// # Errors
    /// `busy` if another process has the vault open: then nothing was removed. `storage` if something could not be: then
    /// nothing opens any more, and wiping again removes the rest.
    pub fn wipe(&self) -> Result<()> {
        let _one_at_a_time = self.one_at_a_time();
        let open = self.opened_now().map(|open| open.vault.name().to_owned());
        told("the log was not folded", &self.lock());
        let (private, boot) = (&self.places.private_dir, &self.places.boot_dir);
        let lease = create_private_folder(private).and_then(|()| Lease::take(private));
        match &lease {
            Err(error) if error.code() == Code::Busy => return Err(error.clone()),
            _ => told("the folder could not be kept from others", &lease),
        }
        let vaults = self.named(open);
        let noted = note(private, &vaults);
        told("what is to be erased was not noted", &noted);
        told("the key file is removed with its folder", &Keyslots::erase(private));
        told(
            "the kept plan is removed with its folder",
            &self.projection().remove_file(),
        );
        let erased = vaults.iter().map(|vault| self.erase_keys(vault));
        let erased = erased.fold(Ok(()), Result::and);
        // The folders still say which keys are to be erased.
        let boot_removed = match erased.as_ref().or(noted.as_ref()) {
            Ok(()) => remove_folder(boot),
            Err(_) => Ok(()),
        };
        let removed = erased.and(boot_removed).and_then(|()| remove_folder(private));
        self.feed.note(Change::Lifecycle);
        removed
    }

    fn projection(&self) -> Projection<'_> {
        Projection::at(&self.places.boot_dir, self.store.as_ref())
    }

    /// The vaults that anything here names: what was open, the key files, what opens without the vault, and the note of a
    /// wipe before.
    fn named(&self, open: Option<String>) -> BTreeSet<String> {
        let private = &self.places.private_dir;
        let note = read_small(&private.join(NOTE), LONGEST_NOTE).ok().flatten();
        let note = String::from_utf8(note.unwrap_or_default()).unwrap_or_default();
        let mut names = Keyslots::vaults_named_in(private);
        names.extend(open);
        names.extend(note.lines().map(str::to_owned));
        names.extend(DropBox::at(&self.places.boot_dir).vault_name());
        names.extend(self.projection().vault_name());
        // Nothing but names: the files may hold anything.
        let names = names.iter().filter_map(|name| Array::<16>::from_hex(name.trim()).ok());
        names.map(|name| name.to_hex()).collect()
    }

    fn erase_keys(&self, vault: &str) -> Result<()> {
        let store = self.store.as_ref();
        let erased = [
            self.projection().erase_keys(vault),
            Keyslots::erase_platform(vault, store),
            erase_generation(vault, store),
            drop_box::erase_key(vault, store),
        ];
        erased.into_iter().fold(Ok(()), Result::and)
    }
}

fn note(folder: &Path, vaults: &BTreeSet<String>) -> Result<()> {
    let lines: String = vaults.iter().map(|vault| format!("{vault}\n")).collect();
    replace_file(&folder.join(NOTE), lines.as_bytes())
}

fn remove_folder(folder: &Path) -> Result<()> {
    match std::fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(io_error(error)),
        _ => Ok(()),
    }
}

/// What failed and keeps nothing from going on.
fn told<T>(what: &str, outcome: &Result<T>) {
    if let Err(error) = outcome {
        tracing::warn!(code = error.code().as_str(), "while wiping: {what}");
    }
}
