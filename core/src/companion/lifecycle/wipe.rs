//! Removing everything from this device.

use super::Companion;
use crate::companion::feed::Change;
use crate::foundation::boot::projection::Projection;
use crate::foundation::drop_box;
use crate::foundation::keys::io_error;
use crate::foundation::types::Result;
use crate::foundation::vault::Vault;

impl Companion {
    /// Removes the vault and everything in it from this device, for good.
    ///
    /// # Errors
    /// `busy` if another process has the vault open; `storage`.
    pub fn wipe(&self) -> Result<()> {
        let _one_at_a_time = self.one_at_a_time();
        self.lock()?;
        if let Ok(slots) = self.slots() {
            Vault::destroy(&self.places.private_dir, &slots, self.store.as_ref())?;
            slots.erase_platform(self.store.as_ref())?;
            Projection::at(&self.places.boot_dir, self.store.as_ref()).erase_keys(&slots.vault_name())?;
            drop_box::erase_key(&slots.vault_name(), self.store.as_ref())?;
        }
        for folder in [&self.places.private_dir, &self.places.boot_dir] {
            match std::fs::remove_dir_all(folder) {
                Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(io_error(error)),
                _ => {}
            }
        }
        self.feed.note(Change::Lifecycle);
        Ok(())
    }
}
