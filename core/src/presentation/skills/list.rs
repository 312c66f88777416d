//! What can be practised.

use serde::Serialize;

use crate::care::practice::Skill;
use crate::presentation::action::Action;
use crate::presentation::parts::{Offer, Phrase, Tone};
use crate::presentation::place::Place;
use crate::presentation::screen::ScreenContent;
use crate::presentation::screens::Scene;

/// What can be practised.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SkillsState {
    /// That nothing of it has to be.
    pub intro: Phrase,
    /// Every skill.
    pub skills: Vec<SkillRow>,
}

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SkillRow {
    /// What it is called.
    pub title: Phrase,
    /// What it is for.
    pub summary: Phrase,
    /// About how long it takes.
    pub minutes: Phrase,
    /// Shows how it goes.
    pub open: Offer,
}

pub(in crate::presentation) fn list(scene: &Scene<'_>) -> ScreenContent {
    let row = |skill: Skill| SkillRow {
        open: Offer::new(
            Phrase::written(skill.title.clone()),
            Action::Open {
                place: Place::Skill { skill: skill.id.0 },
            },
            Tone::Plain,
        ),
        title: Phrase::written(skill.title),
        summary: Phrase::written(skill.summary),
        minutes: scene.phrase_with("skill-minutes", &[("minutes", skill.minutes.into())]),
    };
    let skills = scene.companion.practice().skills(&scene.surroundings.locale);
    let state = SkillsState {
        intro: scene.phrase("skills-intro"),
        skills: skills.into_iter().map(row).collect(),
    };
    ScreenContent::Skills { state }
}
