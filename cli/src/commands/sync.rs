//! `sync`.

use std::time::Duration;

use kith::companion::{Companion, Lifecycle};
use kith::exchange::sync::Report;
use kith::foundation::env::{Random, SystemRandom};
use kith::foundation::types::{Code, Error, Result};
use serde_json::{Value, json};
use tokio::runtime::Runtime;

use crate::session::Session;
use crate::show::{self, Form};

/// Whether the relay answered.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Reached {
    Yes,
    No,
}

fn runtime() -> Result<Runtime> {
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

fn document(report: Report) -> Value {
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

const SHORTEST: Duration = Duration::from_secs(1);
const LONGEST: Duration = Duration::from_secs(60);
const IDLE: Duration = Duration::from_secs(15);

/// Pass after pass until it is interrupted. Between passes the vault is free for other commands.
pub fn watch(session: &Session, form: Form) -> Result<()> {
    let passphrase = session.passphrase()?;
    let companion = session.companion();
    runtime()?.block_on(async {
        let mut wait = SHORTEST;
        loop {
            let opened = match companion.lifecycle()? {
                Lifecycle::Paused => companion.resume(),
                _ => companion.unlock_with_passphrase(&passphrase),
            };
            let outcome = match opened {
                Ok(()) => companion.sync().await.map(Some),
                Err(error) if error.code() == Code::Busy => Ok(None),
                Err(error) => Err(error),
            };
            companion.pause()?;
            wait = match outcome? {
                Some((report, problem)) => {
                    let moved = report.sent + report.received > 0;
                    match problem {
                        None => {
                            form.answer(&document(report), |_| text(report));
                            if moved { SHORTEST * 2 } else { (wait * 2).min(IDLE) }
                        }
                        Some(problem) => {
                            show::error_line(problem.code().as_str(), problem.advice().as_str(), problem.detail());
                            (wait * 2).min(LONGEST)
                        }
                    }
                }
                // Another command has the vault for a moment.
                None => SHORTEST,
            };
            if !pause_or_interrupted(wait).await {
                return Ok(());
            }
        }
    })
}

/// Waits with jitter; `false` if the process was asked to end.
async fn pause_or_interrupted(wait: Duration) -> bool {
    let random: &dyn Random = &SystemRandom;
    let jitter = u64::from(random.array::<1>()[0]) * 2;
    let wait = wait + Duration::from_millis(jitter);
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let Ok(mut terminate) = signal(SignalKind::terminate()) else {
            return false;
        };
        tokio::select! {
            () = tokio::time::sleep(wait) => true,
            _ = tokio::signal::ctrl_c() => false,
            _ = terminate.recv() => false,
        }
    }
    #[cfg(not(unix))]
    tokio::select! {
        () = tokio::time::sleep(wait) => true,
        _ = tokio::signal::ctrl_c() => false,
    }
}
