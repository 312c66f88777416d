//! What somebody else can do in a crisis: in the words of the plan's own pack, for who is close and for who works in care.

use serde::Serialize;

use super::parts::{Offer, Phrase};
use super::screen::ScreenContent;
use super::screens::Scene;
use crate::care::crisis::words::words;
use crate::exchange::identity::Role;
use crate::foundation::types::Result;

/// What somebody else can do in a crisis.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HelpingState {
    /// Calls the emergency number.
    pub emergency: Offer,
    /// When it is for.
    pub heading: Phrase,
    /// What to know first.
    pub intro: Phrase,
    /// What to do, in order.
    pub points: Vec<HelpingPoint>,
    /// What it rests on.
    pub sources: Vec<Phrase>,
}

/// One thing to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HelpingPoint {
    /// In two or three words.
    pub title: Phrase,
    /// How.
    pub text: Phrase,
}

pub(super) fn state(scene: &Scene<'_>) -> Result<ScreenContent> {
    let locale = &scene.surroundings.locale;
    let words = words(locale);
    let help = match scene.companion.me()?.role {
        Role::Therapist | Role::PeerWorker => &words.clinicians,
        Role::Patient | Role::Supporter | Role::Guardian => &words.supporters,
    };
    let lines = scene.companion.crisis_screen(None, locale).lines;
    let point = |point: &crate::care::crisis::words::Point| HelpingPoint {
        title: Phrase::written(point.title.clone()),
        text: Phrase::written(point.text.clone()),
    };
    let state = HelpingState {
        emergency: super::crisis::emergency(&lines.emergency, words),
        heading: Phrase::written(help.title.clone()),
        intro: Phrase::written(help.intro.clone()),
        points: help.points.iter().map(point).collect(),
        sources: help
            .sources
            .iter()
            .map(|source| Phrase::written(source.title.clone()))
            .collect(),
    };
    Ok(ScreenContent::Helping { state })
}
