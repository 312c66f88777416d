//! What is shared with whom.

use super::Companion;
use super::feed::Change;
use crate::care::consent::kind::{CRISIS_PLAN, JOURNAL_ENTRY, SUPPORT_NODE, SUPPORT_SAFETY};
use crate::care::consent::{self, Asked, Grant, Kind, NewGrant, Proposal, Received, Shown, Terms};
use crate::exchange::identity::person::Person;
use crate::exchange::identity::persona::Persona;
use crate::foundation::types::{EntryId, GrantId, Millis, RecordId, Result};
use crate::foundation::vault::{Tx, View};

/// The shares of an unlocked companion.
pub struct Shares<'a>(pub(super) &'a Companion);

/// A share, given or received.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Share {
    /// We share it.
    Given(Grant),
    /// Somebody shares it with us.
    Received(Received),
}

/// Something that can be shared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Subject {
    /// A journal entry.
    Entry(EntryId),
    /// A person or service on the map.
    Node(RecordId),
    /// That somebody on the map was marked unsafe.
    Safety(RecordId),
    /// The crisis plan.
    Plan,
}

impl Subject {
    /// Its kind; see [`Kind`].
    pub fn kind(self) -> &'static str {
        match self {
            Subject::Entry(_) => JOURNAL_ENTRY,
            Subject::Node(_) => SUPPORT_NODE,
            Subject::Safety(_) => SUPPORT_SAFETY,
            Subject::Plan => CRISIS_PLAN,
        }
    }

    /// Its record.
    pub(super) fn record(self, view: &View<'_>) -> Result<RecordId> {
        match self {
            Subject::Entry(id) => Ok(id.into()),
            Subject::Node(id) | Subject::Safety(id) => Ok(id),
            Subject::Plan => Kind::named(CRISIS_PLAN)?.only(view),
        }
    }
}

impl Companion {
    /// One transaction that ends first what is over and queues what changed, so that nothing is read past its end.
    pub(super) fn write_swept<T>(&self, work: impl FnOnce(&Tx<'_>, Millis) -> Result<T>) -> Result<T> {
        self.write(|tx, now| {
            consent::sweep(tx, self.env.random.as_ref(), now)?;
            work(tx, now)
        })
    }

    /// Shares.
    pub fn shares(&self) -> Shares<'_> {
        Shares(self)
    }
}

impl Shares<'_> {
    /// Shares something with one person; it goes out at the next sync, and so does what becomes of it.
    ///
    /// # Errors
    /// `authentication_needed`; `unknown_person`, `ambiguous_person`; as [`consent::share`].
    pub fn share(&self, what: Subject, with: &str, terms: &Terms) -> Result<Grant> {
        self.0.recently_authenticated()?;
        let grant = self.0.write_swept(|tx, now| {
            let person = Person::find(tx, with)?;
            let persona = Persona::load(tx, person.persona)?;
            let new = NewGrant {
                record: what.record(tx)?,
                kind: what.kind(),
                terms,
            };
            consent::share(tx, &persona, &person, &new, self.0.env.random.as_ref(), now)
        });
        let grant = self.0.or_rolled_back(grant)?;
        self.0.note(Change::Shares);
        Ok(grant)
    }

    /// Everything that is or was shared: what we share and how far its readers are, then what others share with us.
    ///
    /// # Errors
    /// `locked`.
    pub fn list(&self) -> Result<Vec<Share>> {
        self.0.look(|tx, now| {
            consent::sweep(tx, self.0.env.random.as_ref(), now)?;
            let given = consent::given(tx)?.into_iter().map(Share::Given);
            Ok(given
                .chain(consent::received(tx)?.into_iter().map(Share::Received))
                .collect())
        })
    }

    /// What others share with us and what for, at most the newest hundred, the newest last.
    ///
    /// # Errors
    /// `locked`.
    pub fn asked(&self) -> Result<Vec<Asked>> {
        let now = self.0.env.clock.now();
        self.0.read(|view| consent::asked(view, now))
    }

    /// The content of a share: what was received, or what its reader sees of what we share. A clinician says why; it
    /// stands in both logs.
    ///
    /// # Errors
    /// `not_found` if there is none, or it has ended; `purpose_needed` as [`log::purpose_of_read`].
    pub fn read(&self, id: GrantId, why: Option<&str>) -> Result<Shown> {
        let look = self.look(id, why)?;
        self.looked_at(&look)
    }

    /// Takes a share back. It never needs a fresh authentication.
    ///
    /// # Errors
    /// As [`consent::revoke`].
    pub fn revoke(&self, id: GrantId) -> Result<Grant> {
        let grant = self
            .0
            .write_swept(|tx, now| consent::revoke(tx, id, self.0.env.random.as_ref(), now))?;
        self.0.note(Change::Shares);
        Ok(grant)
    }

    /// Proposes a new text for a field of a share that we read. There is no answer but its next version.
    ///
    /// # Errors
    /// As [`consent::propose`].
    pub fn propose(&self, id: GrantId, field: &str, text: &str) -> Result<()> {
        let random = self.0.env.random.as_ref();
        let proposed = self
            .0
            .write_swept(|tx, now| consent::propose(tx, id, field, text, random, now));
        self.0.or_rolled_back(proposed)
    }

    /// What readers proposed for what we share, and what became of it, the newest last.
    ///
    /// # Errors
    /// `locked`.
    pub fn proposals(&self) -> Result<Vec<Proposal>> {
        self.0.read(consent::proposals)
    }

    /// What a person sees of what is ours, as their device holds it once both have synced; of what is held back, what they
    /// were sent before.
    ///
    /// # Errors
    /// `unknown_person`, `ambiguous_person`.
    pub fn view_as(&self, person: &str) -> Result<Vec<Shown>> {
        let now = self.0.env.clock.now();
        self.0
            .read(|view| consent::view_as(view, &Person::find(view, person)?, now))
    }
}
