//! One entry.

use serde::Serialize;

use super::JournalAction;
use super::list::mood_words;
use crate::care::consent::matrix;
use crate::foundation::types::{EntryId, Result};
use crate::presentation::action::Action;
use crate::presentation::parts::{Offer, Phrase, Tone};
use crate::presentation::place::Place;
use crate::presentation::screen::ScreenContent;
use crate::presentation::screens::Scene;
use crate::presentation::sharing::Shareable;

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
    /// Shares it, where the person shares.
    pub share: Option<Offer>,
    /// Shows who can read it.
    pub who_can_read: Offer,
    /// Erases it for good.
    pub erase: Offer,
}

pub(in crate::presentation) fn entry(scene: &Scene<'_>, id: EntryId) -> Result<ScreenContent> {
    let entry = scene.companion.journal().entry(id)?;
    let erase = Action::Journal {
        action: JournalAction::Erase { entry: id },
    };
    let what = Shareable::Entry { entry: id };
    let can_share = matrix::may_share(scene.companion.me()?.role);
    let state = EntryState {
        when: Phrase::written(scene.wall.day_and_time(scene.words, entry.created_at)),
        mood: entry.mood.map(|mood| scene.phrase(mood_words(mood))),
        text: Phrase::written(entry.text),
        tags: entry.tags.into_iter().map(Phrase::written).collect(),
        share: can_share.then(|| scene.way("way-share", Place::ShareWith { what }, Tone::Plain)),
        who_can_read: scene.way("way-who-can-read", Place::WhoCanRead { what }, Tone::Quiet),
        erase: scene.offer("entry-erase", erase, Tone::Careful),
    };
    Ok(ScreenContent::Entry { state })
}
