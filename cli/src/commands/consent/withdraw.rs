//! `consent withdraw`.

use kith::care::consent::Grant;
use kith::care::consent::decisions::Document;
use kith::care::names;
use kith::exchange::identity::person::Person;
use kith::foundation::types::Result;

use super::document::declined;
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
    let decision = companion.consents().withdraw(document, with, reason)?;
    let ended = &decision.taken_back;
    let people = companion.people().everybody()?;
    form.answer(&declined(&decision), |_| {
        let say = &words().consent;
        let mut told = vec![match document {
            Document::Export => say.taken_back_own.clone(),
            Document::Sharing => say.taken_back_sharing.clone(),
            _ => say.taken_back.clone(),
        }];
        if document == Document::Sharing && ended.is_empty() {
            told.push(say.no_shares_ended.clone());
        }
        told.extend(taken_back(ended, &people));
        told.join("\n")
    });
    Ok(())
}

/// Which shares a no took back, and from whom.
pub(super) fn taken_back(ended: &[Grant], people: &[Person]) -> Vec<String> {
    let say = &words().consent;
    if ended.is_empty() {
        return Vec::new();
    }
    let share = |grant: &Grant| {
        let (what, name) = (
            names::kind(&grant.kind, &show::locale()),
            share::named(&grant.person, people),
        );
        format!("  - {}", fill(&say.share_ended, &[("what", what), ("name", &name)]))
    };
    let shares = ended.iter().map(share);
    [say.shares_ended.clone()]
        .into_iter()
        .chain(shares)
        .chain([say.gone_from_theirs.clone()])
        .collect()
}
