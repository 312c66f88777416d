//! Closing the vault for somebody who must authenticate to open it again.

use std::sync::PoisonError;

use super::Companion;
use crate::companion::feed::Change;
use crate::foundation::types::Result;

impl Companion {
    /// Closes the vault and wipes its key from memory. Locking twice is fine.
    ///
    /// # Errors
    /// `storage` if the log cannot be folded into the file; it is locked and whole all the same.
    pub fn lock(&self) -> Result<()> {
        self.sockets.close();
        let open = self.open.write().unwrap_or_else(PoisonError::into_inner).take();
        let Some(open) = open else { return Ok(()) };
        self.feed.note(Change::Lifecycle);
        open.vault.pause()
    }
}
