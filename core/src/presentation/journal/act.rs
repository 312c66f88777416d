//! What the journal's screens do.

use serde::Serialize;

use crate::care::journal::NewEntry;
use crate::foundation::types::{EntryId, Result};
use crate::presentation::action::Action;
use crate::presentation::inputs::Field;
use crate::presentation::place::Place;
use crate::presentation::screens::Screens;

/// What the journal's screens do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum JournalAction {
    /// Chooses a mood for the entry that is written, or none.
    Mood {
        /// From -3 (very low) to 3 (very good).
        mood: Option<i64>,
    },
    /// Keeps the entry that is written.
    Keep,
    /// Asks whether to erase an entry.
    Erase {
        /// Which.
        entry: EntryId,
    },
    /// Erases it for good.
    EraseForGood {
        /// Which.
        entry: EntryId,
    },
}

/// What is typed is on the disk before anything is shown of it.
pub(in crate::presentation) fn typed(screens: &Screens, text: &str) -> Result<()> {
    screens.companion.journal().keep_draft(text)
}

pub(in crate::presentation) fn act(screens: &Screens, action: JournalAction) -> Result<()> {
    match action {
        JournalAction::Mood { mood } => {
            screens.inner().mood = mood;
            Ok(())
        }
        JournalAction::Keep => keep(screens),
        JournalAction::Erase { entry } => {
            let action = JournalAction::EraseForGood { entry };
            screens.ask("entry-erase-question", Action::Journal { action });
            Ok(())
        }
        JournalAction::EraseForGood { entry } => {
            screens.companion.journal().erase(entry)?;
            screens.back();
            screens.done("entry-erased");
            Ok(())
        }
    }
}

fn keep(screens: &Screens) -> Result<()> {
    let journal = screens.companion.journal();
    let text = journal.draft()?.unwrap_or_default();
    let mood = screens.inner().mood;
    journal.write(NewEntry {
        text: &text,
        mood,
        tags: &[],
    })?;
    {
        let mut inner = screens.inner();
        inner.mood = None;
        inner.inputs.clear(Field::Entry);
    }
    screens.open(Place::Journal);
    screens.done("write-kept");
    Ok(())
}
