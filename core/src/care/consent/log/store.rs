//! The log in the vault. Triggers in the schema refuse to change or remove a row.

use super::chain::{self, BEGINNING, Hash, Link};
use super::heads::Head;
use super::{About, Action, Event, Party};
use crate::exchange::identity::Role;
use crate::exchange::identity::person::Person;
use crate::exchange::identity::persona::Persona;
use crate::foundation::types::{AccountId, Code, Error, Millis, Result};
use crate::foundation::vault::{Tx, View, params};

/// Adds an event, in the transaction of what it tells of.
///
/// # Errors
/// As [`Tx::execute`].
pub fn append(tx: &Tx<'_>, event: &Event) -> Result<()> {
    let (place, before) = match head(tx)? {
        Some(head) => (head.place + 1, head.hash),
        None => (1, BEGINNING),
    };
    let hash = chain::hash(&before, place, event);
    tx.execute(
        "INSERT INTO access_log (place, event, hash) VALUES (?1, ?2, ?3)",
        params![stored(place)?, kith_wire::encode(event), hash.0],
    )?;
    Ok(())
}

/// How far the log has come; none while nothing happened.
///
/// # Errors
/// As [`View::one`].
pub fn head(view: &View<'_>) -> Result<Option<Head>> {
    view.one(
        "SELECT place, hash FROM access_log ORDER BY place DESC LIMIT 1",
        [],
        |row| {
            Ok(Head {
                place: place(row.get(0)?)?,
                hash: kith_wire::Array(row.get(1)?),
            })
        },
    )
}

/// The hash at a place; none if the log has not come so far.
pub(super) fn hash_at(view: &View<'_>, place: u64) -> Result<Option<Hash>> {
    view.one(
        "SELECT hash FROM access_log WHERE place = ?1",
        params![stored(place)?],
        |row| Ok(kith_wire::Array(row.get(0)?)),
    )
}

/// The whole log, the oldest first.
///
/// # Errors
/// `damaged` if it is not as it was written.
pub fn all(view: &View<'_>) -> Result<Vec<Link>> {
    let links = view.all("SELECT event, hash FROM access_log ORDER BY place", [], |row| {
        let event = kith_wire::decode(&row.get::<Vec<u8>>(0)?).map_err(|_| damaged())?;
        Ok(Link {
            event,
            hash: kith_wire::Array(row.get(1)?),
        })
    })?;
    chain::follow(&links).map_err(|_| damaged())?;
    Ok(links)
}

/// Notes that we did something.
///
/// # Errors
/// As [`append`].
pub(in crate::care) fn note_own(tx: &Tx<'_>, action: Action, what: What<'_>, now: Millis) -> Result<()> {
    let (own, ..) = own(tx)?;
    note(tx, &own, action, what, now)
}

/// Notes that we removed somebody.
///
/// # Errors
/// As [`append`].
pub fn removed(tx: &Tx<'_>, person: &AccountId, now: Millis) -> Result<()> {
    let what = What {
        to: Some(person),
        ..What::default()
    };
    note_own(tx, Action::PersonRemoved, what, now)
}

/// Notes what we did with something of our own that concerns nobody else, such as taking it out of the vault.
///
/// # Errors
/// As [`append`].
pub fn own_doing(tx: &Tx<'_>, action: Action, kind: &str, details: &[&str], now: Millis) -> Result<()> {
    let about = About {
        share: None,
        kind: kind.to_owned(),
        fields: details.iter().map(|&detail| detail.to_owned()).collect(),
    };
    let what = What {
        about: Some(about),
        ..What::default()
    };
    note_own(tx, action, what, now)
}

/// Notes that somebody did something.
///
/// # Errors
/// As [`append`].
pub(in crate::care) fn note(tx: &Tx<'_>, who: &AccountId, action: Action, what: What<'_>, now: Millis) -> Result<()> {
    let event = Event {
        at: now,
        who: party(tx, who)?,
        action,
        to: what.to.map(|to| party(tx, to)).transpose()?,
        about: what.about,
        purpose: what.purpose.map(str::to_owned),
    };
    append(tx, &event)
}

/// What an event is about.
#[derive(Default)]
pub(in crate::care) struct What<'a> {
    /// To or with whom.
    pub(in crate::care) to: Option<&'a AccountId>,
    /// What it was about.
    pub(in crate::care) about: Option<About>,
    /// Why.
    pub(in crate::care) purpose: Option<&'a str>,
}

/// An account as the log names it: the own persona, a person of today or of before.
pub(super) fn party(view: &View<'_>, account: &AccountId) -> Result<Party> {
    let own = Persona::names(view)?.into_iter().find(|(own, ..)| own == account);
    let (name, role) = match own {
        Some((_, name, role)) => (name, role.as_str()),
        None => match Person::with_account(view, account)? {
            Some(person) => (person.name, person.role.as_str()),
            None => (String::new(), ""),
        },
    };
    Ok(Party {
        account: *account,
        name,
        role: role.into(),
    })
}

/// The own persona.
pub(super) fn own(view: &View<'_>) -> Result<(AccountId, String, Role)> {
    let own = Persona::names(view)?.into_iter().next();
    own.ok_or_else(|| Error::new(Code::NotFound, "this vault has no account"))
}

fn place(stored: i64) -> Result<u64> {
    u64::try_from(stored).map_err(|_| damaged())
}

pub(super) fn stored(place: u64) -> Result<i64> {
    i64::try_from(place).map_err(|_| Error::new(Code::InvalidInput, "a place in a log is out of range"))
}

fn damaged() -> Error {
    Error::new(Code::Damaged, "the access log is not as it was written")
}
