//! The log in the vault. Triggers in the schema refuse to change or remove a row.

use super::chain::{self, BEGINNING, Hash, Link};
use super::heads::Head;
use super::{Event, Party};
use crate::exchange::identity::person::Person;
use crate::exchange::identity::persona::Persona;
use crate::foundation::types::{AccountId, Code, Error, Result};
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

/// An account as the log names it: the own persona, a person of today or of before.
///
/// # Errors
/// As [`View::one`].
pub fn party(view: &View<'_>, account: &AccountId) -> Result<Party> {
    let own = Persona::only(view)?;
    let (name, role) = match Person::with_account(view, account)? {
        _ if own.account == *account => (own.name, own.role.as_str()),
        Some(person) => (person.name, person.role.as_str()),
        None => (String::new(), ""),
    };
    Ok(Party {
        account: *account,
        name,
        role: role.into(),
    })
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
