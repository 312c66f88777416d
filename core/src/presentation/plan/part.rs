//! One step of the plan, or the reasons to live.

use std::collections::BTreeMap;

use serde::Serialize;

use super::PlanAction;
use super::lines::planned;
use super::overview::title;
use crate::care::crisis::words::words;
use crate::care::crisis::{self, LeftOut, MOST_ITEMS, Plan, Planned, Step};
use crate::care::support::{Node, Safety};
use crate::foundation::types::Result;
use crate::presentation::action::Action;
use crate::presentation::inputs::Field;
use crate::presentation::parts::{Input, InputKind, Offer, Phrase, Tone};
use crate::presentation::screen::ScreenContent;
use crate::presentation::screens::Scene;

/// Most people of the map that are offered for a step.
const MOST_PEOPLE: usize = 50;

/// One step of the plan, to be changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PlanPartState {
    /// Which of the steps it is.
    pub place: Phrase,
    /// What it is called.
    pub heading: Phrase,
    /// What belongs there.
    pub hint: Phrase,
    /// Asks for people and services of the map, where the step has some.
    pub people_title: Option<Phrase>,
    /// Those that can be chosen, the closest first.
    pub people: Vec<PlanPerson>,
    /// The lines in their order, each to be typed into.
    pub lines: Vec<PlanLine>,
    /// One line more, where there is room.
    pub add: Option<Offer>,
    /// Lines that are kept and not shown.
    pub left_out: Vec<LeftOutLine>,
    /// That every letter is kept as it is typed, and when it stands in the plan.
    pub about: Phrase,
    /// Keeps it in the plan and goes on to the next step.
    pub keep_and_go_on: Option<Offer>,
    /// Keeps it in the plan.
    pub keep: Offer,
    /// Leaves the plan as it was, where something is not kept yet.
    pub drop: Option<Offer>,
}

/// Somebody of the map.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PlanPerson {
    /// As the person calls them.
    pub name: Phrase,
    /// Whether they stand in this step.
    pub chosen: bool,
    /// Chooses them, or no longer.
    pub choose: Offer,
}

/// A line that is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PlanLine {
    /// What stands in it.
    pub text: Input,
    /// One place up.
    pub up: Option<Offer>,
    /// One place down.
    pub down: Option<Offer>,
    /// Takes it away.
    pub remove: Offer,
}

/// A line that is kept and not shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LeftOutLine {
    /// As it was written.
    pub text: Phrase,
    /// Because of whom.
    pub because: Phrase,
    /// Marks them as safe on the map: then the line is shown again. Asks before.
    pub bring_back: Vec<Offer>,
    /// Takes the line away.
    pub remove: Option<Offer>,
}

/// What there is of a step.
struct Found {
    step: Option<Step>,
    map: Vec<Node>,
    plan: Plan,
    /// As they are written now.
    lines: Vec<String>,
}

impl Found {
    /// Why lines are left out, or would be: those that are written now.
    fn left_out(&self) -> Vec<LeftOut> {
        let links = self.step.and_then(|step| self.plan.steps.get(&step));
        let planned = Planned {
            items: self.lines.clone(),
            nodes: links.map(|links| links.nodes.clone()).unwrap_or_default(),
        };
        let part = match self.step {
            None => Plan {
                reasons: self.lines.clone(),
                ..Plan::default()
            },
            Some(step) => Plan {
                steps: BTreeMap::from([(step, planned)]),
                ..Plan::default()
            },
        };
        crisis::left_out(&part, &self.map)
    }
}

pub(in crate::presentation) fn part(scene: &Scene<'_>, step: Option<Step>) -> Result<ScreenContent> {
    let words = words(&scene.surroundings.locale);
    let crisis = scene.companion.crisis();
    let plan = crisis.state()?.plan.unwrap_or_default();
    let draft = crisis.draft(step)?;
    let has_draft = draft.is_some();
    let mut lines_now = draft.unwrap_or_else(|| planned(&plan, step));
    if lines_now.is_empty() {
        // Something to type into at once.
        lines_now.push(String::new());
    }
    let found = Found {
        step,
        map: scene.companion.support_map().show()?,
        lines: lines_now,
        plan,
    };
    let left_out = found.left_out();
    let titled = step.map_or(&words.plan.reasons, |step| words.step(step));
    let takes_people = matches!(step, Some(Step::Company | Step::Help | Step::Professionals));
    let people = if takes_people {
        people(scene, &found)
    } else {
        Vec::new()
    };
    let act = |action: PlanAction| Action::Plan { action };
    let state = PlanPartState {
        place: match step {
            None => scene.phrase("plan-part-reasons"),
            Some(step) => scene.phrase_with("plan-part-place", &[("number", u32::from(step.number()).into())]),
        },
        heading: title(words, step),
        hint: Phrase::written(titled.hint.clone()),
        people_title: (!people.is_empty()).then(|| scene.phrase("plan-part-people")),
        people,
        lines: lines(scene, &found, &left_out),
        add: (found.lines.len() < MOST_ITEMS)
            .then(|| scene.offer("plan-line-add", act(PlanAction::AddLine { step }), Tone::Plain)),
        left_out: left_out_lines(scene, &found, &left_out),
        about: scene.phrase("plan-part-about"),
        keep_and_go_on: next(step)
            .map(|_| scene.offer("plan-keep-and-go-on", act(PlanAction::KeepAndGoOn { step }), Tone::Main)),
        keep: scene.offer("plan-keep", act(PlanAction::Keep { step }), Tone::Plain),
        drop: has_draft.then(|| scene.offer("plan-drop", act(PlanAction::Drop { step }), Tone::Careful)),
    };
    Ok(ScreenContent::PlanPart { state })
}

/// The step after this one; the reasons to live come first.
pub(super) fn next(step: Option<Step>) -> Option<Step> {
    match step {
        None => Step::ALL.first().copied(),
        Some(step) => Step::ALL.into_iter().find(|one| *one > step),
    }
}

fn people(scene: &Scene<'_>, found: &Found) -> Vec<PlanPerson> {
    let Some(step) = found.step else { return Vec::new() };
    let linked = found
        .plan
        .steps
        .get(&step)
        .map(|one| &one.nodes[..])
        .unwrap_or_default();
    let person = |node: &Node| {
        let chosen = linked.contains(&node.id);
        let id = if chosen {
            "plan-person-remove"
        } else {
            "plan-person-choose"
        };
        let action = PlanAction::Person {
            step,
            node: node.id,
            chosen: !chosen,
        };
        let label = scene.phrase_with(id, &[("name", node.name.clone().into())]);
        PlanPerson {
            name: Phrase::written(node.name.clone()),
            chosen,
            choose: Offer::new(label, Action::Plan { action }, Tone::Plain),
        }
    };
    let safe = found.map.iter().filter(|node| node.safety == Safety::Safe);
    safe.take(MOST_PEOPLE).map(person).collect()
}

/// Whether a line of the plan is left out. What is typed just now is not hidden from who types it.
fn is_hidden(found: &Found, left_out: &[LeftOut], line: &String) -> bool {
    left_out.iter().any(|one| one.text == *line) && planned(&found.plan, found.step).contains(line)
}

fn lines(scene: &Scene<'_>, found: &Found, left_out: &[LeftOut]) -> Vec<PlanLine> {
    let step = found.step;
    let shown: Vec<(u32, &String)> = (0..)
        .zip(&found.lines)
        .filter(|(_, text)| !is_hidden(found, left_out, text))
        .collect();
    let act = |id: &str, action: PlanAction, tone: Tone| scene.offer(id, Action::Plan { action }, tone);
    let line = |(place, (line, text)): (usize, &(u32, &String))| {
        let unsafe_names = left_out
            .iter()
            .find(|one| one.text == **text)
            .map(|one| one.names.join(", "));
        let beside = |other: Option<&(u32, &String)>, id: &str| {
            let other = other.map(|(other, _)| *other)?;
            Some(act(
                id,
                PlanAction::Swap {
                    step,
                    one: *line,
                    other,
                },
                Tone::Quiet,
            ))
        };
        PlanLine {
            text: Input {
                value: (*text).clone(),
                problem: unsafe_names.map(|names| scene.phrase_with("plan-line-unsafe", &[("names", names.into())])),
                ..scene.input("plan-line", Field::PlanLine { step, line: *line }, InputKind::Line)
            },
            up: beside(
                place.checked_sub(1).and_then(|before| shown.get(before)),
                "plan-line-up",
            ),
            down: beside(shown.get(place + 1), "plan-line-down"),
            remove: act(
                "plan-line-remove",
                PlanAction::RemoveLine { step, line: *line },
                Tone::Quiet,
            ),
        }
    };
    shown.iter().enumerate().map(line).collect()
}

fn left_out_lines(scene: &Scene<'_>, found: &Found, left_out: &[LeftOut]) -> Vec<LeftOutLine> {
    let step = found.step;
    let act = |action: PlanAction| Action::Plan { action };
    let of_the_plan = planned(&found.plan, step);
    let line = |one: &LeftOut| {
        // A link to the map is no line: it is taken away on the map.
        let at = (0..)
            .zip(&found.lines)
            .find(|(_, text)| **text == one.text)
            .map(|(at, _)| at);
        let marked = found
            .map
            .iter()
            .filter(|node| node.safety == Safety::Unsafe && one.names.contains(&node.name));
        LeftOutLine {
            text: Phrase::written(one.text.clone()),
            because: scene.phrase_with("plan-left-out", &[("names", one.names.join(", ").into())]),
            bring_back: marked
                .map(|node| {
                    let label = scene.phrase_with("plan-mark-safe", &[("name", node.name.clone().into())]);
                    Offer::new(label, act(PlanAction::MarkSafe { node: node.id }), Tone::Careful)
                })
                .collect(),
            remove: at.map(|line| {
                scene.offer(
                    "plan-line-remove",
                    act(PlanAction::RemoveLine { step, line }),
                    Tone::Quiet,
                )
            }),
        }
    };
    let is_line_typed_now = |one: &&LeftOut| found.lines.contains(&one.text) && !of_the_plan.contains(&one.text);
    left_out
        .iter()
        .filter(|one| !is_line_typed_now(one))
        .map(line)
        .collect()
}
