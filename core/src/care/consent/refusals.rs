//! What was written to somebody and will not be sent: who it was for, why, and where its author finds it again.
//!
//! A gate judges again at each sealing, so what was queued with every consent may be refused hours later, when nobody looks.
//! It leaves the queue and is kept here; the report of the next pass counts it ([`tell`]), once. A message stands in its
//! conversation as `failed`, an assignment is kept here as it was made. The text of a proposal is not kept: it is made of
//! what somebody shared and took back, and goes with it.

use crate::care::practice::Assignment;
use crate::care::{messaging, practice};
use crate::exchange::sync::Unsent;
use crate::foundation::types::{AccountId, Code, Error, MessageId, Millis, Result};
use crate::foundation::vault::{Tx, View, params};

use super::PROPOSAL_KIND;

/// Refusals that are kept.
const KEPT: i64 = 1_000;

/// Something that will not be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The author's id for it.
    pub message: MessageId,
    /// For whom it was.
    pub person: AccountId,
    /// What it was.
    pub what: Refused,
    /// Why, such as `consent_withdrawn` or `ended`.
    pub why: Code,
    /// When that was found.
    pub at: Millis,
}

/// What was refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused {
    /// A message, which stands in its conversation.
    Message,
    /// An assignment, as it was made.
    Assignment(Assignment),
    /// A proposal for a share that has ended.
    Proposal,
}

/// Keeps what somebody wrote and is not sent. Housekeeping, and shares, whose list says how they stand, are not kept.
///
/// # Errors
/// As [`Tx::execute`].
pub fn keep(tx: &Tx<'_>, item: &Unsent<'_>) -> Result<()> {
    let body = match item.kind {
        messaging::KIND | PROPOSAL_KIND => None,
        practice::KIND => Some(item.body),
        _ => return Ok(()),
    };
    tx.execute(
        "INSERT INTO refusals (person, message, kind, body, reason, refused_at_ms, told)
         SELECT peer, ?2, ?3, ?4, ?5, ?6, 0 FROM conversations WHERE id = ?1",
        params![
            item.conversation,
            item.message,
            item.kind,
            body,
            item.why.as_str(),
            item.now
        ],
    )?;
    tx.execute(
        "DELETE FROM refusals WHERE position <= (SELECT max(position) FROM refusals) - ?1",
        params![KEPT],
    )?;
    Ok(())
}

/// How many were kept since somebody was told; they are told now. They are the last ones of [`all`].
///
/// # Errors
/// As [`Tx::execute`].
pub fn tell(tx: &Tx<'_>) -> Result<u64> {
    // Asked first, so that a pass that refuses nothing writes nothing.
    if !tx.exists("SELECT 1 FROM refusals WHERE told = 0", [])? {
        return Ok(0);
    }
    let told = tx.execute("UPDATE refusals SET told = 1 WHERE told = 0", [])?;
    Ok(u64::try_from(told).unwrap_or(u64::MAX))
}

/// What was refused, in the order in which it was found.
///
/// # Errors
/// As [`View::all`].
pub fn all(view: &View<'_>) -> Result<Vec<Refusal>> {
    let damaged = || Error::new(Code::Damaged, "a stored refusal is damaged");
    view.all(
        "SELECT person, message, kind, body, reason, refused_at_ms FROM refusals ORDER BY position",
        [],
        |row| {
            let what = match (row.get::<String>(2)?.as_str(), row.get::<Option<Vec<u8>>>(3)?) {
                (messaging::KIND, _) => Refused::Message,
                (PROPOSAL_KIND, _) => Refused::Proposal,
                (practice::KIND, Some(body)) => Refused::Assignment(kith_wire::decode(&body).map_err(|_| damaged())?),
                _ => return Err(damaged()),
            };
            Ok(Refusal {
                person: row.get(0)?,
                message: row.get(1)?,
                what,
                why: Code::named(&row.get::<String>(4)?).ok_or_else(damaged)?,
                at: row.get(5)?,
            })
        },
    )
}

/// Its author is done with one: it leaves the list.
///
/// # Errors
/// As [`Tx::execute`].
pub fn dismiss(tx: &Tx<'_>, message: MessageId) -> Result<()> {
    tx.execute("DELETE FROM refusals WHERE message = ?1", params![message])?;
    Ok(())
}
