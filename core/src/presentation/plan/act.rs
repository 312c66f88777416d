//! What these screens do.

use std::collections::BTreeMap;

use serde::Serialize;

use super::lines::{change, refilled};
use super::part::next;
use crate::care::crisis::{MOST_ITEMS, PlanEdit, Step, WhileLocked};
use crate::care::support::Safety;
use crate::companion::Paper;
use crate::foundation::types::{RecordId, Result};
use crate::presentation::action::Action;
use crate::presentation::effect::Effect;
use crate::presentation::place::Place;
use crate::presentation::screens::Screens;
use crate::presentation::words::Wall;

/// What is done to the plan. Of a step; without one, of the reasons to live.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PlanAction {
    /// One empty line more.
    AddLine {
        /// Of which step.
        step: Option<Step>,
    },
    /// Takes a line away.
    RemoveLine {
        /// Of which step.
        step: Option<Step>,
        /// Its place, from 0.
        line: u32,
    },
    /// Lets two lines change places.
    Swap {
        /// Of which step.
        step: Option<Step>,
        /// The place of one, from 0.
        one: u32,
        /// The place of the other.
        other: u32,
    },
    /// Somebody of the map stands in a step, or no longer.
    Person {
        /// In which.
        step: Step,
        /// Who.
        node: RecordId,
        /// Whether they do.
        chosen: bool,
    },
    /// Keeps in the plan what was written.
    Keep {
        /// Of which step.
        step: Option<Step>,
    },
    /// Keeps it, and goes on to the next step.
    KeepAndGoOn {
        /// Of which step.
        step: Option<Step>,
    },
    /// Asks whether to forget what was written and not kept.
    Drop {
        /// Of which step.
        step: Option<Step>,
    },
    /// Forgets it.
    DropNow {
        /// Of which step.
        step: Option<Step>,
    },
    /// Asks whether somebody is safe, so that lines with their name are shown again.
    MarkSafe {
        /// Who.
        node: RecordId,
    },
    /// Marks them as safe on the map.
    MarkSafeNow {
        /// Who.
        node: RecordId,
    },
    /// The plan was looked through.
    LookedThrough,
    /// Chooses after how many days it is looked through again.
    ReviewAfter {
        /// 30 to 90.
        days: i64,
    },
    /// Chooses what this phone shows of it while it is locked. To have it shown, it is asked who it is.
    ShowWhileLocked {
        /// Whether it is shown.
        shown: bool,
    },
    /// Chooses the region.
    Region {
        /// ISO 3166-1 alpha-2; empty for none.
        region: String,
    },
    /// Gives the plan as a PDF, once it is known who asks.
    Pdf,
    /// Gives it as a page of HTML, once it is known who asks.
    Html,
}

pub(in crate::presentation) fn act(screens: &Screens, action: PlanAction) -> Result<Option<Effect>> {
    match action {
        PlanAction::AddLine { step } => change(screens, step, |lines| {
            if lines.len() < MOST_ITEMS {
                lines.push(String::new());
            }
        })?,
        PlanAction::RemoveLine { step, line } => change(screens, step, |lines| {
            if let Some(at) = place(lines, line) {
                lines.remove(at);
            }
        })?,
        PlanAction::Swap { step, one, other } => change(screens, step, |lines| {
            if let (Some(one), Some(other)) = (place(lines, one), place(lines, other)) {
                lines.swap(one, other);
            }
        })?,
        PlanAction::Person { step, node, chosen } => person(screens, step, node, chosen)?,
        PlanAction::Keep { step } => {
            keep(screens, step)?;
            screens.back_to(&Place::Plan);
            screens.done("plan-kept");
        }
        PlanAction::KeepAndGoOn { step } => {
            keep(screens, step)?;
            // Back leads to the whole plan, not through every step.
            screens.back_to(&Place::Plan);
            if let Some(next) = next(step) {
                screens.open(Place::PlanPart { step: Some(next) });
            }
        }
        PlanAction::Drop { step } => screens.ask("plan-drop-question", act_of(PlanAction::DropNow { step })),
        PlanAction::DropNow { step } => {
            screens.companion.crisis().drop_draft(step)?;
            refilled(screens, step);
            screens.done("plan-dropped");
        }
        PlanAction::MarkSafe { node } => {
            screens.ask("plan-mark-safe-question", act_of(PlanAction::MarkSafeNow { node }))
        }
        PlanAction::MarkSafeNow { node } => {
            screens.companion.support_map().mark(node, Safety::Safe)?;
            screens.done("plan-marked-safe");
        }
        PlanAction::LookedThrough => {
            screens.companion.crisis().edit(&PlanEdit::default())?;
            screens.done("plan-reviewed");
        }
        PlanAction::ReviewAfter { days } => edit(
            screens,
            PlanEdit {
                review_days: Some(days),
                ..PlanEdit::default()
            },
        )?,
        PlanAction::ShowWhileLocked { shown } => {
            let choice = if shown { WhileLocked::Shown } else { WhileLocked::Hidden };
            screens.companion.crisis().choose(choice)?;
        }
        PlanAction::Region { region } => edit(
            screens,
            PlanEdit {
                region: Some(region),
                ..PlanEdit::default()
            },
        )?,
        PlanAction::Pdf => return paper(screens, Paper::Pdf).map(Some),
        PlanAction::Html => return paper(screens, Paper::Html).map(Some),
    }
    Ok(None)
}

fn act_of(action: PlanAction) -> Action {
    Action::Plan { action }
}

fn place(lines: &[String], line: u32) -> Option<usize> {
    usize::try_from(line).ok().filter(|at| *at < lines.len())
}

fn edit(screens: &Screens, edit: PlanEdit) -> Result<()> {
    screens.companion.crisis().edit(&edit).map(drop)
}

fn keep(screens: &Screens, step: Option<Step>) -> Result<()> {
    screens.companion.crisis().keep(step)?;
    refilled(screens, step);
    Ok(())
}

fn person(screens: &Screens, step: Step, node: RecordId, chosen: bool) -> Result<()> {
    let plan = screens.companion.crisis().state()?.plan.unwrap_or_default();
    let mut nodes = plan.steps.get(&step).map(|one| one.nodes.clone()).unwrap_or_default();
    nodes.retain(|one| *one != node);
    if chosen {
        nodes.push(node);
    }
    edit(
        screens,
        PlanEdit {
            nodes: BTreeMap::from([(step, nodes)]),
            ..PlanEdit::default()
        },
    )
}

fn paper(screens: &Screens, paper: Paper) -> Result<Effect> {
    let (locale, wall) = {
        let inner = screens.inner();
        let wall = Wall::new(&inner.surroundings.zone, screens.env.clock.now());
        (inner.surroundings.locale.clone(), wall)
    };
    let bytes = screens
        .companion
        .crisis()
        .print(paper, None, &locale, wall.minutes_east())?;
    let mime = match paper {
        Paper::Pdf => "application/pdf",
        Paper::Html => "text/html",
    };
    // What others see of the file is its name: it says nothing.
    Ok(Effect::ShareFile {
        name: format!("kith.{}", paper.as_str()),
        mime: mime.to_owned(),
        bytes,
    })
}
