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
use crate::trouble;

/// What comes before the first message.
pub(super) const BEFORE_WRITING: &str = "Before you write, see what you both agree to: kith consent list";

pub fn invite(session: &Session, role: Role, expires: &str, form: Form) -> Result<()> {
    let life_ms = duration_ms(expires)?;
    let companion = session.unlocked()?;
    let invitation = companion.people().invite(role, life_ms)?;
    let trouble = sync::if_it_answers(&companion, form);
    let link = invitation.to_link();
    form.answer(
        &json!({ "invitation": link, "expires_at": show::time(invitation.expires_at) }),
        |colours| {
            let until = show::local(invitation.expires_at);
            let note = match trouble {
                None => "They answer it with kith accept. Then run kith sync, and they after you.",
                Some(_) => "The relay learns of the invitation at your next kith sync; it cannot be answered before.",
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
    if let Some(error) = &trouble {
        form.aside(&trouble::sentences(error));
    }
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
    let trouble = sync::if_it_answers(&companion, form);
    let refused = |error: &Error| error.code() == Code::UsedInvitation && !is_here(&companion, &person);
    if let Some(error) = trouble.clone().filter(refused) {
        return Err(error);
    }
    let document = json!({
        "account": person.account.to_string(), "name": person.name, "role": person.role.as_str(),
    });
    form.answer(&document, |_| {
        let name = show::one_line(&person.name);
        match trouble {
            None => format!(
                "Your answer is on its way. Once {name} has synced, run kith sync, and you are connected.\n{BEFORE_WRITING}"
            ),
            Some(_) => format!("Your answer to {name} goes out at your next kith sync.\n{BEFORE_WRITING}"),
        }
    });
    if let Some(error) = &trouble {
        form.aside(&trouble::sentences(error));
    }
    Ok(())
}

/// Whether their invitation still stands: somebody whose invitation was used by another is not listed.
fn is_here(companion: &Companion, person: &Person) -> bool {
    companion.people().find(&person.account.to_string()).is_ok()
}

/// Whom a list names.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Whom {
    /// Those of today.
    Now,
    /// Also those who were removed.
    Ever,
}

pub fn people(session: &Session, whom: Whom, action: Option<PeopleAction>, form: Form) -> Result<()> {
    let companion = session.unlocked()?;
    match action {
        None => list(&companion, whom, form),
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
                    "{} is removed. Their devices lose the conversation at your next kith sync.\n\
                     What you wrote to each other stays readable: kith chat read {}",
                    show::one_line(&person.name),
                    show::short_id(&person)
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

fn list(companion: &Companion, whom: Whom, form: Form) -> Result<()> {
    let people = match whom {
        Whom::Now => companion.people().list()?,
        Whom::Ever => companion.people().everybody()?,
    };
    let documents: Vec<Value> = people.iter().map(|person| listed(person, whom)).collect();
    form.answer(&Value::Array(documents), |colours| {
        if people.is_empty() {
            return "Nobody yet. Invite somebody: kith invite --role therapist".into();
        }
        let rows: Vec<_> = people
            .iter()
            .map(|person| {
                let note = note(person);
                vec![
                    person.name.clone(),
                    person.role.as_str().into(),
                    person.verified.as_str().into(),
                    show::short_id(person),
                    note.into(),
                ]
            })
            .collect();
        show::table(&["name", "role", "verified", "id", ""], &rows, colours)
    });
    Ok(())
}

/// In the list of everybody there ever was, how things stand is said too.
fn listed(person: &Person, whom: Whom) -> Value {
    let mut document = document(person);
    if let (Whom::Ever, Some(fields)) = (whom, document.as_object_mut()) {
        fields.insert("standing".into(), person.standing.as_str().into());
    }
    document
}

fn note(person: &Person) -> &'static str {
    match person.standing {
        Standing::Invited => "waiting for their device",
        Standing::Waiting => "somebody else answered too: compare, then kith people verify NAME --compared",
        Standing::Paused => "paused, see kith chat list: compare before you write",
        Standing::Removed | Standing::Refused => "removed; what you wrote to each other stays readable",
        Standing::Active if person.verified == Verified::Link => "compare the safety number when you meet",
        Standing::Active if person.verified == Verified::None => {
            "no longer verified, perhaps on a new device: compare the safety number again"
        }
        Standing::Active => "",
    }
}

fn safety_number(companion: &Companion, person: &str, form: Form) -> Result<()> {
    let person = companion.people().find(person)?;
    let number = companion.people().safety_number(&person.account.to_string())?;
    let everybody = companion.people().everybody()?;
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
            show::handle(&person, &everybody)
        )
    });
    Ok(())
}
