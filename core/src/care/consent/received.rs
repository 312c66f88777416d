//! What others share with us.

use serde::{Deserialize, Serialize};

use super::grant::{LONGEST_PURPOSE, State};
use super::log::{self, About, Action, What};
use super::projection::{End, Projection, Shown};
use super::{drafted, matrix};
use crate::care::Fields;
use crate::exchange::identity::person::Person;
use crate::exchange::sync::Inbound;
use crate::foundation::types::{AccountId, Code, Error, GrantId, Millis, Result};
use crate::foundation::vault::{Row, ToSql, Tx, View, params};

/// Most fields of a share, and longest name of one in bytes.
const MOST_FIELDS: usize = 32;
const LONGEST_NAME: usize = 64;

/// A share of somebody else's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Received {
    /// The share's id.
    pub id: GrantId,
    /// What it is, such as `journal.entry`; empty if only its end came.
    pub kind: String,
    /// Who shares it.
    pub person: AccountId,
    /// Until when.
    pub until: Option<Millis>,
    /// How it stands.
    pub state: State,
    /// When the newest version that is here was made, by the clock of who shares it.
    pub sent_at: Millis,
}

/// What is stored of a share and goes with its end.
#[derive(Serialize, Deserialize)]
struct Content {
    purpose: Option<String>,
    may_propose: Vec<String>,
    fields: Fields,
}

/// What others share, the newest last.
///
/// # Errors
/// As [`View::all`].
pub fn received(view: &View<'_>) -> Result<Vec<Received>> {
    view.all(
        "SELECT id, kind, person, until_ms, state, sent_at_ms FROM shares ORDER BY rowid",
        [],
        stored,
    )
}

fn stored(row: &Row<'_>) -> Result<Received> {
    Ok(Received {
        id: row.get(0)?,
        kind: row.get(1)?,
        person: row.get(2)?,
        until: row.get(3)?,
        state: State::parse(&row.get::<String>(4)?)?,
        sent_at: row.get(5)?,
    })
}

/// Who shares it, the newest number that came, and what it shows.
pub(super) struct Held {
    pub(super) person: AccountId,
    pub(super) number: i64,
    pub(super) shown: Shown,
}

/// What is held of a live share.
///
/// # Errors
/// `not_found` if there is none, or it has ended.
pub(super) fn held(view: &View<'_>, id: GrantId, now: Millis) -> Result<Held> {
    let row = view.one(
        "SELECT person, number, kind, until_ms, content FROM shares
         WHERE id = ?1 AND state = 'live' AND (until_ms IS NULL OR until_ms > ?2)",
        params![id, now],
        |row| {
            Ok((
                row.get(0)?,
                row.get(1)?,
                row.get(2)?,
                row.get(3)?,
                row.get::<Option<Vec<u8>>>(4)?,
            ))
        },
    )?;
    let Some((person, number, kind, until, Some(content))) = row else {
        return Err(Error::new(Code::NotFound, "there is no such share, or it has ended"));
    };
    let content: Content =
        kith_wire::decode(&content).map_err(|_| Error::new(Code::Damaged, "a stored share is damaged"))?;
    let shown = Shown {
        share: id,
        kind,
        purpose: content.purpose,
        until,
        may_propose: content.may_propose,
        fields: content.fields,
    };
    Ok(Held { person, number, shown })
}

/// The content of a live share.
///
/// # Errors
/// `not_found` if there is none, or it has ended.
pub fn read(view: &View<'_>, id: GrantId, now: Millis) -> Result<Shown> {
    held(view, id, now).map(|held| held.shown)
}

/// Who shares something with us.
///
/// # Errors
/// `not_found`.
pub fn owner(view: &View<'_>, id: GrantId) -> Result<Person> {
    let account = view.one("SELECT person FROM shares WHERE id = ?1", params![id], |row| row.get(0))?;
    let person = account
        .map(|account: AccountId| Person::with_account(view, &account))
        .transpose()?;
    person
        .flatten()
        .ok_or_else(|| Error::new(Code::NotFound, "there is no such share"))
}

/// Stores a projection that arrived, if it is the newest. What arrives after its end, or after it was taken back, is not
/// stored.
///
/// # Errors
/// `invalid_input` if it is malformed, somebody else's, or of somebody who shares nothing.
pub fn receive(tx: &Tx<'_>, item: &Inbound<'_>) -> Result<()> {
    let malformed = || Error::new(Code::InvalidInput, "a share is malformed");
    let projection: Projection = kith_wire::decode(item.body).map_err(|_| malformed())?;
    if !is_sane(&projection) {
        return Err(malformed());
    }
    let sender = Person::with_account(tx, &item.account)?;
    if !sender.is_some_and(|sender| matrix::may_share(sender.role)) {
        return Err(Error::new(Code::InvalidInput, "only a patient shares"));
    }
    if projection.until.is_some_and(|until| until <= item.now) {
        return Ok(());
    }
    of_sender(tx, item, projection.share)?;
    if !tx.exists("SELECT 1 FROM shares WHERE id = ?1", params![projection.share])? {
        let about = About {
            share: Some(projection.share),
            kind: projection.kind.clone(),
            fields: projection.fields.keys().cloned().collect(),
        };
        let what = What {
            about: Some(about),
            purpose: projection.purpose.as_deref(),
            ..What::default()
        };
        log::note(tx, &item.account, Action::Received, what, item.now)?;
    }
    let content = Content {
        purpose: projection.purpose,
        may_propose: projection.may_propose,
        fields: projection.fields,
    };
    tx.execute(
        "INSERT INTO shares (id, person, number, kind, content, until_ms, state, sent_at_ms)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, 'live', ?7)
         ON CONFLICT (id) DO UPDATE SET number = ?3, content = ?5, until_ms = ?6, sent_at_ms = ?7
            WHERE state = 'live' AND number < ?3",
        params![
            projection.share,
            item.account,
            projection.number,
            projection.kind,
            kith_wire::encode(&content),
            projection.until,
            projection.sent_at,
        ],
    )?;
    Ok(())
}

/// What a reader may rely upon. A kind or field of a newer version is kept and shown by its name.
fn is_sane(projection: &Projection) -> bool {
    let named = |name: &str| !name.is_empty() && name.len() <= LONGEST_NAME && !name.chars().any(char::is_control);
    let line = |text: &String| text.len() <= LONGEST_PURPOSE && !text.chars().any(char::is_control);
    projection.number >= 1
        && named(&projection.kind)
        && projection.purpose.as_ref().is_none_or(line)
        && projection.fields.len() <= MOST_FIELDS
        && projection.may_propose.len() <= MOST_FIELDS
        && projection
            .fields
            .keys()
            .chain(&projection.may_propose)
            .all(|name| named(name))
}

/// Ends a share: its content is gone from this device.
///
/// # Errors
/// `invalid_input` if it is malformed or somebody else's.
pub fn receive_end(tx: &Tx<'_>, item: &Inbound<'_>) -> Result<()> {
    let malformed = || Error::new(Code::InvalidInput, "the end of a share is malformed");
    let end: End = kith_wire::decode(item.body).map_err(|_| malformed())?;
    of_sender(tx, item, end.share)?;
    drafted::clear_all(tx, end.share)?;
    for live in live(tx, "id = ?1", &end.share)? {
        let action = match live.until {
            Some(until) if until <= item.now => Action::Ended,
            _ => Action::TakenBack,
        };
        live.note(tx, action, item.now)?;
    }
    // Also when the share itself never came: it must not be stored if it comes later.
    tx.execute(
        "INSERT INTO shares (id, person, number, kind, state, sent_at_ms) VALUES (?1, ?2, 0, '', 'revoked', ?3)
         ON CONFLICT (id) DO UPDATE SET content = NULL, state = CASE state WHEN 'live' THEN 'revoked' ELSE state END",
        params![end.share, item.account, item.sent_at],
    )?;
    Ok(())
}

/// Ends what is over: its content is gone from this device, as it is from others' by themselves.
pub(super) fn end_over(tx: &Tx<'_>, now: Millis) -> Result<()> {
    // Asked first, so that nothing is written when nothing is over.
    for over in live(tx, "until_ms <= ?1", &now)? {
        over.end(tx, State::Expired, now)?;
    }
    Ok(())
}

/// Ends what this account shares: the conversation is over.
pub(super) fn end_of(tx: &Tx<'_>, account: &AccountId, now: Millis) -> Result<()> {
    for theirs in live(tx, "person = ?1", account)? {
        theirs.end(tx, State::Revoked, now)?;
    }
    Ok(())
}

/// The live shares of which this holds.
fn live(view: &View<'_>, which: &'static str, value: &dyn ToSql) -> Result<Vec<Received>> {
    view.all(
        &format!(
            "SELECT id, kind, person, until_ms, state, sent_at_ms FROM shares
             WHERE state = 'live' AND {which} ORDER BY rowid"
        ),
        [value],
        stored,
    )
}

impl Received {
    /// Its end at a time that was known, or with its conversation.
    fn end(&self, tx: &Tx<'_>, state: State, now: Millis) -> Result<()> {
        tx.execute(
            "UPDATE shares SET state = ?2, content = NULL WHERE id = ?1",
            params![self.id, state.as_str()],
        )?;
        drafted::clear_all(tx, self.id)?;
        self.note(tx, Action::Ended, now)
    }

    /// Writes down what became of it.
    fn note(&self, tx: &Tx<'_>, action: Action, now: Millis) -> Result<()> {
        let about = About {
            share: Some(self.id),
            kind: self.kind.clone(),
            fields: Vec::new(),
        };
        let what = What {
            about: Some(about),
            ..What::default()
        };
        log::note(tx, &self.person, action, what, now)
    }
}

fn of_sender(view: &View<'_>, item: &Inbound<'_>, share: GrantId) -> Result<()> {
    let owner = view.one("SELECT person FROM shares WHERE id = ?1", params![share], |row| {
        row.get::<AccountId>(0)
    })?;
    if owner.is_some_and(|owner| owner != item.account) {
        return Err(Error::new(Code::InvalidInput, "a share belongs to somebody else"));
    }
    Ok(())
}

/// Most shares that are told of at once.
const MOST_ASKED: i64 = 100;

/// A live share, without what it shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The share's id.
    pub id: GrantId,
    /// Who shares it.
    pub person: AccountId,
    /// What it is, such as `journal.entry`.
    pub kind: String,
    /// What for, as they wrote it.
    pub purpose: Option<String>,
    /// When its newest version was sent.
    pub at: Millis,
}

/// What others share and what for, the newest last; of very many the newest.
///
/// # Errors
/// `damaged`; as [`View::all`].
pub fn asked(view: &View<'_>, now: Millis) -> Result<Vec<Asked>> {
    let rows = view.all(
        "SELECT id, person, kind, content, sent_at_ms FROM shares
         WHERE state = 'live' AND content IS NOT NULL AND (until_ms IS NULL OR until_ms > ?1)
         ORDER BY sent_at_ms DESC LIMIT ?2",
        params![now, MOST_ASKED],
        |row| {
            let content = row.get::<Vec<u8>>(3)?;
            let content: Content =
                kith_wire::decode(&content).map_err(|_| Error::new(Code::Damaged, "a stored share is damaged"))?;
            Ok(Asked {
                id: row.get(0)?,
                person: row.get(1)?,
                kind: row.get(2)?,
                purpose: content.purpose,
                at: row.get(4)?,
            })
        },
    )?;
    Ok(rows.into_iter().rev().collect())
}
