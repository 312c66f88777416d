//! What screens are made of.

use serde::Serialize;

use super::action::Action;
use super::inputs::Field;

/// A text on a screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Phrase {
    /// Its name in the catalogue of words; empty for what a person wrote.
    pub id: String,
    /// As it is shown.
    pub text: String,
    /// What a screen reader says instead, where the shown text alone would not be understood.
    pub spoken: Option<String>,
}

/// How an offer weighs beside the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Tone {
    /// What most people come for; at most one on a screen.
    Main,
    /// One of several.
    Plain,
    /// There for whoever looks for it.
    Quiet,
    /// It takes something away. Never red.
    Careful,
}

/// Something that can be done now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Offer {
    /// What it is called.
    pub label: Phrase,
    /// What is to be sent back when it is chosen.
    pub action: Action,
    /// How it weighs.
    pub tone: Tone,
}

/// What is typed into a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum InputKind {
    /// One line.
    Line,
    /// Several lines.
    Text,
    /// A secret: never shown back, never learnt by a keyboard.
    Secret,
    /// What is looked for.
    Search,
}

/// A field to type into. Every change is sent as [`Action::Typed`], as it is typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Input {
    /// Which field.
    pub field: Field,
    /// What it is called.
    pub label: Phrase,
    /// What stands in it; always empty for a secret.
    pub value: String,
    /// Grows when the value was not set by typing: only then a view takes the value over what is typed in it.
    pub revision: u32,
    /// What is typed.
    pub kind: InputKind,
    /// What is wrong with it, if something is.
    pub problem: Option<Phrase>,
}

/// What a notice is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum NoticeKind {
    /// Something was done.
    Done,
    /// Something could not be done; nothing was lost.
    Problem,
}

/// What happened, said once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Notice {
    /// What it is about.
    pub kind: NoticeKind,
    /// What happened, and what to do.
    pub text: Phrase,
    /// Puts it away.
    pub close: Offer,
}

/// The places that are always one touch away.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TabName {
    /// What there is today.
    Today,
    /// The journal.
    Journal,
    /// The crisis plan; among these places in the simple mode alone.
    Crisis,
    /// Everything else.
    More,
    /// The conversations.
    Messages,
    /// People, and the support map.
    People,
}

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TabItem {
    /// Which; a view chooses the picture by it.
    pub name: TabName,
    /// Whether the person is there.
    pub chosen: bool,
    /// Goes there.
    pub offer: Offer,
}

/// One of several that is chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PickOne {
    /// What is chosen.
    pub title: Phrase,
    /// What it means.
    pub about: Option<Phrase>,
    /// What there is to choose.
    pub options: Vec<PickOption>,
}

/// One that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PickOption {
    /// Whether it is chosen now.
    pub chosen: bool,
    /// Chooses it.
    pub offer: Offer,
}

/// Something that is on or off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OnOff {
    /// What it means.
    pub about: Phrase,
    /// Whether it is on now.
    pub is_on: bool,
    /// Makes it the other.
    pub change: Offer,
}

impl Phrase {
    /// What a person wrote, or a name.
    pub(super) fn written(text: impl Into<String>) -> Self {
        Phrase {
            id: String::new(),
            text: text.into(),
            spoken: None,
        }
    }
}

impl PickOption {
    /// One of several, and whether it is chosen.
    pub(super) fn new(chosen: bool, label: Phrase, action: Action) -> Self {
        PickOption {
            chosen,
            offer: Offer::new(label, action, Tone::Plain),
        }
    }
}

impl Offer {
    pub(super) fn new(label: Phrase, action: Action, tone: Tone) -> Self {
        Offer { label, action, tone }
    }
}
