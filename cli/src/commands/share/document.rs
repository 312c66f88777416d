//! Shares, to people and as JSON.

use kith::care::FieldValue;
use kith::care::consent::{Proposing, Shown};
use kith::care::crisis::words::words;
use kith::care::crisis::{self, Step};
use kith::companion::Share;
use kith::exchange::identity::person::Person;
use kith::foundation::types::{AccountId, Millis};
use serde_json::{Map, Value, json};

use crate::show::{self, Colours};

pub(in crate::commands) fn document(share: &Share) -> Value {
    match share {
        Share::Given(grant) => json!({
            "id": grant.id.to_string(),
            "kind": grant.kind,
            "record": grant.record.to_string(),
            "fields": grant.fields,
            "direction": "given",
            "person": grant.person.to_string(),
            "purpose": grant.purpose,
            "until": grant.until.map(show::time),
            "may_propose": grant.proposing == Proposing::Permitted,
            "state": grant.state.as_str(),
        }),
        // What was received says nothing of the record that it was made from; what it says is read.
        Share::Received(received) => json!({
            "id": received.id.to_string(),
            "kind": received.kind,
            "record": null,
            "fields": null,
            "direction": "received",
            "person": received.person.to_string(),
            "purpose": null,
            "until": received.until.map(show::time),
            "may_propose": null,
            "state": received.state.as_str(),
        }),
    }
}

fn value(name: &str, value: &FieldValue) -> Value {
    match value {
        FieldValue::Int(at) if name == "created_at" => show::time(Millis(*at)),
        FieldValue::Int(number) => json!(number),
        FieldValue::Text(text) => json!(text),
        FieldValue::Texts(texts) => json!(texts),
    }
}

pub(super) fn shown_document(shown: &Shown) -> Value {
    let fields = shown
        .fields
        .iter()
        .map(|(name, held)| (name.clone(), value(name, held)));
    json!({
        "id": shown.share.to_string(),
        "kind": shown.kind,
        "purpose": shown.purpose,
        "until": shown.until.map(show::time),
        "may_propose": shown.may_propose,
        "fields": fields.collect::<Map<_, _>>(),
    })
}

/// How a field of the crisis plan is called.
fn plan_title(field: &str) -> String {
    let words = words(&show::locale());
    match field.parse::<Step>() {
        Ok(step) => words.step(step).title.clone(),
        Err(_) if field == crisis::REASONS => words.plan.reasons.title.clone(),
        Err(_) => show::one_line(field),
    }
}

/// A share as a person reads it: what it is and why, then its fields.
pub(super) fn shown_text(shown: &Shown, colours: Colours) -> String {
    let mut lines = vec![show::bold(&show::one_line(&shown.kind), colours)];
    lines.extend(
        shown
            .purpose
            .as_ref()
            .map(|why| format!("  why: {}", show::one_line(why))),
    );
    lines.extend(shown.until.map(|until| format!("  until: {}", show::local(until))));
    let is_plan = shown.kind == "crisis.plan";
    for (name, held) in &shown.fields {
        let name = if is_plan {
            plan_title(name)
        } else {
            show::one_line(name)
        };
        match held {
            FieldValue::Int(at) if name == "created_at" => {
                lines.push(format!("  {name}: {}", show::local(Millis(*at))))
            }
            FieldValue::Int(number) => lines.push(format!("  {name}: {number}")),
            FieldValue::Text(text) => lines.push(format!("  {name}:\n{}", show::indented(&show::indented(text)))),
            FieldValue::Texts(texts) => {
                lines.push(format!(
                    "  {name}:\n{}",
                    show::indented(&show::indented(&texts.join("\n")))
                ));
            }
        }
    }
    if is_plan {
        lines.push(show::dim(
            "  what to do when you see these signs: kith crisis helping",
            colours,
        ));
    }
    if !shown.may_propose.is_empty() {
        let names = show::one_line(&shown.may_propose.join(", "));
        lines.push(show::dim(
            &format!("  other words can be proposed for: {names}"),
            colours,
        ));
    }
    lines.join("\n")
}

pub(in crate::commands) fn named(account: &AccountId, people: &[Person]) -> String {
    people
        .iter()
        .find(|person| person.account == *account)
        .map(|person| show::called(person, people))
        .unwrap_or_else(|| "somebody who was removed".into())
}
