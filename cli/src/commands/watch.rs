//! `sync --watch`: pass after pass until it is asked to end.
//!
//! Between passes the vault is free for other commands; the passphrase stays in memory. A pass that is interrupted loses
//! nothing. Every pass is a JSON line; people are told what is new, and not again and again that nothing is.

use std::pin::pin;
use std::time::Duration;

use kith::companion::{Companion, Lifecycle, News};
use kith::foundation::env::{Random, SystemRandom};
use kith::foundation::keys::Passphrase;
use kith::foundation::types::{Advice, Code, Error, Result};

use super::sync::{self, document, runtime};
use crate::session::Session;
use crate::show::Form;
use crate::trouble;

/// How a pass went.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Passed {
    Moved,
    Quiet,
    Failed,
    /// Another command has the vault for a moment.
    Busy,
}

/// Goes on until SIGINT or SIGTERM.
pub fn watch(session: &Session, form: Form) -> Result<()> {
    let passphrase = session.passphrase()?;
    let companion = session.companion();
    runtime()?.block_on(async {
        let mut asked_to_end = pin!(asked_to_end()?);
        let mut pace = Pace::default();
        let mut said = Said::default();
        loop {
            let passed = tokio::select! {
                passed = pass(&companion, &passphrase, form, &mut said) => Some(passed),
                () = &mut asked_to_end => None,
            };
            companion.pause()?;
            let Some(passed) = passed else { return Ok(()) };
            let (passed, news) = passed?;
            tokio::select! {
                () = tokio::time::sleep(pace.after(passed)) => {}
                () = told(news) => {}
                () = &mut asked_to_end => return Ok(()),
            }
        }
    })
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
    // A relay that calls without end must not keep this device, or other relays, busy.
    tokio::time::sleep(Pace::BUSY).await;
}

/// One pass, and what to wait for after it; the vault is released before anything is printed.
async fn pass(
    companion: &Companion,
    passphrase: &Passphrase,
    form: Form,
    said: &mut Said,
) -> Result<(Passed, Option<News>)> {
    let opened = match companion.lifecycle()? {
        Lifecycle::Paused => companion.resume(),
        _ => companion.unlock_with_passphrase(passphrase),
    };
    let outcome = match opened {
        Ok(()) => sync::pass(companion).await,
        Err(error) if error.code() == Code::Busy => return Ok((Passed::Busy, None)),
        Err(error) => Err(error),
    };
    let news = companion.news().ok();
    companion.pause()?;
    let trouble = match outcome {
        Ok(pass) => match pass.trouble {
            None => {
                let moved = pass.report.sent + pass.report.received > 0;
                let text = pass.text();
                let new = said.is_new(&text) || moved;
                form.answer(&document(pass.report), |_| if new { text } else { String::new() });
                let passed = if moved { Passed::Moved } else { Passed::Quiet };
                return Ok((passed, news));
            }
            Some(trouble) => trouble,
        },
        Err(error) if matches!(error.advice(), Advice::Retry | Advice::FreeSpace) => error,
        Err(error) => return Err(error),
    };
    if said.is_new(trouble.code().as_str()) || matches!(form, Form::Json) {
        trouble::say(&trouble, form);
    }
    Ok((Passed::Failed, None))
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

/// How long to wait: longer while nothing happens, and longer still while it fails.
struct Pace {
    quiet: Duration,
    failed: Duration,
}

impl Default for Pace {
    fn default() -> Self {
        Pace {
            quiet: Duration::from_secs(2),
            failed: Duration::from_secs(1),
        }
    }
}

impl Pace {
    const LONGEST_QUIET: Duration = Duration::from_secs(15);
    const LONGEST_FAILED: Duration = Duration::from_secs(60);
    const BUSY: Duration = Duration::from_millis(250);

    fn after(&mut self, passed: Passed) -> Duration {
        let fresh = Pace::default();
        let wait = match passed {
            Passed::Moved => fresh.quiet,
            Passed::Quiet => self.quiet,
            Passed::Failed => self.failed,
            Passed::Busy => return jittered(Self::BUSY),
        };
        *self = match passed {
            Passed::Quiet => Pace {
                quiet: (self.quiet * 2).min(Self::LONGEST_QUIET),
                ..fresh
            },
            Passed::Failed => Pace {
                failed: (self.failed * 2).min(Self::LONGEST_FAILED),
                ..fresh
            },
            _ => fresh,
        };
        jittered(wait)
    }
}

/// Between half and one and a half of it, so that devices that lost the same relay do not come back together.
fn jittered(wait: Duration) -> Duration {
    let random: &dyn Random = &SystemRandom;
    let [byte] = random.array();
    wait / 2 + wait * u32::from(byte) / 255
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_said_last_is_not_new() {
        let mut said = Said::default();
        let news = ["up to date", "up to date", "away", "away", "up to date"].map(|text| said.is_new(text));
        assert_eq!(news, [true, false, true, false, true]);
    }

    #[test]
    fn it_waits_longer_while_nothing_happens_and_comes_back_when_something_moves() {
        let mut pace = Pace::default();
        for (passed, seconds) in [
            (Passed::Quiet, 2),
            (Passed::Quiet, 4),
            (Passed::Moved, 2),
            (Passed::Failed, 1),
            (Passed::Failed, 2),
            (Passed::Failed, 4),
            (Passed::Quiet, 2),
        ] {
            let wait = Duration::from_secs(seconds);
            let chosen = pace.after(passed);
            assert!(wait / 2 <= chosen && chosen <= wait / 2 + wait, "{chosen:?}");
        }
        for _ in 0..20 {
            assert!(pace.after(Passed::Quiet) <= Pace::LONGEST_QUIET * 3 / 2);
            assert!(pace.after(Passed::Failed) <= Pace::LONGEST_FAILED * 3 / 2);
        }
    }
}
