//! `sync`, once.

use kith::companion::Companion;
use kith::exchange::identity::person::{Person, Standing};
use kith::exchange::sync::Report;
use kith::foundation::types::{Code, Error, Result};
use serde_json::{Value, json};
use tokio::runtime::Runtime;

use super::people::BEFORE_WRITING;
use crate::session::Session;
use crate::show::{self, Form};
use crate::words::{fill, words};

pub(super) fn runtime() -> Result<Runtime> {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| Error::technical(Code::Internal, error))
}

/// One pass after a command that works without a network. What the command did is on the disk, and the next pass makes up
/// for this one: its trouble is told beside the answer, and ends nothing.
pub fn if_it_answers(companion: &Companion, form: Form) -> Option<Error> {
    match runtime().and_then(|runtime| runtime.block_on(companion.sync())) {
        Ok((report, trouble)) => {
            if let Some(refused) = refused(report) {
                form.aside(&refused);
            }
            trouble
        }
        Err(error) => Some(error),
    }
}

pub(super) fn document(report: Report) -> Value {
    json!({
        "sent": report.sent,
        "received": report.received,
        "pending": report.pending,
        "refused": report.refused,
    })
}

pub fn once(session: &Session, form: Form) -> Result<()> {
    let companion = session.unlocked()?;
    let passed = runtime()?.block_on(pass(&companion))?;
    match passed.trouble {
        None => form.answer(&document(passed.report), |_| passed.text()),
        Some(_) => form.aside(&passed.news.join("\n")),
    }
    passed.trouble.map_or(Ok(()), Err)
}

/// What a pass did, and what it told.
pub(super) struct Passed {
    pub(super) report: Report,
    pub(super) trouble: Option<Error>,
    news: Vec<String>,
}

impl Passed {
    /// For a person.
    pub(super) fn text(&self) -> String {
        match self.news.as_slice() {
            [] => text(self.report),
            news if moved_nothing(self.report) => news.join("\n"),
            news => format!("{}\n{}", text(self.report), news.join("\n")),
        }
    }
}

/// One pass, with an eye on what it changes between people.
pub(super) async fn pass(companion: &Companion) -> Result<Passed> {
    let before = companion.people().list()?;
    let (report, trouble) = companion.sync().await?;
    let mut news = news(&before, companion)?;
    news.extend(refused(report));
    Ok(Passed { report, trouble, news })
}

/// What a pass changed between people, and what needs somebody's eye.
fn news(before: &[Person], companion: &Companion) -> Result<Vec<String>> {
    let mut news = Vec::new();
    let people = companion.people().list()?;
    for person in &people {
        let known = before.iter().find(|other| other.account == person.account);
        let name = show::called(person, &people);
        if person.standing == Standing::Active && known.is_none_or(|known| known.standing == Standing::Invited) {
            news.push(format!("You and {name} are connected. {BEFORE_WRITING}"));
        }
        if !companion
            .messages()
            .condition(&person.account.to_string())?
            .alarms
            .is_empty()
        {
            news.push(format!("The conversation with {name} needs a look: kith chat list"));
        }
    }
    let is_here = |person: &&Person| people.iter().any(|other| other.account == person.account);
    for person in before.iter().filter(|person| !is_here(person)) {
        let name = show::called(person, before);
        news.push(format!(
            "The conversation with {name} is over. What you wrote to each other stays readable: kith chat read {}",
            show::short_id(person)
        ));
    }
    Ok(news)
}

/// What of this device's was refused on its way out, if anything was.
fn refused(report: Report) -> Option<String> {
    let say = &words().refused;
    match report.refused {
        0 => None,
        1 => Some(say.one.clone()),
        many => Some(fill(&say.many, &[("count", &many.to_string())])),
    }
}

fn moved_nothing(report: Report) -> bool {
    report.sent == 0 && report.received == 0 && report.pending == 0
}

fn text(report: Report) -> String {
    let mut parts = Vec::new();
    if report.sent > 0 {
        parts.push(format!("{} sent", report.sent));
    }
    if report.received > 0 {
        parts.push(format!("{} received", report.received));
    }
    if report.pending > 0 {
        parts.push(format!("{} waiting", report.pending));
    }
    if parts.is_empty() {
        "Everything is up to date.".into()
    } else {
        format!("{}.", parts.join(", "))
    }
}
