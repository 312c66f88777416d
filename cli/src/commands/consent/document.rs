//! Texts and decisions, to people and as JSON.

use kith::care::consent::decisions::{Choice, Decision, Lack, Standing, Text};
use kith::companion::Share;
use serde_json::{Value, json};

use crate::commands::share;
use crate::show::{self, Colours};
use crate::words::words;

/// A document as it is read.
pub(super) fn as_read(text: &Text, colours: Colours) -> String {
    let mut parts = vec![show::bold(&text.title, colours)];
    for section in &text.sections {
        parts.push(format!("{}\n  {}", section.heading, section.paragraphs.join("\n  ")));
    }
    for question in &text.questions {
        parts.push(format!(
            "{}\n  - {}",
            question.question,
            question.answers.join("\n  - ")
        ));
    }
    parts.join("\n\n")
}

pub(super) fn shown(text: &Text, stands: Option<&Standing>) -> Value {
    let sections = text.sections.iter();
    let sections = sections.map(|section| {
        json!({ "part": section.part.as_str(), "heading": section.heading, "paragraphs": section.paragraphs })
    });
    let questions = text.questions.iter();
    let questions = questions
        .map(|question| json!({ "question": question.question, "answers": question.answers, "right": question.right }));
    json!({
        "document": text.document.as_str(),
        "version": text.version,
        "locale": text.locale,
        "hash": text.hash().to_hex(),
        "title": text.title,
        "sections": sections.collect::<Vec<_>>(),
        "questions": questions.collect::<Vec<_>>(),
        "state": stands.map(state),
    })
}

pub(super) fn decided(decision: &Decision) -> Value {
    json!({
        "id": decision.id.to_string(),
        "account": decision.account.to_string(),
        "device": decision.device.to_string(),
        "document": decision.document.as_str(),
        "version": decision.version,
        "hash": decision.hash.to_hex(),
        "locale": decision.locale,
        "channel": decision.channel.as_str(),
        "purpose": decision.purpose.as_str(),
        "recipient": decision.recipient.to_string(),
        "choice": decision.choice.as_str(),
        "at": show::time(decision.at),
        "reason": decision.reason,
    })
}

/// A no, with the shares that it took back.
pub(super) fn declined(decision: &Decision) -> Value {
    let shares = decision.taken_back.iter().cloned();
    let mut document = decided(decision);
    document["taken_back"] = shares.map(|grant| share::document(&Share::Given(grant))).collect();
    document
}

/// A choice in words.
pub(super) fn said(choice: Choice) -> &'static str {
    let say = &words().consent;
    match choice {
        Choice::Given => &say.stands,
        Choice::Refused => &say.no,
        Choice::Withdrawn => &say.withdrawn,
    }
}

/// The stable name of how a consent stands.
pub(super) fn state(standing: &Standing) -> &'static str {
    standing.lack.map_or(Choice::Given.as_str(), Lack::as_str)
}
