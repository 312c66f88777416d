//! Meeting the relays.

use super::Companion;
use super::feed::Change;
use super::lifecycle;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::watch;

use crate::care::consent::{self, decisions, log};
use crate::exchange::sync::Report;
use crate::exchange::sync::live::{self, Live, Watched};
use crate::exchange::sync::pace::{Pace, Passed};
use crate::foundation::env::Net;
use crate::foundation::types::{Code, Error, Result};

impl Companion {
    /// Makes one pass: sends what waits and takes what came. Nothing is lost when it fails or is dropped midway.
    ///
    /// # Errors
    /// `locked`, also if the key is locked meanwhile, and of the vault. What went wrong with a relay stands beside the report.
    pub async fn sync(&self) -> Result<(Report, Option<Error>)> {
        let _one_at_a_time = self.passing.lock().await;
        let mut locked = self.locked.subscribe();
        // The tombstones of shares that are over go out in this pass; what came and is over already is gone after it.
        self.sweep()?;
        // So do decisions on consents that somebody's devices were not told, and how far the log has come.
        self.write_behind(|tx, now| {
            let random = self.env.random.as_ref();
            decisions::announce(tx, random, now)?;
            log::tell_along(tx, random, now)
        })?;
        let engine = self.open()?.engine;
        let outcome = tokio::select! {
            outcome = engine.pass() => outcome,
            _ = locked.changed() => Err(lifecycle::locked()),
        };
        self.paced(match &outcome {
            Ok((report, None)) if report.sent + report.received > 0 => Passed::Moved,
            Ok((_, None)) => Passed::Quiet,
            _ => Passed::Failed,
        });
        let outcome = outcome?;
        self.sweep()?;
        let (report, _) = &outcome;
        // What arrived may be of any kind; what was sent changes the state of messages.
        self.note(Change::People);
        self.note(Change::Consents);
        if report.sent + report.received + report.refused > 0 {
            for change in [Change::Messages, Change::Shares, Change::Practice] {
                self.note(change);
            }
        }
        Ok(outcome)
    }
}

impl Companion {
    /// Ends what is over, also behind a locked screen.
    fn sweep(&self) -> Result<()> {
        self.write_behind(|tx, now| consent::sweep(tx, self.env.random.as_ref(), now))
    }
}

/// The pace of passes, and what follows from it.
#[derive(Default)]
pub(super) struct Rhythm {
    pace: Pace,
    wait: Duration,
}

impl Companion {
    fn paced(&self, passed: Passed) {
        let mut rhythm = self.rhythm.lock().unwrap_or_else(PoisonError::into_inner);
        rhythm.wait = rhythm.pace.after(passed, self.env.random.as_ref());
    }

    /// How long to wait after the last pass before the next, if neither the person nor a relay gives a reason before: longer
    /// while nothing happens, up to a quarter of a minute, and up to a minute while it fails. Half more or less by chance.
    pub fn next_sync_in(&self) -> Duration {
        self.rhythm.lock().unwrap_or_else(PoisonError::into_inner).wait
    }
}

/// The sockets of the one who waits for news.
#[derive(Default)]
pub(super) struct Sockets {
    /// Those of who waited last, until somebody waits again.
    idle: Mutex<Live>,
    /// How often somebody began to wait, or everybody was told to end.
    turn: watch::Sender<u64>,
}

impl Sockets {
    /// Ends every wait and closes the sockets.
    pub(super) fn close(&self) {
        self.turn.send_modify(|turn| *turn += 1);
        drop(self.take());
    }

    fn take(&self) -> Live {
        std::mem::take(&mut self.idle.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Something to wait for; see [`Companion::news`]. It needs no vault.
pub struct News {
    sockets: Arc<Sockets>,
    net: Arc<dyn Net>,
    watched: Vec<Watched>,
}

impl News {
    /// Waits until a pass is due.
    ///
    /// # Errors
    /// `cancelled` if somebody else waits since, or the vault was locked; `relay_unreachable`, `relay_protocol`: then time
    /// must tell when to make a pass.
    pub async fn wait(self) -> Result<()> {
        self.sockets.turn.send_modify(|turn| *turn += 1);
        let mut turn = self.sockets.turn.subscribe();
        let mut live = self.sockets.take();
        let told = tokio::select! {
            told = live.news(self.net.as_ref(), self.watched) => told,
            _ = turn.changed() => return Err(Error::new(Code::Cancelled, "nobody waits for this any more")),
        };
        {
            let mut idle = self.sockets.idle.lock().unwrap_or_else(PoisonError::into_inner);
            // Not if it was ended at the last moment: the sockets of somebody else, or none, are to stand.
            if !turn.has_changed().unwrap_or(true) {
                *idle = live;
            }
        }
        told
    }
}

impl Companion {
    /// What to wait for after a pass, while somebody looks: relays say when something came. The vault may be paused
    /// meanwhile; a lock ends the wait, and so does whoever waits next. Waiting ends also when a subscription begins to
    /// stand, since something may have come before.
    ///
    /// # Errors
    /// `locked`.
    pub fn news(&self) -> Result<News> {
        Ok(News {
            sockets: Arc::clone(&self.sockets),
            net: Arc::clone(&self.env.net),
            watched: self.read_behind(live::watched)?,
        })
    }
}
