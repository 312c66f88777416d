//! Places where something is missing: shown, never passed over in silence.

use crate::foundation::types::{AccountId, ConversationId, DeviceId, Millis, Result};
use crate::foundation::vault::{Tx, View, params};

/// Why something is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reason {
    /// The entry is there and nobody here can read it.
    Unreadable,
    /// The entry expired at the relay before this device came.
    Expired,
    /// The item is malformed, or its sender may not write it.
    Refused,
    /// The sender's count was skipped.
    Skipped,
}

impl Reason {
    fn as_str(self) -> &'static str {
        match self {
            Reason::Unreadable => "unreadable",
            Reason::Expired => "expired",
            Reason::Refused => "refused",
            Reason::Skipped => "skipped",
        }
    }
}

pub(super) fn note(tx: &Tx<'_>, conversation: ConversationId, reason: Reason, now: Millis) -> Result<()> {
    tx.execute(
        "INSERT INTO gaps (conversation, reason, noticed_at_ms) VALUES (?1, ?2, ?3)",
        params![conversation, reason.as_str(), now],
    )?;
    Ok(())
}

/// How many places of a conversation are known to lack something.
///
/// # Errors
/// As [`View::one`].
pub(super) fn count_of(view: &View<'_>, conversation: ConversationId) -> Result<u64> {
    let count: Option<i64> = view.one(
        "SELECT count(*) FROM gaps WHERE conversation = ?1",
        params![conversation],
        |row| row.get(0),
    )?;
    Ok(u64::try_from(count.unwrap_or(0)).unwrap_or_default())
}

/// Checks a sender's count: what was skipped becomes a gap.
pub(super) fn count(
    tx: &Tx<'_>,
    conversation: ConversationId,
    sender: (AccountId, DeviceId),
    counter: u64,
    now: Millis,
) -> Result<()> {
    let (account, device) = sender;
    let counter = i64::try_from(counter).unwrap_or(i64::MAX);
    let last: i64 = tx
        .one(
            "SELECT counter FROM senders WHERE conversation = ?1 AND device = ?2",
            params![conversation, device],
            |row| row.get(0),
        )?
        .unwrap_or(0);
    if counter > last.saturating_add(1) {
        tx.execute(
            "INSERT INTO gaps (conversation, account, device, first_counter, last_counter, reason, noticed_at_ms)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            params![
                conversation,
                account,
                device,
                last + 1,
                counter - 1,
                Reason::Skipped.as_str(),
                now
            ],
        )?;
    }
    if counter > last {
        tx.execute(
            "INSERT INTO senders (conversation, device, counter) VALUES (?1, ?2, ?3)
             ON CONFLICT (conversation, device) DO UPDATE SET counter = ?3",
            params![conversation, device, counter],
        )?;
    }
    Ok(())
}
