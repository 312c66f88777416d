//! `share` and `view-as`.

use std::path::Path;

use chrono::{Days, Local, NaiveDate, NaiveTime, TimeZone};
use kith::care::FieldValue;
use kith::care::consent::{Grant, Outcome, Proposal, Proposing, Shown, Terms};
use kith::care::crisis::words::words;
use kith::care::crisis::{self, Step};
use kith::companion::{Companion, Share, Subject};
use kith::exchange::identity::person::Person;
use kith::foundation::types::{AccountId, Code, Error, Millis, RecordId, Result, parse_rfc3339};
use serde_json::{Map, Value, json};

use super::found;
use crate::args::{ShareAction, ShareHow};
use crate::session::{Session, text_or_stdin};
use crate::show::{self, Colours, Form};

const NO_ENTRY: &str = "there is no such journal entry: kith journal list shows their ids";
const NO_NODE: &str = "nobody on your map has this name or id, or there is nothing of them to share: kith map show";
const NO_PLAN: &str = "there is no crisis plan yet";
const NO_SHARE: &str = "there is no such share, or it has ended: kith share list shows them";

pub(super) fn document(share: &Share) -> Value {
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

fn shown_document(shown: &Shown) -> Value {
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
fn shown_text(shown: &Shown, colours: Colours) -> String {
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

pub fn share(session: &Session, action: ShareAction, form: Form) -> Result<()> {
    match action {
        ShareAction::Entry { id, how } => {
            let id = found(id.trim().parse(), NO_ENTRY)?;
            give(session, |_| Ok(Subject::Entry(id)), how, Proposing::No, NO_ENTRY, form)
        }
        ShareAction::Plan { how, may_propose } => {
            let proposing = if may_propose {
                Proposing::Permitted
            } else {
                Proposing::No
            };
            give(session, |_| Ok(Subject::Plan), how, proposing, NO_PLAN, form)
        }
        ShareAction::Person { node, how, safety } => {
            let subject = |companion: &Companion| {
                let node = node_named(companion, &node)?;
                Ok(if safety {
                    Subject::Safety(node)
                } else {
                    Subject::Node(node)
                })
            };
            give(session, subject, how, Proposing::No, NO_NODE, form)
        }
        ShareAction::List => list(session, form),
        ShareAction::Read { id, why } => {
            let share = found(id.trim().parse(), NO_SHARE)?;
            let shown = found(session.unlocked()?.shares().read(share, why.as_deref()), NO_SHARE)?;
            form.answer(&shown_document(&shown), |colours| shown_text(&shown, colours));
            Ok(())
        }
        ShareAction::Revoke { id } => {
            let id = found(id.trim().parse(), NO_SHARE)?;
            let grant = found(session.unlocked()?.shares().revoke(id), NO_SHARE)?;
            form.answer(&document(&Share::Given(grant)), |_| {
                "Taken back. It disappears from their device at its next sync; what was read or copied cannot be called back."
                    .into()
            });
            Ok(())
        }
        ShareAction::Propose { id, field, text, file } => {
            let share = found(id.trim().parse(), NO_SHARE)?;
            let text = match file {
                Some(file) if file != Path::new("-") => std::fs::read_to_string(&file)
                    .map_err(|_| Error::new(Code::InvalidInput, "this file cannot be read as text"))?,
                Some(_) => text_or_stdin(Some("-".into()))?,
                None => text_or_stdin(text)?,
            };
            let proposed = session.unlocked()?.shares().propose(share, &field, text.trim_end());
            found(proposed, NO_SHARE)?;
            form.answer(&json!({ "id": id.trim(), "field": field }), |_| {
                "Proposed. It goes out at the next kith sync. Whether they take it over is theirs: you see it in what is shared."
                    .into()
            });
            Ok(())
        }
        ShareAction::Proposals => proposals(session, form),
    }
}

fn give(
    session: &Session,
    subject: impl FnOnce(&Companion) -> Result<Subject>,
    how: ShareHow,
    proposing: Proposing,
    otherwise: &'static str,
    form: Form,
) -> Result<()> {
    let terms = Terms {
        fields: how.fields.iter().map(|field| field.trim().to_owned()).collect(),
        purpose: how.why,
        until: how.until.as_deref().map(until_time).transpose()?,
        proposing,
    };
    let companion = session.unlocked()?;
    let subject = subject(&companion)?;
    let grant: Grant = found(companion.shares().share(subject, &how.with, &terms), otherwise)?;
    let fields = show::one_line(&grant.fields.join(", "));
    form.answer(&document(&Share::Given(grant)), |_| {
        format!(
            "Shared: {fields}. They see it after the next kith sync on both sides, and what becomes of it. You can take it back, but what was read is read."
        )
    });
    Ok(())
}

/// The one on the map whom a name or an id means.
pub(super) fn node_named(companion: &Companion, name_or_id: &str) -> Result<RecordId> {
    let nodes = companion.support_map().show()?;
    let wanted = name_or_id.trim();
    let means = |node: &&kith::care::support::Node| node.id.to_string() == wanted || node.name == wanted;
    match nodes.iter().filter(means).collect::<Vec<_>>().as_slice() {
        [node] => Ok(node.id),
        [] => Err(Error::new(Code::NotFound, NO_NODE)),
        _ => Err(Error::new(
            Code::AmbiguousPerson,
            "several on your map have this name: use the id, as kith map show --json has it",
        )),
    }
}

pub(super) fn named(account: &AccountId, people: &[Person]) -> String {
    people
        .iter()
        .find(|person| person.account == *account)
        .map(|person| show::called(person, people))
        .unwrap_or_else(|| "somebody who was removed".into())
}

fn list(session: &Session, form: Form) -> Result<()> {
    let companion = session.unlocked()?;
    let shares = companion.shares().list()?;
    let people = companion.people().everybody()?;
    let beginnings = shares
        .iter()
        .map(|share| beginning(&companion, share))
        .collect::<Result<Vec<_>>>()?;
    form.answer(&Value::Array(shares.iter().map(document).collect()), |colours| {
        if shares.is_empty() {
            return "Nothing is shared. Share an entry: kith share entry ID --with PERSON".into();
        }
        let rows: Vec<_> = shares
            .iter()
            .zip(&beginnings)
            .map(|(share, beginning)| {
                let (id, direction, kind, account, until, state) = match share {
                    Share::Given(one) => (one.id, "with", &one.kind, one.person, one.until, one.state.as_str()),
                    Share::Received(one) => (one.id, "from", &one.kind, one.person, one.until, one.state.as_str()),
                };
                vec![
                    format!("{direction} {}", named(&account, &people)),
                    state.into(),
                    until.map(show::local).unwrap_or_default(),
                    id.to_string(),
                    kind.clone(),
                    beginning.clone(),
                ]
            })
            .collect();
        show::table(&["", "state", "until", "id", "what", ""], &rows, colours)
    });
    Ok(())
}

/// How the text begins that is shared; nothing once the share has ended.
fn beginning(companion: &Companion, share: &Share) -> Result<String> {
    let id = match share {
        Share::Given(grant) => grant.id,
        Share::Received(received) => received.id,
    };
    match companion.shares().read(id, None) {
        Ok(shown) => {
            let texts = ["text", "name"].iter().find_map(|name| match shown.fields.get(*name) {
                Some(FieldValue::Text(text)) => Some(show::beginning(text)),
                _ => None,
            });
            Ok(texts.unwrap_or_default())
        }
        // A clinician says why before anything of it is shown.
        Err(error) if matches!(error.code(), Code::NotFound | Code::PurposeNeeded) => Ok(String::new()),
        Err(error) => Err(error),
    }
}

fn proposal_document(proposal: &Proposal) -> Value {
    json!({
        "person": proposal.person.to_string(),
        "share": proposal.share.to_string(),
        "field": proposal.field,
        "text": proposal.text,
        "outcome": proposal.outcome.as_str(),
        "received_at": show::time(proposal.received_at),
    })
}

fn proposals(session: &Session, form: Form) -> Result<()> {
    let companion = session.unlocked()?;
    let proposals = companion.shares().proposals()?;
    let people = companion.people().everybody()?;
    let documents = proposals.iter().map(proposal_document).collect();
    form.answer(&Value::Array(documents), |colours| {
        if proposals.is_empty() {
            return "Nobody proposed anything.".into();
        }
        let rows: Vec<_> = proposals
            .iter()
            .map(|proposal| {
                let outcome = match proposal.outcome {
                    Outcome::Taken => "taken over",
                    Outcome::Unchanged => "not taken over: it changes nothing",
                    Outcome::Ended => "not taken over: the share had ended",
                    Outcome::NotPermitted => "not taken over: not permitted",
                    Outcome::NotFitting => "not taken over: it does not fit",
                };
                vec![
                    named(&proposal.person, &people),
                    proposal.field.clone(),
                    show::local(proposal.received_at),
                    outcome.into(),
                    proposal.text.as_deref().map(show::beginning).unwrap_or_default(),
                ]
            })
            .collect();
        show::table(&["who", "field", "when", "", "text"], &rows, colours)
    });
    Ok(())
}

/// `view-as`.
pub fn view_as(session: &Session, person: &str, form: Form) -> Result<()> {
    let seen = session.unlocked()?.shares().view_as(person)?;
    form.answer(&Value::Array(seen.iter().map(shown_document).collect()), |colours| {
        if seen.is_empty() {
            return "They see nothing of what is yours but what you write to them.".into();
        }
        let seen: Vec<_> = seen.iter().map(|shown| shown_text(shown, colours)).collect();
        seen.join("\n\n")
    });
    Ok(())
}

/// A time, or a date for the end of its local day.
fn until_time(text: &str) -> Result<Millis> {
    let text = text.trim();
    let Ok(date) = text.parse::<NaiveDate>() else {
        return parse_rfc3339(text);
    };
    let invalid = || Error::new(Code::InvalidTime, "this date is out of range");
    let next = date
        .checked_add_days(Days::new(1))
        .ok_or_else(invalid)?
        .and_time(NaiveTime::MIN);
    let end = Local
        .from_local_datetime(&next)
        .latest()
        .map(|time| time.to_utc())
        .unwrap_or_else(|| next.and_utc());
    Ok(Millis::from(end))
}
