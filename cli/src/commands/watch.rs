//! `sync --watch`: pass after pass until it is asked to end.
//!
//! Between passes the vault is free for other commands; the passphrase stays in memory. A pass that is interrupted loses
//! nothing. `kith lock` ends it as SIGINT does. Every pass is a JSON line; people are told what is new, and not again and again that nothing is.

use std::pin::pin;
use std::time::Duration;

use kith::companion::{Companion, Lifecycle, News};
use kith::foundation::keys::Passphrase;
use kith::foundation::types::{Advice, Code, Error, Result};

use super::running::Running;
use super::sync::{self, document, runtime};
use crate::session::Session;
use crate::show::Form;
use crate::trouble;

/// How long to wait for another command that has the vault, and between a relay's word and the pass that it asks for: a
/// relay that calls without end must not keep this device, or other relays, busy.
const BREATH: Duration = Duration::from_millis(250);

/// Goes on until SIGINT, SIGTERM or `kith lock`.
pub fn watch(session: &Session, form: Form) -> Result<()> {
    let passphrase = session.passphrase()?;
    let companion = session.companion();
    let boot_dir = session.boot_dir();
    let running = boot_dir.exists().then(|| Running::begin(&boot_dir)).transpose()?;
    runtime()?.block_on(async {
        let signalled = asked_to_end()?;
        let mut asked_to_end = pin!(async {
            tokio::select! {
                () = signalled => {}
                () = locked(running.as_ref()) => {}
            }
        });
        let mut said = Said::default();
        loop {
            let next = tokio::select! {
                next = pass(&companion, &passphrase, form, &mut said) => Some(next),
                () = &mut asked_to_end => None,
            };
            companion.pause()?;
            let Some(next) = next else { return companion.lock() };
            let (wait, news) = next?;
            tokio::select! {
                () = tokio::time::sleep(wait) => {}
                () = told(news) => {}
                () = &mut asked_to_end => return companion.lock(),
            }
        }
    })
}

/// Ends when `kith lock` was called.
async fn locked(running: Option<&Running>) {
    match running {
        Some(running) => running.asked_to_end().await,
        None => std::future::pending().await,
    }
}

/// Ends when the relay says that something came. A relay that cannot say it is asked at its time.
async fn told(news: Option<News>) {
    let told = match news {
        Some(news) => news.wait().await.is_ok(),
        None => false,
    };
    if !told {
        std::future::pending::<()>().await;
    }
    tokio::time::sleep(BREATH).await;
}

/// One pass, how long to wait after it, and for what; the vault is released before anything is printed.
async fn pass(
    companion: &Companion,
    passphrase: &Passphrase,
    form: Form,
    said: &mut Said,
) -> Result<(Duration, Option<News>)> {
    let opened = match companion.lifecycle()? {
        Lifecycle::Paused => companion.resume(),
        _ => companion.unlock_with_passphrase(passphrase),
    };
    let outcome = match opened {
        Ok(()) => sync::pass(companion).await,
        Err(error) if error.code() == Code::Busy => return Ok((BREATH, None)),
        Err(error) => Err(error),
    };
    let (wait, news) = (companion.next_sync_in().max(BREATH), companion.news().ok());
    companion.pause()?;
    let trouble = match outcome {
        Ok(pass) => match pass.trouble {
            None => {
                let moved = pass.report.sent + pass.report.received > 0;
                let text = pass.text();
                let new = said.is_new(&text) || moved;
                form.answer(&document(pass.report), |_| if new { text } else { String::new() });
                return Ok((wait, news));
            }
            Some(trouble) => trouble,
        },
        Err(error) if matches!(error.advice(), Advice::Retry | Advice::FreeSpace) => error,
        Err(error) => return Err(error),
    };
    if said.is_new(trouble.code().as_str()) || matches!(form, Form::Json) {
        trouble::say(&trouble, form);
    }
    Ok((wait, None))
}

/// What was said last.
#[derive(Default)]
struct Said(String);

impl Said {
    /// Whether this is something else than was said before; it counts as said.
    fn is_new(&mut self, text: &str) -> bool {
        let new = self.0 != text;
        text.clone_into(&mut self.0);
        new
    }
}

/// Ends with the first SIGINT or SIGTERM, also one that comes in the middle of a pass.
#[cfg(unix)]
fn asked_to_end() -> Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let of = |kind| signal(kind).map_err(|error| Error::technical(Code::Internal, error));
    let (mut interrupt, mut terminate) = (of(SignalKind::interrupt())?, of(SignalKind::terminate())?);
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}

#[cfg(not(unix))]
fn asked_to_end() -> Result<impl Future<Output = ()>> {
    Ok(async {
        tokio::signal::ctrl_c().await.unwrap_or_default();
    })
}
