//! What changed, pulled by the screen that is open.

use kith::companion;

/// Something that a screen may show differently now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum Change {
    /// The journal.
    Journal,
    /// A conversation.
    Messages,
    /// People.
    People,
    /// Plans or today's practice.
    Practice,
    /// The support map.
    SupportMap,
    /// The crisis plan.
    Crisis,
    /// What is shared.
    Shares,
    /// What was agreed to, by either side.
    Consents,
    /// Unlocked, locked, paused or resumed.
    Lifecycle,
}

/// Changes since the last pull.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct ChangeBatch {
    /// In their order.
    pub changes: Vec<Change>,
    /// Some were dropped: look at everything anew.
    pub overflowed: bool,
}

impl From<companion::Batch> for ChangeBatch {
    fn from(batch: companion::Batch) -> Self {
        let changes = batch.changes.into_iter().map(|change| match change {
            companion::Change::Journal => Change::Journal,
            companion::Change::Messages => Change::Messages,
            companion::Change::People => Change::People,
            companion::Change::Practice => Change::Practice,
            companion::Change::SupportMap => Change::SupportMap,
            companion::Change::Crisis => Change::Crisis,
            companion::Change::Shares => Change::Shares,
            companion::Change::Consents => Change::Consents,
            companion::Change::Lifecycle => Change::Lifecycle,
        });
        ChangeBatch {
            changes: changes.collect(),
            overflowed: batch.overflowed,
        }
    }
}
