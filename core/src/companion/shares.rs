//! What is shared with whom.

use super::Companion;
use super::feed::Change;
use crate::care::consent::{self, Grant, Received};
use crate::care::journal;
use crate::exchange::identity::person::Person;
use crate::foundation::types::{EntryId, GrantId, Millis, Result};
use crate::foundation::vault::Tx;

pub use crate::care::consent::SharedEntry;

/// The shares of an unlocked companion.
pub struct Shares<'a>(&'a Companion);

/// A share, given or received.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Share {
    /// We share it.
    Given(Grant),
    /// Somebody shares it with us.
    Received(Received),
}

impl Companion {
    /// One transaction that ends first what is over, so that nothing is read past its end.
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
    /// Shares one journal entry with one person; it goes out at the next sync.
    ///
    /// # Errors
    /// `authentication_needed`; `unknown_person`, `ambiguous_person`; as [`consent::share`].
    pub fn share_entry(&self, entry: EntryId, with: &str, until: Option<Millis>) -> Result<Grant> {
        self.0.recently_authenticated()?;
        let grant = self.0.write_swept(|tx, now| {
            let person = Person::find(tx, with)?;
            consent::share(tx, &person, entry, until, self.0.env.random.as_ref(), now)
        });
        let grant = self.0.or_rolled_back(grant)?;
        self.0.note(Change::Shares);
        Ok(grant)
    }

    /// Everything that is or was shared: what we share, then what others share with us.
    ///
    /// # Errors
    /// `locked`.
    pub fn list(&self) -> Result<Vec<Share>> {
        self.0.write_swept(|tx, _| {
            let given = consent::given(tx)?.into_iter().map(Share::Given);
            Ok(given
                .chain(consent::received(tx)?.into_iter().map(Share::Received))
                .collect())
        })
    }

    /// The content of a share: what was received, or what we share as it is now.
    ///
    /// # Errors
    /// `not_found` if there is none, or it has ended.
    pub fn read(&self, id: GrantId) -> Result<SharedEntry> {
        self.0.write_swept(|tx, now| {
            let given = consent::given(tx)?.into_iter().find(|grant| grant.id == id);
            match given {
                Some(grant) if grant.state == consent::State::Live => {
                    journal::entry(tx, grant.entry).map(SharedEntry::from)
                }
                _ => consent::read(tx, id, now),
            }
        })
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
}
