//! Shares, to people and as JSON.

use kith::care::FieldValue;
use kith::care::consent::kind::CRISIS_PLAN;
use kith::care::consent::{Delivery, Proposing, Shown};
use kith::care::crisis::words::words as plan_words;
use kith::care::crisis::{self, Step};
use kith::care::names;
use kith::companion::Share;
use kith::exchange::identity::person::Person;
use kith::foundation::types::{AccountId, Millis};
use serde_json::{Map, Value, json};

use crate::show::{self, Colours};
use crate::words::{fill, words};

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
            "delivery": grant.delivery.map(Delivery::as_str),
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
            "delivery": null,
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

/// How a field of a kind is called.
fn title(kind: &str, field: &str) -> String {
    let locale = show::locale();
    if kind == CRISIS_PLAN {
        let titles = plan_words(&locale);
        match field.parse::<Step>() {
            Ok(step) => return titles.step(step).title.clone(),
            Err(_) if field == crisis::REASONS => return titles.plan.reasons.title.clone(),
            Err(_) => {}
        }
    }
    names::field(field, &locale).map_or_else(|| show::one_line(field), str::to_owned)
}

/// Fields in plain words.
pub(in crate::commands) fn fields(of: &[String]) -> String {
    let locale = show::locale();
    let plain = of
        .iter()
        .map(|field| names::field(field, &locale).map_or_else(|| show::one_line(field), str::to_owned));
    plain.collect::<Vec<_>>().join(", ")
}

/// A kind in plain words.
pub(super) fn kind(of: &str) -> &'static str {
    names::kind(of, &show::locale())
}

/// A share as a person reads it: what it is and why, then its fields.
pub(super) fn shown_text(shown: &Shown, colours: Colours) -> String {
    let say = &words().share;
    let mut lines = vec![show::bold(&show::capital(kind(&shown.kind)), colours)];
    let why = shown.purpose.as_deref().map(show::one_line);
    lines.extend(why.map(|why| format!("  {}", fill(&say.why, &[("why", &why)]))));
    let until = shown.until.map(show::local);
    lines.extend(until.map(|when| format!("  {}", fill(&say.until, &[("when", &when)]))));
    for (name, held) in &shown.fields {
        let title = title(&shown.kind, name);
        let block = |text: &str| format!("  {title}:\n{}", show::indented(&show::indented(text)));
        lines.push(match held {
            FieldValue::Int(at) if name == "created_at" => format!("  {title}: {}", show::local(Millis(*at))),
            FieldValue::Int(number) => format!("  {title}: {number}"),
            FieldValue::Text(text) => block(text),
            FieldValue::Texts(texts) => block(&texts.join("\n")),
        });
    }
    if shown.kind == CRISIS_PLAN {
        lines.push(show::dim(&format!("  {}", say.helping), colours));
    }
    if !shown.may_propose.is_empty() {
        // By the names that share propose takes.
        let names = show::one_line(&shown.may_propose.join(", "));
        let told = fill(&say.may_propose, &[("fields", &names)]);
        lines.push(show::dim(&format!("  {told}"), colours));
    }
    lines.join("\n")
}

pub(in crate::commands) fn named(account: &AccountId, people: &[Person]) -> String {
    people
        .iter()
        .find(|person| person.account == *account)
        .map(|person| show::called(person, people))
        .unwrap_or_else(|| words().share.somebody_removed.clone())
}
