//! When a companion locks by itself.

use std::time::Duration;

use super::Companion;
use crate::foundation::types::{Code, Error, Millis, Result};
use crate::foundation::vault::{Tx, View, params};

/// Shortest time after which something locks by itself. Less would lock while a sentence is being thought of.
const SHORTEST: Duration = Duration::from_secs(10);
/// Longest time after which something locks by itself.
const LONGEST: Duration = Duration::from_secs(24 * 60 * 60);

/// When a companion locks by itself (M23). A panic needs no policy: [`Companion::lock`] takes the key away at once.
///
/// The default locks the screen after five minutes without a touch, or one minute in the background: long enough to read a
/// page, short enough for a phone that was left on a table. The key stays by default, so that messages and practice go on;
/// who fears that the phone itself is taken chooses a time for the key as well.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LockPolicy {
    /// After this time without a touch the screen locks; never, if none.
    pub screen_after: Option<Duration>,
    /// After this time without a touch the key locks; never, if none.
    pub key_after: Option<Duration>,
    /// What happens when nobody sees the app.
    pub background: Background,
}

/// What happens when the app goes to the background.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Background {
    /// Nothing; a touch that stays out still counts.
    Off,
    /// The screen locks after this time there.
    Screen(Duration),
    /// The key locks after this time there.
    Key(Duration),
}

impl Default for LockPolicy {
    fn default() -> Self {
        LockPolicy {
            screen_after: Some(Duration::from_secs(5 * 60)),
            key_after: None,
            background: Background::Screen(Duration::from_secs(60)),
        }
    }
}

impl Background {
    /// The stable name: `off`, `screen` or `key`.
    pub fn as_str(self) -> &'static str {
        match self {
            Background::Off => "off",
            Background::Screen(_) => "screen",
            Background::Key(_) => "key",
        }
    }

    /// After how long.
    pub fn after(self) -> Option<Duration> {
        match self {
            Background::Off => None,
            Background::Screen(after) | Background::Key(after) => Some(after),
        }
    }
}

impl LockPolicy {
    /// Whether something is seen, or a key kept, longer than under `other`.
    fn loosens(&self, other: &LockPolicy) -> bool {
        let longer = |mine: Option<Duration>, theirs: Option<Duration>| {
            theirs.is_some_and(|theirs| mine.is_none_or(|mine| mine > theirs))
        };
        // A key that locks takes the screen with it.
        let seen = |policy: &LockPolicy| [policy.screen_after, policy.key_after].into_iter().flatten().min();
        let key = |background: Background| match background {
            Background::Key(after) => Some(after),
            _ => None,
        };
        longer(seen(self), seen(other))
            || longer(self.key_after, other.key_after)
            || longer(self.background.after(), other.background.after())
            || longer(key(self.background), key(other.background))
    }

    fn checked(&self) -> Result<()> {
        let times = [self.screen_after, self.key_after];
        let sane = times
            .into_iter()
            .flatten()
            .all(|time| (SHORTEST..=LONGEST).contains(&time))
            && self.background.after().is_none_or(|time| time <= LONGEST);
        if sane {
            Ok(())
        } else {
            Err(Error::new(
                Code::InvalidInput,
                "a time until a lock is from 10 seconds to 24 hours; in the background it may be none",
            ))
        }
    }

    fn save(&self, tx: &Tx<'_>) -> Result<()> {
        let ms = |time: Option<Duration>| time.map(|time| i64::try_from(time.as_millis()).unwrap_or(i64::MAX));
        tx.execute(
            "INSERT INTO lock_policies (id, screen_after_ms, key_after_ms, background, background_after_ms)
             VALUES (1, ?1, ?2, ?3, ?4)
             ON CONFLICT (id) DO UPDATE
             SET screen_after_ms = ?1, key_after_ms = ?2, background = ?3, background_after_ms = ?4",
            params![
                ms(self.screen_after),
                ms(self.key_after),
                self.background.as_str(),
                ms(self.background.after())
            ],
        )?;
        Ok(())
    }

    /// As it was set; the default if it never was.
    pub(super) fn load(view: &View<'_>) -> Result<Self> {
        let time = |ms: Option<Millis>| ms.and_then(|ms| u64::try_from(ms.0).ok()).map(Duration::from_millis);
        let set = view.one(
            "SELECT screen_after_ms, key_after_ms, background, background_after_ms FROM lock_policies",
            [],
            |row| {
                let after = time(row.get(3)?).unwrap_or_default();
                Ok(LockPolicy {
                    screen_after: time(row.get(0)?),
                    key_after: time(row.get(1)?),
                    background: match row.get::<String>(2)?.as_str() {
                        "off" => Background::Off,
                        "key" => Background::Key(after),
                        _ => Background::Screen(after),
                    },
                })
            },
        )?;
        Ok(set.unwrap_or_default())
    }
}

impl Companion {
    /// When this companion locks by itself.
    ///
    /// # Errors
    /// `locked`.
    pub fn lock_policy(&self) -> Result<LockPolicy> {
        Ok(self.shown()?.attention.policy)
    }

    /// Sets when this companion locks by itself. What locks later or less than before needs a fresh authentication, so that
    /// who finds a phone open cannot keep it open.
    ///
    /// # Errors
    /// `locked`; `authentication_needed`; `invalid_input` for a time outside of 10 seconds to 24 hours; `disk_full`,
    /// `storage`.
    pub fn set_lock_policy(&self, policy: LockPolicy) -> Result<()> {
        policy.checked()?;
        if policy.loosens(&self.lock_policy()?) {
            self.recently_authenticated()?;
        }
        self.write(|tx, _| policy.save(tx))?;
        self.attend(|attention| attention.policy = policy);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_policy_loosens_when_anything_is_open_longer_than_before() {
        let minutes = |n: u64| Duration::from_secs(60 * n);
        let policy = |screen: u64, key: u64, background| LockPolicy {
            screen_after: (screen > 0).then(|| minutes(screen)),
            key_after: (key > 0).then(|| minutes(key)),
            background,
        };
        let before = policy(5, 30, Background::Screen(minutes(1)));
        for tighter in [
            before,
            policy(1, 30, Background::Screen(minutes(1))),
            policy(5, 10, Background::Key(minutes(1))),
            policy(5, 30, Background::Screen(minutes(0))),
            // The key takes the screen with it.
            policy(0, 5, Background::Key(minutes(1))),
        ] {
            assert!(!tighter.loosens(&before), "{tighter:?}");
        }
        for looser in [
            policy(6, 30, Background::Screen(minutes(1))),
            policy(0, 30, Background::Screen(minutes(1))),
            policy(5, 0, Background::Screen(minutes(1))),
            policy(5, 30, Background::Off),
            policy(1, 1, Background::Key(minutes(2))),
        ] {
            assert!(looser.loosens(&before), "{looser:?}");
        }
        let strict = policy(5, 30, Background::Key(minutes(1)));
        assert!(before.loosens(&strict), "the key stays");
    }
}
