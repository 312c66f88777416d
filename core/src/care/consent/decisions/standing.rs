//! How every consent stands that matters between us and a person, for a list.

use super::document::{Channel, Document};
use super::gate::{Lack, Side, stands};
use super::ledger::{self, Decision};
use super::needed::needed;
use crate::exchange::identity::person::Person;
use crate::exchange::identity::persona::Persona;
use crate::foundation::types::{AccountId, Result};
use crate::foundation::vault::View;

/// How a consent stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// Who decides.
    pub side: Side,
    /// Between us and whom; the own account for `export`.
    pub person: AccountId,
    /// On what.
    pub document: Document,
    /// Why it does not stand; nothing if it stands.
    pub lack: Option<Lack>,
    /// The newest decision, as far as this device knows.
    pub decision: Option<Decision>,
}

/// What is needed between us and a person, ours first, in the order of the documents.
///
/// # Errors
/// As [`View::one`].
pub fn between(view: &View<'_>, persona: &Persona, person: &Person) -> Result<Vec<Standing>> {
    let mut ours = Vec::new();
    let mut theirs = Vec::new();
    for channel in [Channel::Messages, Channel::Records] {
        let row = needed(persona.role, person.role, channel);
        for document in row.mine {
            ours.push(standing(
                view,
                Side::Mine,
                (persona.account, person.account),
                person.account,
                *document,
            )?);
        }
        for document in row.theirs {
            theirs.push(standing(
                view,
                Side::Theirs,
                (person.account, persona.account),
                person.account,
                *document,
            )?);
        }
    }
    ours.extend(theirs);
    Ok(ours)
}

/// What is needed before something leaves encryption.
///
/// # Errors
/// As [`View::one`].
pub fn own(view: &View<'_>, persona: &Persona) -> Result<Vec<Standing>> {
    let row = needed(persona.role, persona.role, Channel::Export);
    let account = persona.account;
    let documents = row.mine.iter();
    documents
        .map(|document| standing(view, Side::Mine, (account, account), account, *document))
        .collect()
}

fn standing(
    view: &View<'_>,
    side: Side,
    (by, recipient): (AccountId, AccountId),
    person: AccountId,
    document: Document,
) -> Result<Standing> {
    Ok(Standing {
        side,
        person,
        document,
        lack: stands(view, &by, &recipient, document)?,
        decision: ledger::latest(view, &by, &recipient, document)?,
    })
}
