//! `consent`.

use std::io::{IsTerminal, Write};

use kith::care::consent::decisions::{Choice, Decision, Document, Lack, Side, Standing, Text, TextHash, Verdict};
use kith::companion::Companion;
use kith::exchange::identity::person::Person;
use kith::foundation::types::{AccountId, Code, Error, Result};
use serde_json::{Value, json};

use super::found;
use crate::args::ConsentAction;
use crate::session::Session;
use crate::show::{self, Colours, Form};

const NO_DECISION: &str = "there is no such decision: kith consent list --all shows their ids";

pub fn consent(session: &Session, action: ConsentAction, form: Form) -> Result<()> {
    match action {
        ConsentAction::List { with, all: false } => list(&session.unlocked()?, with.as_deref(), form),
        ConsentAction::List { with, all: true } => decisions(&session.unlocked()?, with.as_deref(), form),
        ConsentAction::Show {
            document,
            with,
            locale: wanted,
        } => {
            let text = session.companion().consents().text(document, &language(wanted))?;
            let stands = match with {
                Some(name) => standing(&session.unlocked()?, document, &name)?,
                None => None,
            };
            form.answer(&shown(&text, stands.as_ref()), |colours| {
                let mut lines = vec![words(&text, colours)];
                lines.extend(stands.map(|stands| format!("Now: {}", how(&stands))));
                lines.push(show::dim(
                    &format!("Agree with --seen {}", text.hash().to_hex()),
                    colours,
                ));
                lines.join("\n\n")
            });
            Ok(())
        }
        ConsentAction::Give {
            document,
            with,
            seen,
            locale,
        } => give(session, document, with, seen, locale, form),
        ConsentAction::Refuse { document, with } => {
            let companion = session.unlocked()?;
            let decision = companion
                .consents()
                .refuse(document, with.as_deref(), &show::locale())?;
            form.answer(&decided(&decision), |_| {
                "You said no, and that is all right. Journal, practice, map and crisis plan stay as they are. \
                 You can decide anew at any time: kith consent give DOCUMENT"
                    .into()
            });
            Ok(())
        }
        ConsentAction::Withdraw { document, with, reason } => {
            let companion = session.unlocked()?;
            let decision = companion
                .consents()
                .withdraw(document, with.as_deref(), reason.as_deref())?;
            form.answer(&decided(&decision), |_| {
                "Withdrawn. Nothing more goes out that needs it; what was sent before stays where it is. \
                 They learn of it at the next kith sync of both; a reason stays with you."
                    .into()
            });
            Ok(())
        }
        ConsentAction::Signed { id } => signed(session, &id, form),
    }
}

fn language(wanted: Option<String>) -> String {
    wanted.unwrap_or_else(show::locale)
}

fn give(
    session: &Session,
    document: Document,
    with: Option<String>,
    seen: Option<String>,
    wanted: Option<String>,
    form: Form,
) -> Result<()> {
    let companion = session.unlocked()?;
    let seen = match seen {
        Some(hash) => TextHash::from_hex(hash.trim()).map_err(|_| {
            Error::new(
                Code::InvalidInput,
                "after --seen stands what kith consent show ends with",
            )
        })?,
        None => {
            let text = companion.consents().text(document, &language(wanted))?;
            agreed(&text, form)?;
            text.hash()
        }
    };
    let decision = companion.consents().give(document, with.as_deref(), seen)?;
    form.answer(&decided(&decision), |_| {
        format!(
            "Agreed, and signed by this device. Read it again: kith consent signed {}\n\
             Change your mind at any time: kith consent withdraw DOCUMENT",
            decision.id
        )
    });
    Ok(())
}

/// Shows the whole text at the terminal and waits for a yes.
fn agreed(text: &Text, form: Form) -> Result<()> {
    let Form::People { colours } = form else {
        return Err(nobody_types());
    };
    if !std::io::stdin().is_terminal() || !std::io::stdout().is_terminal() {
        return Err(nobody_types());
    }
    let storage = |_| Error::new(Code::Storage, "the text cannot be shown here");
    let mut out = std::io::stdout().lock();
    write!(
        out,
        "{}\n\nType yes to agree; anything else changes nothing: ",
        words(text, colours)
    )
    .and_then(|()| out.flush())
    .map_err(storage)?;
    let mut typed = String::new();
    std::io::stdin().read_line(&mut typed).map_err(storage)?;
    let yes = ["yes", "sí", "si"].contains(&typed.trim().to_lowercase().as_str());
    yes.then_some(())
        .ok_or_else(|| Error::new(Code::Cancelled, "nothing was decided"))
}

fn nobody_types() -> Error {
    Error::new(
        Code::InvalidInput,
        "nobody can type yes here: read the text with kith consent show, and agree with --seen and what it ends with",
    )
}

/// A document as it is read.
fn words(text: &Text, colours: Colours) -> String {
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

fn shown(text: &Text, stands: Option<&Standing>) -> Value {
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

fn decided(decision: &Decision) -> Value {
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

/// The stable name of how a consent stands.
fn state(standing: &Standing) -> &'static str {
    standing.lack.map_or(Choice::Given.as_str(), Lack::as_str)
}

fn how(standing: &Standing) -> &'static str {
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
fn standing(companion: &Companion, document: Document, with: &str) -> Result<Option<Standing>> {
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

fn list(companion: &Companion, with: Option<&str>, form: Form) -> Result<()> {
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

fn decisions(companion: &Companion, with: Option<&str>, form: Form) -> Result<()> {
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

fn signed(session: &Session, id: &str, form: Form) -> Result<()> {
    let companion = session.unlocked()?;
    let id = found(id.trim().parse(), NO_DECISION)?;
    let copy = found(companion.consents().signed_copy(id), NO_DECISION)?;
    let decision = &copy.decision;
    let document = json!({
        "decision": decided(decision),
        "text": copy.text.as_ref().map(|text| shown(text, None)),
        "signature": hex(&copy.signature),
        "verdict": copy.verdict.as_str(),
    });
    form.answer(&document, |colours| {
        let checked = match copy.verdict {
            Verdict::Genuine => "Checked: this is the text that was shown, and the device signed it.",
            Verdict::NotSigned => "This does not carry the signature of a device of that account. Do not rely on it.",
            Verdict::TextDiffers => "This is not the text that was signed. Do not rely on it.",
            Verdict::TextUnknown => "The signature is the device's. The text itself is not on this device.",
        };
        let head = format!(
            "{} on {}, device {}",
            decision.choice.as_str(),
            show::local(decision.at),
            decision.device
        );
        let text = copy.text.as_ref().map(|text| words(text, colours)).unwrap_or_default();
        format!("{}\n{checked}\n\n{text}", show::bold(&head, colours))
    });
    Ok(())
}

fn hex(bytes: &[u8; 64]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
