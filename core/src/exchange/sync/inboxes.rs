//! Our inboxes at relays: setting them up, and the requests that read them.

use ed25519_dalek::SigningKey;
use kith_wire::channel::Authority;
use kith_wire::id::{EntryHash, InboxId, Token};
use kith_wire::inbox::{InboxPull, SetInbox, Settings, WriteToken};
use kith_wire::sign::{Action, OwnerPart};

use super::item::inbox_of;
use crate::exchange::identity::persona::{Persona, decode_relay};
use crate::foundation::env::Relay;
use crate::foundation::types::{Code, Error, Millis, PersonaId, Result, Secret};
use crate::foundation::vault::{Row, Tx, View, params};

/// What an inbox is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Purpose {
    /// Items for a persona.
    Persona,
    /// Answers to one invitation.
    Rendezvous,
}

impl Purpose {
    fn as_str(self) -> &'static str {
        match self {
            Purpose::Persona => "persona",
            Purpose::Rendezvous => "rendezvous",
        }
    }
}

/// An inbox of ours.
pub(super) struct Inbox {
    pub(super) id: InboxId,
    pub(super) persona: PersonaId,
    pub(super) purpose: Purpose,
    pub(super) relay: Relay,
    pub(super) seal_seed: Secret<[u8; 32]>,
    owner: SigningKey,
    authority: Option<Authority>,
    lifetime_s: Option<u64>,
}

impl Inbox {
    /// The owner's right to be told of what arrives.
    pub(super) fn watch(&self) -> OwnerPart {
        OwnerPart::sign(&self.owner, Action::Watch, Vec::new())
    }

    /// The rendezvous inbox of the invitation that this inbox was created with.
    pub(super) fn rendezvous(&self) -> Option<InboxId> {
        match &self.authority {
            Some(Authority::Rendezvous { inbox, .. }) => Some(*inbox),
            _ => None,
        }
    }
}

const COLUMNS: &str = "inbox, persona, purpose, relay, owner_key, seal_seed, authority, lifetime_s";

fn read(row: &Row<'_>) -> Result<Inbox> {
    let damaged = || Error::new(Code::Damaged, "a stored inbox is damaged");
    let authority = row.get::<Option<Vec<u8>>>(6)?;
    Ok(Inbox {
        id: InboxId(kith_wire::Array(row.get(0)?)),
        persona: row.get(1)?,
        purpose: match row.get::<String>(2)?.as_str() {
            "persona" => Purpose::Persona,
            "rendezvous" => Purpose::Rendezvous,
            _ => return Err(damaged()),
        },
        relay: decode_relay(&row.get::<Vec<u8>>(3)?)?,
        owner: SigningKey::from_bytes(&row.get(4)?),
        seal_seed: Secret::new(row.get(5)?),
        authority: authority
            .map(|bytes| kith_wire::decode(&bytes).map_err(|_| damaged()))
            .transpose()?,
        lifetime_s: row
            .get::<Option<i64>>(7)?
            .and_then(|seconds| u64::try_from(seconds).ok()),
    })
}

/// What a new inbox is made of.
pub(super) struct NewInbox<'a> {
    pub(super) persona: PersonaId,
    pub(super) purpose: Purpose,
    pub(super) relay: &'a Relay,
    pub(super) owner: &'a SigningKey,
    pub(super) seal_seed: &'a Secret<[u8; 32]>,
    pub(super) authority: Option<Authority>,
    pub(super) lifetime_s: Option<i64>,
    pub(super) expires_at: Option<Millis>,
    pub(super) revision: u64,
}

/// Stores an inbox that the relay does not know yet.
pub(super) fn create(tx: &Tx<'_>, new: NewInbox<'_>) -> Result<InboxId> {
    let inbox = inbox_of(new.owner);
    tx.execute(
        "INSERT INTO inboxes (inbox, persona, purpose, relay, owner_key, seal_seed, authority, lifetime_s, expires_at_ms, revision, unsent)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, 1) ON CONFLICT (inbox) DO UPDATE SET authority = ?7, refused = NULL, unsent = 1 WHERE refused IS NOT NULL",
        params![
            inbox.0.0,
            new.persona,
            new.purpose.as_str(),
            kith_wire::encode(new.relay),
            new.owner.to_bytes(),
            new.seal_seed.expose(),
            new.authority.as_ref().map(kith_wire::encode),
            new.lifetime_s,
            new.expires_at,
            i64::try_from(new.revision).unwrap_or(i64::MAX),
        ],
    )?;
    Ok(inbox)
}

/// The persona's inbox at its relay, if it has a relay.
///
/// # Errors
/// As [`Tx::execute`].
pub fn open_persona_inbox(tx: &Tx<'_>, persona: &Persona, rendezvous: Option<(InboxId, Token)>) -> Result<()> {
    open_persona_inbox_at(tx, persona, rendezvous, 1)
}

/// The same for settings that continue those of another device.
pub(super) fn open_persona_inbox_at(
    tx: &Tx<'_>,
    persona: &Persona,
    rendezvous: Option<(InboxId, Token)>,
    revision: u64,
) -> Result<()> {
    let Some(relay) = &persona.relay else { return Ok(()) };
    let authority = persona
        .admission
        .map(Authority::Admission)
        .or(rendezvous.map(|(inbox, token)| Authority::Rendezvous { inbox, token }));
    let owner = persona.inbox_key();
    let seal_seed = persona.seal_seed();
    let new = NewInbox {
        persona: persona.id,
        purpose: Purpose::Persona,
        relay,
        owner,
        seal_seed,
        authority,
        lifetime_s: None,
        expires_at: None,
        revision,
    };
    create(tx, new).map(|_| ())
}

/// Inboxes whose newest settings the relay does not know.
pub(super) fn unsent(view: &View<'_>) -> Result<Vec<Inbox>> {
    view.all(
        &format!("SELECT {COLUMNS} FROM inboxes WHERE unsent = 1 AND refused IS NULL ORDER BY inbox"),
        [],
        read,
    )
}

/// Inboxes that can be read.
pub(super) fn readable(view: &View<'_>) -> Result<Vec<Inbox>> {
    view.all(
        &format!("SELECT {COLUMNS} FROM inboxes WHERE unsent = 0 ORDER BY inbox"),
        [],
        read,
    )
}

/// The revision of an inbox's settings here.
pub(super) fn revision(view: &View<'_>, inbox: &InboxId) -> Result<u64> {
    let revision: Option<i64> = view.one(
        "SELECT revision FROM inboxes WHERE inbox = ?1",
        params![inbox.0.0],
        |row| row.get(0),
    )?;
    Ok(revision
        .and_then(|revision| u64::try_from(revision).ok())
        .unwrap_or_default())
}

/// The inbox's settings changed: the relay is told at the next pass.
pub(super) fn changed(tx: &Tx<'_>, inbox: &InboxId) -> Result<()> {
    tx.execute(
        "UPDATE inboxes SET revision = revision + 1, unsent = 1 WHERE inbox = ?1",
        params![inbox.0.0],
    )?;
    Ok(())
}

/// The relay told which settings it has: older ones than it had confirmed are told again.
pub(super) fn compare(tx: &Tx<'_>, inbox: &InboxId, at_relay: u64) -> Result<()> {
    tx.execute(
        "UPDATE inboxes SET unsent = 1 WHERE inbox = ?1 AND revision > ?2",
        params![inbox.0.0, i64::try_from(at_relay).unwrap_or(i64::MAX)],
    )?;
    Ok(())
}

/// The request that tells the relay of the inbox's settings.
pub(super) fn settings(view: &View<'_>, inbox: &Inbox) -> Result<(String, Vec<u8>)> {
    let tokens = view.all(
        "SELECT token, rendezvous FROM inbox_tokens WHERE inbox = ?1 ORDER BY rowid",
        params![inbox.id.0.0],
        |row| {
            let token = Token(kith_wire::Array(row.get(0)?));
            Ok(WriteToken {
                hash: token.hash(),
                rendezvous: row.get(1)?,
            })
        },
    )?;
    let body = kith_wire::encode(&Settings {
        revision: revision(view, &inbox.id)?,
        tokens,
        lifetime_s: inbox.lifetime_s,
    });
    let part = OwnerPart::sign(&inbox.owner, Action::SetInbox, body);
    let (_, path) = Action::SetInbox.method_and_path(&inbox.id.0);
    Ok((
        path,
        kith_wire::encode(&SetInbox {
            part,
            authority: inbox.authority.clone(),
        }),
    ))
}

/// The relay knows the settings, unless they changed meanwhile.
pub(super) fn settled(tx: &Tx<'_>, inbox: &Inbox, sent: &[u8]) -> Result<()> {
    let (_, now) = settings(tx, inbox)?;
    if now == sent {
        tx.execute("UPDATE inboxes SET unsent = 0 WHERE inbox = ?1", params![inbox.id.0.0])?;
    }
    Ok(())
}

/// The relay refuses the inbox for good.
pub(super) fn refused(tx: &Tx<'_>, inbox: &Inbox) -> Result<()> {
    tx.execute(
        "UPDATE inboxes SET refused = 'not_admitted' WHERE inbox = ?1",
        params![inbox.id.0.0],
    )?;
    Ok(())
}

/// The request that reads the inbox and acknowledges what was stored.
pub(super) fn pull(view: &View<'_>, inbox: &Inbox) -> Result<(Vec<EntryHash>, String, Vec<u8>)> {
    let acknowledged = view.all(
        "SELECT hash FROM inbox_items WHERE inbox = ?1 LIMIT 256",
        params![inbox.id.0.0],
        |row| Ok(EntryHash(kith_wire::Array(row.get(0)?))),
    )?;
    let body = kith_wire::encode(&InboxPull {
        acknowledged: acknowledged.clone(),
    });
    let (_, path) = Action::PullInbox.method_and_path(&inbox.id.0);
    Ok((
        acknowledged,
        path,
        kith_wire::encode(&OwnerPart::sign(&inbox.owner, Action::PullInbox, body)),
    ))
}

/// The relay dropped what was acknowledged.
pub(super) fn acknowledged(tx: &Tx<'_>, hashes: &[EntryHash]) -> Result<()> {
    for hash in hashes {
        tx.execute("DELETE FROM inbox_items WHERE hash = ?1", params![hash.0.0])?;
    }
    Ok(())
}

/// Marks an item as stored; `false` if it was before.
pub(super) fn remember(tx: &Tx<'_>, inbox: &Inbox, hash: &EntryHash) -> Result<bool> {
    let fresh = tx.execute(
        "INSERT INTO inbox_items (hash, inbox) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
        params![hash.0.0, inbox.id.0.0],
    )?;
    Ok(fresh > 0)
}

/// Forgets rendezvous inboxes whose time is over, a day after it.
pub(super) fn forget_expired(tx: &Tx<'_>, now: Millis) -> Result<()> {
    const GRACE_MS: i64 = 24 * 60 * 60 * 1000;
    tx.execute(
        "DELETE FROM inboxes WHERE expires_at_ms < ?1",
        params![now.0.saturating_sub(GRACE_MS)],
    )?;
    tx.execute(
        "UPDATE invitations SET state = 'expired' WHERE state = 'open' AND expires_at_ms < ?1",
        params![now.0.saturating_sub(GRACE_MS)],
    )?;
    Ok(())
}
