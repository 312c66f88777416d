//! Planning a skill.

use serde::Serialize;

use super::skill::{DAYS, TIMES};
use crate::companion::NewPlan;
use crate::foundation::types::{AccountId, Code, Error, Result};
use crate::presentation::place::Place;
use crate::presentation::screens::{Planning, Screens};
use crate::presentation::words::Wall;

/// Planning a skill.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SkillAction {
    /// Chooses for whom.
    ForWhom {
        /// Who; none for oneself.
        person: Option<AccountId>,
    },
    /// Chooses the days.
    Days {
        /// Which of those that are offered, from 0.
        which: u32,
    },
    /// Chooses the time.
    Time {
        /// Which of those that are offered, from 0.
        which: u32,
    },
    /// Plans it so.
    Plan {
        /// The skill's id.
        skill: String,
    },
}

pub(in crate::presentation) fn act(screens: &Screens, action: SkillAction) -> Result<()> {
    match action {
        SkillAction::ForWhom { person } => screens.inner().planning.for_whom = person,
        SkillAction::Days { which } => screens.inner().planning.days = which,
        SkillAction::Time { which } => screens.inner().planning.time = which,
        SkillAction::Plan { skill } => return plan(screens, &skill),
    }
    Ok(())
}

fn plan(screens: &Screens, skill: &str) -> Result<()> {
    let (chosen, zone) = {
        let inner = screens.inner();
        let wall = Wall::new(&inner.surroundings.zone, screens.env.clock.now());
        (inner.planning.clone(), wall.zone())
    };
    let chosen_of = |of: &[(&str, &'static str)], which: u32| {
        let chosen = usize::try_from(which).ok().and_then(|which| of.get(which));
        chosen
            .map(|(_, says)| *says)
            .ok_or_else(|| Error::new(Code::InvalidInput, "this is not offered"))
    };
    let for_person = chosen.for_whom.map(|account| account.to_string());
    screens.companion.practice().add(NewPlan {
        skill,
        rule: chosen_of(&DAYS, chosen.days)?,
        at: chosen_of(&TIMES, chosen.time)?,
        zone,
        for_person: for_person.as_deref(),
    })?;
    screens.inner().planning = Planning::default();
    screens.back_to(&Place::Skills);
    screens.done(if for_person.is_some() {
        "skill-assigned"
    } else {
        "skill-planned"
    });
    Ok(())
}
