//! The keys of a conversation's last epochs, and the commit that closed each. Kept 30 days, like the hashes of their
//! entries: a relay that was restored from an old copy gets the commits again.

use ed25519_dalek::SigningKey;
use kith_wire::channel::{CommitFacts, Sealed};
use kith_wire::id::{Epoch, PublicKey};
use serde::{Deserialize, Serialize};

use super::run;
use crate::exchange::mls::{Context, Group};
use crate::foundation::types::{Code, ConversationId, Error, Millis, Result, Secret};
use crate::foundation::vault::{Tx, View, params};

pub(super) const KEPT_MS: i64 = 30 * 24 * 60 * 60 * 1000;

/// An epoch as it was entered.
pub struct Entered {
    /// Its number.
    pub epoch: Epoch,
    /// What signs requests at the relay.
    pub relay_key: SigningKey,
    /// The epoch authenticator.
    pub authenticator: Vec<u8>,
    /// When this device entered it.
    pub opened_at: Millis,
}

impl Entered {
    /// The running hash at the epoch's start.
    pub fn run_start(&self) -> [u8; 32] {
        run::start(&self.authenticator)
    }
}

/// Records that the group entered its epoch: the running hash begins anew.
pub(super) fn enter(context: &Context<'_>, conversation: ConversationId, group: &Group, now: Millis) -> Result<()> {
    let tx = context.tx;
    let authenticator = group.epoch_authenticator()?;
    let key = Secret::new(group.relay_key(*context)?.signing_key().to_bytes());
    tx.execute(
        "INSERT INTO epochs (conversation, epoch, relay_key, authenticator, opened_at_ms) VALUES (?1, ?2, ?3, ?4, ?5)",
        params![conversation, number(group.epoch())?, key.expose(), authenticator, now],
    )?;
    tx.execute(
        "UPDATE conversations SET run = ?2 WHERE id = ?1",
        params![conversation, run::start(&authenticator)],
    )?;
    let forgotten = tx.execute(
        "DELETE FROM epochs WHERE conversation = ?1 AND opened_at_ms < ?2 AND epoch < ?3",
        params![conversation, now.0.saturating_sub(KEPT_MS), number(group.epoch())? - 5],
    )?;
    if forgotten > 0 {
        tx.execute(
            "DELETE FROM log WHERE conversation = ?1
                AND epoch < (SELECT min(epoch) FROM epochs WHERE conversation = ?1)",
            params![conversation],
        )?;
    }
    Ok(())
}

/// Keeps the commit that closed an epoch.
pub(super) fn close(
    tx: &Tx<'_>,
    conversation: ConversationId,
    epoch: Epoch,
    entry: &Sealed,
    facts: CommitFacts,
) -> Result<()> {
    let commit = kith_wire::encode(&ClosingCommit {
        entry: entry.clone(),
        facts,
    });
    tx.execute(
        "UPDATE epochs SET closing_commit = ?3 WHERE conversation = ?1 AND epoch = ?2",
        params![conversation, number(epoch)?, commit],
    )?;
    Ok(())
}

/// An epoch that is over, and the commit that closed it.
pub(super) struct Closed {
    pub(super) relay_key: SigningKey,
    pub(super) commit: Vec<u8>,
    pub(super) verifier: PublicKey,
    pub(super) removes: bool,
}

/// An epoch that is over; `None` if its commit is not kept.
pub(super) fn closed(view: &View<'_>, conversation: ConversationId, epoch: Epoch) -> Result<Option<Closed>> {
    view.one(
        "SELECT relay_key, closing_commit FROM epochs
         WHERE conversation = ?1 AND epoch = ?2 AND closing_commit IS NOT NULL",
        params![conversation, number(epoch)?],
        |row| {
            let kept: ClosingCommit = kith_wire::decode(&row.get::<Vec<u8>>(1)?)
                .map_err(|_| Error::new(Code::Damaged, "a stored commit is damaged"))?;
            Ok(Closed {
                relay_key: SigningKey::from_bytes(&row.get(0)?),
                commit: kept.entry.0,
                verifier: kept.facts.verifier,
                removes: kept.facts.removes,
            })
        },
    )
}

/// A commit as it was read, with what was posted beside it.
#[derive(Serialize, Deserialize)]
struct ClosingCommit {
    entry: Sealed,
    facts: CommitFacts,
}

/// The newest epoch that was entered.
pub(super) fn current(view: &View<'_>, conversation: ConversationId) -> Result<Entered> {
    view.one(
        "SELECT epoch, relay_key, authenticator, opened_at_ms FROM epochs WHERE conversation = ?1 ORDER BY epoch DESC LIMIT 1",
        params![conversation],
        |row| {
            Ok(Entered {
                epoch: epoch(row.get(0)?)?,
                relay_key: SigningKey::from_bytes(&row.get(1)?),
                authenticator: row.get(2)?,
                opened_at: row.get(3)?,
            })
        },
    )?
    .ok_or_else(|| Error::new(Code::Damaged, "a conversation has no epoch"))
}

pub(super) fn number(epoch: Epoch) -> Result<i64> {
    i64::try_from(epoch.0).map_err(|_| Error::new(Code::InvalidInput, "an epoch is out of range"))
}

pub(super) fn epoch(number: i64) -> Result<Epoch> {
    u64::try_from(number)
        .map(Epoch)
        .map_err(|_| Error::new(Code::Damaged, "a stored epoch is negative"))
}
