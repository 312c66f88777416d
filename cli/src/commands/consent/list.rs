//! `consent list`.

use kith::care::consent::decisions::{Document, Lack, Side, Standing};
use kith::companion::Companion;
use kith::exchange::identity::person::Person;
use kith::foundation::types::{AccountId, Result};
use serde_json::{Value, json};

use super::document::{decided, state};
use crate::show::{self, Form};

pub(super) fn how(standing: &Standing) -> &'static str {
    match (standing.side, standing.lack) {
        (_, None) => "agreed",
        (Side::Mine, Some(Lack::Never)) => "to be decided: kith consent give DOCUMENT",
        (Side::Theirs, Some(Lack::Never)) => "theirs has not arrived yet",
        (_, Some(Lack::Refused)) => "no",
        (_, Some(Lack::Withdrawn)) => "withdrawn",
        (_, Some(Lack::Changed)) => "the text was changed: to be read and agreed to again",
    }
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
    form.answer(&Value::Array(documents.collect()), |colours| {
        let rows: Vec<_> = standings
            .iter()
            .map(|standing| {
                let name = name_of(&standing.person, &people);
                let (by, with) = match standing.side {
                    Side::Mine => ("you".to_owned(), name),
                    Side::Theirs => (name, "you".to_owned()),
                };
                vec![standing.document.as_str().into(), by, with, how(standing).into()]
            })
            .collect();
        show::table(&["consent", "by", "for", ""], &rows, colours)
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
    form.answer(&Value::Array(all.iter().map(decided).collect()), |colours| {
        let called = |account: &AccountId| {
            if *account == me {
                "you".to_owned()
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
                    decision.choice.as_str().into(),
                    decision.id.to_string(),
                ]
            })
            .collect();
        show::table(&["when", "consent", "by", "for", "", "id"], &rows, colours)
    });
    Ok(())
}
