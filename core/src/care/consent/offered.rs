//! Before something is shared: what can be, and what its reader would see. Nothing is given by looking.

use super::grant::{Grant, NewGrant, Terms, proposed};
use super::kind::Kind;
use super::projection::{Granted, Shown, project};
use super::{live, matrix};
use crate::exchange::identity::person::Person;
use crate::exchange::identity::persona::Persona;
use crate::foundation::env::Random;
use crate::foundation::types::{Millis, RecordId, Result};
use crate::foundation::vault::View;

/// What can be shared of a record with one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offered {
    /// What it is; see [`Kind`].
    pub kind: &'static str,
    /// Every field that the reader's role can be granted, in the order in which they are shown.
    pub fields: Vec<OfferedField>,
    /// The live share of the same record with the same person, whose place a new one takes.
    pub replaces: Option<Grant>,
}

/// A field that can be shared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OfferedField {
    /// Its stable name.
    pub name: &'static str,
    /// Whether something stands in it now.
    pub is_filled: bool,
    /// Whether it is among the least that says anything; see [`Kind::least`].
    pub is_least: bool,
    /// Whether the reader's role can be permitted to propose a new text for it.
    pub can_be_proposed_for: bool,
}

/// What can be shared of a record with a person.
///
/// # Errors
/// `not_permitted` if this persona shares nothing, or if the role can be granted nothing of it; `not_found`.
pub fn offered(
    view: &View<'_>,
    sharer: &Persona,
    person: &Person,
    (kind, record): (&str, RecordId),
    random: &dyn Random,
    now: Millis,
) -> Result<Offered> {
    let kind = Kind::named(kind)?;
    let names = kind.fields.iter().copied();
    let names: Vec<&str> = names
        .filter(|field| matrix::may_see(person.role, kind.name, field))
        .collect();
    let terms = Terms {
        fields: names.iter().map(|&name| name.to_owned()).collect(),
        ..Terms::default()
    };
    let new = NewGrant {
        record,
        kind: kind.name,
        terms: &terms,
    };
    let grant = proposed(sharer, person, &new, random, now)?;
    let shown = project(view, &grant, person.role)?.ok_or_else(live::nothing_to_share)?;
    let shown = shown.shown();
    let field = |name: &'static str| OfferedField {
        name,
        is_filled: shown.fields.contains_key(name),
        is_least: kind.least.contains(&name),
        can_be_proposed_for: kind.propose.is_some() && matrix::may_propose(person.role, kind.name, name),
    };
    Ok(Offered {
        kind: kind.name,
        fields: names.into_iter().map(field).collect(),
        replaces: grant.replaces(view)?.filter(|live| live.is_live(now)),
    })
}

/// What a person would see if this were shared now: made by what sends it, and not sent.
///
/// # Errors
/// As [`super::share`], but of what keeps it from leaving: the conversation, the consents.
pub fn preview(
    view: &View<'_>,
    sharer: &Persona,
    person: &Person,
    new: &NewGrant<'_>,
    random: &dyn Random,
    now: Millis,
) -> Result<Shown> {
    let grant = proposed(sharer, person, new, random, now)?;
    live::first(view, &grant, person).map(Granted::shown)
}
