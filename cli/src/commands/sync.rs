//! `sync`, once.

use kith::companion::Companion;
use kith::exchange::sync::Report;
use kith::foundation::types::{Code, Error, Result};
use serde_json::{Value, json};
use tokio::runtime::Runtime;

use crate::session::Session;
use crate::show::Form;

/// Whether the relay answered.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Reached {
    Yes,
    No,
}

pub(super) fn runtime() -> Result<Runtime> {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| Error::technical(Code::Internal, error))
}

/// One pass after a command that works without a network: only a network that is away is passed over.
pub fn if_it_answers(companion: &Companion) -> Result<Reached> {
    match runtime()?.block_on(companion.sync())? {
        (_, None) => Ok(Reached::Yes),
        (_, Some(error)) if error.code() == Code::RelayUnreachable => Ok(Reached::No),
        (_, Some(error)) => Err(error),
    }
}

pub(super) fn document(report: Report) -> Value {
    json!({ "sent": report.sent, "received": report.received, "pending": report.pending })
}

pub fn once(session: &Session, form: Form) -> Result<()> {
    let companion = session.unlocked()?;
    let (report, problem) = runtime()?.block_on(companion.sync())?;
    if let Some(problem) = problem {
        return Err(problem);
    }
    form.answer(&document(report), |_| text(report));
    Ok(())
}

pub(super) fn text(report: Report) -> String {
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
