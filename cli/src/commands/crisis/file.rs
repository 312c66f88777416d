//! The plan as a file: what `crisis edit` takes and prints.

use std::collections::BTreeMap;
use std::path::Path;

use kith::care::crisis::{LEAST_REVIEW_DAYS, Plan, PlanEdit, Planned, REASONS, Step};
use kith::care::support::Node;
use kith::companion::Companion;
use kith::foundation::types::{Code, Error, Result};
use serde_json::{Map, Value, json};

use crate::commands::found;
use crate::session::{Session, text_or_stdin};
use crate::show::Form;

/// What the name of a step's people ends with.
const PEOPLE: &str = "_people";

/// The plan as it was written, in the form of the file.
pub(super) fn print(session: &Session, form: Form) -> Result<()> {
    let companion = session.unlocked()?;
    let plan = companion.crisis().state()?.plan.unwrap_or_else(|| Plan {
        review_days: LEAST_REVIEW_DAYS,
        ..Plan::default()
    });
    let map = companion.support_map().show()?;
    let mut document = Map::new();
    document.insert(REASONS.into(), json!(plan.reasons));
    for step in Step::ALL {
        let planned = plan.steps.get(&step).cloned().unwrap_or_default();
        document.insert(step.as_str().into(), json!(planned.items));
        if has_people(step) {
            document.insert(format!("{}{PEOPLE}", step.as_str()), json!(people(&planned, &map)));
        }
    }
    document.insert("region".into(), json!(plan.region));
    document.insert("review_days".into(), json!(plan.review_days));
    form.answer(&Value::Object(document.clone()), |_| {
        format!("{:#}", Value::Object(document))
    });
    Ok(())
}

fn has_people(step: Step) -> bool {
    matches!(step, Step::Company | Step::Help | Step::Professionals)
}

/// Who of the map is linked, by the name if nobody else has it, else by the id.
fn people(planned: &Planned, map: &[Node]) -> Vec<String> {
    let linked = map.iter().filter(|node| planned.nodes.contains(&node.id));
    let called = |node: &Node| {
        let name = node.name.to_lowercase();
        match map.iter().filter(|other| other.name.to_lowercase() == name).count() {
            1 => node.name.clone(),
            _ => node.id.to_string(),
        }
    };
    linked.map(called).collect()
}

/// A plan as it is given, before people are looked for.
pub(super) fn read(file: &Path) -> Result<Map<String, Value>> {
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

pub(super) fn plan_edit(given: &Map<String, Value>, companion: &Companion) -> Result<PlanEdit> {
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
            name => match name.strip_suffix(PEOPLE) {
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
