//! Making an invitation.

use kith_wire::channel::Authority;
use kith_wire::id::Token;

use crate::exchange::identity::Role;
use crate::exchange::identity::invitation::Invitation;
use crate::exchange::identity::persona::Persona;
use crate::exchange::mls::Context;
use crate::exchange::sync::inboxes::{self, NewInbox, Purpose};
use crate::foundation::keys::seal;
use crate::foundation::types::{Code, Error, InvitationId, Millis, Result, Secret};
use crate::foundation::vault::{View, params};

/// Longest life of an invitation.
pub const LONGEST_LIFE_MS: i64 = 90 * 24 * 60 * 60 * 1000;

/// Makes an invitation. Its inbox is created at the relay at the next pass.
///
/// # Errors
/// `no_relay`; `not_admitted` if this persona has no admission of its own; `invalid_time`.
pub fn invite(
    context: &Context<'_>,
    persona: &Persona,
    offered: Role,
    life_ms: i64,
    now: Millis,
) -> Result<Invitation> {
    if !(60_000..=LONGEST_LIFE_MS).contains(&life_ms) {
        return Err(Error::new(
            Code::InvalidTime,
            "an invitation lives between a minute and ninety days",
        ));
    }
    let (tx, random) = (context.tx, context.random);
    let relay = persona
        .relay
        .clone()
        .ok_or_else(|| Error::new(Code::NoRelay, "set up a relay before you invite"))?;
    let admission = persona.admission.ok_or_else(|| {
        Error::new(
            Code::NotAdmitted,
            "to invite, an admission of the relay's operator is needed",
        )
    })?;
    let owner = ed25519_dalek::SigningKey::from_bytes(&random.array());
    let seal_seed = Secret::new(random.array());
    let (_, seal_to) = seal::derive_key_pair(&seal_seed)?;
    let (token, secret): ([u8; 32], [u8; 32]) = (random.array(), random.array());
    let expires_at = now.plus(life_ms);
    let inbox = inboxes::create(
        tx,
        NewInbox {
            persona: persona.id,
            purpose: Purpose::Rendezvous,
            relay: &relay,
            owner: &owner,
            seal_seed: &seal_seed,
            authority: Some(Authority::Admission(admission)),
            lifetime_s: Some(life_ms / 1000),
            expires_at: Some(expires_at),
            revision: 1,
        },
    )?;
    tx.execute(
        "INSERT INTO inbox_tokens (token, inbox, rendezvous) VALUES (?1, ?2, 1)",
        params![token, inbox.0.0],
    )?;
    tx.execute(
        "INSERT INTO invitations (id, persona, inbox, role, secret, expires_at_ms, state) VALUES (?1, ?2, ?3, ?4, ?5, ?6, 'open')",
        params![InvitationId::make(now, random.array()), persona.id, inbox.0.0, offered.as_str(), secret, expires_at],
    )?;
    Ok(Invitation {
        name: persona.name.clone(),
        role: persona.role,
        offered,
        account: persona.account,
        relay,
        rendezvous: inbox,
        token: Token(kith_wire::Array(token)),
        expires_at,
        secret: kith_wire::Array(secret),
        seal_to: kith_wire::Array(seal_to),
    })
}

/// How an invitation of ours stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum InvitationStanding {
    /// The relay does not know it yet: it cannot be answered.
    Unknown,
    /// It waits for an answer.
    Open,
    /// Somebody answered it.
    Answered,
    /// Its time is over, or it is not of this vault.
    Over,
}

/// How an invitation of ours stands.
///
/// # Errors
/// As [`View::one`].
pub fn standing(view: &View<'_>, invitation: &Invitation, now: Millis) -> Result<InvitationStanding> {
    let found = view.one(
        "SELECT state, (SELECT unsent FROM inboxes WHERE inboxes.inbox = invitations.inbox),
            EXISTS (SELECT 1 FROM answers WHERE invitation = invitations.id)
         FROM invitations WHERE inbox = ?1",
        params![invitation.rendezvous.0.0],
        |row| Ok((row.get::<String>(0)?, row.get::<Option<i64>>(1)?, row.get::<bool>(2)?)),
    )?;
    Ok(match found {
        Some((state, ..)) if state == "accepted" || state == "contested" => InvitationStanding::Answered,
        Some((_, _, true)) => InvitationStanding::Answered,
        Some((state, unsent, _)) if state == "open" && invitation.expires_at > now => match unsent {
            Some(0) => InvitationStanding::Open,
            _ => InvitationStanding::Unknown,
        },
        _ => InvitationStanding::Over,
    })
}
