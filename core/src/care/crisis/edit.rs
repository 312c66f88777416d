//! Writing the plan: by the person, by a reader who may propose, and when somebody becomes unsafe.

use std::collections::{BTreeMap, BTreeSet};

use super::names::Name;
use super::plan::{
    CHANGED_AT, KIND, LEAST_REVIEW_DAYS, MOST_REVIEW_DAYS, Plan, REASONS, REGION, REVIEW_DAYS, REVIEWED_AT, items,
    nodes_field, plan, record_of, show,
};
use super::show::node_line;
use super::{Planned, Step};
use crate::care::support::{self, Node, Safety};
use crate::exchange::records::store::{self, Edit, Writer};
use crate::exchange::records::{Scalar, text};
use crate::foundation::types::{Code, Error, Millis, RecordId, Result};
use crate::foundation::vault::Tx;

/// Most lines of a step, and most people and services.
pub const MOST_ITEMS: usize = 24;
/// Longest line, in bytes.
pub const LONGEST_ITEM: usize = 500;

/// The plan as it shall be. What is not given stays as it is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PlanEdit {
    /// Reasons to live.
    pub reasons: Option<Vec<String>>,
    /// The lines of steps.
    pub items: BTreeMap<Step, Vec<String>>,
    /// The people and services on the map of company, help and professionals.
    pub nodes: BTreeMap<Step, Vec<RecordId>>,
    /// The region (ISO 3166-1 alpha-2); an empty text for none.
    pub region: Option<String>,
    /// After how many days the plan is looked through again: 30 to 90.
    pub review_days: Option<i64>,
}

/// Leaves the plan as it is given, and notes that it was looked through.
///
/// # Errors
/// For what is new or changed: `unsafe_person` if somebody who is marked unsafe is linked, or named in a line or in the name
/// of what is linked; `not_found` for a link to nobody on the map; `too_large` for too long lines. `too_large` for too many
/// lines; `invalid_input` for a line that is empty or of several lines, a region
/// that is not two letters, days out of range, or links of a step that has none.
pub fn edit(tx: &Tx<'_>, writer: Writer, new: &PlanEdit, now: Millis) -> Result<Plan> {
    let map = support::show(tx)?;
    let record = record_of(&writer.account);
    let before = plan(tx, record)?;
    let planned = before.clone().unwrap_or_default();
    let texts = texts(new);
    for (field, lines) in &texts {
        check_count(field, lines)?;
        // What stands there already stays, also a line that is left out since somebody was marked unsafe.
        let known = of_field(&planned, field);
        let new: Vec<String> = lines.iter().filter(|line| !known.contains(line)).cloned().collect();
        check_lines(field, &new, &map)?;
    }
    for (step, nodes) in &new.nodes {
        check_links(*step, nodes, &links(&planned, *step), &map)?;
    }
    let region = new.region.as_deref().map(checked_region).transpose()?;
    if new
        .review_days
        .is_some_and(|days| !(LEAST_REVIEW_DAYS..=MOST_REVIEW_DAYS).contains(&days))
    {
        return Err(Error::new(
            Code::InvalidInput,
            "a plan is looked through after 30 to 90 days",
        ));
    }
    let change = Change {
        texts: texts
            .into_iter()
            .filter(|(field, lines)| *lines != of_field(&planned, field))
            .collect(),
        nodes: new
            .nodes
            .iter()
            .map(|(step, nodes)| (*step, nodes.iter().copied().collect()))
            .filter(|(step, nodes): &(Step, BTreeSet<RecordId>)| *nodes != links(&planned, *step))
            .collect(),
        region: region.filter(|region| *region != planned.region),
        review_days: new.review_days.filter(|days| *days != planned.review_days),
    };
    let is_changed = before.is_none() || change != Change::default();
    store::edit(tx, writer, (record, KIND), now, |edit| {
        change.write(edit, &planned)?;
        if is_changed {
            edit.set(CHANGED_AT, Scalar::Int(now.0))?;
        }
        edit.set(REVIEWED_AT, Scalar::Int(now.0))
    })?;
    show(tx, record)
}

/// Takes over what a reader proposes for the text of one field. `base` is what they saw: people and services of the map
/// stand in it as lines and stay what they are. What was written meanwhile stays; of what contradicts itself both stand.
/// Whether anything changed: it does not where the same stands there already, and people of the map are not removed so.
///
/// # Errors
/// `not_found` if there is no plan; `unsafe_person`, `too_large`, `invalid_input` as [`edit`].
pub fn propose(tx: &Tx<'_>, writer: Writer, field: &str, base: &str, proposed: &str, now: Millis) -> Result<bool> {
    let record = record_of(&writer.account);
    let planned = plan(tx, record)?.ok_or_else(|| Error::new(Code::NotFound, "there is no crisis plan yet"))?;
    if field != REASONS {
        field.parse::<Step>()?;
    }
    let map = support::show(tx)?;
    let of_the_map: BTreeSet<String> = map.iter().map(node_line).collect();
    let free = |text: &str| {
        let lines = items(text).into_iter().filter(|line| !of_the_map.contains(line));
        lines.collect::<Vec<_>>()
    };
    let proposed = free(proposed);
    check_count(field, &proposed)?;
    check_lines(field, &proposed, &map)?;
    let ours = of_field(&planned, field);
    let merged = text::merge(&free(base).join("\n"), &ours.join("\n"), &proposed.join("\n"));
    let merged = items(&merged);
    if merged == ours {
        return Ok(false);
    }
    // Two devices may have written more than one can: a proposal may not add to that.
    if merged.len() > MOST_ITEMS.max(ours.len()) {
        return Err(too_many_lines(field));
    }
    store::edit(tx, writer, (record, KIND), now, |edit| {
        edit.revise(field, merged.join("\n"))?;
        edit.set(CHANGED_AT, Scalar::Int(now.0))
    })?;
    show(tx, record).map(|_| true)
}

/// Takes somebody's links out of the plan, if they stand in it.
///
/// # Errors
/// As [`Tx::execute`].
pub fn unlink(tx: &Tx<'_>, writer: Writer, node: RecordId, now: Millis) -> Result<()> {
    let record = record_of(&writer.account);
    let Some(planned) = plan(tx, record)? else {
        return Ok(());
    };
    let linked: Vec<&str> = Step::ALL
        .into_iter()
        .filter(|step| links(&planned, *step).contains(&node))
        .filter_map(nodes_field)
        .collect();
    if linked.is_empty() {
        return Ok(());
    }
    store::edit(tx, writer, (record, KIND), now, |edit| {
        for field in linked {
            edit.remove(field, &element(node))?;
        }
        edit.set(CHANGED_AT, Scalar::Int(now.0))
    })?;
    show(tx, record).map(|_| ())
}

/// What an edit changes.
#[derive(PartialEq, Eq, Default)]
struct Change {
    texts: BTreeMap<&'static str, Vec<String>>,
    nodes: BTreeMap<Step, BTreeSet<RecordId>>,
    region: Option<Option<String>>,
    review_days: Option<i64>,
}

impl Change {
    fn write(&self, edit: &mut Edit<'_>, before: &Plan) -> Result<()> {
        for (field, lines) in &self.texts {
            edit.revise(field, lines.join("\n"))?;
        }
        for (step, nodes) in &self.nodes {
            let Some(field) = nodes_field(*step) else { continue };
            let linked = links(before, *step);
            for gone in linked.difference(nodes) {
                edit.remove(field, &element(*gone))?;
            }
            for new in nodes.difference(&linked) {
                edit.add(field, element(*new))?;
            }
        }
        if let Some(region) = &self.region {
            edit.set(REGION, region.clone().map_or(Scalar::Nil, Scalar::Text))?;
        }
        if let Some(days) = self.review_days {
            edit.set(REVIEW_DAYS, Scalar::Int(days))?;
        }
        Ok(())
    }
}

fn texts(new: &PlanEdit) -> BTreeMap<&'static str, Vec<String>> {
    let trimmed = |lines: &Vec<String>| lines.iter().map(|line| line.trim().to_owned()).collect::<Vec<_>>();
    let steps = new.items.iter().map(|(step, lines)| (step.as_str(), trimmed(lines)));
    let reasons = new.reasons.iter().map(|lines| (REASONS, trimmed(lines)));
    steps.chain(reasons).collect()
}

pub(super) fn of_field(plan: &Plan, field: &str) -> Vec<String> {
    match field.parse::<Step>() {
        Ok(step) => plan
            .steps
            .get(&step)
            .map(|planned| planned.items.clone())
            .unwrap_or_default(),
        Err(_) => plan.reasons.clone(),
    }
}

fn links(plan: &Plan, step: Step) -> BTreeSet<RecordId> {
    let planned: Option<&Planned> = plan.steps.get(&step);
    planned
        .into_iter()
        .flat_map(|planned| planned.nodes.iter().copied())
        .collect()
}

fn element(node: RecordId) -> Scalar {
    Scalar::Bytes(node.as_bytes().to_vec())
}

fn too_many_lines(field: &str) -> Error {
    Error::technical(Code::TooLarge, format_args!("{field} has more than {MOST_ITEMS} lines"))
}

fn check_count(field: &str, lines: &[String]) -> Result<()> {
    if lines.len() > MOST_ITEMS {
        return Err(too_many_lines(field));
    }
    Ok(())
}

fn check_lines(field: &str, lines: &[String], map: &[Node]) -> Result<()> {
    let names: Vec<Name> = unsafe_names(map).collect();
    for line in lines {
        if line.is_empty() || line.chars().any(char::is_control) {
            return Err(Error::technical(
                Code::InvalidInput,
                format_args!("in {field} an item is not one line with something in it"),
            ));
        }
        if line.len() > LONGEST_ITEM {
            return Err(Error::technical(
                Code::TooLarge,
                format_args!("in {field} an item is longer than {LONGEST_ITEM} bytes"),
            ));
        }
        if names.iter().any(|name| name.stands_in(line)) {
            return Err(Error::technical(
                Code::UnsafePerson,
                format_args!("in {field} somebody is named who is marked unsafe on the map"),
            ));
        }
    }
    Ok(())
}

fn check_links(step: Step, nodes: &[RecordId], known: &BTreeSet<RecordId>, map: &[Node]) -> Result<()> {
    let step_name = step.as_str();
    if nodes_field(step).is_none() && !nodes.is_empty() {
        return Err(Error::technical(
            Code::InvalidInput,
            format_args!("nobody on the map can be linked to {step_name}"),
        ));
    }
    if nodes.len() > MOST_ITEMS {
        return Err(Error::technical(
            Code::TooLarge,
            format_args!("{step_name} has more than {MOST_ITEMS} links"),
        ));
    }
    let names: Vec<Name> = unsafe_names(map).collect();
    for id in nodes.iter().filter(|id| !known.contains(id)) {
        let node = map.iter().find(|node| node.id == *id);
        let node = node.ok_or_else(|| Error::new(Code::NotFound, "nobody on the map has this id"))?;
        if node.safety == Safety::Unsafe {
            return Err(Error::technical(
                Code::UnsafePerson,
                format_args!("in {step_name} somebody is linked who is marked unsafe on the map"),
            ));
        }
        if names.iter().any(|name| name.stands_in(&node.name)) {
            return Err(Error::technical(
                Code::UnsafePerson,
                format_args!("in {step_name} something is linked whose name has somebody in it who is marked unsafe"),
            ));
        }
    }
    Ok(())
}

fn checked_region(region: &str) -> Result<Option<String>> {
    match region.trim() {
        "" => Ok(None),
        code if code.len() == 2 && code.bytes().all(|letter| letter.is_ascii_alphabetic()) => {
            Ok(Some(code.to_ascii_uppercase()))
        }
        _ => Err(Error::new(Code::InvalidInput, "a region is two letters, such as ES")),
    }
}

/// The names of everybody on the map who is unsafe.
pub(super) fn unsafe_names(map: &[Node]) -> impl Iterator<Item = Name> + '_ {
    map.iter()
        .filter(|node| node.safety == Safety::Unsafe)
        .map(|node| Name::new(&node.name))
}
