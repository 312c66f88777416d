//! `invite`, `accept`, `people`.

use kith::companion::Companion;
use kith::exchange::identity::person::{Person, Standing};
use kith::exchange::identity::{Role, Verified};
use kith::foundation::types::{Code, Error, Result};
use serde_json::{Value, json};

use super::sync;
use crate::args::PeopleAction;
use crate::session::Session;
use crate::show::{self, Form};

pub fn invite(session: &Session, role: Role, expires: &str, form: Form) -> Result<()> {
    let life_ms = duration_ms(expires)?;
    let companion = session.unlocked()?;
    let invitation = companion.people().invite(role, life_ms)?;
    let reached = sync::if_it_answers(&companion)?;
    let link = invitation.to_link();
    form.answer(
        &json!({ "invitation": link, "expires_at": show::time(invitation.expires_at) }),
        |colours| {
            let until = show::local(invitation.expires_at);
            let note = match reached {
                sync::Reached::Yes => "Then run kith sync on both sides.",
                sync::Reached::No => "The relay does not answer: it learns of the invitation at your next kith sync.",
            };
            format!(
                "{link}\n\n{}\n{}",
                show::dim(
                    &format!("For one person, until {until}. Give it to them in person or on a way that you trust."),
                    colours
                ),
                show::dim(note, colours)
            )
        },
    );
    Ok(())
}

fn duration_ms(text: &str) -> Result<i64> {
    let invalid = || Error::new(Code::InvalidTime, "a time span is written as 30m, 12h or 7d");
    let units = [('m', 60_000), ('h', 3_600_000), ('d', 86_400_000)];
    let parts = units
        .iter()
        .find_map(|(unit, ms)| Some((text.strip_suffix(*unit)?, *ms)));
    let (count, unit_ms) = parts.ok_or_else(invalid)?;
    let count: i64 = count.parse().map_err(|_| invalid())?;
    count.checked_mul(unit_ms).filter(|span| *span > 0).ok_or_else(invalid)
}

pub fn accept(session: &Session, link: &str, form: Form) -> Result<()> {
    let companion = session.unlocked()?;
    let person = companion.people().accept(link)?;
    let reached = sync::if_it_answers(&companion)?;
    let document = json!({
        "account": person.account.to_string(), "name": person.name, "role": person.role.as_str(),
    });
    form.answer(&document, |_| {
        let name = show::one_line(&person.name);
        match reached {
            sync::Reached::Yes => {
                format!("Your answer is on its way. Once {name} has synced, run kith sync, and you are connected.")
            }
            sync::Reached::No => {
                format!("The relay does not answer: your answer to {name} goes out at your next kith sync.")
            }
        }
    });
    Ok(())
}

pub fn people(session: &Session, action: Option<PeopleAction>, form: Form) -> Result<()> {
    let companion = session.unlocked()?;
    match action {
        None => list(&companion, form),
        Some(PeopleAction::Verify {
            person,
            compared: false,
        }) => safety_number(&companion, &person, form),
        Some(PeopleAction::Verify { person, compared: true }) => {
            let person = companion.people().compared(&person)?;
            form.answer(&document(&person), |_| {
                format!("{} is verified: compared.", show::one_line(&person.name))
            });
            Ok(())
        }
        Some(PeopleAction::Remove { person }) => {
            let person = companion.people().remove(&person)?;
            form.answer(&json!({ "id": person.account.to_string() }), |_| {
                format!(
                    "{} is removed. Their devices lose the conversation at your next sync.",
                    show::one_line(&person.name)
                )
            });
            Ok(())
        }
    }
}

fn document(person: &Person) -> Value {
    json!({
        "id": person.account.to_string(),
        "name": person.name,
        "role": person.role.as_str(),
        "verified": person.verified.as_str(),
    })
}

fn list(companion: &Companion, form: Form) -> Result<()> {
    let people = companion.people().list()?;
    let documents: Vec<Value> = people.iter().map(document).collect();
    form.answer(&Value::Array(documents), |colours| {
        if people.is_empty() {
            return "Nobody yet. Invite somebody: kith invite --role therapist".into();
        }
        let rows: Vec<_> = people
            .iter()
            .map(|person| {
                let id = person.account.to_string();
                let note = note(person);
                vec![
                    person.name.clone(),
                    person.role.as_str().into(),
                    person.verified.as_str().into(),
                    id[..16].into(),
                    note.into(),
                ]
            })
            .collect();
        show::table(&["name", "role", "verified", "id", ""], &rows, colours)
    });
    Ok(())
}

fn note(person: &Person) -> &'static str {
    match person.standing {
        Standing::Invited => "waiting for their device",
        Standing::Waiting => "somebody else answered too: compare, then kith people verify NAME --compared",
        Standing::Paused => "PAUSED: somebody else answered the same invitation; compare before you write",
        Standing::Active if person.verified == Verified::Link => "compare the safety number when you meet",
        _ => "",
    }
}

fn safety_number(companion: &Companion, person: &str, form: Form) -> Result<()> {
    let person = companion.people().find(person)?;
    let number = companion.people().safety_number(&person.account.to_string())?;
    let document = json!({
        "id": person.account.to_string(),
        "safety_number": number,
        "verified": person.verified.as_str(),
    });
    form.answer(&document, |colours| {
        let groups: Vec<&str> = number.split(' ').collect();
        let lines: Vec<String> = groups.chunks(4).map(|four| format!("  {}", four.join(" "))).collect();
        format!(
            "Safety number with {}\n\n{}\n\nRead it to each other. If it is the same: kith people verify {} --compared",
            show::bold(&show::one_line(&person.name), colours),
            lines.join("\n"),
            show::one_line(&person.name)
        )
    });
    Ok(())
}
