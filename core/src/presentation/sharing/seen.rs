//! All that somebody sees.

use serde::Serialize;

use super::names::name_of;
use super::thing::{ShownThing, shown};
use crate::foundation::types::{AccountId, Result};
use crate::presentation::parts::{Offer, Phrase, Tone};
use crate::presentation::place::Place;
use crate::presentation::screen::ScreenContent;
use crate::presentation::screens::Scene;

/// Most things on one screen.
const MOST: usize = 200;

/// All that somebody sees of what is the person's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SeenByState {
    /// Who sees it, and that nothing else of the person's is on their device.
    pub intro: Phrase,
    /// What they see, the newest first.
    pub things: Vec<ShownThing>,
    /// Said where they see nothing.
    pub nothing: Option<Phrase>,
    /// Said where there is more than is shown.
    pub more: Option<Phrase>,
    /// Shares something with them.
    pub share: Offer,
    /// Where it can be taken back.
    pub shared_by_me: Offer,
}

pub(in crate::presentation) fn seen_by(scene: &Scene<'_>, person: AccountId) -> Result<ScreenContent> {
    let name = name_of(scene, person)?;
    let things = scene.companion.shares().view_as(&person.to_string())?;
    let named = |id: &str| scene.phrase_with(id, &[("name", name.clone().into())]);
    let state = SeenByState {
        intro: named("seen-by-intro"),
        nothing: things.is_empty().then(|| named("seen-by-nothing")),
        more: (things.len() > MOST).then(|| scene.phrase("seen-by-more")),
        things: things
            .iter()
            .rev()
            .take(MOST)
            .map(|one| shown(scene, one, |_| None))
            .collect(),
        share: scene.way(
            "way-share-something",
            Place::ShareWhat { with: Some(person) },
            Tone::Plain,
        ),
        shared_by_me: scene.way("way-shared-by-me", Place::SharedByMe, Tone::Quiet),
    };
    Ok(ScreenContent::SeenBy { state })
}
