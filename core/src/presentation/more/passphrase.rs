//! Another passphrase.

use serde::Serialize;

use super::MoreAction;
use crate::presentation::action::Action;
use crate::presentation::inputs::Field;
use crate::presentation::parts::{Input, InputKind, Offer, Phrase, Tone};
use crate::presentation::screen::ScreenContent;
use crate::presentation::screens::Scene;

/// From this length on nothing is said of it, in characters: four short words.
const LONG_ENOUGH: usize = 16;

/// Another passphrase.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NewPassphraseState {
    /// What becomes of the old one.
    pub intro: Phrase,
    /// The new one.
    pub passphrase: Input,
    /// What makes a good one, or that what is typed is short. It is taken all the same.
    pub about: Phrase,
    /// The same, once more.
    pub again: Input,
    /// Changes it.
    pub change: Offer,
}

pub(in crate::presentation) fn new_passphrase(scene: &Scene<'_>) -> ScreenContent {
    let (new, again) = (
        scene.inputs.text(Field::NewPassphrase),
        scene.inputs.text(Field::NewPassphraseAgain),
    );
    let differs = !again.is_empty() && !new.starts_with(again);
    let change = Action::More {
        action: MoreAction::ChangePassphrase,
    };
    let state = NewPassphraseState {
        intro: scene.phrase("passphrase-intro"),
        passphrase: scene.input("passphrase-new", Field::NewPassphrase, InputKind::Secret),
        about: if is_short(new) {
            scene.phrase("passphrase-short")
        } else {
            scene.phrase("begin-about-passphrase")
        },
        again: Input {
            problem: differs.then(|| scene.phrase("passphrase-differs")),
            ..scene.input("passphrase-again", Field::NewPassphraseAgain, InputKind::Secret)
        },
        change: scene.offer("passphrase-change", change, Tone::Main),
    };
    ScreenContent::NewPassphrase { state }
}

/// Whether a passphrase that is typed is to be called short.
pub(in crate::presentation) fn is_short(typed: &str) -> bool {
    !typed.is_empty() && typed.trim().chars().count() < LONG_ENOUGH
}
