//! The keys of a conversation's last epochs, and the commit that closed each. Kept 30 days: a relay that was restored
//! from an old copy gets the commits again.

use ed25519_dalek::SigningKey;
use kith_wire::id::Epoch;

use super::run;
use crate::exchange::mls::{Context, Group};
use crate::foundation::types::{Code, ConversationId, Error, Millis, Result, Secret};
use crate::foundation::vault::{Tx, View, params};

const KEPT_MS: i64 = 30 * 24 * 60 * 60 * 1000;

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
    tx.execute(
        "DELETE FROM epochs WHERE conversation = ?1 AND opened_at_ms < ?2 AND epoch < ?3",
        params![conversation, now.0.saturating_sub(KEPT_MS), number(group.epoch())? - 5],
    )?;
    Ok(())
}

/// Keeps the commit that closed an epoch.
pub(super) fn close(tx: &Tx<'_>, conversation: ConversationId, epoch: Epoch, commit: &[u8]) -> Result<()> {
    tx.execute(
        "UPDATE epochs SET closing_commit = ?3 WHERE conversation = ?1 AND epoch = ?2",
        params![conversation, number(epoch)?, commit],
    )?;
    Ok(())
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
