//! Where everything else is.

use serde::Serialize;

use super::MoreAction;
use crate::foundation::types::Result;
use crate::presentation::action::Action;
use crate::presentation::parts::{Offer, Phrase, Tone};
use crate::presentation::place::Place;
use crate::presentation::screen::ScreenContent;
use crate::presentation::screens::Scene;
use crate::presentation::unlock::UnlockAction;

/// Everything that is not needed every day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MoreState {
    /// Who the person is here.
    pub who: Phrase,
    /// The crisis plan, practice: what the person makes for themselves.
    pub own: Vec<Offer>,
    /// The account, the locks, the language: how Kith is set up.
    pub settings: Vec<Offer>,
    /// Locks now.
    pub lock: Offer,
    /// That everything can be removed, and what goes with it.
    pub about_wipe: Phrase,
    /// Removes everything from this phone; asks before.
    pub wipe: Offer,
}

pub(in crate::presentation) fn more(scene: &Scene<'_>) -> Result<ScreenContent> {
    let me = scene.companion.me()?;
    let lock = Action::Unlock {
        action: UnlockAction::Lock,
    };
    let wipe = Action::More {
        action: MoreAction::Wipe,
    };
    let state = MoreState {
        who: scene.phrase_with("more-who", &[("name", me.name.into())]),
        own: vec![
            scene.way("more-plan", Place::Plan, Tone::Plain),
            scene.way("more-skills", Place::Skills, Tone::Plain),
            scene.way("more-helping", Place::Helping, Tone::Plain),
        ],
        settings: vec![
            scene.way("more-account", Place::Account, Tone::Plain),
            scene.way("more-locks", Place::Locks, Tone::Plain),
            scene.way("more-preferences", Place::Preferences, Tone::Plain),
            scene.way("more-region", Place::Region, Tone::Plain),
            scene.way("more-about", Place::About, Tone::Plain),
        ],
        lock: scene.offer("more-lock", lock, Tone::Plain),
        about_wipe: scene.phrase("more-about-wipe"),
        wipe: scene.offer("more-wipe", wipe, Tone::Careful),
    };
    Ok(ScreenContent::More { state })
}
