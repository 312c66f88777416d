//! What waits to be sent, strictly in order for each conversation.

use super::handler::{Handlers, Unsent, Weight};
use crate::foundation::types::{Code, ConversationId, Error, MessageId, Millis, Result};
use crate::foundation::vault::{Tx, View, params};

/// An item for the members of a conversation.
pub struct Outgoing {
    /// The author's id for it.
    pub message: MessageId,
    /// What it is.
    pub kind: &'static str,
    /// The item.
    pub body: Vec<u8>,
}

/// Largest item, in bytes: it fits an entry with all that is around it.
pub const LARGEST_ITEM: usize = 512 * 1024;

/// Queues an item. It is sealed when it is about to be posted, and its gate is judged then.
///
/// # Errors
/// `too_large`; as [`Tx::execute`].
pub fn push(tx: &Tx<'_>, conversation: ConversationId, item: Outgoing, now: Millis) -> Result<()> {
    if item.body.len() > LARGEST_ITEM {
        return Err(Error::new(Code::TooLarge, "this is too large to be sent"));
    }
    tx.execute(
        "INSERT INTO outbox (conversation, message, kind, body, state, queued_at_ms) VALUES (?1, ?2, ?3, ?4, 'waiting', ?5)",
        params![conversation, item.message, item.kind, item.body, now],
    )?;
    Ok(())
}

/// Takes an item back that was not sealed: something newer replaces it. What is sealed goes its way.
///
/// # Errors
/// As [`Tx::execute`].
pub fn withdraw(tx: &Tx<'_>, conversation: ConversationId, message: MessageId) -> Result<()> {
    tx.execute(
        "DELETE FROM outbox WHERE conversation = ?1 AND state = 'waiting' AND message = ?2",
        params![conversation, message],
    )?;
    Ok(())
}

/// Whether an item waits, or is on its way.
///
/// # Errors
/// As [`View::exists`].
pub fn holds(view: &View<'_>, conversation: ConversationId, message: MessageId) -> Result<bool> {
    view.exists(
        "SELECT 1 FROM outbox WHERE conversation = ?1 AND state IN ('waiting', 'sealed') AND message = ?2",
        params![conversation, message],
    )
}

/// How many counted items wait.
///
/// # Errors
/// As [`View::all`].
pub fn pending(view: &View<'_>, handlers: &dyn Handlers) -> Result<u64> {
    let kinds = view.all(
        "SELECT kind, count(*) FROM outbox WHERE state IN ('waiting', 'sealed') GROUP BY kind",
        [],
        |row| Ok((row.get::<String>(0)?, row.get::<i64>(1)?)),
    )?;
    let counted = kinds
        .into_iter()
        .filter(|(kind, _)| handlers.weight(kind) == Weight::Counted);
    Ok(counted.map(|(_, count)| u64::try_from(count).unwrap_or_default()).sum())
}

/// The body of an item that is not forgotten yet.
///
/// # Errors
/// As [`View::one`].
pub fn body_of(view: &View<'_>, message: MessageId) -> Result<Option<Vec<u8>>> {
    view.one("SELECT body FROM outbox WHERE message = ?1", params![message], |row| {
        row.get(0)
    })
}

/// Whether an item of one of these kinds waits to be sealed.
///
/// # Errors
/// As [`View::all`].
pub fn any_waits(view: &View<'_>, conversation: ConversationId, kinds: &[&str]) -> Result<bool> {
    let waiting = view.all(
        "SELECT DISTINCT kind FROM outbox WHERE conversation = ?1 AND state = 'waiting'",
        params![conversation],
        |row| row.get::<String>(0),
    )?;
    Ok(waiting.iter().any(|kind| kinds.contains(&kind.as_str())))
}

/// Gives an item up that waits: its handler keeps what somebody wrote.
pub(super) fn fail(tx: &Tx<'_>, position: i64, item: &Unsent<'_>, handlers: &dyn Handlers) -> Result<()> {
    handlers.failed(tx, item)?;
    tx.execute("DELETE FROM outbox WHERE position = ?1", params![position])?;
    Ok(())
}

/// Gives up what was not sealed: it is not wanted any more.
pub(super) fn fail_waiting(
    tx: &Tx<'_>,
    conversation: ConversationId,
    handlers: &dyn Handlers,
    now: Millis,
) -> Result<()> {
    let waiting = tx.all(
        "SELECT position, kind, message, body FROM outbox WHERE conversation = ?1 AND state = 'waiting' ORDER BY position",
        params![conversation],
        |row| {
            let item: (i64, String, MessageId, Vec<u8>) = (row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?);
            Ok(item)
        },
    )?;
    for (position, kind, message, body) in waiting {
        let item = Unsent {
            conversation,
            message,
            kind: &kind,
            body: &body,
            why: Code::Ended,
            now,
        };
        fail(tx, position, &item, handlers)?;
    }
    Ok(())
}

/// Gives up everything that was not sent: the conversation is over.
pub(super) fn fail_all(tx: &Tx<'_>, conversation: ConversationId, handlers: &dyn Handlers, now: Millis) -> Result<()> {
    tx.execute(
        "UPDATE outbox SET state = 'waiting' WHERE conversation = ?1 AND state = 'sealed'",
        params![conversation],
    )?;
    fail_waiting(tx, conversation, handlers, now)?;
    tx.execute("DELETE FROM requests WHERE conversation = ?1", params![conversation])?;
    tx.execute("DELETE FROM intents WHERE conversation = ?1", params![conversation])?;
    Ok(())
}
