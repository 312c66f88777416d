//! A change to what somebody shares.

use serde::Serialize;

use super::SharingAction;
use super::received::seen;
use super::thing::field_name;
use crate::care::FieldValue;
use crate::foundation::types::{Code, Error, GrantId, Result};
use crate::presentation::action::Action;
use crate::presentation::inputs::Field;
use crate::presentation::parts::{Input, InputKind, Offer, Phrase, Tone};
use crate::presentation::screen::ScreenContent;
use crate::presentation::screens::Scene;

/// A change to a field of what somebody shares. Every word is on the disk as it is typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ProposeState {
    /// Which field.
    pub field: Phrase,
    /// Whose it is, and what becomes of a proposal.
    pub about: Phrase,
    /// As it stands, or as it was written so far.
    pub text: Input,
    /// Proposes it.
    pub propose: Offer,
}

pub(in crate::presentation) fn propose(scene: &Scene<'_>, share: GrantId, field: &str) -> Result<ScreenContent> {
    let shares = scene.companion.shares();
    let seen = seen(scene, share)?;
    let seen = seen.ok_or_else(|| Error::new(Code::PurposeNeeded, "nobody said why they look"))?;
    let now = match seen.fields.get(field) {
        Some(FieldValue::Text(text)) => text.clone(),
        Some(FieldValue::Texts(texts)) => texts.join("\n"),
        Some(FieldValue::Int(_)) | None => String::new(),
    };
    let name = shares.owner(share)?.name;
    let action = SharingAction::ProposeIt {
        share,
        field: field.to_owned(),
    };
    let state = ProposeState {
        field: field_name(scene, field),
        about: scene.phrase_with("propose-about", &[("name", name.into())]),
        text: Input {
            value: shares.draft(share, field)?.unwrap_or(now),
            ..scene.input("propose-text", Field::Proposal, InputKind::Text)
        },
        propose: scene.offer("propose-propose", Action::Sharing { action }, Tone::Main),
    };
    Ok(ScreenContent::Propose { state })
}
