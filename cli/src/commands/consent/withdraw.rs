//! `consent withdraw`.

use std::collections::BTreeSet;

use kith::care::consent::decisions::Document;
use kith::care::consent::{Grant, State};
use kith::care::names;
use kith::companion::{Companion, Share};
use kith::foundation::types::{GrantId, Result};
use serde_json::Value;

use super::document::decided;
use crate::commands::share;
use crate::session::Session;
use crate::show::{self, Form};
use crate::words::{fill, words};

pub(super) fn withdraw(
    session: &Session,
    document: Document,
    with: Option<&str>,
    reason: Option<&str>,
    form: Form,
) -> Result<()> {
    let companion = session.unlocked()?;
    let before: BTreeSet<GrantId> = given(&companion, State::Live)?
        .into_iter()
        .map(|grant| grant.id)
        .collect();
    let decision = companion.consents().withdraw(document, with, reason)?;
    let mut ended = given(&companion, State::Revoked)?;
    ended.retain(|grant| before.contains(&grant.id));
    let people = companion.people().everybody()?;
    let mut answer = decided(&decision);
    answer["taken_back"] = ended
        .iter()
        .cloned()
        .map(|grant| share::document(&Share::Given(grant)))
        .collect::<Value>();
    form.answer(&answer, |_| {
        let say = &words().consent;
        let mut told = vec![match document {
            Document::Export => say.taken_back_own.clone(),
            Document::Sharing => say.taken_back_sharing.clone(),
            _ => say.taken_back.clone(),
        }];
        if document == Document::Sharing && ended.is_empty() {
            told.push(say.no_shares_ended.clone());
        }
        if !ended.is_empty() {
            told.push(say.shares_ended.clone());
            told.extend(ended.iter().map(|grant| {
                let (what, name) = (
                    names::kind(&grant.kind, &show::locale()),
                    share::named(&grant.person, &people),
                );
                format!("  - {}", fill(&say.share_ended, &[("what", what), ("name", &name)]))
            }));
            told.push(say.gone_from_theirs.clone());
        }
        told.join("\n")
    });
    Ok(())
}

/// What we share that stands so.
fn given(companion: &Companion, state: State) -> Result<Vec<Grant>> {
    let shares = companion.shares().list()?.into_iter();
    let given = shares.filter_map(|share| match share {
        Share::Given(grant) if grant.state == state => Some(grant),
        _ => None,
    });
    Ok(given.collect())
}
