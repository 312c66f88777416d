//! The locked vault.

use serde::Serialize;

use super::action::Action;
use super::inputs::Field;
use super::parts::{Input, InputKind, Offer, Phrase, Tone};
use super::screen::ScreenContent;
use super::screens::{Scene, Screens, problem};
use crate::foundation::keys::{Passphrase, RecoveryWords};
use crate::foundation::types::{Code, Error, Result};

/// How to unlock. Nothing of the vault is in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct UnlockState {
    /// What is to be done.
    pub intro: Phrase,
    /// What is wrong with the vault, if something is.
    pub trouble: Option<Phrase>,
    /// With the device's own lock.
    pub with_device: Offer,
    /// The passphrase.
    pub passphrase: Input,
    /// With the passphrase.
    pub unlock: Offer,
    /// The recovery words.
    pub words: Input,
    /// With the recovery words, when the passphrase is forgotten.
    pub with_words: Offer,
}

/// What a locked screen does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum UnlockAction {
    /// With the device's own lock.
    WithDevice,
    /// With the passphrase that was typed.
    WithPassphrase,
    /// With the recovery words that were typed.
    WithWords,
    /// Proves with the device's own lock that it is the person themselves.
    ProveWithDevice,
    /// Proves it with the passphrase that was typed.
    ProveWithPassphrase,
    /// Locks now.
    Lock,
}

pub(super) fn state(scene: &Scene<'_>, trouble: Option<Code>) -> ScreenContent {
    let act = |action: UnlockAction| Action::Unlock { action };
    let state = UnlockState {
        intro: scene.phrase("unlock-intro"),
        trouble: trouble.map(|code| scene.phrase(&problem(code))),
        with_device: scene.offer("unlock-with-device", act(UnlockAction::WithDevice), Tone::Main),
        passphrase: scene.input("unlock-passphrase", Field::Passphrase, InputKind::Secret),
        unlock: scene.offer("unlock-unlock", act(UnlockAction::WithPassphrase), Tone::Plain),
        words: scene.input("unlock-words", Field::RecoveryWords, InputKind::Secret),
        with_words: scene.offer("unlock-with-words", act(UnlockAction::WithWords), Tone::Quiet),
    };
    ScreenContent::Locked { state }
}

pub(super) fn act(screens: &Screens, action: UnlockAction) -> Result<()> {
    let companion = &screens.companion;
    match action {
        UnlockAction::WithDevice => companion.unlock_with_key_store()?,
        UnlockAction::WithPassphrase => {
            let unlocked = companion.unlock_with_passphrase(&typed_passphrase(screens)?);
            screens.inner().inputs.clear(Field::Passphrase);
            unlocked?;
        }
        UnlockAction::WithWords => {
            let words = RecoveryWords::parse(screens.inner().inputs.text(Field::RecoveryWords))?;
            companion.unlock_with_recovery(&words)?;
        }
        UnlockAction::ProveWithDevice => {
            companion.authenticate_with_key_store()?;
            screens.proved();
        }
        UnlockAction::ProveWithPassphrase => {
            let proven = companion.authenticate_with_passphrase(&typed_passphrase(screens)?);
            screens.inner().inputs.clear(Field::Passphrase);
            proven?;
            screens.proved();
        }
        UnlockAction::Lock => return companion.lock(),
    }
    let mut inner = screens.inner();
    inner.inputs.clear(Field::Passphrase);
    inner.inputs.clear(Field::RecoveryWords);
    Ok(())
}

fn typed_passphrase(screens: &Screens) -> Result<Passphrase> {
    let passphrase = screens.inner().inputs.text(Field::Passphrase).to_owned();
    if passphrase.is_empty() {
        return Err(Error::new(Code::EmptyText, "no passphrase was typed"));
    }
    Ok(Passphrase::new(passphrase))
}
