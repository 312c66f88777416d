//! `share proposals`.

use kith::care::consent::{Outcome, Proposal};
use kith::foundation::types::Result;
use serde_json::{Value, json};

use super::document::named;
use crate::session::Session;
use crate::show::{self, Form};

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
