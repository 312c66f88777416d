//! One entry.

use serde::Serialize;

use super::JournalAction;
use super::list::mood_words;
use crate::foundation::types::{EntryId, Result};
use crate::presentation::action::Action;
use crate::presentation::parts::{Offer, Phrase, Tone};
use crate::presentation::screen::ScreenContent;
use crate::presentation::screens::Scene;

/// One entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EntryState {
    /// When it was begun.
    pub when: Phrase,
    /// The mood, if it was given.
    pub mood: Option<Phrase>,
    /// All of it.
    pub text: Phrase,
    /// Its labels.
    pub tags: Vec<Phrase>,
    /// Erases it for good.
    pub erase: Offer,
}

pub(in crate::presentation) fn entry(scene: &Scene<'_>, id: EntryId) -> Result<ScreenContent> {
    let entry = scene.companion.journal().entry(id)?;
    let erase = Action::Journal {
        action: JournalAction::Erase { entry: id },
    };
    let state = EntryState {
        when: Phrase::written(scene.wall.day_and_time(scene.words, entry.created_at)),
        mood: entry.mood.map(|mood| scene.phrase(mood_words(mood))),
        text: Phrase::written(entry.text),
        tags: entry.tags.into_iter().map(Phrase::written).collect(),
        erase: scene.offer("entry-erase", erase, Tone::Careful),
    };
    Ok(ScreenContent::Entry { state })
}
