//! `share`.

use chrono::{Days, Local, NaiveDate, NaiveTime, TimeZone};
use kith::companion::{Companion, Share};
use kith::foundation::types::{Code, Error, Millis, Result, parse_rfc3339};
use serde_json::{Value, json};

use super::found;
use super::journal::entry_text;
use crate::args::ShareAction;
use crate::session::Session;
use crate::show::{self, Form};

const NO_ENTRY: &str = "there is no such journal entry: kith journal list shows their ids";
const NO_SHARE: &str = "there is no such share, or it has ended: kith share list shows them";

fn document(share: &Share) -> Value {
    let (id, entry, direction, person, until, state) = match share {
        Share::Given(grant) => (
            grant.id,
            Some(grant.entry.to_string()),
            "given",
            grant.person,
            grant.until,
            grant.state.as_str(),
        ),
        // What was received says nothing of the entry that it was made from.
        Share::Received(received) => (
            received.id,
            None,
            "received",
            received.person,
            received.until,
            received.state.as_str(),
        ),
    };
    json!({
        "id": id.to_string(),
        "entry": entry,
        "direction": direction,
        "person": person.to_string(),
        "until": until.map(show::time),
        "state": state,
    })
}

pub fn share(session: &Session, action: ShareAction, form: Form) -> Result<()> {
    match action {
        ShareAction::Entry { id, with, until } => {
            let until = until.as_deref().map(until_time).transpose()?;
            let id = found(id.trim().parse(), NO_ENTRY)?;
            let shared = session.unlocked()?.shares().share_entry(id, &with, until);
            let grant = found(shared, NO_ENTRY)?;
            form.answer(&document(&Share::Given(grant)), |_| {
                "Shared. They see it after the next kith sync on both sides. You can take it back, but what was read is read."
                    .into()
            });
            Ok(())
        }
        ShareAction::List => list(session, form),
        ShareAction::Read { id } => {
            let share = found(id.trim().parse(), NO_SHARE)?;
            let entry = found(session.unlocked()?.shares().read(share), NO_SHARE)?;
            let document = json!({
                "id": id.trim(),
                "created_at": show::time(entry.created_at),
                "text": entry.text,
                "mood": entry.mood,
                "tags": entry.tags,
            });
            form.answer(&document, |colours| {
                let head = show::bold(&show::local(entry.created_at), colours);
                entry_text(&head, entry.mood, &entry.tags, &entry.text)
            });
            Ok(())
        }
        ShareAction::Revoke { id } => {
            let id = found(id.trim().parse(), NO_SHARE)?;
            let grant = found(session.unlocked()?.shares().revoke(id), NO_SHARE)?;
            form.answer(&document(&Share::Given(grant)), |_| {
                "Taken back. It disappears from their device at its next sync; what was read or copied cannot be called back."
                    .into()
            });
            Ok(())
        }
    }
}

fn list(session: &Session, form: Form) -> Result<()> {
    let companion = session.unlocked()?;
    let shares = companion.shares().list()?;
    let people = companion.people().everybody()?;
    let beginnings = shares
        .iter()
        .map(|share| beginning(&companion, share))
        .collect::<Result<Vec<_>>>()?;
    form.answer(&Value::Array(shares.iter().map(document).collect()), |colours| {
        if shares.is_empty() {
            return "Nothing is shared. Share an entry: kith share entry ID --with PERSON".into();
        }
        let rows: Vec<_> = shares
            .iter()
            .zip(&beginnings)
            .map(|(share, beginning)| {
                let (id, direction, account, until, state) = match share {
                    Share::Given(one) => (one.id, "with", one.person, one.until, one.state.as_str()),
                    Share::Received(one) => (one.id, "from", one.person, one.until, one.state.as_str()),
                };
                let name = people
                    .iter()
                    .find(|person| person.account == account)
                    .map(|person| show::called(person, &people));
                let name = name.unwrap_or_else(|| "somebody who was removed".into());
                let until = until.map(show::local).unwrap_or_default();
                vec![
                    format!("{direction} {name}"),
                    state.into(),
                    until,
                    id.to_string(),
                    beginning.clone(),
                ]
            })
            .collect();
        show::table(&["", "state", "until", "id", "entry"], &rows, colours)
    });
    Ok(())
}

/// How the entry begins that is shared; nothing once the share has ended.
fn beginning(companion: &Companion, share: &Share) -> Result<String> {
    let id = match share {
        Share::Given(grant) => grant.id,
        Share::Received(received) => received.id,
    };
    match companion.shares().read(id) {
        Ok(entry) => Ok(show::beginning(&entry.text)),
        Err(error) if error.code() == Code::NotFound => Ok(String::new()),
        Err(error) => Err(error),
    }
}

/// A time, or a date for the end of its local day.
fn until_time(text: &str) -> Result<Millis> {
    let text = text.trim();
    let Ok(date) = text.parse::<NaiveDate>() else {
        return parse_rfc3339(text);
    };
    let invalid = || Error::new(Code::InvalidTime, "this date is out of range");
    let next = date
        .checked_add_days(Days::new(1))
        .ok_or_else(invalid)?
        .and_time(NaiveTime::MIN);
    let end = Local
        .from_local_datetime(&next)
        .latest()
        .map(|time| time.to_utc())
        .unwrap_or_else(|| next.and_utc());
    Ok(Millis::from(end))
}
