//! The journal's verbs.

use super::Companion;
use super::arisen::Arisen;
use super::feed::Change;
use super::lifecycle::writer_of;
use crate::care::journal::{self, Entry, NewEntry};
use crate::exchange::identity::persona::Persona;
use crate::foundation::types::{Code, EntryId, Result};

/// The journal of an unlocked companion.
pub struct Journal<'a>(&'a Companion);

impl Companion {
    /// The journal.
    pub fn journal(&self) -> Journal<'_> {
        Journal(self)
    }
}

impl Journal<'_> {
    /// Writes an entry; it is on the disk and can be found when this returns.
    ///
    /// # Errors
    /// As [`journal::write`].
    pub fn write(&self, entry: NewEntry<'_>) -> Result<Entry> {
        let written = self.0.write(|tx, now| {
            let persona = Persona::only(tx)?;
            journal::write(tx, writer_of(&persona), entry, self.0.env.random.as_ref(), now)
        })?;
        self.0.note(Change::Journal);
        Ok(written)
    }

    /// Leaves an entry as `new` says. Whoever may see it gets the new values at the next sync.
    ///
    /// # Errors
    /// As [`journal::rewrite`].
    pub fn rewrite(&self, id: EntryId, new: NewEntry<'_>) -> Result<Entry> {
        let written = self.0.write(|tx, now| {
            let persona = Persona::only(tx)?;
            journal::rewrite(tx, writer_of(&persona), id, new, now)
        })?;
        self.0.note(Change::Journal);
        Ok(written)
    }

    /// Erases an entry for good; what is shared of it ends at the next sync.
    ///
    /// # Errors
    /// `not_found`.
    pub fn erase(&self, id: EntryId) -> Result<()> {
        self.0.write(|tx, now| {
            let persona = Persona::only(tx)?;
            journal::erase(tx, writer_of(&persona), id, now)
        })?;
        self.0.note(Change::Journal);
        Ok(())
    }

    /// Every entry, oldest first.
    ///
    /// # Errors
    /// `locked`.
    pub fn list(&self) -> Result<Vec<Entry>> {
        self.0.read(journal::list)
    }

    /// One entry.
    ///
    /// # Errors
    /// `not_found`.
    pub fn entry(&self, id: EntryId) -> Result<Entry> {
        self.0.read(|view| journal::entry(view, id))
    }

    /// Entries that hold every word, newest first.
    ///
    /// # Errors
    /// `empty_text`.
    pub fn search(&self, words: &str) -> Result<Vec<Entry>> {
        self.0.read(|view| journal::search(view, words))
    }

    /// Keeps what is typed so far: also behind a locked screen, and while no key is here in the drop box, so that a lock in
    /// the middle of a word loses nothing. It is merged when the vault is opened; see [`drafts::merge`](crate::care::drafts::merge).
    ///
    /// # Errors
    /// `too_large`, also for a full drop box; `key_missing` if there is no vault yet.
    pub fn keep_draft(&self, text: &str) -> Result<()> {
        journal::can_be_kept(text)?;
        match self.0.write_behind(|tx, now| journal::keep_draft(tx, text, now)) {
            Err(error) if error.code() == Code::Locked => self.0.drop_in(&Arisen::Draft {
                place: journal::JOURNAL.to_owned(),
                text: text.to_owned(),
                at: self.0.env.clock.now(),
            }),
            kept => kept,
        }
    }

    /// What was typed and not yet written.
    ///
    /// # Errors
    /// `locked`.
    pub fn draft(&self) -> Result<Option<String>> {
        self.0.read(journal::draft)
    }
}
