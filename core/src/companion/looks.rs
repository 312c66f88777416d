//! Before something is shared, and looking at what others share.

use super::shares::{Shares, Subject};
use crate::care::consent::log::{self, About};
use crate::care::consent::{self, NewGrant, Offered, Shown, Terms, drafted, matrix};
use crate::exchange::identity::person::{Person, Standing};
use crate::exchange::identity::persona::Persona;
use crate::foundation::types::{Code, GrantId, Millis, Result};
use crate::foundation::vault::View;

/// That somebody looks at a share: what it shows can be read on and on, and is one look. There is no other way to get one
/// than [`Shares::look`], which writes down why a clinician looks.
#[derive(Debug, PartialEq, Eq)]
pub struct Look(GrantId);

impl Look {
    /// At which share.
    pub fn share(&self) -> GrantId {
        self.0
    }
}

impl Shares<'_> {
    /// The people with whom something can be shared, by the part that they have; none for who shares nothing.
    ///
    /// # Errors
    /// `locked`.
    pub fn possible_readers(&self, what: Subject) -> Result<Vec<Person>> {
        self.0.read(|view| {
            if !matrix::may_share(Persona::only(view)?.role) {
                return Ok(Vec::new());
            }
            let can = |person: &Person| {
                matches!(person.standing, Standing::Active | Standing::Paused)
                    && matrix::may_see_any(person.role, what.kind())
            };
            Ok(Person::all(view)?.into_iter().filter(can).collect())
        })
    }

    /// What can be shared of something with a person, and what is shared of it already.
    ///
    /// # Errors
    /// `unknown_person`, `ambiguous_person`; as [`consent::offered`].
    pub fn offered(&self, what: Subject, with: &str) -> Result<Offered> {
        self.before_sharing(with, |view, sharer, person| {
            let about = (what.kind(), what.record(view)?);
            consent::offered(view, sharer, person, about, self.0.env.random.as_ref(), self.now())
        })
    }

    /// What a person would see if this were shared now, by the code that sends it; nothing is shared by it.
    ///
    /// # Errors
    /// `unknown_person`, `ambiguous_person`; as [`consent::preview`].
    pub fn preview(&self, what: Subject, with: &str, terms: &Terms) -> Result<Shown> {
        self.before_sharing(with, |view, sharer, person| {
            let new = NewGrant {
                record: what.record(view)?,
                kind: what.kind(),
                terms,
            };
            consent::preview(view, sharer, person, &new, self.0.env.random.as_ref(), self.now())
        })
    }

    fn before_sharing<T>(&self, with: &str, work: impl FnOnce(&View<'_>, &Persona, &Person) -> Result<T>) -> Result<T> {
        self.0.read(|view| {
            let person = Person::find(view, with)?;
            let persona = Persona::load(view, person.persona)?;
            work(view, &persona, &person)
        })
    }

    /// Looks at a share: what was received, or what its reader sees of what we share. A clinician says why, once for each
    /// look; it stands in both logs.
    ///
    /// # Errors
    /// As [`Shares::looked_at`]; `purpose_needed` as [`log::purpose_of_read`].
    pub fn look(&self, id: GrantId, why: Option<&str>) -> Result<Look> {
        let now = self.now();
        let noted = self.0.read(|view| match consent::shown(view, id, now) {
            Err(error) if error.code() == Code::NotFound => {
                let shown = consent::read(view, id, now)?;
                let why = log::purpose_of_read(Persona::only(view)?.role, why)?;
                Ok(why.map(|why| (About::of(&shown), why)))
            }
            own => own.map(|_| None),
        })?;
        if let Some((about, why)) = noted {
            self.0.look(|tx, now| {
                let random = self.0.env.random.as_ref();
                log::read_by_clinician(tx, &consent::owner(tx, id)?, about, why, random, now)
            })?;
        }
        Ok(Look(id))
    }

    /// What there is to see at this moment.
    ///
    /// # Errors
    /// `not_found` if there is no such share, or it has ended.
    pub fn looked_at(&self, look: &Look) -> Result<Shown> {
        let now = self.now();
        self.0.read(|view| match consent::shown(view, look.0, now) {
            Err(error) if error.code() == Code::NotFound => consent::read(view, look.0, now),
            own => own,
        })
    }

    /// Who shares this with us.
    ///
    /// # Errors
    /// `not_found`.
    pub fn owner(&self, id: GrantId) -> Result<Person> {
        self.0.read(|view| consent::owner(view, id))
    }

    /// Keeps what is typed so far of a proposal; an empty text clears it. It goes with its share.
    ///
    /// # Errors
    /// As [`drafted::keep`].
    pub fn keep_draft(&self, id: GrantId, field: &str, text: &str) -> Result<()> {
        self.0.write(|tx, now| drafted::keep(tx, id, field, text, now))
    }

    /// What was typed of a proposal and not proposed yet.
    ///
    /// # Errors
    /// `locked`.
    pub fn draft(&self, id: GrantId, field: &str) -> Result<Option<String>> {
        self.0.read(|view| drafted::draft(view, id, field))
    }

    fn now(&self) -> Millis {
        self.0.env.clock.now()
    }
}
