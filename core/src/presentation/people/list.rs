//! Everybody.

use serde::Serialize;

use super::words;
use crate::care::support::{Node, Safety};
use crate::exchange::identity::Role;
use crate::exchange::identity::person::Person;
use crate::foundation::types::Result;
use crate::presentation::action::Action;
use crate::presentation::parts::{Offer, Phrase, Tone};
use crate::presentation::place::Place;
use crate::presentation::screen::ScreenContent;
use crate::presentation::screens::Scene;

/// Most rows of each list at a time.
const MOST_ROWS: usize = 200;

/// Everybody: those that one writes with, and the support map.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PeopleState {
    /// Those that one writes with.
    pub people: Vec<PersonRow>,
    /// Said where there is nobody.
    pub nobody: Option<Phrase>,
    /// Invites somebody.
    pub invite: Offer,
    /// Answers somebody's invitation.
    pub accept: Offer,
    /// The support map; of who is cared for.
    pub map: Option<MapPart>,
    /// Said where there are more than are shown.
    pub more: Option<Phrase>,
}

/// Somebody that one writes with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PersonRow {
    /// As they call themselves.
    pub name: Phrase,
    /// Who that is to the person, and how sure it is.
    pub about: Phrase,
    /// How things stand, where that is not simply good.
    pub standing: Option<Phrase>,
    /// Shows what there is on them. Its label is for who cannot see the row.
    pub open: Offer,
}

/// The support map as a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MapPart {
    /// What it is.
    pub heading: Phrase,
    /// That nobody on it learns of it.
    pub about: Phrase,
    /// Who and what stands on it, the closest first.
    pub entries: Vec<MapRow>,
    /// Puts somebody or something on it.
    pub add: Offer,
}

/// An entry of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MapRow {
    /// As the person calls it.
    pub name: Phrase,
    /// How it helps, and how close it is.
    pub about: Phrase,
    /// That it is left out of plans and suggestions.
    pub left_out: Option<Phrase>,
    /// Shows what there is on it. Its label is for who cannot see the row.
    pub open: Offer,
}

pub(in crate::presentation) fn list(scene: &Scene<'_>) -> Result<ScreenContent> {
    let companion = scene.companion;
    let people = companion.people().everybody()?;
    let map = match companion.me()?.role {
        Role::Patient => Some(companion.support_map().show()?),
        Role::Therapist | Role::Supporter | Role::PeerWorker | Role::Guardian => None,
    };
    let longest = people.len().max(map.as_ref().map_or(0, Vec::len));
    let state = PeopleState {
        people: people.iter().take(MOST_ROWS).map(|one| row(scene, one)).collect(),
        nobody: people.is_empty().then(|| scene.phrase("people-nobody")),
        invite: scene.way("people-invite", Place::Invite, Tone::Main),
        accept: scene.way("people-accept", Place::Accept, Tone::Plain),
        map: map.map(|map| MapPart {
            heading: scene.phrase("map-heading"),
            about: scene.phrase(if map.is_empty() { "map-empty" } else { "map-for-you" }),
            entries: map.iter().take(MOST_ROWS).map(|node| entry(scene, node)).collect(),
            add: scene.way("map-add", Place::NewMapEntry, Tone::Plain),
        }),
        more: (longest > MOST_ROWS).then(|| scene.phrase("people-more")),
    };
    Ok(ScreenContent::People { state })
}

fn row(scene: &Scene<'_>, person: &Person) -> PersonRow {
    let name = person.name.clone();
    let place = Place::Person { person: person.account };
    let label = scene.phrase_with("people-open", &[("name", name.clone().into())]);
    PersonRow {
        name: Phrase::written(name),
        about: words::about(scene, person),
        standing: words::standing(person).map(|id| scene.phrase(id)),
        open: Offer::new(label, Action::Open { place }, Tone::Plain),
    }
}

fn entry(scene: &Scene<'_>, node: &Node) -> MapRow {
    let place = Place::MapEntry { entry: node.id };
    let label = scene.phrase_with("people-open", &[("name", node.name.clone().into())]);
    MapRow {
        name: Phrase::written(node.name.clone()),
        about: words::on_the_map(scene, node),
        left_out: (node.safety == Safety::Unsafe).then(|| scene.phrase("map-left-out")),
        open: Offer::new(label, Action::Open { place }, Tone::Plain),
    }
}
