//! Where the person is, for the lines beside the plan.

use serde::Serialize;

use super::PlanAction;
use crate::care::crisis::lines;
use crate::foundation::types::Result;
use crate::presentation::action::Action;
use crate::presentation::parts::{Phrase, PickOne, PickOption};
use crate::presentation::screen::ScreenContent;
use crate::presentation::screens::Scene;

/// Where the person is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RegionState {
    /// What it is for, and who can see it.
    pub intro: Phrase,
    /// The regions that have lines, by name, and none.
    pub regions: PickOne,
}

pub(in crate::presentation) fn region(scene: &Scene<'_>) -> Result<ScreenContent> {
    let plan = scene.companion.crisis().state()?.plan;
    let now = plan.and_then(|plan| plan.region);
    let option = |code: Option<String>, label: Phrase| {
        let chosen = now == code;
        let action = PlanAction::Region {
            region: code.unwrap_or_default(),
        };
        PickOption::new(chosen, label, Action::Plan { action })
    };
    let known = lines::regions(&scene.surroundings.locale);
    // A region that was set elsewhere and has no lines here is told all the same.
    let other = now.clone().filter(|now| !lines::has_lines(now));
    let other = other.map(|code| option(Some(code.clone()), Phrase::written(code)));
    let known = known.into_iter().map(|region| {
        let name = Phrase::written(region.name);
        option(Some(region.code), name)
    });
    let none = option(None, scene.phrase("region-none"));
    let state = RegionState {
        intro: scene.phrase("region-intro"),
        regions: PickOne {
            title: scene.phrase("region-title"),
            about: None,
            options: [none].into_iter().chain(other).chain(known).collect(),
        },
    };
    Ok(ScreenContent::Region { state })
}
