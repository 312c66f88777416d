//! Giving, and taking back.

use super::decisions::{self, Channel};
use super::projection::{END_KIND, End, Granted, KIND, Projection};
use crate::care::{journal, messaging};
use crate::exchange::identity::person::{Person, Standing};
use crate::exchange::sync::Gate;
use crate::exchange::sync::queue::{self, Outgoing};
use crate::foundation::env::Random;
use crate::foundation::types::{AccountId, Code, ConversationId, EntryId, Error, GrantId, MessageId, Millis, Result};
use crate::foundation::vault::{Row, Tx, View, params};

/// How a share stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// The reader has it, or gets it at the next sync.
    Live,
    /// It was taken back.
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

/// A grant: what is shared with whom and until when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grant {
    /// The share's id, the same on both sides.
    pub id: GrantId,
    /// The entry that is shared.
    pub entry: EntryId,
    /// With whom.
    pub person: AccountId,
    /// Until when; without an end until it is taken back.
    pub until: Option<Millis>,
    /// How it stands.
    pub state: State,
}

const COLUMNS: &str = "id, record, person, until_ms, state";

fn read(row: &Row<'_>) -> Result<Grant> {
    Ok(Grant {
        id: row.get(0)?,
        entry: row.get(1)?,
        person: row.get(2)?,
        until: row.get(3)?,
        state: State::parse(&row.get::<String>(4)?)?,
    })
}

/// Shares one journal entry with one person: text, mood, tags and time of writing. Sharing again what is shared gives
/// the same share; with another end it replaces it.
///
/// # Errors
/// `not_found`; `invalid_time` if the end is not in the future; `paused`, `ended`;
/// `consent_needed`, `consent_withdrawn`.
pub fn share(
    tx: &Tx<'_>,
    person: &Person,
    entry: EntryId,
    until: Option<Millis>,
    random: &dyn Random,
    now: Millis,
) -> Result<Grant> {
    if until.is_some_and(|until| until <= now) {
        return Err(Error::new(Code::InvalidTime, "the end of a share lies in the future"));
    }
    let content = journal::entry(tx, entry)?;
    let conversation = messaging::reachable(person)?;
    decisions::require(tx, person, Channel::Records)?;
    let live = tx.one(
        &format!("SELECT {COLUMNS} FROM grants WHERE record = ?1 AND person = ?2 AND state = 'live'"),
        params![entry, person.account],
        read,
    )?;
    if let Some(live) = live {
        if live.until == until {
            return Ok(live);
        }
        revoke(tx, live.id, random, now)?;
    }
    // Random, not time-ordered: the id must say nothing of the record, not even its age.
    let grant = Grant {
        id: GrantId::from_bytes(random.array()),
        entry,
        person: person.account,
        until,
        state: State::Live,
    };
    tx.execute(
        "INSERT INTO grants (id, record, person, kind, fields, until_ms, state, granted_at_ms)
         VALUES (?1, ?2, ?3, 'journal.entry', 'created_at text mood tags', ?4, ?5, ?6)",
        params![grant.id, entry, person.account, until, grant.state.as_str(), now],
    )?;
    let projection = Granted::under_grant(Projection {
        share: grant.id,
        number: 1,
        sent_at: now,
        until,
        kind: "journal.entry".into(),
        entry: content.into(),
    });
    queue::push(
        tx,
        conversation,
        projection.outgoing(MessageId::make(now, random.array())),
        now,
    )?;
    Ok(grant)
}

/// What we share, the newest last.
///
/// # Errors
/// As [`View::all`].
pub fn given(view: &View<'_>) -> Result<Vec<Grant>> {
    view.all(
        &format!("SELECT {COLUMNS} FROM grants ORDER BY granted_at_ms, rowid"),
        [],
        read,
    )
}

/// Takes a share back. Taking back what has ended changes nothing.
///
/// # Errors
/// `not_found`; `not_permitted` for what somebody else shares.
pub fn revoke(tx: &Tx<'_>, id: GrantId, random: &dyn Random, now: Millis) -> Result<Grant> {
    let grant = tx.one(
        &format!("SELECT {COLUMNS} FROM grants WHERE id = ?1"),
        params![id],
        read,
    )?;
    match grant {
        Some(grant) if grant.state == State::Live => end(tx, grant, State::Revoked, random, now),
        Some(grant) => Ok(grant),
        None if tx.exists("SELECT 1 FROM shares WHERE id = ?1", params![id])? => Err(Error::new(
            Code::NotPermitted,
            "only who shares something can take it back",
        )),
        None => Err(Error::new(Code::NotFound, "there is no such share")),
    }
}

fn end(tx: &Tx<'_>, grant: Grant, state: State, random: &dyn Random, now: Millis) -> Result<Grant> {
    tx.execute(
        "UPDATE grants SET state = ?2 WHERE id = ?1",
        params![grant.id, state.as_str()],
    )?;
    let ended = Grant { state, ..grant };
    let Some(conversation) = conversation_with(tx, &ended.person)? else {
        return Ok(ended);
    };
    let body = kith_wire::encode(&End { share: ended.id });
    let message = MessageId::make(now, random.array());
    queue::push(
        tx,
        conversation,
        Outgoing {
            message,
            kind: END_KIND,
            body,
        },
        now,
    )?;
    Ok(ended)
}

fn conversation_with(view: &View<'_>, account: &AccountId) -> Result<Option<ConversationId>> {
    let person = Person::with_account(view, account)?;
    Ok(person
        .filter(|person| !matches!(person.standing, Standing::Removed | Standing::Refused))
        .and_then(|person| person.conversation))
}

/// Ends what is over: our shares whose time has come, and others' on this device, whose content is then gone.
///
/// # Errors
/// As [`Tx::execute`].
pub fn sweep(tx: &Tx<'_>, random: &dyn Random, now: Millis) -> Result<()> {
    let over = tx.all(
        &format!("SELECT {COLUMNS} FROM grants WHERE state = 'live' AND until_ms <= ?1"),
        params![now],
        read,
    )?;
    for grant in over {
        end(tx, grant, State::Expired, random, now)?;
    }
    tx.execute(
        "UPDATE shares SET state = 'expired', content = NULL WHERE state = 'live' AND until_ms <= ?1",
        params![now],
    )?;
    Ok(())
}

/// The conversation with this account is over: nothing of ours is shared with them, and nothing of theirs stays here.
///
/// # Errors
/// As [`Tx::execute`].
pub fn parted(tx: &Tx<'_>, account: &AccountId) -> Result<()> {
    tx.execute(
        "UPDATE grants SET state = 'revoked' WHERE person = ?1 AND state = 'live'",
        params![account],
    )?;
    tx.execute(
        "UPDATE shares SET state = 'revoked', content = NULL WHERE person = ?1 AND state = 'live'",
        params![account],
    )?;
    Ok(())
}

/// Whether an item of this module may be sealed: a projection only under a live grant.
///
/// # Errors
/// As [`View::one`].
pub fn gate(view: &View<'_>, kind: &str, body: &[u8], now: Millis) -> Result<Gate> {
    if kind != KIND {
        return Ok(Gate::Pass);
    }
    let Ok(projection) = kith_wire::decode::<Projection>(body) else {
        return Ok(Gate::Drop);
    };
    let live = view.exists(
        "SELECT 1 FROM grants WHERE id = ?1 AND state = 'live' AND (until_ms IS NULL OR until_ms > ?2)",
        params![projection.share, now],
    )?;
    Ok(if live { Gate::Pass } else { Gate::Drop })
}
