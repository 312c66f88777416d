//! Devices tell each other how far their logs have come, and what they last heard of each other's.
//!
//! A head rides along when something of the consent module goes out anyway, so that it makes no traffic of its own. Who
//! hears of a log that has not come as far as before, or has another hash at the same place, keeps the finding for ever;
//! so does who hears back a head of the own log that the log does not have: an older copy of the vault was put back, or
//! the log was written anew.

use serde::{Deserialize, Serialize};

use super::READ_KIND;
use super::chain::Hash;
use super::store::{self, stored};
use crate::care::consent::{self, decisions};
use crate::exchange::identity::person::Person;
use crate::exchange::identity::persona::Persona;
use crate::exchange::sync::Inbound;
use crate::exchange::sync::queue::{self, Outgoing};
use crate::foundation::env::Random;
use crate::foundation::types::{AccountId, Code, ConversationId, DeviceId, Error, MessageId, Millis, Result};
use crate::foundation::vault::{Tx, View, params};

/// The kind of an item that tells of logs.
pub const KIND: &str = "log";

/// How far a log has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// The place of the newest event, from 1.
    pub place: u64,
    /// Its hash.
    pub hash: Hash,
}

/// What a device tells another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
struct Heads {
    /// How far the sender's own log has come.
    own: Option<Head>,
    /// What the sender last heard of the receiver's.
    heard: Option<Heard>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
struct Heard {
    device: DeviceId,
    head: Head,
}

/// A log that is not what it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Finding {
    /// Whose: another's, or the own account.
    pub account: AccountId,
    /// The device that keeps it.
    pub device: DeviceId,
    /// Whose device said so. It may have lied of our log.
    pub told_by: AccountId,
    /// The place at which it was known to be another.
    pub place: u64,
    /// When it was noticed.
    pub noticed_at: Millis,
}

/// Tells those to whom something of the consent module goes out anyway.
///
/// # Errors
/// As [`Tx::execute`].
pub fn tell_along(tx: &Tx<'_>, random: &dyn Random, now: Millis) -> Result<()> {
    const ALONG: [&str; 5] = [
        consent::KIND,
        consent::END_KIND,
        consent::PROPOSAL_KIND,
        decisions::KIND,
        READ_KIND,
    ];
    for person in Person::all(tx)? {
        let Some(conversation) = person.conversation else {
            continue;
        };
        if queue::any_waits(tx, conversation, &ALONG)? {
            tell(tx, conversation, &person.account, random, now)?;
        }
    }
    Ok(())
}

/// Tells the members of a conversation, if they do not know it yet.
///
/// # Errors
/// As [`Tx::execute`].
pub(super) fn tell(
    tx: &Tx<'_>,
    conversation: ConversationId,
    peer: &AccountId,
    random: &dyn Random,
    now: Millis,
) -> Result<()> {
    let heads = Heads {
        own: store::head(tx)?,
        heard: newest_of(tx, peer)?,
    };
    let body = kith_wire::encode(&heads);
    let known = tx.exists(
        "SELECT 1 FROM log_told WHERE conversation = ?1 AND heads = ?2",
        params![conversation, body],
    )?;
    if known || (heads.own.is_none() && heads.heard.is_none()) {
        return Ok(());
    }
    tx.execute(
        "INSERT INTO log_told (conversation, heads) VALUES (?1, ?2) ON CONFLICT (conversation) DO UPDATE SET heads = ?2",
        params![conversation, body],
    )?;
    queue::push(
        tx,
        conversation,
        Outgoing {
            message: MessageId::make(now, random.array()),
            kind: KIND,
            body,
        },
        now,
    )
}

fn newest_of(view: &View<'_>, peer: &AccountId) -> Result<Option<Heard>> {
    view.one(
        "SELECT device, place, hash FROM log_heads WHERE account = ?1 ORDER BY heard_at_ms DESC, device LIMIT 1",
        params![peer],
        |row| {
            let place: i64 = row.get(1)?;
            Ok(Heard {
                device: row.get(0)?,
                head: Head {
                    place: u64::try_from(place).unwrap_or_default(),
                    hash: kith_wire::Array(row.get(2)?),
                },
            })
        },
    )
}

/// Takes in what another device tells.
///
/// # Errors
/// `invalid_input` if it is malformed.
pub(crate) fn receive(tx: &Tx<'_>, item: &Inbound<'_>) -> Result<()> {
    let heads: Heads = kith_wire::decode(item.body)
        .map_err(|_| Error::new(Code::InvalidInput, "what is told of a log is malformed"))?;
    if let Some(head) = heads.own {
        hear(tx, item, head)?;
    }
    let own = Persona::only(tx)?;
    if let Some(heard) = heads.heard
        && heard.device == own.device
        && store::hash_at(tx, heard.head.place)? != Some(heard.head.hash)
    {
        find(tx, (own.account, own.device), heard.head.place, item)?;
    }
    Ok(())
}

fn hear(tx: &Tx<'_>, item: &Inbound<'_>, head: Head) -> Result<()> {
    let known = tx.one(
        "SELECT place, hash FROM log_heads WHERE device = ?1",
        params![item.device],
        |row| Ok((row.get::<i64>(0)?, kith_wire::Array(row.get::<[u8; 32]>(1)?))),
    )?;
    let place = stored(head.place)?;
    if let Some((known_place, known_hash)) = known
        && (place < known_place || (place == known_place && head.hash != known_hash))
    {
        let at = u64::try_from(known_place).unwrap_or_default();
        return find(tx, (item.account, item.device), at, item);
    }
    tx.execute(
        "INSERT INTO log_heads (device, account, place, hash, heard_at_ms) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (device) DO UPDATE SET account = ?2, place = ?3, hash = ?4, heard_at_ms = ?5",
        params![item.device, item.account, place, head.hash.0, item.now],
    )?;
    Ok(())
}

fn find(tx: &Tx<'_>, (account, device): (AccountId, DeviceId), place: u64, told: &Inbound<'_>) -> Result<()> {
    tracing::warn!("an access log is not what it was");
    tx.execute(
        "INSERT INTO log_findings (device, told_by, account, place, noticed_at_ms) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT DO NOTHING",
        params![device, told.account, account, stored(place)?, told.now],
    )?;
    Ok(())
}

/// Logs that are not what they were, in the order in which it was noticed.
///
/// # Errors
/// As [`View::all`].
pub fn findings(view: &View<'_>) -> Result<Vec<Finding>> {
    view.all(
        "SELECT account, device, told_by, place, noticed_at_ms FROM log_findings ORDER BY noticed_at_ms, device",
        [],
        |row| {
            Ok(Finding {
                account: row.get(0)?,
                device: row.get(1)?,
                told_by: row.get(2)?,
                place: u64::try_from(row.get::<i64>(3)?).unwrap_or_default(),
                noticed_at: row.get(4)?,
            })
        },
    )
}
