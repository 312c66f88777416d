//! What there is today.

use serde::Serialize;

use super::action::Action;
use super::parts::{Offer, Phrase, Tone};
use super::place::Place;
use super::screen::ScreenContent;
use super::screens::{Scene, Screens};
use crate::care::practice::{Outcome, Prompt};
use crate::foundation::types::{PromptId, Result};

/// What there is today.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TodayState {
    /// The day.
    pub day: Phrase,
    /// An entry that was begun and not finished.
    pub unfinished: Option<Offer>,
    /// What was planned for today, in the order in which it is due.
    pub prompts: Vec<PromptCard>,
    /// Said where nothing was planned.
    pub nothing_planned: Option<Phrase>,
    /// Writes a new entry.
    pub write: Offer,
}

/// Something that was planned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PromptCard {
    /// What.
    pub title: Phrase,
    /// When, and from whom.
    pub about: Phrase,
    /// What became of it.
    pub outcome: Option<Phrase>,
    /// What can be said of it: done, partly, not today, left out.
    pub answers: Vec<Offer>,
}

/// What can be done today.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TodayAction {
    /// Says what became of something that was planned.
    Record {
        /// Of what.
        prompt: PromptId,
        /// What became of it.
        outcome: Outcome,
    },
}

pub(super) fn state(scene: &Scene<'_>) -> Result<ScreenContent> {
    let prompts = scene.companion.practice().today(&scene.surroundings.locale)?;
    let draft = scene.companion.journal().draft()?;
    let is_free = prompts.is_empty();
    let state = TodayState {
        day: Phrase::written(scene.wall.today(scene.words)),
        unfinished: draft.map(|_| scene.way("today-unfinished", Place::Write, Tone::Plain)),
        prompts: prompts.iter().map(|prompt| card(scene, prompt)).collect(),
        nothing_planned: is_free.then(|| scene.phrase("today-nothing-planned")),
        write: scene.way("today-write", Place::Write, Tone::Main),
    };
    Ok(ScreenContent::Today { state })
}

fn card(scene: &Scene<'_>, prompt: &Prompt) -> PromptCard {
    let time = scene.wall.time(scene.words, prompt.due_at);
    let about = match prompt.assigned_by {
        Some(_) => scene.phrase_with("today-due-assigned", &[("time", time.into())]),
        None => scene.phrase_with("today-due", &[("time", time.into())]),
    };
    let answer = |(id, outcome, tone): (&str, Outcome, Tone)| {
        let record = TodayAction::Record {
            prompt: prompt.id,
            outcome,
        };
        scene.offer(id, Action::Today { action: record }, tone)
    };
    let answers = [
        ("outcome-done", Outcome::Done, Tone::Plain),
        ("outcome-partly", Outcome::Partly, Tone::Quiet),
        ("outcome-not-today", Outcome::NotToday, Tone::Quiet),
        ("outcome-skipped", Outcome::Skipped, Tone::Quiet),
    ];
    PromptCard {
        title: Phrase::written(prompt.title.clone()),
        about,
        outcome: prompt.outcome.map(|outcome| scene.phrase(recorded(outcome))),
        answers: if prompt.outcome.is_none() {
            answers.map(answer).into()
        } else {
            Vec::new()
        },
    }
}

fn recorded(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Done => "recorded-done",
        Outcome::Partly => "recorded-partly",
        Outcome::Skipped => "recorded-skipped",
        Outcome::NotToday => "recorded-not-today",
    }
}

pub(super) fn act(screens: &Screens, action: TodayAction) -> Result<()> {
    match action {
        TodayAction::Record { prompt, outcome } => screens.companion.practice().record(prompt, outcome).map(drop),
    }
}
