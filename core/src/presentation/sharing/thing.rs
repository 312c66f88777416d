//! What can be shared, and how it looks to who reads it.

use serde::Serialize;

use crate::care::FieldValue;
use crate::care::consent::Shown;
use crate::care::consent::kind::{JOURNAL_ENTRY, SUPPORT_NODE};
use crate::care::names;
use crate::companion::Subject;
use crate::foundation::types::{EntryId, Millis, RecordId, Result};
use crate::presentation::journal::mood_words;
use crate::presentation::parts::{Offer, Phrase};
use crate::presentation::screens::Scene;

/// Something that can be shared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Shareable {
    /// A journal entry.
    Entry {
        /// Which.
        entry: EntryId,
    },
    /// The crisis plan.
    Plan,
    /// Somebody or something on the map.
    OnMap {
        /// Its record.
        node: RecordId,
    },
    /// That somebody on the map is marked as unsafe.
    Unsafe {
        /// The record.
        node: RecordId,
    },
}

/// A thing as its reader sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ShownThing {
    /// What it is.
    pub what: Phrase,
    /// Why it is shared.
    pub why: Option<Phrase>,
    /// Until when.
    pub until: Phrase,
    /// Its fields.
    pub fields: Vec<ShownField>,
}

/// A field of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ShownField {
    /// What it is called.
    pub name: Phrase,
    /// What stands in it, a line each.
    pub lines: Vec<Phrase>,
    /// Proposes a change, where the reader may.
    pub propose: Option<Offer>,
}

impl Shareable {
    pub(super) fn subject(self) -> Subject {
        match self {
            Shareable::Entry { entry } => Subject::Entry(entry),
            Shareable::Plan => Subject::Plan,
            Shareable::OnMap { node } => Subject::Node(node),
            Shareable::Unsafe { node } => Subject::Safety(node),
        }
    }

    /// What the person calls it.
    pub(super) fn name(self, scene: &Scene<'_>) -> Result<Phrase> {
        let on_map = |node: RecordId| scene.companion.support_map().find(&node.to_string());
        Ok(match self {
            Shareable::Entry { entry } => entry_name(scene, scene.companion.journal().entry(entry)?.created_at),
            Shareable::Plan => scene.phrase("thing-plan"),
            Shareable::OnMap { node } => on_map_name(scene, &on_map(node)?.name),
            Shareable::Unsafe { node } => unsafe_name(scene, &on_map(node)?.name),
        })
    }
}

pub(super) fn entry_name(scene: &Scene<'_>, created_at: Millis) -> Phrase {
    let when = scene.wall.day_and_time(scene.words, created_at);
    scene.phrase_with("thing-entry", &[("when", when.into())])
}

pub(super) fn on_map_name(scene: &Scene<'_>, name: &str) -> Phrase {
    scene.phrase_with("thing-on-map", &[("name", name.to_owned().into())])
}

pub(super) fn unsafe_name(scene: &Scene<'_>, name: &str) -> Phrase {
    scene.phrase_with("thing-unsafe", &[("name", name.to_owned().into())])
}

/// A share as its reader sees it, with what its fields offer.
pub(super) fn shown(scene: &Scene<'_>, shown: &Shown, propose: impl Fn(&str) -> Option<Offer>) -> ShownThing {
    // In the order of the kind; what a later version added comes last.
    let known = kind_fields(&shown.kind);
    let place = |name: &str| known.iter().position(|field| *field == name).unwrap_or(known.len());
    let mut fields: Vec<_> = shown.fields.iter().collect();
    fields.sort_by_key(|(name, _)| place(name));
    let fields = fields.into_iter().map(|(name, value)| ShownField {
        name: field_name(scene, name),
        lines: lines(scene, &shown.kind, name, value),
        propose: propose(name),
    });
    ShownThing {
        what: kind_name(scene, &shown.kind),
        why: shown.purpose.as_ref().map(|why| why_phrase(scene, why)),
        until: until_phrase(scene, shown.until),
        fields: fields.collect(),
    }
}

fn kind_fields(kind: &str) -> &'static [&'static str] {
    crate::care::consent::Kind::named(kind).map_or(&[], |kind| kind.fields)
}

/// What a kind is called, at the head of something.
pub(super) fn kind_name(scene: &Scene<'_>, kind: &str) -> Phrase {
    Phrase::written(capital(names::kind(kind, &scene.surroundings.locale)))
}

/// What a field is called, at the head of what stands in it.
pub(super) fn field_name(scene: &Scene<'_>, name: &str) -> Phrase {
    let known = names::field(name, &scene.surroundings.locale);
    Phrase::written(capital(known.unwrap_or(name)))
}

/// The names of fields, one after the other.
pub(super) fn field_names<'a>(scene: &Scene<'_>, names: impl IntoIterator<Item = &'a String>) -> Phrase {
    let locale = &scene.surroundings.locale;
    let names = names.into_iter().map(|name| names::field(name, locale).unwrap_or(name));
    Phrase::written(capital(&names.collect::<Vec<_>>().join(", ")))
}

pub(super) fn why_phrase(scene: &Scene<'_>, why: &str) -> Phrase {
    scene.phrase_with("share-why-is", &[("why", why.to_owned().into())])
}

pub(super) fn until_phrase(scene: &Scene<'_>, until: Option<Millis>) -> Phrase {
    match until {
        Some(until) => {
            let when = scene.wall.day_and_time(scene.words, until);
            scene.phrase_with("share-until-is", &[("when", when.into())])
        }
        None => scene.phrase("share-without-end"),
    }
}

fn lines(scene: &Scene<'_>, kind: &str, name: &str, value: &FieldValue) -> Vec<Phrase> {
    match value {
        FieldValue::Int(at) if (kind, name) == (JOURNAL_ENTRY, "created_at") => {
            vec![Phrase::written(scene.wall.day_and_time(scene.words, Millis(*at)))]
        }
        FieldValue::Int(mood) if (kind, name) == (JOURNAL_ENTRY, "mood") => vec![scene.phrase(mood_words(*mood))],
        FieldValue::Int(ring) if (kind, name) == (SUPPORT_NODE, "ring") => vec![scene.phrase(ring_words(*ring))],
        FieldValue::Int(number) => vec![Phrase::written(number.to_string())],
        FieldValue::Text(text) => vec![named_or_written(scene, name, text)],
        FieldValue::Texts(texts) => texts.iter().map(|text| named_or_written(scene, name, text)).collect(),
    }
}

/// A stable name in words, or what a person wrote.
fn named_or_written(scene: &Scene<'_>, field: &str, text: &str) -> Phrase {
    let id = match (field, text) {
        ("type", "person") => "node-person",
        ("type", "service") => "node-service",
        ("safety", "unsafe") => "node-unsafe",
        ("kinds", "emotional") => "support-emotional",
        ("kinds", "practical") => "support-practical",
        ("kinds", "social") => "support-social",
        ("kinds", "informational") => "support-informational",
        ("kinds", "professional") => "support-professional",
        ("kinds", "crisis") => "support-crisis",
        _ => return Phrase::written(text),
    };
    scene.phrase(id)
}

fn ring_words(ring: i64) -> &'static str {
    match ring {
        ..=1 => "ring-closest",
        2 => "ring-close",
        3.. => "ring-further",
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}
