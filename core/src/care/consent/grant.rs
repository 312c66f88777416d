//! Giving, and taking back.

use super::decisions::{self, Channel};
use super::kind::Kind;
use super::live::{self, Delivery};
use super::log::{self, About, Action, What};
use super::projection::{END_KIND, End};
use super::{matrix, received};
use crate::care::messaging;
use crate::exchange::identity::Role;
use crate::exchange::identity::person::{Person, Standing};
use crate::exchange::identity::persona::Persona;
use crate::exchange::sync::queue::{self, Outgoing};
use crate::foundation::env::Random;
use crate::foundation::types::{AccountId, Code, Error, GrantId, MessageId, Millis, RecordId, Result};
use crate::foundation::vault::{Row, Tx, View, params};

/// Longest purpose, in bytes.
pub const LONGEST_PURPOSE: usize = 256;

/// How a share stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// The reader has it, or gets it at the next sync.
    Live,
    /// It was taken back, or what was shared is gone.
    Revoked,
    /// Its time is over.
    Expired,
}

impl State {
    /// The stable name.
    pub fn as_str(self) -> &'static str {
        match self {
            State::Live => "live",
            State::Revoked => "revoked",
            State::Expired => "expired",
        }
    }

    pub(super) fn parse(text: &str) -> Result<Self> {
        [State::Live, State::Revoked, State::Expired]
            .into_iter()
            .find(|state| state.as_str() == text)
            .ok_or_else(|| Error::new(Code::Damaged, "a share's stored state is unknown"))
    }
}

/// Whether the reader may propose new texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Proposing {
    /// The reader reads.
    #[default]
    No,
    /// The reader may propose, where the role may.
    Permitted,
}

/// A grant: what is shared with whom, why and until when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grant {
    /// The share's id, the same on both sides.
    pub id: GrantId,
    /// The record of which something is shared.
    pub record: RecordId,
    /// What the record is; see [`Kind`].
    pub kind: String,
    /// The fields that are shared.
    pub fields: Vec<String>,
    /// With whom.
    pub person: AccountId,
    /// Why, in the person's own words. The reader sees it.
    pub purpose: Option<String>,
    /// Until when; without an end until it is taken back.
    pub until: Option<Millis>,
    /// Whether the reader may propose new texts.
    pub proposing: Proposing,
    /// Since when.
    pub granted_at: Millis,
    /// How it stands.
    pub state: State,
    /// How far its reader is; of a live one in a list.
    pub delivery: Option<Delivery>,
    /// Its newest version; see [`live`].
    pub(super) newest: Version,
}

/// The newest version of a share.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Version {
    pub(super) number: i64,
    pub(super) message: Option<MessageId>,
    pub(super) hash: Option<[u8; 32]>,
    pub(super) sent: i64,
}

/// What is to be shared, and how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewGrant<'a> {
    /// The record.
    pub record: RecordId,
    /// Its kind.
    pub kind: &'a str,
    /// How.
    pub terms: &'a Terms,
}

/// How something is shared. By default: the usual fields of its kind, without an end, for reading.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Terms {
    /// The fields, by name; without a name the usual ones of the kind, as far as the reader's role may see them.
    pub fields: Vec<String>,
    /// Why: at most one line.
    pub purpose: Option<String>,
    /// Until when.
    pub until: Option<Millis>,
    /// Whether the reader may propose new texts.
    pub proposing: Proposing,
}

pub(super) const COLUMNS: &str = "id, record, kind, fields, person, purpose, until_ms, may_propose, state, number, message, hash, sent, granted_at_ms";

pub(super) fn read(row: &Row<'_>) -> Result<Grant> {
    let fields = row.get::<String>(3)?;
    Ok(Grant {
        id: row.get(0)?,
        record: row.get(1)?,
        kind: row.get(2)?,
        fields: fields.split_whitespace().map(str::to_owned).collect(),
        person: row.get(4)?,
        purpose: row.get(5)?,
        until: row.get(6)?,
        proposing: match row.get::<i64>(7)? {
            0 => Proposing::No,
            _ => Proposing::Permitted,
        },
        granted_at: row.get(13)?,
        state: State::parse(&row.get::<String>(8)?)?,
        delivery: None,
        newest: Version {
            number: row.get(9)?,
            message: row.get(10)?,
            hash: row.get(11)?,
            sent: row.get(12)?,
        },
    })
}

impl Grant {
    /// The grant with this id, whatever its state.
    pub(super) fn find(view: &View<'_>, id: GrantId) -> Result<Option<Grant>> {
        view.one(
            &format!("SELECT {COLUMNS} FROM grants WHERE id = ?1"),
            params![id],
            read,
        )
    }

    /// Writes down what we did with it.
    pub(super) fn note(&self, tx: &Tx<'_>, action: Action, now: Millis) -> Result<()> {
        let about = About {
            share: Some(self.id),
            kind: self.kind.clone(),
            fields: self.fields.clone(),
        };
        let what = What {
            to: Some(&self.person),
            about: Some(about),
            purpose: self.purpose.as_deref().filter(|_| action == Action::Shared),
        };
        log::note_own(tx, action, what, now)
    }

    /// The live one of the same record with the same person, whose place it takes.
    pub(super) fn replaces(&self, view: &View<'_>) -> Result<Option<Grant>> {
        view.one(
            &format!("SELECT {COLUMNS} FROM grants WHERE record = ?1 AND person = ?2 AND kind = ?3 AND state = 'live'"),
            params![self.record, self.person, self.kind],
            read,
        )
    }

    /// Whether it lets anything through at this time.
    pub(super) fn is_live(&self, now: Millis) -> bool {
        self.state == State::Live && self.until.is_none_or(|until| until > now)
    }

    /// Whether the relay has a version of it, so that the reader may have read it.
    pub fn was_sent(&self) -> bool {
        self.newest.sent > 0
    }

    /// The fields for which a reader in this role may propose a new text.
    pub(super) fn proposable(&self, role: Role) -> Vec<String> {
        let may = |field: &&String| {
            self.proposing == Proposing::Permitted && matrix::may_propose(role, &self.kind, field.as_str())
        };
        self.fields.iter().filter(may).cloned().collect()
    }
}

/// Shares fields of a record with one person; the reader gets their values at the next sync and, while the grant lives,
/// what becomes of them. Sharing again in the same way gives the same share; in another way it replaces it.
///
/// # Errors
/// `not_permitted` if this persona shares nothing, or if the reader's role cannot be granted a field or proposing;
/// `not_found`; `invalid_time` if the end is not in the future; `invalid_input`, `too_large`; `paused`,
/// `ended`; `consent_needed`, `consent_withdrawn`.
pub fn share(
    tx: &Tx<'_>,
    sharer: &Persona,
    person: &Person,
    new: &NewGrant<'_>,
    random: &dyn Random,
    now: Millis,
) -> Result<Grant> {
    let grant = proposed(sharer, person, new, random, now)?;
    messaging::reachable(person)?;
    decisions::require(tx, person, Channel::Records)?;
    if let Some(live) = grant.replaces(tx)? {
        let same = live.fields == grant.fields
            && live.purpose == grant.purpose
            && live.until == grant.until
            && live.proposing == grant.proposing;
        if same {
            return Ok(live);
        }
        end(tx, live, State::Revoked, random, now)?;
    }
    tx.execute(
        "INSERT INTO grants
            (id, record, person, kind, fields, purpose, until_ms, may_propose, state, granted_at_ms, number, sent)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, 0, 0)",
        params![
            grant.id,
            grant.record,
            grant.person,
            grant.kind,
            grant.fields.join(" "),
            grant.purpose,
            grant.until,
            i64::from(grant.proposing == Proposing::Permitted),
            grant.state.as_str(),
            grant.granted_at,
        ],
    )?;
    live::send_first(tx, &grant, person, random, now)?;
    grant.note(tx, Action::Shared, now)?;
    Ok(grant)
}

/// The grant as it would be made, if the roles and the terms permit it. Nothing is given by it.
pub(super) fn proposed(
    sharer: &Persona,
    person: &Person,
    new: &NewGrant<'_>,
    random: &dyn Random,
    now: Millis,
) -> Result<Grant> {
    let terms = new.terms;
    let kind = Kind::named(new.kind)?;
    if !matrix::may_share(sharer.role) {
        return Err(Error::new(
            Code::NotPermitted,
            "only a patient shares, and of their own",
        ));
    }
    if terms.until.is_some_and(|until| until <= now) {
        return Err(Error::new(Code::InvalidTime, "the end of a share lies in the future"));
    }
    let grant = Grant {
        // Random, not time-ordered: the id must say nothing of the record, not even its age.
        id: GrantId::from_bytes(random.array()),
        record: new.record,
        kind: kind.name.to_owned(),
        fields: permitted(kind, &terms.fields, person.role)?,
        person: person.account,
        purpose: checked_purpose(terms.purpose.as_deref())?,
        until: terms.until,
        proposing: terms.proposing,
        granted_at: now,
        state: State::Live,
        delivery: None,
        newest: Version {
            number: 0,
            message: None,
            hash: None,
            sent: 0,
        },
    };
    if grant.proposing == Proposing::Permitted && (kind.propose.is_none() || grant.proposable(person.role).is_empty()) {
        return Err(Error::new(
            Code::NotPermitted,
            "this person's role may propose nothing for what is shared",
        ));
    }
    Ok(grant)
}

/// The fields that are named, if the role may see each; the usual ones that it may see, if none is named.
fn permitted(kind: &Kind, named: &[String], role: Role) -> Result<Vec<String>> {
    let mut fields = kind.chosen(named)?;
    let may_see = |field: &String| matrix::may_see(role, kind.name, field);
    if named.is_empty() {
        fields.retain(may_see);
    }
    if fields.is_empty() || !fields.iter().all(may_see) {
        return Err(Error::new(
            Code::NotPermitted,
            "this person's role cannot be granted this",
        ));
    }
    Ok(fields)
}

/// A line, without the space around it; none if nothing is left.
fn checked_purpose(purpose: Option<&str>) -> Result<Option<String>> {
    let purpose = purpose.map(str::trim).unwrap_or_default();
    if purpose.len() > LONGEST_PURPOSE {
        return Err(Error::new(Code::TooLarge, "a purpose is at most one line of 256 bytes"));
    }
    if purpose.chars().any(char::is_control) {
        return Err(Error::new(Code::InvalidInput, "a purpose is one line"));
    }
    Ok((!purpose.is_empty()).then(|| purpose.to_owned()))
}

/// What we share and shared, the newest last.
///
/// # Errors
/// As [`View::all`].
pub fn given(view: &View<'_>) -> Result<Vec<Grant>> {
    let grants = view.all(&format!("SELECT {COLUMNS} FROM grants ORDER BY position"), [], read)?;
    grants
        .into_iter()
        .map(|grant| live::with_delivery(view, grant))
        .collect()
}

/// Takes a share back. Taking back what has ended changes nothing. What was read or copied meanwhile cannot be called
/// back, nor what a device that never syncs again holds.
///
/// # Errors
/// `not_found`; `not_permitted` for what somebody else shares.
pub fn revoke(tx: &Tx<'_>, id: GrantId, random: &dyn Random, now: Millis) -> Result<Grant> {
    match Grant::find(tx, id)? {
        Some(grant) if grant.state == State::Live => end(tx, grant, State::Revoked, random, now),
        Some(grant) => Ok(grant),
        None if tx.exists("SELECT 1 FROM shares WHERE id = ?1", params![id])? => Err(Error::new(
            Code::NotPermitted,
            "only who shares something can take it back",
        )),
        None => Err(Error::new(Code::NotFound, "there is no such share")),
    }
}

/// Ends a live grant: what waits is withdrawn, what was sent is followed by its end.
pub(super) fn end(tx: &Tx<'_>, grant: Grant, state: State, random: &dyn Random, now: Millis) -> Result<Grant> {
    tx.execute(
        "UPDATE grants SET state = ?2, held = NULL WHERE id = ?1",
        params![grant.id, state.as_str()],
    )?;
    tx.execute("UPDATE proposals SET text = NULL WHERE share = ?1", params![grant.id])?;
    let ended = Grant { state, ..grant };
    let action = match state {
        State::Expired => Action::Ended,
        State::Live | State::Revoked => Action::TakenBack,
    };
    ended.note(tx, action, now)?;
    let conversation = Person::with_account(tx, &ended.person)?
        .filter(|person| !matches!(person.standing, Standing::Removed | Standing::Refused))
        .and_then(|person| person.conversation);
    let Some(conversation) = conversation else {
        return Ok(ended);
    };
    if let Some(waiting) = ended.newest.message {
        queue::withdraw(tx, conversation, waiting)?;
    }
    let item = Outgoing {
        message: MessageId::make(now, random.array()),
        kind: END_KIND,
        body: kith_wire::encode(&End { share: ended.id }),
    };
    queue::push(tx, conversation, item, now)?;
    Ok(ended)
}

/// The conversation with this account is over: nothing of ours is shared with them, and nothing of theirs stays here.
///
/// # Errors
/// As [`Tx::execute`].
pub fn parted(tx: &Tx<'_>, account: &AccountId, now: Millis) -> Result<()> {
    let live = tx.all(
        &format!("SELECT {COLUMNS} FROM grants WHERE person = ?1 AND state = 'live'"),
        params![account],
        read,
    )?;
    for grant in live {
        grant.note(tx, Action::Ended, now)?;
    }
    tx.execute(
        "UPDATE grants SET state = 'revoked', held = NULL WHERE person = ?1 AND state = 'live'",
        params![account],
    )?;
    tx.execute("DELETE FROM proposals WHERE person = ?1", params![account])?;
    received::end_of(tx, account, now)
}
