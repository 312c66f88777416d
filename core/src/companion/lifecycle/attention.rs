//! Whether somebody is there: the screen lock, and what the policy makes of time without a touch.
//!
//! No call waits. A shell says what it sees ([`Companion::touched`], [`Companion::went_to_background`],
//! [`Companion::came_to_foreground`]) and asks [`Companion::lock_if_due`] when it was told to; a shell that asks late locks
//! late, but nothing that it says afterwards undoes a lock that was due. Time passes by the wall clock or the monotonic
//! one, whichever says more.

use std::sync::PoisonError;
use std::time::Duration;

use super::Companion;
use super::policy::{Background, LockPolicy};
use crate::companion::feed::Change;
use crate::foundation::env::Moment;
use crate::foundation::types::Result;

/// What is known of the person while the key is in memory.
#[derive(Clone, Copy)]
pub(in crate::companion) struct Attention {
    pub(super) screen_locked: bool,
    pub(super) authenticated: Moment,
    pub(super) policy: LockPolicy,
    touched: Moment,
    away_since: Option<Moment>,
}

/// What is to be locked now.
enum Due {
    Key,
    Screen,
    /// Nothing before this time has passed.
    In(Option<Duration>),
}

impl Attention {
    /// Somebody proved at this moment that it is them.
    pub(super) fn of_somebody_at(now: Moment, policy: LockPolicy) -> Self {
        Attention {
            screen_locked: false,
            authenticated: now,
            policy,
            touched: now,
            away_since: None,
        }
    }

    fn due(&self, now: Moment) -> Due {
        let idle = now.since(self.touched);
        let away = self.away_since.map(|since| now.since(since));
        let left = |limit: Option<Duration>, passed: Option<Duration>| Some(limit?.saturating_sub(passed?));
        let (screen_away, key_away) = match self.policy.background {
            Background::Off => (None, None),
            Background::Screen(after) => (Some(after), None),
            Background::Key(after) => (None, Some(after)),
        };
        let earlier = |one: Option<Duration>, other: Option<Duration>| one.into_iter().chain(other).min();
        let key = earlier(left(self.policy.key_after, Some(idle)), left(key_away, away));
        let screen = earlier(left(self.policy.screen_after, Some(idle)), left(screen_away, away));
        let screen = screen.filter(|_| !self.screen_locked);
        match (key, screen) {
            (Some(Duration::ZERO), _) => Due::Key,
            (_, Some(Duration::ZERO)) => Due::Screen,
            (key, screen) => Due::In(earlier(key, screen)),
        }
    }
}

impl Companion {
    /// The screen lock: nothing is shown or taken from a person until somebody authenticates. The key stays: what waits is
    /// sent, what came is taken, drafts are kept. Locking twice, or while the key is locked, is fine.
    pub fn lock_screen(&self) {
        if self.attend(|attention| attention.screen_locked = true) {
            self.feed.note(Change::Lifecycle);
        }
    }

    /// Somebody touched the app. A touch that comes when a lock is due finds it locked.
    ///
    /// # Errors
    /// As [`Companion::lock`].
    pub fn touched(&self) -> Result<()> {
        self.lock_if_due()?;
        let now = self.moment();
        self.attend(|attention| {
            if !attention.screen_locked {
                attention.touched = now;
            }
        });
        Ok(())
    }

    /// Nobody sees the app any more.
    ///
    /// # Errors
    /// As [`Companion::lock`].
    pub fn went_to_background(&self) -> Result<()> {
        let now = self.moment();
        self.attend(|attention| {
            attention.away_since.get_or_insert(now);
        });
        self.lock_if_due().map(drop)
    }

    /// The app is seen again. What was due meanwhile is locked before anything can be read.
    ///
    /// # Errors
    /// As [`Companion::lock`].
    pub fn came_to_foreground(&self) -> Result<()> {
        self.touched()?;
        self.attend(|attention| attention.away_since = None);
        Ok(())
    }

    /// Locks what the policy says is to be locked by now, and says when to ask again, if nobody touches the app before;
    /// none if no time will lock anything.
    ///
    /// # Errors
    /// As [`Companion::lock`].
    pub fn lock_if_due(&self) -> Result<Option<Duration>> {
        let now = self.moment();
        loop {
            let Some(open) = self.opened_now() else { return Ok(None) };
            match open.attention.due(now) {
                Due::Key => {
                    drop(open);
                    self.lock()?;
                }
                Due::Screen => self.lock_screen(),
                Due::In(time) => return Ok(time),
            }
        }
    }

    pub(super) fn moment(&self) -> Moment {
        Moment::now(self.env.clock.as_ref())
    }

    /// Whether there was somebody to attend to.
    pub(super) fn attend(&self, change: impl FnOnce(&mut Attention)) -> bool {
        let mut guard = self.open.write().unwrap_or_else(PoisonError::into_inner);
        guard.as_mut().map(|open| change(&mut open.attention)).is_some()
    }
}
