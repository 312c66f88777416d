//! Somebody or something new for the support map.

use std::collections::BTreeSet;

use serde::Serialize;

use super::{PeopleAction, words};
use crate::care::support::{Kind, NodeType};
use crate::presentation::action::Action;
use crate::presentation::inputs::Field;
use crate::presentation::parts::{Input, InputKind, Offer, Phrase, Tone};
use crate::presentation::screen::ScreenContent;
use crate::presentation::screens::Scene;

/// Somebody or something new for the support map.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NewMapEntryState {
    /// That it stays here, and that nobody learns of it.
    pub intro: Phrase,
    /// How the person calls it.
    pub name: Input,
    /// Asks what it is.
    pub type_question: Phrase,
    /// Somebody, or a service.
    pub types: Vec<KindPick>,
    /// Asks how it helps.
    pub kinds_question: Phrase,
    /// In which ways; several can be chosen.
    pub kinds: Vec<KindPick>,
    /// Asks how close it is.
    pub closeness_question: Phrase,
    /// From the closest.
    pub closeness: Vec<KindPick>,
    /// A number to call, if there is one.
    pub phone: Input,
    /// Puts it on the map.
    pub add: Offer,
}

/// Something that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct KindPick {
    /// Whether it is.
    pub chosen: bool,
    /// Chooses it; of those of which several can be chosen, again for the opposite.
    pub offer: Offer,
}

/// What was chosen so far.
#[derive(Debug, Clone)]
pub(in crate::presentation) struct NewEntry {
    pub(super) node_type: NodeType,
    pub(super) kinds: BTreeSet<Kind>,
    pub(super) ring: i64,
}

impl Default for NewEntry {
    fn default() -> Self {
        NewEntry {
            node_type: NodeType::Person,
            kinds: BTreeSet::new(),
            ring: 2,
        }
    }
}

pub(in crate::presentation) fn new_map_entry(scene: &Scene<'_>) -> ScreenContent {
    let entry = scene.map_entry;
    let pick = |id: &str, chosen: bool, action: PeopleAction| KindPick {
        chosen,
        offer: scene.offer(id, Action::People { action }, Tone::Plain),
    };
    let types = [
        ("map-type-person", NodeType::Person),
        ("map-type-service", NodeType::Service),
    ];
    let add = Action::People {
        action: PeopleAction::AddToMap,
    };
    let state = NewMapEntryState {
        intro: scene.phrase("map-for-you"),
        name: scene.input("map-name", Field::MapName, InputKind::Line),
        type_question: scene.phrase("map-type-question"),
        types: types
            .map(|(id, node_type)| pick(id, entry.node_type == node_type, PeopleAction::PickType { node_type }))
            .into(),
        kinds_question: scene.phrase("map-kinds-question"),
        kinds: Kind::ALL
            .map(|kind| {
                let chosen = entry.kinds.contains(&kind);
                pick(words::kind(kind), chosen, PeopleAction::PickKind { kind })
            })
            .into(),
        closeness_question: scene.phrase("map-closeness-question"),
        closeness: [1, 2, 3]
            .map(|ring| {
                let chosen = entry.ring == ring;
                pick(words::closeness(ring), chosen, PeopleAction::PickCloseness { ring })
            })
            .into(),
        phone: scene.input("map-phone", Field::MapPhone, InputKind::Line),
        add: scene.offer("map-add-it", add, Tone::Main),
    };
    ScreenContent::NewMapEntry { state }
}
