//! What they will see, before it is shared.

use serde::Serialize;

use super::act::chosen;
use super::how::share_offer;
use super::names::name_of;
use super::thing::{Shareable, ShownThing, shown};
use crate::foundation::types::{AccountId, Result};
use crate::presentation::inputs::Field;
use crate::presentation::parts::{Offer, Phrase};
use crate::presentation::screen::ScreenContent;
use crate::presentation::screens::Scene;

/// What they will see, made by what sends it. Nothing is shared yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SharePreviewState {
    /// Who will see it, and that nothing is shared yet.
    pub intro: Phrase,
    /// As they will see it.
    pub thing: ShownThing,
    /// Shares it.
    pub share: Offer,
}

pub(in crate::presentation) fn preview(scene: &Scene<'_>, what: Shareable, with: AccountId) -> Result<ScreenContent> {
    let shares = scene.companion.shares();
    let (subject, reader) = (what.subject(), with.to_string());
    let name = name_of(scene, with)?;
    let offered = shares.offered(subject, &reader)?;
    let purpose = scene.inputs.text(Field::SharePurpose);
    let choosing = scene.sharing.choosing(what, with);
    let terms = chosen(choosing.terms(&offered, purpose, scene.wall.now()))?;
    let state = SharePreviewState {
        intro: scene.phrase_with("share-preview-intro", &[("name", name.clone().into())]),
        thing: shown(scene, &shares.preview(subject, &reader, &terms)?, |_| None),
        share: share_offer(scene, &name, what, with),
    };
    Ok(ScreenContent::SharePreview { state })
}
