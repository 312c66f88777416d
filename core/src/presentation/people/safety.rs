//! The number that two people read to each other.

use serde::Serialize;

use super::PeopleAction;
use crate::exchange::identity::Verified;
use crate::exchange::identity::person::Standing;
use crate::foundation::types::{AccountId, Result};
use crate::presentation::action::Action;
use crate::presentation::parts::{Offer, Phrase, Tone};
use crate::presentation::screen::ScreenContent;
use crate::presentation::screens::Scene;

/// The number that two people read to each other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SafetyNumberState {
    /// How it is compared, and why.
    pub intro: Phrase,
    /// Twelve groups of five digits; each digit is spoken by itself.
    pub groups: Vec<Phrase>,
    /// That they compared before.
    pub known: Option<Phrase>,
    /// They compared, and it is the same; asks first. Not before the other person is there.
    pub same: Option<Offer>,
    /// What to do where it is not the same.
    pub about_difference: Phrase,
}

pub(in crate::presentation) fn safety_number(scene: &Scene<'_>, account: &AccountId) -> Result<ScreenContent> {
    let key = account.to_string();
    let people = scene.companion.people();
    let person = people.find(&key)?;
    let number = people.safety_number(&key)?;
    let name = || [("name", person.name.clone().into())];
    let same = Action::People {
        action: PeopleAction::Compared { person: *account },
    };
    let state = SafetyNumberState {
        intro: scene.phrase_with("safety-intro", &name()),
        groups: number.split(' ').map(group).collect(),
        known: (person.verified == Verified::Compared).then(|| scene.phrase("safety-known")),
        same: (person.standing != Standing::Invited).then(|| scene.offer("safety-same", same, Tone::Main)),
        about_difference: scene.phrase_with("safety-about-difference", &name()),
    };
    Ok(ScreenContent::SafetyNumber { state })
}

fn group(digits: &str) -> Phrase {
    let spoken: Vec<String> = digits.chars().map(String::from).collect();
    Phrase {
        spoken: Some(spoken.join(" ")),
        ..Phrase::written(digits)
    }
}
