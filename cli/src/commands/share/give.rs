//! `share entry`, `share plan`, `share person`.

use chrono::{Days, Local, NaiveDate, NaiveTime, TimeZone};
use kith::care::consent::{Grant, Proposing, Terms};
use kith::companion::{Companion, Share, Subject};
use kith::foundation::types::{Code, Error, Millis, RecordId, Result, parse_rfc3339};

use super::document::{document, fields};
use crate::args::ShareHow;
use crate::commands::found;
use crate::session::Session;
use crate::show::Form;
use crate::words::{fill, words};

pub(super) const NO_NODE: &str =
    "nobody on your map has this name or id, or there is nothing of them to share: kith map show";

pub(super) fn give(
    session: &Session,
    subject: impl FnOnce(&Companion) -> Result<Subject>,
    how: ShareHow,
    proposing: Proposing,
    otherwise: &'static str,
    form: Form,
) -> Result<()> {
    let terms = Terms {
        fields: how.fields.iter().map(|field| field.trim().to_owned()).collect(),
        purpose: how.why,
        until: how.until.as_deref().map(until_time).transpose()?,
        proposing,
    };
    let companion = session.unlocked()?;
    let subject = subject(&companion)?;
    let grant: Grant = found(companion.shares().share(subject, &how.with, &terms), otherwise)?;
    form.answer(&document(&Share::Given(grant.clone())), |_| {
        let (fields, id) = (fields(&grant.fields), grant.id.to_string());
        fill(&words().share.given, &[("fields", &fields), ("id", &id)])
    });
    Ok(())
}

/// The one on the map whom a name or an id means.
pub(in crate::commands) fn node_named(companion: &Companion, name_or_id: &str) -> Result<RecordId> {
    let nodes = companion.support_map().show()?;
    let wanted = name_or_id.trim();
    let means = |node: &&kith::care::support::Node| node.id.to_string() == wanted || node.name == wanted;
    match nodes.iter().filter(means).collect::<Vec<_>>().as_slice() {
        [node] => Ok(node.id),
        [] => Err(Error::new(Code::NotFound, NO_NODE)),
        _ => Err(Error::new(
            Code::AmbiguousPerson,
            "several on your map have this name: use the id, as kith map show --json has it",
        )),
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
