//! An entry that is written.

use serde::Serialize;

use super::JournalAction;
use super::list::mood_words;
use crate::foundation::types::Result;
use crate::presentation::action::Action;
use crate::presentation::inputs::Field;
use crate::presentation::parts::{Input, InputKind, Offer, Phrase, Tone};
use crate::presentation::screen::ScreenContent;
use crate::presentation::screens::Scene;

/// An entry that is written. Every word is on the disk as it is typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct WriteState {
    /// What is written.
    pub text: Input,
    /// Asks for the mood.
    pub mood_question: Phrase,
    /// From very low to very good.
    pub moods: Vec<MoodChoice>,
    /// That it is kept as it is typed, and that nobody else reads it.
    pub about: Phrase,
    /// Keeps the entry in the journal.
    pub keep: Offer,
}

/// One mood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MoodChoice {
    /// From -3 (very low) to 3 (very good).
    pub value: i64,
    /// Whether it is chosen.
    pub chosen: bool,
    /// Chooses it, or none if it is chosen.
    pub offer: Offer,
}

pub(in crate::presentation) fn write(scene: &Scene<'_>) -> Result<ScreenContent> {
    let draft = scene.companion.journal().draft()?.unwrap_or_default();
    let choice = |value: i64| {
        let chosen = scene.mood == Some(value);
        let mood = (!chosen).then_some(value);
        let choose = Action::Journal {
            action: JournalAction::Mood { mood },
        };
        MoodChoice {
            value,
            chosen,
            offer: scene.offer(mood_words(value), choose, Tone::Plain),
        }
    };
    let keep = Action::Journal {
        action: JournalAction::Keep,
    };
    let state = WriteState {
        text: Input {
            value: draft,
            ..scene.input("write-text", Field::Entry, InputKind::Text)
        },
        mood_question: scene.phrase("write-mood"),
        moods: (-3..=3).map(choice).collect(),
        about: scene.phrase("write-about"),
        keep: scene.offer("write-keep", keep, Tone::Main),
    };
    Ok(ScreenContent::Write { state })
}
