//! The journal: entries with mood and tags, a draft that is saved as it is typed, and search.
//!
//! An entry is a record (`kind` "journal.entry": text `text`, registers `created_at` and `mood`, set `tags`). The table
//! `journal_entries` and its search index are a view of the records, written in the same transaction, so an entry can be
//! found when [`write`] returns.

mod draft;
mod entry;
mod search;
mod shared;

pub use draft::{JOURNAL, can_be_kept, draft, keep_draft};
pub use entry::{Entry, LONGEST_ENTRY, NewEntry, entry, erase, list, rewrite, write};
pub use search::search;
pub use shared::shared_fields;
