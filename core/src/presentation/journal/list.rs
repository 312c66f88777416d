//! The entries.

use serde::Serialize;

use crate::care::journal::Entry;
use crate::foundation::types::Result;
use crate::presentation::action::Action;
use crate::presentation::inputs::Field;
use crate::presentation::parts::{Input, InputKind, Offer, Phrase, Tone};
use crate::presentation::place::Place;
use crate::presentation::screen::ScreenContent;
use crate::presentation::screens::Scene;

/// Most entries on one screen; older ones are found by searching.
const MOST_ROWS: usize = 200;
/// Most characters of an entry in its row.
const GLIMPSE: usize = 140;

/// The journal's entries, newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct JournalState {
    /// Writes a new entry, or goes on with the one that was begun.
    pub write: Offer,
    /// Looks for words.
    pub search: Input,
    /// What was found, or everything.
    pub entries: Vec<JournalRow>,
    /// Said where there is none.
    pub empty: Option<Phrase>,
    /// Said where there are more than are shown.
    pub more: Option<Phrase>,
}

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct JournalRow {
    /// When it was begun.
    pub when: Phrase,
    /// How it begins.
    pub glimpse: Phrase,
    /// The mood, if it was given.
    pub mood: Option<Phrase>,
    /// Shows all of it. Its label is for who cannot see the row.
    pub open: Offer,
}

pub(in crate::presentation) fn list(scene: &Scene<'_>) -> Result<ScreenContent> {
    let words = scene.inputs.text(Field::JournalSearch).trim();
    let journal = scene.companion.journal();
    let entries = match words {
        "" => journal.list()?,
        words => journal.search(words)?,
    };
    let empty = entries.is_empty().then(|| match words {
        "" => scene.phrase("journal-empty"),
        _ => scene.phrase("journal-nothing-found"),
    });
    let has_draft = journal.draft()?.is_some();
    let write = if has_draft { "journal-go-on" } else { "journal-write" };
    let state = JournalState {
        write: scene.way(write, Place::Write, Tone::Main),
        search: scene.input("journal-search", Field::JournalSearch, InputKind::Search),
        more: (entries.len() > MOST_ROWS).then(|| scene.phrase("journal-more")),
        entries: entries.iter().take(MOST_ROWS).map(|entry| row(scene, entry)).collect(),
        empty,
    };
    Ok(ScreenContent::Journal { state })
}

fn row(scene: &Scene<'_>, entry: &Entry) -> JournalRow {
    let when = scene.wall.day_and_time(scene.words, entry.created_at);
    let open = Action::Open {
        place: Place::Entry { entry: entry.id },
    };
    let label = scene.phrase_with("journal-open", &[("when", when.clone().into())]);
    JournalRow {
        when: Phrase::written(when),
        glimpse: Phrase::written(glimpse(&entry.text)),
        mood: entry.mood.map(|mood| scene.phrase(mood_words(mood))),
        open: Offer::new(label, open, Tone::Plain),
    }
}

/// The first words of a text, on one line.
fn glimpse(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(GLIMPSE) {
        Some((end, _)) => format!("{}…", line[..end].trim_end()),
        None => line,
    }
}

/// The name of the words for a mood from -3 to 3.
pub(in crate::presentation) fn mood_words(mood: i64) -> &'static str {
    match mood {
        ..=-3 => "mood-very-low",
        -2 => "mood-low",
        -1 => "mood-rather-low",
        0 => "mood-even",
        1 => "mood-rather-good",
        2 => "mood-good",
        3.. => "mood-very-good",
    }
}
