//! `share proposals`.

use kith::care::consent::{Outcome, Proposal};
use kith::foundation::types::Result;
use serde_json::{Value, json};

use super::document::{fields, named};
use crate::session::Session;
use crate::show::{self, Form};
use crate::words::words;

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

pub(super) fn proposals(session: &Session, form: Form) -> Result<()> {
    let companion = session.unlocked()?;
    let proposals = companion.shares().proposals()?;
    let people = companion.people().everybody()?;
    let documents = proposals.iter().map(proposal_document).collect();
    let say = &words().share;
    form.answer(&Value::Array(documents), |colours| {
        if proposals.is_empty() {
            return say.no_proposals.clone();
        }
        let rows: Vec<_> = proposals
            .iter()
            .map(|proposal| {
                let outcome = match proposal.outcome {
                    Outcome::Taken => &say.taken_over,
                    Outcome::Unchanged => &say.unchanged,
                    Outcome::Ended => &say.share_ended,
                    Outcome::NotPermitted => &say.not_permitted,
                    Outcome::NotFitting => &say.not_fitting,
                };
                vec![
                    named(&proposal.person, &people),
                    fields(std::slice::from_ref(&proposal.field)),
                    show::local(proposal.received_at),
                    outcome.clone(),
                    proposal.text.as_deref().map(show::beginning).unwrap_or_default(),
                ]
            })
            .collect();
        show::table(&[&say.who, &say.field, &say.when, "", &say.text], &rows, colours)
    });
    Ok(())
}
