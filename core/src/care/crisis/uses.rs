//! When the plan was used. For the person alone: it says when a review is due and what helped, and is sent to nobody.

use crate::foundation::types::{Millis, Result};
use crate::foundation::vault::{Tx, View, params};

/// One use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Use {
    /// The step's stable name; none if the plan as a whole was opened.
    pub step: Option<String>,
    /// Whether it helped, if the person said.
    pub helped: Option<bool>,
    /// When.
    pub at: Millis,
}

/// Records a use.
///
/// # Errors
/// As [`Tx::execute`].
pub fn record(tx: &Tx<'_>, step: Option<&str>, helped: Option<bool>, at: Millis) -> Result<()> {
    tx.execute(
        "INSERT INTO crisis_uses (step, helped, at_ms) VALUES (?1, ?2, ?3)",
        params![step, helped, at],
    )?;
    Ok(())
}

/// Every use, in the order in which they were recorded.
///
/// # Errors
/// As [`View::all`].
pub fn all(view: &View<'_>) -> Result<Vec<Use>> {
    view.all(
        "SELECT step, helped, at_ms FROM crisis_uses ORDER BY position",
        [],
        |row| {
            Ok(Use {
                step: row.get(0)?,
                helped: row.get(1)?,
                at: row.get(2)?,
            })
        },
    )
}
