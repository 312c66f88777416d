//! Lines of a step, or the reasons to live, that are written and not yet kept in the plan.
//!
//! They lie among the drafts, one line below the other as they were typed, empty ones too. Beside them lies what stood in the
//! plan when the first was typed, so that keeping them takes nothing away that came into the plan meanwhile.

use std::collections::BTreeMap;

use super::Step;
use super::edit::{LONGEST_ITEM, MOST_ITEMS, PlanEdit, edit, of_field};
use super::plan::{Plan, REASONS, items, plan, record_of};
use crate::care::drafts;
use crate::exchange::records::store::Writer;
use crate::exchange::records::text;
use crate::foundation::types::{AccountId, Code, Error, Millis, Result};
use crate::foundation::vault::{Tx, View};

/// Where the lines of a step lie, or without one the reasons to live.
pub fn draft_place(step: Option<Step>) -> String {
    format!("crisis {}", field(step))
}

fn base_place(step: Option<Step>) -> String {
    format!("crisis base {}", field(step))
}

fn field(step: Option<Step>) -> &'static str {
    step.map_or(REASONS, Step::as_str)
}

/// Keeps lines of a step, or without one of the reasons to live, as far as they are typed.
///
/// # Errors
/// `too_large` for too many or too long lines.
pub fn keep_draft(tx: &Tx<'_>, account: &AccountId, step: Option<Step>, lines: &[String], now: Millis) -> Result<()> {
    let before = draft(tx, step)?;
    // What was typed in two places may be more lines than there can be: then they can become fewer.
    let most = before.as_ref().map_or(0, Vec::len).max(MOST_ITEMS);
    if lines.len() > most || lines.iter().any(|line| line.len() > LONGEST_ITEM) {
        return Err(Error::new(
            Code::TooLarge,
            "these are too many lines, or one is too long",
        ));
    }
    if before.is_none() {
        let base = of_field(&planned(tx, account)?, field(step)).join("\n");
        drafts::keep(tx, &base_place(step), &base, now)?;
    }
    // A line of several lines would be several the next time.
    let lines = lines.iter().map(|line| line.replace(char::is_control, " "));
    drafts::keep(tx, &draft_place(step), &lines.collect::<Vec<_>>().join("\n"), now)
}

/// The lines that are written of a step, or without one of the reasons to live; none if nothing is written that the plan
/// does not hold.
///
/// # Errors
/// As [`View::one`].
pub fn draft(view: &View<'_>, step: Option<Step>) -> Result<Option<Vec<String>>> {
    let kept = drafts::kept(view, &draft_place(step))?;
    Ok(kept.map(|(text, _)| text.split('\n').map(str::to_owned).collect()))
}

/// Leaves the plan as it is, and keeps nothing that was written of a step.
///
/// # Errors
/// As [`Tx::execute`].
pub fn drop_draft(tx: &Tx<'_>, step: Option<Step>) -> Result<()> {
    drafts::clear(tx, &draft_place(step))?;
    drafts::clear(tx, &base_place(step))
}

/// Keeps in the plan what was written of a step, or without one of the reasons to live. Empty lines are left out, and what
/// came into the plan meanwhile stays.
///
/// # Errors
/// As [`edit`]; what was written then stays.
pub fn keep(tx: &Tx<'_>, writer: Writer, step: Option<Step>, now: Millis) -> Result<()> {
    let Some(written) = draft(tx, step)? else { return Ok(()) };
    let ours = of_field(&planned(tx, &writer.account)?, field(step)).join("\n");
    let base = drafts::kept(tx, &base_place(step))?.map_or_else(|| ours.clone(), |(base, _)| base);
    let written = items(&written.join("\n")).join("\n");
    let lines = items(&text::merge(&base, &ours, &written));
    let new = match step {
        None => PlanEdit {
            reasons: Some(lines),
            ..PlanEdit::default()
        },
        Some(step) => PlanEdit {
            items: BTreeMap::from([(step, lines)]),
            ..PlanEdit::default()
        },
    };
    edit(tx, writer, &new, now)?;
    drop_draft(tx, step)
}

fn planned(view: &View<'_>, account: &AccountId) -> Result<Plan> {
    Ok(plan(view, record_of(account))?.unwrap_or_default())
}
