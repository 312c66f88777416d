//! Taking the key away, at once: by choice, in a panic, by the policy.

use std::sync::PoisonError;

use super::Companion;
use crate::companion::feed::Change;
use crate::foundation::memory::leaving_nothing;
use crate::foundation::types::Result;

impl Companion {
    /// The key lock: closes the vault and wipes its key from memory. Nothing is fetched or sent from here on; a pass that
    /// runs ends. What arises meanwhile goes into the drop box. Locking twice is fine.
    ///
    /// # Errors
    /// `storage` if the log cannot be folded into the file; it is locked and whole all the same.
    pub fn lock(&self) -> Result<()> {
        leaving_nothing(|| {
            self.sockets.close();
            self.locked.send_replace(());
            let open = self.open.write().unwrap_or_else(PoisonError::into_inner).take();
            let Some(open) = open else { return Ok(()) };
            self.feed.note(Change::Lifecycle);
            open.vault.close()
        })
    }
}
