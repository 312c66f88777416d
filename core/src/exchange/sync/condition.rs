//! What a person must be told of a conversation.

use super::alarm::{self, Alarm};
use super::{gaps, parked};
use crate::foundation::types::{ConversationId, Result};
use crate::foundation::vault::View;

/// What a person must be told of a conversation.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Condition {
    /// They stay until they were dealt with.
    pub alarms: Vec<Alarm>,
    /// At how many places something is missing: an entry that nobody here can read, or one that a sender counted and that
    /// never came.
    pub gaps: u64,
    /// How many items arrived that only a newer version can show.
    pub newer: u64,
}

impl Condition {
    /// The condition of this conversation.
    ///
    /// # Errors
    /// As [`View::one`].
    pub fn of(view: &View<'_>, conversation: ConversationId) -> Result<Self> {
        Ok(Condition {
            alarms: alarm::standing(view, conversation)?,
            gaps: gaps::count_of(view, conversation)?,
            newer: parked::count_of(view, conversation)?,
        })
    }
}
