//! A message on its way.

use serde::{Deserialize, Serialize};

use super::message::{self, State};
use crate::care::text::checked;
use crate::exchange::sync::Inbound;
use crate::foundation::types::{Code, Error, MessageId, Result};
use crate::foundation::vault::{Tx, params};

/// The kind of an item that holds a message.
pub const KIND: &str = "message";

/// The body of a message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Body {
    pub(super) text: String,
}

/// Stores a message that arrived.
///
/// # Errors
/// `invalid_input` if it is malformed, empty or too long.
pub fn receive(tx: &Tx<'_>, item: &Inbound<'_>) -> Result<()> {
    let malformed = || Error::new(Code::InvalidInput, "a message is malformed");
    let body: Body = kith_wire::decode(item.body).map_err(|_| malformed())?;
    checked(&body.text, message::LONGEST_MESSAGE).map_err(|_| malformed())?;
    tx.execute(
        "INSERT INTO messages (conversation, id, account, text, sent_at_ms, state) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        params![
            item.conversation,
            item.message,
            item.account,
            body.text,
            item.sent_at,
            State::Received.as_str()
        ],
    )?;
    Ok(())
}

/// The relay has an own message.
///
/// # Errors
/// As [`Tx::execute`].
pub fn sent(tx: &Tx<'_>, message: MessageId) -> Result<()> {
    set_state(tx, message, State::Sent, None)
}

/// An own message will not be sent, for this reason; its text stays.
///
/// # Errors
/// As [`Tx::execute`].
pub fn failed(tx: &Tx<'_>, message: MessageId, why: Code) -> Result<()> {
    set_state(tx, message, State::Failed, Some(why))
}

fn set_state(tx: &Tx<'_>, message: MessageId, state: State, why: Option<Code>) -> Result<()> {
    tx.execute(
        "UPDATE messages SET state = ?2, reason = ?3 WHERE id = ?1 AND state <> 'received'",
        params![message, state.as_str(), why.map(Code::as_str)],
    )?;
    Ok(())
}
