//! From the stored plan and the map to what is shown. Pure.

use super::edit::unsafe_names;
use super::names::Name;
use super::plan::{Plan, plan, record_of};
use super::{Planned, ShownItem, ShownPlan, ShownStep, Step};
use crate::care::support::{self, Node, Safety};
use crate::exchange::identity::persona::Persona;
use crate::foundation::types::Result;
use crate::foundation::vault::View;

/// A plan as it is shown, and how much of what was written is not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// What is shown.
    pub plan: ShownPlan,
    /// Lines, and links to people and places of the map, that name somebody who is marked unsafe. They are kept and not
    /// shown.
    pub left_out: usize,
}

/// What is shown of a plan: people and services of the map first, the closest first, then by name, with the names and
/// numbers that they have now; then what was written. What names somebody unsafe is left out: a line, and "Dan's flat" on the
/// map.
pub fn shown(plan: &Plan, map: &[Node]) -> Shown {
    let names: Vec<Name> = unsafe_names(map).collect();
    let is_told = |text: &str| !names.iter().any(|name| name.stands_in(text));
    let reasons = plan.reasons.iter().filter(|line| is_told(line)).cloned().collect();
    let mut steps = Vec::with_capacity(Step::ALL.len());
    for step in Step::ALL {
        let Some(planned) = plan.steps.get(&step) else {
            steps.push(ShownStep {
                step,
                items: Vec::new(),
            });
            continue;
        };
        let mut linked: Vec<&Node> = linked(planned, map).filter(|node| is_told(&node.name)).collect();
        linked.sort_by(|a, b| (a.ring, &a.name, a.id).cmp(&(b.ring, &b.name, b.id)));
        let people = linked.into_iter().map(|node| ShownItem {
            text: node.name.clone(),
            phone: node.phone.clone(),
        });
        let lines = planned.items.iter().filter(|line| is_told(line));
        let lines = lines.cloned().map(|text| ShownItem { text, phone: None });
        steps.push(ShownStep {
            step,
            items: people.chain(lines).collect(),
        });
    }
    let shown = ShownPlan {
        reasons,
        steps,
        region: plan.region.clone(),
        changed_at: plan.changed_at,
        review_at: plan.review_at(),
    };
    Shown {
        plan: shown,
        left_out: left_out(plan, map).len(),
    }
}

fn linked<'a>(planned: &'a Planned, map: &'a [Node]) -> impl Iterator<Item = &'a Node> {
    map.iter()
        .filter(|node| node.safety == Safety::Safe && planned.nodes.contains(&node.id))
}

/// A line, or a link to the map, that is kept and not shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// Where it stands; none for a reason to live.
    pub step: Option<Step>,
    /// The line, or the name on the map.
    pub text: String,
    /// Who stands in it and is marked unsafe, by the name on the map.
    pub names: Vec<String>,
}

/// What is kept of a plan and not shown, in the order in which it would be, and because of whom.
pub fn left_out(plan: &Plan, map: &[Node]) -> Vec<LeftOut> {
    let marked: Vec<(&Node, Name)> = map
        .iter()
        .filter(|node| node.safety == Safety::Unsafe)
        .map(|node| (node, Name::new(&node.name)))
        .collect();
    let reasons = plan.reasons.iter().map(|line| (None, line));
    let steps = plan.steps.iter().flat_map(|(step, planned)| {
        let names = linked(planned, map).map(|node| &node.name);
        names.chain(&planned.items).map(|line| (Some(*step), line))
    });
    let because = |(step, text): (Option<Step>, &String)| {
        let named = marked.iter().filter(|(_, name)| name.stands_in(text));
        let names: Vec<String> = named.map(|(node, _)| node.name.clone()).collect();
        (!names.is_empty()).then(|| LeftOut {
            step,
            text: text.clone(),
            names,
        })
    };
    reasons.chain(steps).filter_map(because).collect()
}

/// What is shown of the plan of this vault's persona, if there is one.
///
/// # Errors
/// As [`View::all`].
pub fn shown_plan(view: &View<'_>) -> Result<Option<Shown>> {
    let Some(plan) = plan(view, record_of(&Persona::only(view)?.account))? else {
        return Ok(None);
    };
    Ok(Some(shown(&plan, &support::show(view)?)))
}

/// Somebody on the map as one line.
pub(super) fn node_line(node: &Node) -> String {
    line(&ShownItem {
        text: node.name.clone(),
        phone: node.phone.clone(),
    })
}

/// An item as one line: the number after the name.
pub(super) fn line(item: &ShownItem) -> String {
    match &item.phone {
        Some(phone) => format!("{} {phone}", item.text),
        None => item.text.clone(),
    }
}

impl ShownPlan {
    /// Whether `next` leaves out something that stands here: then this must not be seen any more.
    pub fn holds_more_than(&self, next: &ShownPlan) -> bool {
        let all = |plan: &ShownPlan| {
            let steps = plan.steps.iter();
            let items = steps.flat_map(|step| step.items.iter().map(|item| (Some(step.step), line(item))));
            let reasons = plan.reasons.iter().map(|reason| (None, reason.clone()));
            items.chain(reasons).collect::<Vec<_>>()
        };
        let left = all(next);
        all(self).iter().any(|item| !left.contains(item))
    }
}
