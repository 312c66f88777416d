//! A reader's edit: a proposal that the owner's device takes over as its own, or does not.
//!
//! A proposal changes nothing by itself. The owner's device asks again what the grant says: sender, life, permission, role
//! and field; then the module of the record writes it, merged with what was written meanwhile, and the next version of the
//! share carries the result back. There is no answer to a proposal: who proposed sees the next version, with their words or
//! without. The owner sees each proposal and what became of it.

use serde::{Deserialize, Serialize};

use super::grant::Grant;
use super::kind::Kind;
use super::log::{self, About, Action, What};
use super::{drafted, received};
use crate::care::text::checked;
use crate::care::{FieldValue, messaging};
use crate::exchange::identity::person::Person;
use crate::exchange::identity::persona::Persona;
use crate::exchange::records::store::Writer;
use crate::exchange::sync::Inbound;
use crate::exchange::sync::queue::{self, Outgoing};
use crate::foundation::env::Random;
use crate::foundation::types::{AccountId, Code, Error, GrantId, MessageId, Millis, Result};
use crate::foundation::vault::{Tx, View, params};

/// The kind of an item that holds a proposal.
pub const PROPOSAL_KIND: &str = "share.proposal";
/// Longest text that is proposed, in bytes.
pub const LONGEST_PROPOSAL: usize = 16 * 1024;
/// Proposals that are remembered of each person.
const KEPT: i64 = 100;

/// A proposal, as it travels.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Wire {
    pub(super) share: GrantId,
    /// The version that the reader saw.
    pub(super) number: i64,
    pub(super) field: String,
    /// The text of the field in that version.
    pub(super) base: String,
    pub(super) text: String,
}

/// What became of a proposal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// It was taken over.
    Taken,
    /// It changes nothing: the same stands there already, or it leaves out somebody of the map, which only the owner can.
    Unchanged,
    /// The share had ended.
    Ended,
    /// The grant or the role does not permit proposals for this field.
    NotPermitted,
    /// The record does not take it: it names somebody who is unsafe, or is not of its form.
    NotFitting,
}

impl Outcome {
    const ALL: [Outcome; 5] = [
        Outcome::Taken,
        Outcome::Unchanged,
        Outcome::Ended,
        Outcome::NotPermitted,
        Outcome::NotFitting,
    ];

    /// The stable name.
    pub fn as_str(self) -> &'static str {
        match self {
            Outcome::Taken => "taken",
            Outcome::Unchanged => "unchanged",
            Outcome::Ended => "ended",
            Outcome::NotPermitted => "not_permitted",
            Outcome::NotFitting => "not_fitting",
        }
    }

    fn parse(text: &str) -> Result<Self> {
        Outcome::ALL
            .into_iter()
            .find(|outcome| outcome.as_str() == text)
            .ok_or_else(|| Error::new(Code::Damaged, "a proposal's stored outcome is unknown"))
    }
}

/// A proposal that a reader made for what we share.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// Who made it.
    pub person: AccountId,
    /// For which share.
    pub share: GrantId,
    /// For which field.
    pub field: String,
    /// What was proposed, if it was not taken over and its share is live.
    pub text: Option<String>,
    /// What became of it.
    pub outcome: Outcome,
    /// When it arrived.
    pub received_at: Millis,
}

/// Proposes a new text for a field of a share that we read. It goes out at the next sync.
///
/// # Errors
/// `not_found` if the share has ended; `not_permitted` if the grant does not let us propose for this field;
/// `empty_text`, `too_large`; `paused`, `ended`.
pub fn propose(tx: &Tx<'_>, id: GrantId, field: &str, text: &str, random: &dyn Random, now: Millis) -> Result<()> {
    let held = received::held(tx, id, now)?;
    if !held.shown.may_propose.iter().any(|name| name == field) {
        return Err(Error::new(
            Code::NotPermitted,
            "this share does not let you propose anything for this field",
        ));
    }
    checked(text, LONGEST_PROPOSAL)?;
    let base = match held.shown.fields.get(field) {
        Some(FieldValue::Text(text)) => text.clone(),
        Some(FieldValue::Texts(texts)) => texts.join("\n"),
        Some(FieldValue::Int(_)) | None => String::new(),
    };
    let person =
        Person::with_account(tx, &held.person)?.ok_or_else(|| Error::new(Code::Ended, "this conversation is over"))?;
    let proposal = Wire {
        share: id,
        number: held.number,
        field: field.to_owned(),
        base,
        text: text.to_owned(),
    };
    let item = Outgoing {
        message: MessageId::make(now, random.array()),
        kind: PROPOSAL_KIND,
        body: kith_wire::encode(&proposal),
    };
    queue::push(tx, messaging::reachable(&person)?, item, now)?;
    drafted::clear(tx, id, field)?;
    let about = About {
        share: Some(id),
        kind: held.shown.kind,
        fields: vec![field.to_owned()],
    };
    let what = What {
        to: Some(&held.person),
        about: Some(about),
        ..What::default()
    };
    log::note_own(tx, Action::Proposed, what, now)
}

/// Whether a proposal of ours is still to be sent: its share is here.
pub(super) fn is_wanted(view: &View<'_>, body: &[u8], now: Millis) -> Result<bool> {
    match kith_wire::decode::<Wire>(body).map(|proposal| received::held(view, proposal.share, now)) {
        Ok(Ok(_)) => Ok(true),
        Ok(Err(error)) if error.is_of_the_vault() => Err(error),
        _ => Ok(false),
    }
}

/// Judges a proposal that arrived, and takes it over if all is as it must be. The same proposal twice is one.
///
/// # Errors
/// `invalid_input` if it is malformed or for a share that the sender was never given.
pub fn receive_proposal(tx: &Tx<'_>, item: &Inbound<'_>) -> Result<()> {
    let malformed = || Error::new(Code::InvalidInput, "a proposal is malformed");
    let proposal: Wire = kith_wire::decode(item.body).map_err(|_| malformed())?;
    checked(&proposal.text, LONGEST_PROPOSAL).map_err(|_| malformed())?;
    let given = Grant::find(tx, proposal.share)?.filter(|grant| grant.person == item.account);
    let (Some(grant), Some(sender)) = (given, Person::with_account(tx, &item.account)?) else {
        return Err(Error::new(
            Code::InvalidInput,
            "a proposal is for no share of its sender",
        ));
    };
    let kind = Kind::named(&grant.kind)?;
    let versions = 1..=grant.newest.number;
    if !versions.contains(&proposal.number) || !kind.fields.contains(&proposal.field.as_str()) {
        return Err(malformed());
    }
    let known = "SELECT 1 FROM proposals WHERE person = ?1 AND message = ?2";
    if tx.exists(known, params![item.account, item.message])? {
        return Ok(());
    }
    let outcome = if !grant.is_live(item.now) {
        Outcome::Ended
    } else if !grant.proposable(sender.role).contains(&proposal.field) {
        Outcome::NotPermitted
    } else {
        take(tx, kind, &sender, &proposal, item.now)?
    };
    let action = match outcome {
        Outcome::Taken => Action::TakenOver,
        Outcome::Unchanged | Outcome::Ended | Outcome::NotPermitted | Outcome::NotFitting => Action::NotTakenOver,
    };
    let about = About {
        share: Some(grant.id),
        kind: grant.kind.clone(),
        fields: vec![proposal.field.clone()],
    };
    let what = What {
        to: Some(&item.account),
        about: Some(about),
        ..What::default()
    };
    log::note_own(tx, action, what, item.now)?;
    remember(tx, item, &proposal, outcome)
}

fn take(tx: &Tx<'_>, kind: &Kind, sender: &Person, proposal: &Wire, now: Millis) -> Result<Outcome> {
    let Some(propose) = kind.propose else {
        return Ok(Outcome::NotPermitted);
    };
    let persona = Persona::load(tx, sender.persona)?;
    let writer = Writer {
        account: persona.account,
        device: persona.device,
    };
    let taken = tx.attempt(|tx| propose(tx, writer, &proposal.field, &proposal.base, &proposal.text, now));
    match taken {
        Ok(true) => Ok(Outcome::Taken),
        Ok(false) => Ok(Outcome::Unchanged),
        Err(error) if error.is_of_the_vault() => Err(error),
        Err(_) => Ok(Outcome::NotFitting),
    }
}

fn remember(tx: &Tx<'_>, item: &Inbound<'_>, proposal: &Wire, outcome: Outcome) -> Result<()> {
    // What was taken over stands in the record, and of what came after the end nothing is kept.
    let text = matches!(
        outcome,
        Outcome::Unchanged | Outcome::NotPermitted | Outcome::NotFitting
    )
    .then_some(&proposal.text);
    tx.execute(
        "INSERT INTO proposals (person, message, share, field, text, outcome, received_at_ms)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![
            item.account,
            item.message,
            proposal.share,
            proposal.field,
            text,
            outcome.as_str(),
            item.now
        ],
    )?;
    tx.execute(
        "DELETE FROM proposals WHERE person = ?1 AND position <=
            (SELECT position FROM proposals WHERE person = ?1 ORDER BY position DESC LIMIT 1 OFFSET ?2)",
        params![item.account, KEPT],
    )?;
    Ok(())
}

/// What readers proposed, the newest last.
///
/// # Errors
/// As [`View::all`].
pub fn proposals(view: &View<'_>) -> Result<Vec<Proposal>> {
    view.all(
        "SELECT person, share, field, text, outcome, received_at_ms FROM proposals ORDER BY position",
        [],
        |row| {
            Ok(Proposal {
                person: row.get(0)?,
                share: row.get(1)?,
                field: row.get(2)?,
                text: row.get(3)?,
                outcome: Outcome::parse(&row.get::<String>(4)?)?,
                received_at: row.get(5)?,
            })
        },
    )
}
