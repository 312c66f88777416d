//! What was written and will not be sent.

use super::Companion;
use super::feed::Change;
use crate::care::consent::refusals::{self, Refusal};
use crate::foundation::types::{MessageId, Result};

impl Companion {
    /// What was written to somebody and refused when it was about to go out, in the order in which that was found: those
    /// that the report of a pass counts are the last ones.
    ///
    /// # Errors
    /// `locked`.
    pub fn refusals(&self) -> Result<Vec<Refusal>> {
        self.read(refusals::all)
    }

    /// The author is done with one: it leaves the list. A message stays in its conversation.
    ///
    /// # Errors
    /// `locked`.
    pub fn dismiss_refusal(&self, message: MessageId) -> Result<()> {
        self.write(|tx, _| refusals::dismiss(tx, message))?;
        self.note(Change::Messages);
        Ok(())
    }
}
