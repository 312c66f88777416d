//! The journal: [`list`] and search, [`write`] with every word kept as it is typed, [`entry`].

mod act;
mod entry;
mod list;
mod write;

pub use act::JournalAction;
pub(super) use act::{act, typed};
pub use entry::EntryState;
pub(super) use entry::entry;
pub use list::{JournalRow, JournalState};
pub(super) use list::{list, mood_words};
pub(super) use write::write;
pub use write::{MoodChoice, WriteState};
