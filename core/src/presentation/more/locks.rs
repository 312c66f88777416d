//! When Kith locks, and what opens it.

use std::time::Duration;

use serde::Serialize;

use super::MoreAction;
use crate::companion::{Background, LockPolicy};
use crate::foundation::types::Result;
use crate::presentation::action::Action;
use crate::presentation::parts::{Offer, OnOff, Phrase, PickOne, PickOption, Tone};
use crate::presentation::screen::ScreenContent;
use crate::presentation::screens::Scene;
use crate::presentation::unlock::UnlockAction;

/// Minutes that can be chosen for the screen.
const SCREEN: [u64; 3] = [1, 5, 15];
/// Minutes that can be chosen for the key.
const KEY: [u64; 3] = [15, 60, 480];
/// Minutes that can be chosen in the background; none for at once.
const AWAY: [u64; 3] = [0, 1, 5];

/// When Kith locks, and what opens it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LocksState {
    /// What the two locks are.
    pub intro: Phrase,
    /// When the screen locks without a touch.
    pub screen: PickOne,
    /// When everything locks without a touch.
    pub key: PickOne,
    /// What happens when another app is seen.
    pub away: PickOne,
    /// Unlocking with the device's own lock.
    pub device: OnOff,
    /// Changes the passphrase; asks who it is before.
    pub passphrase: Offer,
    /// Locks now.
    pub lock: Offer,
}

/// What happens when another app is seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum AwayLock {
    /// Nothing.
    Nothing,
    /// The screen locks.
    Screen {
        /// After how long.
        seconds: u64,
    },
    /// Everything locks.
    Key {
        /// After how long.
        seconds: u64,
    },
}

impl AwayLock {
    fn of(background: Background) -> Self {
        match background {
            Background::Off => AwayLock::Nothing,
            Background::Screen(after) => AwayLock::Screen {
                seconds: after.as_secs(),
            },
            Background::Key(after) => AwayLock::Key {
                seconds: after.as_secs(),
            },
        }
    }

    pub(super) fn background(self) -> Background {
        match self {
            AwayLock::Nothing => Background::Off,
            AwayLock::Screen { seconds } => Background::Screen(Duration::from_secs(seconds)),
            AwayLock::Key { seconds } => Background::Key(Duration::from_secs(seconds)),
        }
    }
}

pub(in crate::presentation) fn locks(scene: &Scene<'_>) -> Result<ScreenContent> {
    let policy = scene.companion.lock_policy()?;
    let uses_device = scene.companion.ways_to_unlock()?.key_store;
    let act = |action: MoreAction| Action::More { action };
    let device = if uses_device {
        scene.offer("locks-device-stop", act(MoreAction::StopDevice), Tone::Plain)
    } else {
        scene.offer("locks-device-use", act(MoreAction::UseDevice), Tone::Plain)
    };
    let lock = Action::Unlock {
        action: UnlockAction::Lock,
    };
    let state = LocksState {
        intro: scene.phrase("locks-intro"),
        screen: untouched(
            scene,
            "locks-screen",
            "locks-screen-about",
            policy.screen_after,
            &SCREEN,
            |seconds| MoreAction::ScreenAfter { seconds },
        ),
        key: untouched(
            scene,
            "locks-key",
            "locks-key-about",
            policy.key_after,
            &KEY,
            |seconds| MoreAction::KeyAfter { seconds },
        ),
        away: away(scene, &policy),
        device: OnOff {
            about: scene.phrase("locks-device-about"),
            is_on: uses_device,
            change: device,
        },
        passphrase: scene.offer("locks-passphrase", act(MoreAction::NewPassphrase), Tone::Plain),
        lock: scene.offer("more-lock", lock, Tone::Quiet),
    };
    Ok(ScreenContent::Locks { state })
}

/// The times after which something locks without a touch, and never. What was set elsewhere is among them.
fn untouched(
    scene: &Scene<'_>,
    title: &str,
    about: &str,
    now: Option<Duration>,
    minutes: &[u64],
    action: impl Fn(Option<u64>) -> MoreAction,
) -> PickOne {
    let mut seconds: Vec<u64> = minutes.iter().map(|minutes| minutes * 60).collect();
    seconds.extend(now.map(|now| now.as_secs()));
    seconds.sort_unstable();
    seconds.dedup();
    let now = now.map(|now| now.as_secs());
    let option = |seconds: Option<u64>| {
        let label = match seconds {
            Some(seconds) => after(scene, seconds),
            None => scene.phrase("locks-never"),
        };
        let action = action(seconds);
        PickOption::new(now == seconds, label, Action::More { action })
    };
    PickOne {
        title: scene.phrase(title),
        about: Some(scene.phrase(about)),
        options: seconds.into_iter().map(Some).chain([None]).map(option).collect(),
    }
}

fn away(scene: &Scene<'_>, policy: &LockPolicy) -> PickOne {
    let now = AwayLock::of(policy.background);
    let mut ways: Vec<AwayLock> = AWAY
        .iter()
        .map(|minutes| AwayLock::Screen { seconds: minutes * 60 })
        .chain(AWAY.iter().map(|minutes| AwayLock::Key { seconds: minutes * 60 }))
        .chain([AwayLock::Nothing])
        .collect();
    if !ways.contains(&now) {
        ways.insert(0, now);
    }
    let option = |away: AwayLock| {
        let action = MoreAction::Away { away };
        PickOption::new(away == now, away_words(scene, away), Action::More { action })
    };
    PickOne {
        title: scene.phrase("locks-away"),
        about: None,
        options: ways.into_iter().map(option).collect(),
    }
}

fn away_words(scene: &Scene<'_>, away: AwayLock) -> Phrase {
    let (at_once, later, seconds) = match away {
        AwayLock::Nothing => return scene.phrase("locks-away-nothing"),
        AwayLock::Screen { seconds } => ("locks-away-screen-now", "locks-away-screen", seconds),
        AwayLock::Key { seconds } => ("locks-away-key-now", "locks-away-key", seconds),
    };
    match seconds {
        0 => scene.phrase(at_once),
        seconds => scene.phrase_with(later, &[("minutes", minutes(seconds).into())]),
    }
}

fn after(scene: &Scene<'_>, seconds: u64) -> Phrase {
    match minutes(seconds) {
        minutes if minutes >= 60 && minutes.is_multiple_of(60) => {
            scene.phrase_with("locks-after-hours", &[("hours", (minutes / 60).into())])
        }
        minutes => scene.phrase_with("locks-after-minutes", &[("minutes", minutes.into())]),
    }
}

/// Whole minutes, a begun one among them.
fn minutes(seconds: u64) -> u64 {
    seconds.div_ceil(60)
}
