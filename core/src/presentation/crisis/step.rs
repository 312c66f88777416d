//! One step, and what comes when it does not help.

use serde::Serialize;

use super::CrisisAction;
use super::parts::{HelpLine, PlanStep, emergency, lines, step};
use crate::care::crisis::Step;
use crate::care::crisis::words::words;
use crate::presentation::action::Action;
use crate::presentation::parts::{Offer, Phrase, Tone};
use crate::presentation::screen::ScreenContent;
use crate::presentation::screens::Scene;

/// One step of the crisis plan; or, where no step is left, who listens.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CrisisStepState {
    /// The step, if there is one left.
    pub step: Option<PlanStep>,
    /// What to do where none is left.
    pub after_last: Option<Phrase>,
    /// It does not help: the next one.
    pub not_helping: Option<Offer>,
    /// It helped.
    pub helped: Offer,
    /// Who listens, where no step is left.
    pub lines: Vec<HelpLine>,
    /// Calls the emergency number.
    pub emergency: Offer,
}

pub(in crate::presentation) fn step_state(scene: &Scene<'_>, at: Option<Step>) -> ScreenContent {
    let locale = &scene.surroundings.locale;
    let words = words(locale);
    let screen = scene.companion.crisis_screen(None, locale);
    // A plan that cannot be read any more leads to those who listen.
    let planned = screen.plan.as_ref().zip(at);
    let planned = planned.and_then(|(plan, at)| plan.steps.iter().find(|one| one.step == at));
    let act = |action: CrisisAction| Action::Crisis { action };
    let offer = |text: &str, action: CrisisAction| Offer::new(Phrase::written(text), act(action), Tone::Plain);
    let state = CrisisStepState {
        step: planned.map(|one| {
            let named = words.step(one.step);
            step(&named.title, &named.hint, &one.items, words)
        }),
        after_last: planned
            .is_none()
            .then(|| Phrase::written(words.after_last_step(&screen.lines.emergency))),
        not_helping: planned.map(|one| offer(&words.screen.not_helping, CrisisAction::NotHelping { step: one.step })),
        helped: scene.offer("crisis-helped", act(CrisisAction::Helped { step: at }), Tone::Plain),
        lines: if planned.is_none() {
            lines(&screen.lines, words)
        } else {
            Vec::new()
        },
        emergency: emergency(&screen.lines.emergency, words),
    };
    ScreenContent::CrisisStep { state }
}
