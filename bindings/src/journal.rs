//! The journal.

use std::sync::Arc;

use kith::care::journal as core;
use kith::companion::Companion;

use crate::{KithError, run};

/// A journal entry.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct JournalEntry {
    /// Its id.
    pub id: String,
    /// When it was begun.
    pub created_at_ms: i64,
    /// What was written.
    pub text: String,
    /// From -3 (very low) to 3 (very good).
    pub mood: Option<i64>,
    /// In alphabetical order.
    pub tags: Vec<String>,
}

/// An entry to be written: with a text, a mood or both.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct NewJournalEntry {
    /// What was written; may be empty if there is a mood.
    #[uniffi(default = "")]
    pub text: String,
    /// From -3 to 3.
    #[uniffi(default = None)]
    pub mood: Option<i64>,
    /// Labels.
    #[uniffi(default = [])]
    pub tags: Vec<String>,
}

impl From<core::Entry> for JournalEntry {
    fn from(entry: core::Entry) -> Self {
        JournalEntry {
            id: entry.id.to_string(),
            created_at_ms: entry.created_at.0,
            text: entry.text,
            mood: entry.mood,
            tags: entry.tags,
        }
    }
}

impl NewJournalEntry {
    fn borrowed(&self) -> core::NewEntry<'_> {
        core::NewEntry {
            text: &self.text,
            mood: self.mood,
            tags: &self.tags,
        }
    }
}

/// The journal of a companion.
#[derive(uniffi::Object)]
pub struct Journal(pub(crate) Arc<Companion>);

#[uniffi::export]
impl Journal {
    /// Writes an entry; it is on the disk and can be found when this returns.
    pub async fn write(&self, entry: NewJournalEntry) -> Result<JournalEntry, KithError> {
        run::blocking(&self.0, move |companion| {
            companion.journal().write(entry.borrowed()).map(JournalEntry::from)
        })
        .await
    }

    /// Leaves an entry as it is given: what is not named is empty then. Whoever may see it gets the new values at the next
    /// sync.
    pub async fn rewrite(&self, id: String, entry: NewJournalEntry) -> Result<JournalEntry, KithError> {
        run::blocking(&self.0, move |companion| {
            let rewritten = companion.journal().rewrite(id.parse()?, entry.borrowed())?;
            Ok(rewritten.into())
        })
        .await
    }

    /// Erases an entry for good; what is shared of it ends at the next sync. What was read or copied cannot be called back.
    pub async fn erase(&self, id: String) -> Result<(), KithError> {
        run::blocking(&self.0, move |companion| companion.journal().erase(id.parse()?)).await
    }

    /// Every entry, oldest first.
    pub async fn list(&self) -> Result<Vec<JournalEntry>, KithError> {
        run::blocking(&self.0, |companion| {
            Ok(companion
                .journal()
                .list()?
                .into_iter()
                .map(JournalEntry::from)
                .collect())
        })
        .await
    }

    /// One entry.
    pub async fn entry(&self, id: String) -> Result<JournalEntry, KithError> {
        run::blocking(&self.0, move |companion| {
            companion.journal().entry(id.parse()?).map(JournalEntry::from)
        })
        .await
    }

    /// Entries that hold every word, newest first.
    pub async fn search(&self, words: String) -> Result<Vec<JournalEntry>, KithError> {
        run::blocking(&self.0, move |companion| {
            Ok(companion
                .journal()
                .search(&words)?
                .into_iter()
                .map(JournalEntry::from)
                .collect())
        })
        .await
    }

    /// Keeps what is typed so far, also while the vault is locked: then `draft` gives it after the next unlock. If another
    /// draft was there, both stand in it, the newer one first, with an empty line between them.
    pub async fn keep_draft(&self, text: String) -> Result<(), KithError> {
        run::blocking(&self.0, move |companion| companion.journal().keep_draft(&text)).await
    }

    /// What was typed and not yet written.
    pub async fn draft(&self) -> Result<Option<String>, KithError> {
        run::blocking(&self.0, |companion| companion.journal().draft()).await
    }
}
