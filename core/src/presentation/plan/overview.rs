//! The whole plan.

use serde::Serialize;

use super::PlanAction;
use super::lines::planned;
use crate::care::crisis::uses::Use;
use crate::care::crisis::words::{Words, words};
use crate::care::crisis::{LEAST_REVIEW_DAYS, MOST_REVIEW_DAYS, Plan, Step, WhileLocked};
use crate::companion::{CrisisState, Review};
use crate::foundation::types::Result;
use crate::presentation::action::Action;
use crate::presentation::parts::{Offer, Phrase, PickOne, PickOption, Tone};
use crate::presentation::place::Place;
use crate::presentation::screen::ScreenContent;
use crate::presentation::screens::Scene;

/// The crisis plan, to be changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PlanState {
    /// How to use it.
    pub intro: Phrase,
    /// That it is time to look through it, or that it was used.
    pub review: Option<Phrase>,
    /// What was tried since it was last looked through, and what helped.
    pub tried: Vec<Phrase>,
    /// Says that it was looked through.
    pub looked_through: Option<Offer>,
    /// The reasons to live, then the steps in their order.
    pub parts: Vec<PlanPart>,
    /// That lines are left out, because of whom.
    pub left_out: Option<Phrase>,
    /// When it was last changed, when it is to be looked through again.
    pub dates: Vec<Phrase>,
    /// After how long it is looked through again.
    pub review_days: PickOne,
    /// Where the person is, for the lines beside it.
    pub region: Offer,
    /// What this phone shows of it while it is locked.
    pub while_locked: PickOne,
    /// What to know before it is on paper.
    pub about_paper: Phrase,
    /// The plan as a file to print or to keep, where there is a plan.
    pub papers: Vec<Offer>,
}

/// One part of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PlanPart {
    /// What it is called.
    pub title: Phrase,
    /// How much stands in it.
    pub about: Phrase,
    /// That something is written and not kept yet.
    pub unfinished: Option<Phrase>,
    /// Changes it.
    pub open: Offer,
}

pub(in crate::presentation) fn state(scene: &Scene<'_>) -> Result<ScreenContent> {
    let words = words(&scene.surroundings.locale);
    let crisis = scene.companion.crisis();
    let state = crisis.state()?;
    let unfinished = crisis.unfinished()?;
    let plan = state.plan.clone().unwrap_or_default();
    let review = match state.review {
        Review::NotDue => None,
        Review::Due => Some(words.review.due.clone()),
        Review::AfterUse => Some(words.review.after_use.clone()),
    };
    let act = |action: PlanAction| Action::Plan { action };
    let looked_through = |_: &String| scene.offer("plan-looked-through", act(PlanAction::LookedThrough), Tone::Main);
    let parts = [None].into_iter().chain(Step::ALL.map(Some)).map(|step| {
        let people = step
            .and_then(|step| plan.steps.get(&step))
            .map_or(0, |one| one.nodes.len());
        let count = planned(&plan, step).len() + people;
        PlanPart {
            title: title(words, step),
            about: scene.phrase_with("plan-part-count", &[("count", count.into())]),
            unfinished: unfinished.contains(&step).then(|| scene.phrase("plan-part-unfinished")),
            open: Offer::new(
                title(words, step),
                Action::Open {
                    place: Place::PlanPart { step },
                },
                Tone::Plain,
            ),
        }
    });
    let date = |at| scene.wall.date(at);
    let written = state.plan.as_ref();
    let dates = written.map(|plan| {
        let changed = words.changed_on(date(plan.changed_at));
        [changed, words.next_review_on(date(plan.review_at()))]
            .map(Phrase::written)
            .into()
    });
    let uses = match state.review {
        Review::AfterUse => scene.companion.crisis_uses()?,
        Review::NotDue | Review::Due => Vec::new(),
    };
    let content = PlanState {
        intro: scene.phrase("plan-intro"),
        tried: tried(scene, words, &plan, &uses),
        looked_through: review.as_ref().map(looked_through),
        review: review.map(Phrase::written),
        parts: parts.collect(),
        left_out: words.left_out(state.left_out.len()).map(Phrase::written),
        dates: dates.unwrap_or_default(),
        review_days: review_days(scene, &plan),
        region: scene.way("plan-region", Place::Region, Tone::Quiet),
        while_locked: while_locked(scene, &state),
        about_paper: Phrase::written(words.print.keep_safe.clone()),
        papers: match &state.shown {
            Some(_) => vec![
                scene.offer("plan-pdf", act(PlanAction::Pdf), Tone::Plain),
                scene.offer("plan-html", act(PlanAction::Html), Tone::Quiet),
            ],
            None => Vec::new(),
        },
    };
    Ok(ScreenContent::Plan { state: content })
}

/// What a step is called; without one, what the reasons to live are.
pub(super) fn title(words: &Words, step: Option<Step>) -> Phrase {
    let titled = step.map_or(&words.plan.reasons, |step| words.step(step));
    Phrase::written(titled.title.clone())
}

/// What was tried since the plan was last looked through; the last of each step counts.
fn tried(scene: &Scene<'_>, words: &Words, plan: &Plan, uses: &[Use]) -> Vec<Phrase> {
    let since: Vec<&Use> = uses.iter().filter(|one| one.at > plan.reviewed_at).collect();
    let of = |step: Step| {
        since
            .iter()
            .rev()
            .find(|one| one.step.as_deref() == Some(step.as_str()))
    };
    let said = |step: Step| {
        let title = words.step(step).title.clone();
        let id = match of(step)?.helped {
            Some(true) => "plan-helped",
            Some(false) => "plan-helped-not",
            None => return None,
        };
        Some(scene.phrase_with(id, &[("step", title.into())]))
    };
    Step::ALL.into_iter().filter_map(said).collect()
}

fn review_days(scene: &Scene<'_>, plan: &Plan) -> PickOne {
    let now = plan.review_days.clamp(LEAST_REVIEW_DAYS, MOST_REVIEW_DAYS);
    let mut choices = vec![LEAST_REVIEW_DAYS, 60, MOST_REVIEW_DAYS, now];
    choices.sort_unstable();
    choices.dedup();
    let option = |days: i64| {
        let label = scene.phrase_with("plan-review-days", &[("days", days.into())]);
        let action = PlanAction::ReviewAfter { days };
        PickOption::new(days == now, label, Action::Plan { action })
    };
    PickOne {
        title: scene.phrase("plan-review-after"),
        about: None,
        options: choices.into_iter().map(option).collect(),
    }
}

fn while_locked(scene: &Scene<'_>, state: &CrisisState) -> PickOne {
    let option = |choice: WhileLocked, id: &str| {
        let shown = choice == WhileLocked::Shown;
        let action = PlanAction::ShowWhileLocked { shown };
        PickOption::new(state.while_locked == choice, scene.phrase(id), Action::Plan { action })
    };
    PickOne {
        title: scene.phrase("plan-while-locked"),
        about: Some(scene.phrase("plan-while-locked-about")),
        options: vec![
            option(WhileLocked::Hidden, "plan-while-locked-hidden"),
            option(WhileLocked::Shown, "plan-while-locked-shown"),
        ],
    }
}
