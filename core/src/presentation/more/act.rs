//! What these screens do.

use std::time::Duration;

use serde::Serialize;

use super::AwayLock;
use crate::companion::LockPolicy;
use crate::foundation::keys::{KeyClass, Passphrase, RecoveryWords};
use crate::foundation::types::{Code, Error, Result};
use crate::presentation::action::Action;
use crate::presentation::inputs::Field;
use crate::presentation::place::Place;
use crate::presentation::screens::Screens;

/// What these screens do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum MoreAction {
    /// Chooses when the screen locks without a touch.
    ScreenAfter {
        /// After how long; none for never.
        seconds: Option<u64>,
    },
    /// Chooses when everything locks without a touch.
    KeyAfter {
        /// After how long; none for never.
        seconds: Option<u64>,
    },
    /// Chooses what happens when another app is seen.
    Away {
        /// What.
        away: AwayLock,
    },
    /// Lets the device's own lock open Kith.
    UseDevice,
    /// Asks whether it is to open it no longer.
    StopDevice,
    /// It opens it no longer.
    StopDeviceNow,
    /// Goes to where the passphrase is changed, once it is known who asks.
    NewPassphrase,
    /// Changes the passphrase to the one that was typed twice.
    ChangePassphrase,
    /// Looks whether the recovery words that were typed are those of this account.
    CheckWords,
    /// Asks whether to remove everything from this phone.
    Wipe,
    /// Removes everything from this phone, once it is known who asks.
    WipeNow,
}

pub(in crate::presentation) fn act(screens: &Screens, action: MoreAction) -> Result<()> {
    let companion = &screens.companion;
    match action {
        MoreAction::ScreenAfter { seconds } => change(screens, |policy| policy.screen_after = after(seconds)),
        MoreAction::KeyAfter { seconds } => change(screens, |policy| policy.key_after = after(seconds)),
        MoreAction::Away { away } => change(screens, |policy| policy.background = away.background()),
        MoreAction::UseDevice => {
            companion.use_key_store(KeyClass::AfterFirstUnlock)?;
            screens.done("locks-device-used");
            Ok(())
        }
        MoreAction::StopDevice => {
            screens.ask("locks-device-question", act_of(MoreAction::StopDeviceNow));
            Ok(())
        }
        MoreAction::StopDeviceNow => {
            companion.stop_using_key_store()?;
            screens.done("locks-device-stopped");
            Ok(())
        }
        MoreAction::NewPassphrase => {
            companion.recently_authenticated()?;
            screens.open(Place::NewPassphrase);
            Ok(())
        }
        MoreAction::ChangePassphrase => change_passphrase(screens),
        MoreAction::CheckWords => check_words(screens),
        MoreAction::Wipe => {
            screens.ask("wipe-question", act_of(MoreAction::WipeNow));
            Ok(())
        }
        MoreAction::WipeNow => {
            companion.recently_authenticated()?;
            companion.wipe()?;
            screens.begin_at(Place::Welcome);
            screens.done("wiped");
            Ok(())
        }
    }
}

fn act_of(action: MoreAction) -> Action {
    Action::More { action }
}

fn after(seconds: Option<u64>) -> Option<Duration> {
    seconds.map(Duration::from_secs)
}

fn change(screens: &Screens, change: impl FnOnce(&mut LockPolicy)) -> Result<()> {
    let mut policy = screens.companion.lock_policy()?;
    change(&mut policy);
    screens.companion.set_lock_policy(policy)
}

fn change_passphrase(screens: &Screens) -> Result<()> {
    let new = {
        let inner = screens.inner();
        let (new, again) = (
            inner.inputs.text(Field::NewPassphrase),
            inner.inputs.text(Field::NewPassphraseAgain),
        );
        if new != again {
            return Err(Error::new(Code::WrongPassphrase, "the two are not the same"));
        }
        Passphrase::new(new.to_owned())
    };
    screens.companion.change_passphrase(&new)?;
    {
        let mut inner = screens.inner();
        inner.inputs.clear(Field::NewPassphrase);
        inner.inputs.clear(Field::NewPassphraseAgain);
    }
    screens.back();
    screens.done("passphrase-changed");
    Ok(())
}

fn check_words(screens: &Screens) -> Result<()> {
    let words = RecoveryWords::parse(screens.inner().inputs.text(Field::RecoveryWords))?;
    screens.companion.authenticate_with_recovery(&words)?;
    screens.inner().inputs.clear(Field::RecoveryWords);
    screens.done("account-words-right");
    Ok(())
}
