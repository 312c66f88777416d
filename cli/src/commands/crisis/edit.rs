//! `crisis edit`.

use std::path::Path;

use kith::care::crisis::WhileLocked;
use kith::care::crisis::words::words;
use kith::companion::{CrisisState, Review};
use kith::foundation::types::Result;
use serde_json::json;

use super::document::plan_document;
use super::file::{plan_edit, read};
use crate::commands::found;
use crate::session::Session;
use crate::show::{self, Form};

pub(super) fn edit(
    session: &Session,
    file: Option<&Path>,
    while_locked: Option<WhileLocked>,
    form: Form,
) -> Result<()> {
    // Before the passphrase is asked for.
    let wanted = file.map(read).transpose()?;
    let companion = session.unlocked()?;
    let crisis = companion.crisis();
    let mut state = None;
    // Nothing new is kept for while the vault is locked if that is no longer wanted.
    if while_locked == Some(WhileLocked::Hidden) {
        state = Some(crisis.choose(WhileLocked::Hidden)?);
    }
    if let Some(wanted) = &wanted {
        state = Some(crisis.edit(&plan_edit(wanted, &companion)?)?);
    }
    if while_locked == Some(WhileLocked::Shown) {
        let chosen = crisis.choose(WhileLocked::Shown);
        state = Some(found(
            chosen,
            "there is no plan yet: write one with kith crisis edit --file",
        )?);
    }
    if let Some(state) = state {
        show_state(&state, form);
    }
    Ok(())
}

fn show_state(state: &CrisisState, form: Form) {
    let while_locked = state.while_locked == WhileLocked::Shown;
    let document = json!({
        "plan": state.shown.as_ref().map(|shown| plan_document(&shown.plan)),
        "left_out": state.shown.as_ref().map_or(0, |shown| shown.left_out),
        "while_locked": while_locked,
        "review": state.review.as_str(),
        "region_without_lines": state.region_without_lines,
    });
    form.answer(&document, |_| {
        let words = words(&show::locale());
        let say = &crate::words::words().crisis;
        let locked = if while_locked {
            &say.opens_without
        } else {
            &say.opens_with
        };
        let review = match (&state.shown, state.review) {
            (Some(shown), Review::NotDue) => Some(words.next_review_on(shown.plan.review_at.to_utc().date_naive())),
            _ => None,
        };
        let region = state
            .region_without_lines
            .then(|| words.screen.region_without_lines.clone());
        let left_out = words.left_out(state.left_out.len());
        let see = left_out.is_some().then(|| say.see_left_out.clone());
        let told = [
            Some(say.kept.clone()),
            Some(locked.clone()),
            region,
            left_out,
            see,
            review,
        ];
        told.into_iter().flatten().collect::<Vec<_>>().join("\n")
    });
}
