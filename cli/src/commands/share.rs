//! `share`.

use chrono::{Days, Local, NaiveDate, NaiveTime, TimeZone};
use kith::companion::Share;
use kith::foundation::types::{Code, Error, Millis, Result, parse_rfc3339};
use serde_json::{Value, json};

use crate::args::ShareAction;
use crate::session::Session;
use crate::show::{self, Form};

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
            let grant = session
                .unlocked()?
                .shares()
                .share_entry(id.trim().parse()?, &with, until)?;
            form.answer(&document(&Share::Given(grant)), |_| {
                "Shared. They see it after the next kith sync on both sides. You can take it back, but what was read is read."
                    .into()
            });
            Ok(())
        }
        ShareAction::List => list(session, form),
        ShareAction::Read { id } => {
            let entry = session.unlocked()?.shares().read(id.trim().parse()?)?;
            let document = json!({
                "id": id.trim(),
                "created_at": show::time(entry.created_at),
                "text": entry.text,
                "mood": entry.mood,
                "tags": entry.tags,
            });
            form.answer(&document, |colours| {
                let mood = entry.mood.map(|mood| format!("  mood {mood:+}")).unwrap_or_default();
                let head = show::bold(&show::local(entry.created_at), colours);
                format!("{head}{mood}\n  {}", show::plain(&entry.text).replace('\n', "\n  "))
            });
            Ok(())
        }
        ShareAction::Revoke { id } => {
            let grant = session.unlocked()?.shares().revoke(id.trim().parse()?)?;
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
    let people = companion.people().list()?;
    form.answer(&Value::Array(shares.iter().map(document).collect()), |colours| {
        if shares.is_empty() {
            return "Nothing is shared. Share an entry: kith share entry ID --with PERSON".into();
        }
        let rows: Vec<_> = shares
            .iter()
            .map(|share| {
                let (id, direction, account, until, state) = match share {
                    Share::Given(one) => (one.id, "with", one.person, one.until, one.state.as_str()),
                    Share::Received(one) => (one.id, "from", one.person, one.until, one.state.as_str()),
                };
                let name = people
                    .iter()
                    .find(|person| person.account == account)
                    .map(|person| person.name.clone());
                let name = name.unwrap_or_else(|| "somebody who was removed".into());
                let until = until.map(show::local).unwrap_or_default();
                vec![format!("{direction} {name}"), state.into(), until, id.to_string()]
            })
            .collect();
        show::table(&["", "state", "until", "id"], &rows, colours)
    });
    Ok(())
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
