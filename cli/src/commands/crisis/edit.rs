//! `crisis edit`.

use std::collections::BTreeMap;
use std::path::Path;

use kith::care::crisis::words::words;
use kith::care::crisis::{PlanEdit, Step, WhileLocked};
use kith::companion::{Companion, CrisisState, Review};
use kith::foundation::types::{Code, Error, Result};
use serde_json::{Map, Value, json};

use super::document::plan_document;
use crate::commands::found;
use crate::session::{Session, text_or_stdin};
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
        let locked = if while_locked {
            "It opens without the passphrase: kith crisis show. Whoever has this device can read it."
        } else {
            "Without the passphrase nothing of it is shown, but the lines are."
        };
        let review = match (&state.shown, state.review) {
            (Some(shown), Review::NotDue) => words.next_review_on(shown.plan.review_at.to_utc().date_naive()),
            _ => String::new(),
        };
        let region = match state.region_without_lines {
            true => format!("\n{}", words.screen.region_without_lines),
            false => String::new(),
        };
        format!("Your crisis plan is kept. {locked}{region}\n{review}")
    });
}

/// A plan as it is given, before people are looked for.
fn read(file: &Path) -> Result<Map<String, Value>> {
    let text = if file.as_os_str() == "-" {
        text_or_stdin(Some("-".into()))?
    } else {
        std::fs::read_to_string(file).map_err(|_| Error::new(Code::InvalidInput, "the file cannot be read as text"))?
    };
    match serde_json::from_str(&text) {
        Ok(Value::Object(plan)) => Ok(plan),
        _ => Err(Error::new(
            Code::InvalidInput,
            "the file holds no JSON object: kith crisis edit --help shows one",
        )),
    }
}

fn plan_edit(given: &Map<String, Value>, companion: &Companion) -> Result<PlanEdit> {
    let mut edit = PlanEdit::default();
    let mut people: BTreeMap<Step, Vec<String>> = BTreeMap::new();
    for (name, value) in given {
        match name.as_str() {
            "reasons" => edit.reasons = Some(texts(value)?),
            "region" => match value {
                Value::Null => edit.region = Some(String::new()),
                Value::String(region) => edit.region = Some(region.clone()),
                _ => return Err(form_of_the_file()),
            },
            "review_days" => edit.review_days = Some(value.as_i64().ok_or_else(form_of_the_file)?),
            name => match name.strip_suffix("_people") {
                Some(step) => drop(people.insert(step.parse().map_err(|_| form_of_the_file())?, texts(value)?)),
                None => drop(
                    edit.items
                        .insert(name.parse().map_err(|_| form_of_the_file())?, texts(value)?),
                ),
            },
        }
    }
    for (step, names) in people {
        let nodes = names.iter().map(|name| {
            let node = found(
                companion.support_map().find(name),
                "somebody in the file is not on your map: kith map show",
            )?;
            Ok(node.id)
        });
        edit.nodes.insert(step, nodes.collect::<Result<_>>()?);
    }
    Ok(edit)
}

fn texts(value: &Value) -> Result<Vec<String>> {
    let items = value.as_array().ok_or_else(form_of_the_file)?;
    items
        .iter()
        .map(|item| item.as_str().map(str::to_owned).ok_or_else(form_of_the_file))
        .collect()
}

fn form_of_the_file() -> Error {
    Error::new(
        Code::InvalidInput,
        "a part of the file has another name or form: kith crisis edit --help shows them",
    )
}
