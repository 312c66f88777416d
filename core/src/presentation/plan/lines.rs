//! The lines of a step as they are typed.

use crate::care::crisis::{MOST_ITEMS, Plan, Step};
use crate::foundation::types::{Code, Result};
use crate::presentation::inputs::Field;
use crate::presentation::screens::Screens;

/// The lines of a step in the plan, or without one the reasons to live.
pub(super) fn planned(plan: &Plan, step: Option<Step>) -> Vec<String> {
    match step {
        None => plan.reasons.clone(),
        Some(step) => plan.steps.get(&step).map(|one| one.items.clone()).unwrap_or_default(),
    }
}

/// The lines as they are written now: those that are not kept yet, else those of the plan.
pub(super) fn written(screens: &Screens, step: Option<Step>) -> Result<Vec<String>> {
    let crisis = screens.companion.crisis();
    match crisis.draft(step)? {
        Some(lines) => Ok(lines),
        None => Ok(planned(&crisis.state()?.plan.unwrap_or_default(), step)),
    }
}

/// What is typed is on the disk before anything is shown of it; also while the vault is locked.
pub(in crate::presentation) fn typed(screens: &Screens, step: Option<Step>, line: u32, text: &str) -> Result<()> {
    let mut lines = match written(screens, step) {
        // What is typed in the moment of a lock is kept beside what was typed before.
        Err(error) if error.code() == Code::Locked => {
            return screens.companion.crisis().keep_draft(step, &[text.to_owned()]);
        }
        lines => lines?,
    };
    let at = usize::try_from(line)
        .unwrap_or(usize::MAX)
        .min(MOST_ITEMS.max(lines.len()));
    if lines.len() <= at {
        lines.resize(at + 1, String::new());
    }
    if let Some(line) = lines.get_mut(at) {
        text.clone_into(line);
    }
    screens.companion.crisis().keep_draft(step, &lines)
}

/// Changes which lines there are, or their order.
pub(super) fn change(screens: &Screens, step: Option<Step>, change: impl FnOnce(&mut Vec<String>)) -> Result<()> {
    let mut lines = written(screens, step)?;
    change(&mut lines);
    screens.companion.crisis().keep_draft(step, &lines)?;
    refilled(screens, step);
    Ok(())
}

/// Every field of a step holds what the vault says, whatever was typed into it.
pub(super) fn refilled(screens: &Screens, step: Option<Step>) {
    let mut inner = screens.inner();
    for line in (0..).take(MOST_ITEMS) {
        inner.inputs.refilled(Field::PlanLine { step, line });
    }
}
