//! With whom to share it.

use serde::Serialize;

use super::SharingAction;
use super::thing::Shareable;
use crate::exchange::identity::person::Person;
use crate::foundation::types::Result;
use crate::presentation::action::Action;
use crate::presentation::parts::{Offer, Phrase, Tone};
use crate::presentation::place::Place;
use crate::presentation::screen::ScreenContent;
use crate::presentation::screens::Scene;

/// With whom to share it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ShareWithState {
    /// What is shared.
    pub what: Phrase,
    /// Those with whom it can be shared; nobody else is here.
    pub people: Vec<PersonChoice>,
    /// Said where there is nobody.
    pub nobody: Option<Phrase>,
    /// Shows who can read it now.
    pub who_can_read: Offer,
}

/// Somebody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PersonChoice {
    /// Chooses them. Its label is their name.
    pub offer: Offer,
    /// Their part in the person's care.
    pub role: Phrase,
}

pub(in crate::presentation) fn with(scene: &Scene<'_>, what: Shareable) -> Result<ScreenContent> {
    let people = scene.companion.shares().possible_readers(what.subject())?;
    let choice = |person: &Person| {
        let choose = SharingAction::Choose {
            what,
            with: person.account,
        };
        let action = Action::Sharing { action: choose };
        PersonChoice {
            offer: Offer::new(Phrase::written(person.name.clone()), action, Tone::Plain),
            role: scene.phrase_with("share-role", &[("role", person.role.as_str().into())]),
        }
    };
    let state = ShareWithState {
        what: what.name(scene)?,
        people: people.iter().map(choice).collect(),
        nobody: people.is_empty().then(|| scene.phrase("share-with-nobody")),
        who_can_read: scene.way("way-who-can-read", Place::WhoCanRead { what }, Tone::Quiet),
    };
    Ok(ScreenContent::ShareWith { state })
}
