//! A relay that was restored from an old copy: it no longer knows a place, an epoch or a channel that it had confirmed.
//!
//! Devices keep the commits and the relay keys of their epochs for thirty days and give the relay again what it lost: the
//! channel, then the commits in their order. The log is then read from the start of the current epoch; what this device
//! had sent and does not find there is sealed anew under the same message id, which readers take only once; and a renewal
//! of keys lets the running hash begin anew for everybody. People are told by an alarm, since a relay that forgets may
//! also be one that lies.

use kith_wire::channel::{Append, Authority, Create, Sealed, Start};
use kith_wire::id::{ChannelId, Epoch, PublicKey};
use kith_wire::refusal::{Code as Reason, Refusal};
use kith_wire::sign::{Action, ChannelPart};

use super::commit::{self, Intent};
use super::conversation::Conversation;
use super::epochs::{self, Closed};
use crate::exchange::identity::persona::Persona;
use crate::foundation::types::{Code, ConversationId, Error, Result};
use crate::foundation::vault::{Tx, View, params};

/// What is given to the relay again, in this order.
pub(super) struct Repair {
    /// Body of the channel's creation, if the whole channel is lost.
    pub(super) creation: Option<Vec<u8>>,
    /// Bodies of the appends of commits that are lost.
    pub(super) commits: Vec<Vec<u8>>,
    /// The first epoch of which entries may be lost.
    pub(super) from: Epoch,
}

/// What the relay needs; `None` if this device cannot give it.
pub(super) fn plan(view: &View<'_>, conversation: &Conversation, refusal: &Refusal) -> Result<Option<Repair>> {
    let (_, _, channel) = conversation.begun()?;
    let current = epochs::current(view, conversation.id)?;
    if refusal.code == Reason::UnknownChannel {
        let persona = Persona::load(view, conversation.persona)?;
        // Somebody with an admission of their own creates it again; the others wait.
        let Some(admission) = persona.admission else {
            return Ok(None);
        };
        // From the oldest epoch on that can be told, so that a member who is some commits behind finds them.
        let mut chain = Vec::new();
        for number in (0..current.epoch.0).rev() {
            let Some(closed) = epochs::closed(view, conversation.id, Epoch(number))? else {
                break;
            };
            chain.push((Epoch(number), closed));
        }
        chain.reverse();
        let (first, key) = match chain.first() {
            Some((epoch, closed)) => (*epoch, &closed.relay_key),
            None => (current.epoch, &current.relay_key),
        };
        let verifier = PublicKey(kith_wire::Array(key.verifying_key().to_bytes()));
        let start = kith_wire::encode(&Start { verifier });
        let creation = kith_wire::encode(&Create {
            part: ChannelPart::sign(key, Action::CreateChannel, channel, first, start),
            authority: Authority::Admission(admission),
        });
        return Ok(Some(Repair {
            creation: Some(creation),
            commits: chain
                .into_iter()
                .map(|(epoch, closed)| append(channel, epoch, closed))
                .collect(),
            from: Epoch(0),
        }));
    }
    let from = match refusal.current {
        // It names an epoch that comes later than ours: nothing here could fill that.
        Some(epoch) if epoch > current.epoch => return Ok(None),
        Some(epoch) if refusal.code == Reason::UnknownEpoch => epoch,
        _ => current.epoch,
    };
    let mut commits = Vec::new();
    for number in from.0..current.epoch.0 {
        let epoch = Epoch(number);
        let Some(closed) = epochs::closed(view, conversation.id, epoch)? else {
            return Ok(None);
        };
        commits.push(append(channel, epoch, closed));
    }
    Ok(Some(Repair {
        creation: None,
        commits,
        from,
    }))
}

/// The request that appends a commit as it was.
fn append(channel: ChannelId, epoch: Epoch, closed: Closed) -> Vec<u8> {
    let body = Append::Commit {
        entry: Sealed(closed.commit),
        verifier: closed.verifier,
        removes: closed.removes,
    };
    let body = kith_wire::encode(&body);
    kith_wire::encode(&ChannelPart::sign(
        &closed.relay_key,
        Action::Append,
        channel,
        epoch,
        body,
    ))
}

/// Remembers, before anything is given to the relay, that what was sent in the epochs from `lost` on and is not found at the
/// next reading must be sent again: giving back moves the relay's place, so a repair that is cut short must not rely on it.
pub(super) fn begin(tx: &Tx<'_>, id: ConversationId, lost: Epoch) -> Result<()> {
    tx.execute("UPDATE conversations SET repairing = 1 WHERE id = ?1", params![id])?;
    tx.execute(
        "UPDATE log SET cursor = NULL, run = NULL WHERE conversation = ?1 AND own = 1 AND epoch >= ?2",
        params![id, epochs::number(lost)?],
    )?;
    Ok(())
}

/// Reads the current epoch from its start.
pub(super) fn read_again(tx: &Tx<'_>, id: ConversationId) -> Result<()> {
    let current = epochs::current(tx, id)?;
    tx.execute(
        "UPDATE conversations SET cursor = NULL, run = ?2 WHERE id = ?1",
        params![id, current.run_start()],
    )?;
    Ok(())
}

/// Somebody was added: what was sent before is not for them, and never sealed again.
pub(super) fn somebody_was_added(tx: &Tx<'_>, id: ConversationId) -> Result<()> {
    tx.execute(
        "DELETE FROM outbox WHERE conversation = ?1 AND state = 'sent'",
        params![id],
    )?;
    Ok(())
}

/// The head was reached: what was sent and is not in the log is queued again with the counts that it had, so that readers
/// miss none, and the keys are renewed.
pub(super) fn head_reached(tx: &Tx<'_>, id: ConversationId) -> Result<()> {
    let repairing = tx.one(
        "SELECT repairing FROM conversations WHERE id = ?1",
        params![id],
        |row| row.get::<bool>(0),
    )?;
    if repairing != Some(true) {
        return Ok(());
    }
    tx.execute(
        "UPDATE outbox SET state = 'waiting', hash = NULL
         WHERE conversation = ?1 AND state = 'sent'
           AND EXISTS (SELECT 1 FROM log WHERE conversation = ?1 AND log.hash = outbox.hash AND log.cursor IS NULL)",
        params![id],
    )?;
    tx.execute("UPDATE conversations SET repairing = 0 WHERE id = ?1", params![id])?;
    commit::want(tx, id, &Intent::Renew)
}

/// Forgets what was sent longer ago than the keys of its epoch are kept.
pub(super) fn forget_sent(tx: &Tx<'_>, now: crate::foundation::types::Millis) -> Result<()> {
    tx.execute(
        "DELETE FROM outbox WHERE state = 'sent' AND queued_at_ms < ?1",
        params![now.0.saturating_sub(epochs::KEPT_MS)],
    )?;
    Ok(())
}

/// The error that people see once: the relay forgot, and what it lost is being given again.
pub(super) fn noticed() -> Error {
    Error::new(
        Code::RelayRegressed,
        "the relay has lost entries that it had confirmed; this device gives it what it lost, nothing is lost here",
    )
}
