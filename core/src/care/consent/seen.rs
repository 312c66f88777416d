//! What one of them sees, and who sees one thing.

use super::grant::{COLUMNS, Grant, State, read};
use super::live::{judge, with_delivery};
use super::projection::Shown;
use crate::exchange::identity::person::Person;
use crate::foundation::types::{Code, Error, GrantId, Millis, RecordId, Result};
use crate::foundation::vault::{View, params};

/// What a person sees of what is ours, as their device holds it once both have synced. It is made by what sends it; of what
/// is held back it is what they were sent before.
///
/// # Errors
/// As [`View::all`].
pub fn view_as(view: &View<'_>, person: &Person, now: Millis) -> Result<Vec<Shown>> {
    let grants = view.all(
        &format!("SELECT {COLUMNS} FROM grants WHERE state = 'live' AND person = ?1 ORDER BY position"),
        params![person.account],
        read,
    )?;
    let mut all = Vec::new();
    for grant in grants.iter().filter(|grant| grant.is_live(now)) {
        if let Some(judged) = judge(view, grant, person)? {
            all.extend(judged.seen(view, grant)?);
        }
    }
    Ok(all)
}

/// What the reader of one of our live shares sees.
///
/// # Errors
/// `not_found` if there is none, or it has ended; `too_large`, `paused`, `consent_needed` if that holds it back and its
/// reader was sent nothing of it before.
pub fn shown(view: &View<'_>, id: GrantId, now: Millis) -> Result<Shown> {
    let over = || Error::new(Code::NotFound, "there is no such share, or it has ended");
    let grant = Grant::find(view, id)?
        .filter(|grant| grant.is_live(now))
        .ok_or_else(over)?;
    let person = Person::with_account(view, &grant.person)?.ok_or_else(over)?;
    let judged = judge(view, &grant, &person)?.ok_or_else(over)?;
    let reason = judged.delivery.reason();
    judged.seen(view, &grant)?.ok_or_else(|| match reason {
        Some(code) => Error::new(code, "this is held back, and its reader has nothing of it yet"),
        None => over(),
    })
}

/// The grants of a record, whatever their state, the newest last: who can read it, and who could.
///
/// # Errors
/// As [`View::all`].
pub fn grants_of(view: &View<'_>, record: RecordId, now: Millis) -> Result<Vec<Grant>> {
    let grants = view.all(
        &format!("SELECT {COLUMNS} FROM grants WHERE record = ?1 ORDER BY position"),
        params![record],
        read,
    )?;
    let over = |grant: &Grant| grant.state == State::Live && !grant.is_live(now);
    let as_of_now = grants.into_iter().map(|grant| match over(&grant) {
        true => Grant {
            state: State::Expired,
            ..grant
        },
        false => grant,
    });
    as_of_now.map(|grant| with_delivery(view, grant)).collect()
}
