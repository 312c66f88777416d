//! Meeting the relays.

use super::Companion;
use super::feed::Change;
use crate::exchange::sync::Report;
use crate::foundation::types::{Error, Result};

impl Companion {
    /// Makes one pass: sends what waits and takes what came. Nothing is lost when it fails or is dropped midway.
    ///
    /// # Errors
    /// `locked`, and of the vault. What went wrong with a relay stands beside the report.
    pub async fn sync(&self) -> Result<(Report, Option<Error>)> {
        let _one_at_a_time = self.passing.lock().await;
        // The tombstones of shares that are over go out in this pass; what came and is over already is gone after it.
        self.write_swept(|_, _| Ok(()))?;
        let outcome = self.open()?.engine.pass().await?;
        self.write_swept(|_, _| Ok(()))?;
        let (report, _) = &outcome;
        // What arrived may be of any kind; what was sent changes the state of messages.
        self.note(Change::People);
        if report.sent + report.received > 0 {
            for change in [Change::Messages, Change::Shares, Change::Practice] {
                self.note(change);
            }
        }
        Ok(outcome)
    }
}
