//! One entry of the support map.

use serde::Serialize;

use super::{PeopleAction, words};
use crate::care::support::Safety;
use crate::foundation::types::{RecordId, Result};
use crate::presentation::action::Action;
use crate::presentation::crisis::CrisisAction;
use crate::presentation::parts::{Offer, Phrase, Tone};
use crate::presentation::screen::ScreenContent;
use crate::presentation::screens::Scene;

/// One entry of the support map.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MapEntryState {
    /// As the person calls it: the screen's title.
    pub name: String,
    /// How it helps, and how close it is.
    pub about: Phrase,
    /// Whether it stands in plans and suggestions.
    pub safety: Phrase,
    /// Opens the dialler; where a number is known and they are not left out.
    pub call: Option<Offer>,
    /// Leaves them out of plans and suggestions, or takes them in again; asks first.
    pub mark: Offer,
}

pub(in crate::presentation) fn map_entry(scene: &Scene<'_>, entry: RecordId) -> Result<ScreenContent> {
    let node = scene.companion.support_map().find(&entry.to_string())?;
    let (safety, id, marked) = match node.safety {
        Safety::Safe => ("map-stands", "map-leave-out", Safety::Unsafe),
        Safety::Unsafe => ("map-left-out", "map-take-in", Safety::Safe),
    };
    let mark = Action::People {
        action: PeopleAction::Mark { entry, safety: marked },
    };
    let call = node.phone.clone().filter(|_| node.safety == Safety::Safe);
    let state = MapEntryState {
        about: words::on_the_map(scene, &node),
        safety: scene.phrase(safety),
        call: call.map(|number| {
            let call = Action::Crisis {
                action: CrisisAction::Call { number },
            };
            let label = scene.phrase_with("map-call", &[("name", node.name.clone().into())]);
            Offer::new(label, call, Tone::Plain)
        }),
        mark: scene.offer(id, mark, Tone::Careful),
        name: node.name,
    };
    Ok(ScreenContent::MapEntry { state })
}
