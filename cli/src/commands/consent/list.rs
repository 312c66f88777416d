//! `consent list`.

use kith::care::consent::decisions::{Document, Lack, Side, Standing};
use kith::care::names;
use kith::companion::Companion;
use kith::exchange::identity::person::Person;
use kith::foundation::types::{AccountId, Result};
use serde_json::{Value, json};

use super::document::{decided, said, state};
use crate::show::{self, Form};
use crate::words::words;

pub(super) fn how(standing: &Standing) -> &'static str {
    let say = &words().consent;
    match (standing.side, standing.lack) {
        (_, None) => &say.stands,
        (Side::Mine, Some(Lack::Never)) => &say.to_decide,
        (Side::Theirs, Some(Lack::Never)) => &say.theirs_missing,
        (_, Some(Lack::Refused)) => &say.no,
        (_, Some(Lack::Withdrawn)) => &say.withdrawn,
        (_, Some(Lack::Changed)) => &say.changed,
    }
}

/// What a document is about, in plain words.
fn about(document: Document) -> String {
    names::kind(&format!("consent.{}", document.as_str()), &show::locale()).to_owned()
}

/// How our consent to a document stands between us and somebody.
pub(super) fn standing(companion: &Companion, document: Document, with: &str) -> Result<Option<Standing>> {
    let standings = companion.consents().list(Some(with))?.into_iter();
    let mut ours = standings.filter(|one| one.document == document && one.side == Side::Mine);
    Ok(ours.next())
}

fn name_of(account: &AccountId, people: &[Person]) -> String {
    people
        .iter()
        .find(|person| person.account == *account)
        .map_or_else(String::new, |person| show::called(person, people))
}

pub(super) fn list(companion: &Companion, with: Option<&str>, form: Form) -> Result<()> {
    let standings = companion.consents().list(with)?;
    let people = companion.people().everybody()?;
    let documents = standings.iter().map(|standing| {
        json!({
            "side": match standing.side { Side::Mine => "mine", Side::Theirs => "theirs" },
            "person": standing.person.to_string(),
            "document": standing.document.as_str(),
            "state": state(standing),
            "decision": standing.decision.as_ref().map(decided),
        })
    });
    let say = &words().consent;
    form.answer(&Value::Array(documents.collect()), |colours| {
        let rows: Vec<_> = standings
            .iter()
            .map(|standing| {
                let name = name_of(&standing.person, &people);
                let (by, with) = match standing.side {
                    Side::Mine => (say.you.clone(), name),
                    Side::Theirs => (name, say.you.clone()),
                };
                vec![
                    standing.document.as_str().into(),
                    about(standing.document),
                    by,
                    with,
                    how(standing).into(),
                ]
            })
            .collect();
        show::table(&[&say.consent, &say.about, &say.by, &say.with, ""], &rows, colours)
    });
    Ok(())
}

pub(super) fn decisions(companion: &Companion, with: Option<&str>, form: Form) -> Result<()> {
    let mut all = companion.consents().decisions()?;
    if let Some(name) = with {
        let account = companion.people().find_ever(name)?.account;
        all.retain(|decision| decision.account == account || decision.recipient == account);
    }
    let people = companion.people().everybody()?;
    let me = companion.me()?.account;
    let say = &words().consent;
    form.answer(&Value::Array(all.iter().map(decided).collect()), |colours| {
        let called = |account: &AccountId| {
            if *account == me {
                say.you.clone()
            } else {
                name_of(account, &people)
            }
        };
        let rows: Vec<_> = all
            .iter()
            .map(|decision| {
                vec![
                    show::local(decision.at),
                    decision.document.as_str().into(),
                    called(&decision.account),
                    called(&decision.recipient),
                    said(decision.choice).into(),
                    decision.id.to_string(),
                ]
            })
            .collect();
        show::table(
            &[&words().log.when, &say.consent, &say.by, &say.with, "", "id"],
            &rows,
            colours,
        )
    });
    Ok(())
}
