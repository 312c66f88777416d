//! The own account and this phone.

use serde::Serialize;

use super::MoreAction;
use crate::foundation::types::Result;
use crate::foundation::vault::Standing;
use crate::presentation::action::Action;
use crate::presentation::inputs::Field;
use crate::presentation::parts::{Input, InputKind, Offer, Phrase, Tone};
use crate::presentation::screen::ScreenContent;
use crate::presentation::screens::Scene;

/// The own account and this phone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AccountState {
    /// The name that others see.
    pub name: Phrase,
    /// The part in somebody's care.
    pub role: Phrase,
    /// Through which relay messages go, or that there is none.
    pub relay: Phrase,
    /// What is known of this phone.
    pub phone: Phrase,
    /// Whether there are recovery words, and what can still be done with them.
    pub about_words: Phrase,
    /// The words, from the paper.
    pub words: Option<Input>,
    /// Looks whether the paper is the right one.
    pub check_words: Option<Offer>,
}

pub(in crate::presentation) fn account(scene: &Scene<'_>) -> Result<ScreenContent> {
    let me = scene.companion.me()?;
    let has_words = scene.companion.ways_to_unlock()?.recovery_words;
    let phone = match scene.companion.standing()? {
        Standing::RolledBack => "account-phone-rolled-back",
        _ => "account-phone",
    };
    let check = Action::More {
        action: MoreAction::CheckWords,
    };
    let state = AccountState {
        name: scene.phrase_with("account-name", &[("name", me.name.into())]),
        role: scene.phrase_with("account-role", &[("role", me.role.as_str().into())]),
        relay: match me.relay {
            Some(relay) => scene.phrase_with("account-relay", &[("address", relay.url.into())]),
            None => scene.phrase("account-no-relay"),
        },
        phone: scene.phrase(phone),
        about_words: if has_words {
            scene.phrase("account-words")
        } else {
            scene.phrase("account-no-words")
        },
        words: has_words.then(|| scene.input("account-words-input", Field::RecoveryWords, InputKind::Secret)),
        check_words: has_words.then(|| scene.offer("account-check-words", check, Tone::Plain)),
    };
    Ok(ScreenContent::Account { state })
}
