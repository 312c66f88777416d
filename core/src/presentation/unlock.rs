//! The locked vault.

use serde::Serialize;

use super::action::Action;
use super::inputs::Field;
use super::parts::{Input, InputKind, Offer, Phrase, Tone};
use super::screen::ScreenContent;
use super::screens::{Scene, Screens};
use crate::foundation::keys::{Passphrase, RecoveryWords};
use crate::foundation::types::{Code, Error, Result};

/// How to unlock. Nothing of the vault is in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct UnlockState {
    /// What is to be done.
    pub intro: Phrase,
    /// What is wrong with the vault, if something is.
    pub trouble: Option<Phrase>,
    /// Said after several tries that did not match.
    pub after_tries: Option<Phrase>,
    /// With the device's own lock, if it opens this vault.
    pub with_device: Option<Offer>,
    /// The passphrase, if one opens this vault.
    pub passphrase: Option<Input>,
    /// With the passphrase.
    pub unlock: Option<Offer>,
    /// The recovery words, if there are some.
    pub words: Option<Input>,
    /// With the recovery words, when the passphrase is forgotten.
    pub with_words: Option<Offer>,
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

/// Tries that did not match after which more is said than that they did not.
const SEVERAL: u32 = 3;

/// Nothing of the vault is read for it but which ways open it. `trouble` is what went wrong in reading a screen.
pub(super) fn state(scene: &Scene<'_>, trouble: Option<Code>) -> ScreenContent {
    let act = |action: UnlockAction| Action::Unlock { action };
    let ways = scene.companion.ways_to_unlock();
    let trouble = trouble.or(scene.trouble).or(ways.as_ref().err().map(Error::code));
    // Where the key file cannot be read nothing is offered: it would not open.
    let (device, passphrase, words) = ways.map_or((false, false, false), |ways| {
        (ways.key_store, ways.passphrase, ways.recovery_words)
    });
    let after_tries = match (scene.wrong_tries >= SEVERAL, words) {
        (false, _) => None,
        (true, true) => Some(scene.phrase("unlock-after-tries-words")),
        (true, false) => Some(scene.phrase("unlock-after-tries")),
    };
    let state = UnlockState {
        intro: match trouble {
            None => scene.phrase("unlock-intro"),
            // The device's own key alone.
            Some(Code::Locked | Code::KeyMissing) if passphrase => scene.phrase("unlock-intro"),
            Some(_) => scene.phrase("unlock-trouble-intro"),
        },
        trouble: trouble.map(|code| trouble_words(scene, code)),
        after_tries,
        with_device: device.then(|| scene.offer("unlock-with-device", act(UnlockAction::WithDevice), Tone::Main)),
        passphrase: passphrase.then(|| scene.input("unlock-passphrase", Field::Passphrase, InputKind::Secret)),
        unlock: passphrase.then(|| scene.offer("unlock-unlock", act(UnlockAction::WithPassphrase), Tone::Plain)),
        words: words.then(|| scene.input("unlock-words", Field::RecoveryWords, InputKind::Secret)),
        with_words: words.then(|| scene.offer("unlock-with-words", act(UnlockAction::WithWords), Tone::Quiet)),
    };
    ScreenContent::Locked { state }
}

/// What is true of a vault that does not open, and what can be done.
fn trouble_words(scene: &Scene<'_>, code: Code) -> Phrase {
    match code {
        Code::Damaged => scene.phrase("unlock-damaged"),
        Code::NewerVersion => scene.phrase("unlock-newer-version"),
        Code::KeyMissing => scene.phrase("unlock-key-missing"),
        Code::Locked => scene.phrase("unlock-phone-first"),
        Code::Busy => scene.phrase("problem-busy"),
        Code::DiskFull => scene.phrase("problem-disk-full"),
        _ => scene.phrase("unlock-unreadable"),
    }
}

pub(super) fn act(screens: &Screens, action: UnlockAction) -> Result<()> {
    let companion = &screens.companion;
    match action {
        UnlockAction::WithDevice => tried(screens, companion.unlock_with_key_store())?,
        UnlockAction::WithPassphrase => {
            let unlocked = companion.unlock_with_passphrase(&typed_passphrase(screens)?);
            screens.inner().inputs.clear(Field::Passphrase);
            tried(screens, unlocked)?;
        }
        UnlockAction::WithWords => {
            let words = RecoveryWords::parse(screens.inner().inputs.text(Field::RecoveryWords))?;
            tried(screens, companion.unlock_with_recovery(&words))?;
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

/// Remembers what a try led to: so that the screen says what is true, and says it more kindly after several.
fn tried(screens: &Screens, unlocked: Result<()>) -> Result<()> {
    let mut inner = screens.inner();
    match unlocked.as_ref().err().map(Error::code) {
        None => (inner.wrong_tries, inner.trouble) = (0, None),
        Some(Code::WrongPassphrase) => inner.wrong_tries = inner.wrong_tries.saturating_add(1),
        Some(Code::Cancelled) => {}
        // The device's own key is gone, or not given yet; the other ways open it all the same.
        Some(code @ (Code::Locked | Code::KeyMissing | Code::Damaged | Code::NewerVersion | Code::Busy)) => {
            inner.trouble = Some(code);
            return Ok(());
        }
        Some(_) => {}
    }
    unlocked
}

fn typed_passphrase(screens: &Screens) -> Result<Passphrase> {
    let passphrase = screens.inner().inputs.text(Field::Passphrase).to_owned();
    if passphrase.is_empty() {
        return Err(Error::new(Code::EmptyText, "no passphrase was typed"));
    }
    Ok(Passphrase::new(passphrase))
}
