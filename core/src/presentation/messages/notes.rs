//! What must be told of a conversation, in calm words, with what to do.

use serde::Serialize;

use crate::exchange::identity::person::Person;
use crate::exchange::sync::Condition;
use crate::exchange::sync::alarm::Alarm;
use crate::presentation::parts::{Offer, Phrase, Tone};
use crate::presentation::place::Place;
use crate::presentation::screens::Scene;

/// Something that must be told of a conversation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ConversationNote {
    /// What it is, and what to do.
    pub text: Phrase,
    /// Leads there.
    pub way: Option<Offer>,
}

pub(super) fn notes(scene: &Scene<'_>, person: &Person, condition: &Condition) -> Vec<ConversationNote> {
    let name = || [("name", person.name.clone().into())];
    let (account, compare) = (person.account, "conversation-compare");
    let compare = || scene.way(compare, Place::SafetyNumber { person: account }, Tone::Plain);
    let look = || scene.way("conversation-person", Place::Person { person: account }, Tone::Plain);
    let alarm = |alarm: &Alarm| {
        let (id, way) = match alarm {
            Alarm::SecondAnswer => ("note-second-answer", compare()),
            Alarm::StrangeOwnEntry => ("note-strange-own-entry", compare()),
            Alarm::StrangeDevice => ("note-strange-device", compare()),
            Alarm::RelayRegressed => ("note-relay-regressed", look()),
            Alarm::Wedged => ("note-wedged", look()),
        };
        ConversationNote {
            text: scene.phrase_with(id, &name()),
            way: Some(way),
        }
    };
    let gaps = (condition.gaps > 0).then(|| ConversationNote {
        text: scene.phrase_with(
            "note-gaps",
            &[("name", person.name.clone().into()), ("count", condition.gaps.into())],
        ),
        way: None,
    });
    let newer = (condition.newer > 0).then(|| ConversationNote {
        text: scene.phrase_with("note-newer", &name()),
        way: None,
    });
    condition.alarms.iter().map(alarm).chain(gaps).chain(newer).collect()
}
