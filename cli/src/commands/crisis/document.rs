//! The screen as JSON.

use kith::care::crisis::lines::{Line, Reach};
use kith::care::crisis::{ShownPlan, ShownStep};
use kith::companion::{CrisisScreen, Notice};
use serde_json::{Value, json};

use crate::show;

pub(super) fn screen_document(screen: &CrisisScreen) -> Value {
    json!({
        "shows": screen.shows.as_str(),
        "notice": screen.notice.map(Notice::as_str),
        "may_be_outdated": screen.may_be_outdated,
        "review": screen.review.as_str(),
        "left_out": screen.left_out,
        "plan": screen.plan.as_ref().map(plan_document),
        "region": screen.lines.region.as_ref().map(|region| region.code.clone()),
        "whereabouts": screen.whereabouts.as_str(),
        "emergency": { "number": screen.lines.emergency.number, "answers": screen.lines.emergency.answers },
        "lines": screen.lines.lines.iter().map(line_document).collect::<Vec<_>>(),
    })
}

pub(super) fn plan_document(plan: &ShownPlan) -> Value {
    let step = |step: &ShownStep| {
        let items = step
            .items
            .iter()
            .map(|item| json!({ "text": item.text, "phone": item.phone }));
        json!({ "step": step.step.as_str(), "items": items.collect::<Vec<_>>() })
    };
    json!({
        "reasons": plan.reasons,
        "steps": plan.steps.iter().map(step).collect::<Vec<_>>(),
        "region": plan.region,
        "changed_at": show::time(plan.changed_at),
        "review_at": show::time(plan.review_at),
    })
}

fn line_document(line: &Line) -> Value {
    let (how, reach, word) = match &line.reach {
        Reach::Call { number } => ("call", number, None),
        Reach::Text { number, word } => ("text", number, word.clone()),
        Reach::Chat { address } => ("chat", address, None),
    };
    json!({
        "name": line.name,
        "by": how,
        "reach": reach,
        "word": word,
        "hours": line.hours,
        "languages": line.languages,
        "for": line.for_whom,
        "cost": line.cost,
        "checked_on": line.source.checked_on.to_string(),
        "expired": line.expired,
    })
}
