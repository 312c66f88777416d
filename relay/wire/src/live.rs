//! `GET /v1/live`: a WebSocket on which the relay says that something grew. Binary frames; the device
//! sends one [`Subscribe`] at a time, each replacing the one before; the relay sends [`Event`]s.

use serde::{Deserialize, Serialize};

use crate::id::{ChannelId, InboxId};
use crate::sign::{ChannelPart, OwnerPart};

/// What the device wants to be told of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Subscribe {
    /// Channels: parts signed for [`crate::sign::Action::Watch`] with empty bodies. Keys older than a removal are refused.
    pub channels: Vec<ChannelPart>,
    /// Inboxes: parts of their owner, signed for [`crate::sign::Action::Watch`] with empty bodies.
    pub inboxes: Vec<OwnerPart>,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// The subscription stands; what was refused is listed. Sent once for each [`Subscribe`].
    Subscribed {
        /// Channels whose part did not prove a right to watch.
        refused: Vec<ChannelId>,
    },
    /// The channel has new entries.
    Grew(ChannelId),
    /// The inbox has new items.
    Arrived(InboxId),
    /// The subscription of this channel ended: somebody was removed. Those who remain subscribe anew.
    Ended(ChannelId),
}
