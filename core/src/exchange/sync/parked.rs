//! Items of kinds that this version does not know. They are kept, counted where people can see it, and taken in as if they
//! had just arrived once a version runs that knows them.

use super::envelope::Envelope;
use super::gaps::{self, Reason};
use super::handler::{Handlers, Inbound, Weight};
use crate::foundation::types::{AccountId, Code, ConversationId, DeviceId, Error, Millis, Result};
use crate::foundation::vault::{Tx, View, params};

/// Most items that are kept for one conversation; what goes beyond is a gap.
const MOST: u64 = 1_000;
/// Most bytes that are kept for one conversation.
const MOST_BYTES: u64 = 4 * 1024 * 1024;

/// Keeps an item; the place is a gap if too many are kept already.
pub(super) fn keep(
    tx: &Tx<'_>,
    conversation: ConversationId,
    (account, device): (AccountId, DeviceId),
    kind: &str,
    plaintext: &[u8],
    now: Millis,
) -> Result<()> {
    let bytes: Option<i64> = tx.one(
        "SELECT coalesce(sum(length(envelope)), 0) FROM parked WHERE conversation = ?1",
        params![conversation],
        |row| row.get(0),
    )?;
    let bytes = u64::try_from(bytes.unwrap_or(0)).unwrap_or_default() + plaintext.len() as u64;
    if count_of(tx, conversation)? >= MOST || bytes > MOST_BYTES {
        return gaps::note(tx, conversation, Reason::Refused, now);
    }
    tx.execute(
        "INSERT INTO parked (conversation, account, device, kind, envelope) VALUES (?1, ?2, ?3, ?4, ?5)",
        params![conversation, account, device, kind, plaintext],
    )?;
    Ok(())
}

/// Drops what is kept for a conversation that is over.
pub(super) fn drop_all(tx: &Tx<'_>, conversation: ConversationId) -> Result<()> {
    tx.execute("DELETE FROM parked WHERE conversation = ?1", params![conversation])?;
    Ok(())
}

/// How many items are kept for a conversation.
pub(super) fn count_of(view: &View<'_>, conversation: ConversationId) -> Result<u64> {
    let count: Option<i64> = view.one(
        "SELECT count(*) FROM parked WHERE conversation = ?1",
        params![conversation],
        |row| row.get(0),
    )?;
    Ok(u64::try_from(count.unwrap_or(0)).unwrap_or_default())
}

/// Takes in what a handler knows by now; says how many of them are counted.
pub(super) fn take_known(tx: &Tx<'_>, handlers: &dyn Handlers, now: Millis) -> Result<u64> {
    let kinds = tx.all("SELECT DISTINCT kind FROM parked", [], |row| row.get::<String>(0))?;
    let mut counted = 0;
    for kind in kinds.into_iter().filter(|kind| handlers.knows(kind)) {
        let kept = tx.all(
            "SELECT position, conversation, account, device, envelope FROM parked WHERE kind = ?1 ORDER BY position",
            params![kind],
            |row| {
                let envelope = Envelope::open(&row.get::<Vec<u8>>(4)?)
                    .ok_or_else(|| Error::new(Code::Damaged, "a kept item is damaged"))?;
                Ok((row.get::<i64>(0)?, row.get(1)?, row.get(2)?, row.get(3)?, envelope))
            },
        )?;
        for (position, conversation, account, device, envelope) in kept {
            let item = Inbound {
                conversation,
                account,
                device,
                message: envelope.message,
                sent_at: envelope.sent_at,
                kind: &envelope.kind,
                body: &envelope.body,
                now,
            };
            match tx.attempt(|tx| handlers.receive(tx, &item)) {
                Ok(()) => counted += u64::from(handlers.weight(&kind) == Weight::Counted),
                Err(error) if error.code() == Code::InvalidInput => {
                    gaps::note(tx, conversation, Reason::Refused, now)?;
                }
                Err(error) => return Err(error),
            }
            tx.execute("DELETE FROM parked WHERE position = ?1", params![position])?;
        }
    }
    Ok(counted)
}
