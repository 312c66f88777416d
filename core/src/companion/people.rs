//! People and invitations.

use super::Companion;
use super::feed::Change;
use super::handlers::CareHandlers;
use crate::care::consent::log;
use crate::care::messaging;
use crate::exchange::identity::invitation::Invitation;
use crate::exchange::identity::person::Person;
use crate::exchange::identity::persona::Persona;
use crate::exchange::identity::{Role, safety};
use crate::exchange::sync::pairing::{self, InvitationStanding};
use crate::foundation::types::{Code, Result};
use crate::foundation::vault::View;

/// The people of an unlocked companion.
pub struct People<'a>(&'a Companion);

impl Companion {
    /// People.
    pub fn people(&self) -> People<'_> {
        People(self)
    }
}

impl People<'_> {
    /// Makes an invitation that lives `life_ms` milliseconds. It can be answered once the relay knows it: after a sync.
    ///
    /// # Errors
    /// As [`pairing::invite`].
    pub fn invite(&self, offered: Role, life_ms: i64) -> Result<Invitation> {
        self.0.write_sealed(|context, now| {
            let persona = Persona::only(context.tx)?;
            pairing::invite(context, &persona, offered, life_ms, now)
        })
    }

    /// How an invitation of ours stands.
    ///
    /// # Errors
    /// `locked`.
    pub fn invitation_standing(&self, invitation: &Invitation) -> Result<InvitationStanding> {
        let now = self.0.env.clock.now();
        self.0.read(|view| pairing::standing(view, invitation, now))
    }

    /// Answers an invitation. Works without a network; the answer goes out at the next sync.
    ///
    /// # Errors
    /// As [`Invitation::parse`] and [`pairing::accept`].
    pub fn accept(&self, link: &str) -> Result<Person> {
        let invitation = Invitation::parse(link)?;
        let person = self.0.write_sealed(|context, now| {
            let mut persona = Persona::only(context.tx)?;
            pairing::accept(context, &mut persona, &invitation, now)
        })?;
        self.0.note(Change::People);
        Ok(person)
    }

    /// Everybody, in the order in which they were added.
    ///
    /// # Errors
    /// `locked`.
    pub fn list(&self) -> Result<Vec<Person>> {
        self.0.read(Person::all)
    }

    /// Those who were removed, or removed us, and with whom there are messages: these stay readable.
    ///
    /// # Errors
    /// `locked`.
    pub fn past(&self) -> Result<Vec<Person>> {
        self.0.read(messaging::past)
    }

    /// Everybody of [`People::list`], then of [`People::past`].
    ///
    /// # Errors
    /// `locked`.
    pub fn everybody(&self) -> Result<Vec<Person>> {
        self.0.read(|view| {
            let mut everybody = Person::all(view)?;
            everybody.extend(messaging::past(view)?);
            Ok(everybody)
        })
    }

    /// Everybody there ever was, also those with whom nothing is left to read.
    ///
    /// # Errors
    /// `locked`.
    pub fn ever(&self) -> Result<Vec<Person>> {
        self.0.read(Person::ever)
    }

    /// The person that a name or an id means.
    ///
    /// # Errors
    /// `unknown_person`, `ambiguous_person`.
    pub fn find(&self, name_or_id: &str) -> Result<Person> {
        self.0.read(|view| Person::find(view, name_or_id))
    }

    /// The person that a name or an id means; if it is nobody of today, somebody who was removed and with whom there are
    /// messages.
    ///
    /// # Errors
    /// `unknown_person`, `ambiguous_person`.
    pub fn find_ever(&self, name_or_id: &str) -> Result<Person> {
        self.0.read(|view| find_ever(view, name_or_id))
    }

    /// The number that both read to each other.
    ///
    /// # Errors
    /// `unknown_person`, `ambiguous_person`.
    pub fn safety_number(&self, name_or_id: &str) -> Result<String> {
        self.0.read(|view| {
            let persona = Persona::only(view)?;
            Ok(safety::safety_number(
                &persona.account,
                &Person::find(view, name_or_id)?.account,
            ))
        })
    }

    /// The numbers were compared and are the same.
    ///
    /// # Errors
    /// As [`pairing::compare`].
    pub fn compared(&self, name_or_id: &str) -> Result<Person> {
        let person = self.0.write_sealed(|context, now| {
            let person = Person::find(context.tx, name_or_id)?;
            pairing::compare(context, &person, &CareHandlers, now)?;
            Person::find(context.tx, &person.account.to_string())
        })?;
        self.0.note(Change::People);
        Ok(person)
    }

    /// Removes a person: their devices lose the conversation at the next sync, and what is shared with them ends.
    ///
    /// # Errors
    /// `unknown_person`, `ambiguous_person`.
    pub fn remove(&self, name_or_id: &str) -> Result<Person> {
        let person = self.0.write(|tx, now| {
            let person = Person::find(tx, name_or_id)?;
            pairing::remove(tx, &person, &CareHandlers, now)?;
            log::removed(tx, &person.account, now)?;
            Ok(person)
        })?;
        self.0.note(Change::People);
        Ok(person)
    }

    /// New keys for the conversation with a person, at the next sync.
    ///
    /// # Errors
    /// `unknown_person`, `ambiguous_person`.
    pub fn renew_keys(&self, name_or_id: &str) -> Result<()> {
        self.0.write(|tx, _| {
            let person = Person::find(tx, name_or_id)?;
            pairing::renew(tx, &person)
        })
    }
}

/// The person that a name or an id means; if it is nobody of today, somebody who was removed.
///
/// # Errors
/// `unknown_person`, `ambiguous_person`.
pub(super) fn find_ever(view: &View<'_>, name_or_id: &str) -> Result<Person> {
    match Person::find(view, name_or_id) {
        Err(error) if error.code() == Code::UnknownPerson => Person::among(&messaging::past(view)?, name_or_id),
        found => found,
    }
}
