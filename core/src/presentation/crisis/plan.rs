//! The whole plan.

use serde::Serialize;

use super::CrisisAction;
use super::parts::{self, HelpLine, PlanStep, emergency, lines, step};
use crate::care::crisis::words::words;
use crate::companion::Lifecycle;
use crate::presentation::action::Action;
use crate::presentation::parts::{Offer, Phrase, Tone};
use crate::presentation::place::Place;
use crate::presentation::screen::ScreenContent;
use crate::presentation::screens::Scene;

/// The crisis plan, or whatever of it can be shown, and who listens.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CrisisState {
    /// Calls the emergency number.
    pub emergency: Offer,
    /// Why it is not the plan, that it may be older, that it is to be looked through.
    pub notes: Vec<Phrase>,
    /// Goes through the plan step by step, where there is one.
    pub begin: Option<Offer>,
    /// That lines are left out, because of whom; where it is known.
    pub left_out: Option<Phrase>,
    /// Reasons to live.
    pub reasons: Option<PlanStep>,
    /// The steps in their order.
    pub steps: Vec<PlanStep>,
    /// What the lines are.
    pub lines_title: Phrase,
    /// Who listens.
    pub lines: Vec<HelpLine>,
    /// That nobody reads this live.
    pub nobody_reads_live: Phrase,
    /// Writes or changes the plan, while unlocked.
    pub edit: Option<Offer>,
}

pub(in crate::presentation) fn state(scene: &Scene<'_>) -> ScreenContent {
    let locale = &scene.surroundings.locale;
    let words = words(locale);
    let screen = scene.companion.crisis_screen(None, locale);
    let plan = screen.plan.as_ref();
    let filled = plan.filter(|plan| plan.steps.iter().any(|step| !step.items.is_empty()));
    let steps = plan.map(|plan| &plan.steps[..]).unwrap_or_default().iter().map(|one| {
        let named = words.step(one.step);
        step(&named.title, &named.hint, &one.items, words)
    });
    let reasons = plan.filter(|plan| !plan.reasons.is_empty()).map(|plan| PlanStep {
        title: Phrase::written(words.plan.reasons.title.clone()),
        hint: Phrase::written(words.plan.reasons.hint.clone()),
        items: plan.reasons.iter().map(|reason| parts::reason(reason)).collect(),
        empty: None,
    });
    let begin = Action::Crisis {
        action: CrisisAction::Begin,
    };
    let is_open = matches!(scene.companion.lifecycle(), Ok(Lifecycle::Unlocked));
    let state = CrisisState {
        emergency: emergency(&screen.lines.emergency, words),
        notes: screen.sentences(words).into_iter().map(Phrase::written).collect(),
        begin: filled.map(|_| scene.offer("crisis-begin", begin, Tone::Plain)),
        left_out: words.left_out(screen.left_out).map(Phrase::written),
        reasons,
        steps: steps.collect(),
        lines_title: Phrase::written(words.lines_title(&screen.lines)),
        lines: lines(&screen.lines, words),
        nobody_reads_live: Phrase::written(words.screen.nobody_reads_live.clone()),
        edit: is_open.then(|| match plan {
            Some(_) => scene.way("crisis-change", Place::Plan, Tone::Quiet),
            None => scene.way("crisis-write", Place::Plan, Tone::Plain),
        }),
    };
    ScreenContent::Crisis { state }
}
