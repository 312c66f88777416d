//! Somebody who looks at every transaction: for what lies outside of the database and must follow it.

use super::{Tx, View};
use crate::foundation::types::Result;

/// What follows a look before a commit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum After {
    /// Nothing.
    Nothing,
    /// [`Watch::after`] is called, whether the commit succeeded or not.
    Look,
}

/// Looks at every transaction that changes the vault, while no other runs.
pub trait Watch: Send + Sync {
    /// Before the commit, on what it would leave.
    ///
    /// # Errors
    /// Whatever must give the transaction up; [`Watch::after`] is called then too.
    fn before(&self, tx: &Tx<'_>) -> Result<After>;

    /// After the commit, or instead of it, on what the vault holds now. What fails here must be made up for later.
    fn after(&self, view: &View<'_>);
}
