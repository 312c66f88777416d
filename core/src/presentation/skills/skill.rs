//! One skill, and when to be reminded of it.

use serde::Serialize;

use super::SkillAction;
use crate::care::practice;
use crate::exchange::identity::Role;
use crate::exchange::identity::person::{Person, Standing};
use crate::foundation::types::{AccountId, Code, Error, Result, SkillId};
use crate::presentation::action::Action;
use crate::presentation::parts::{Offer, Phrase, PickOne, PickOption, Tone};
use crate::presentation::screen::ScreenContent;
use crate::presentation::screens::{Planning, Scene};

/// Most people for whom it can be planned.
const MOST_PEOPLE: usize = 50;
/// The days that can be chosen: their words and their rule.
pub(super) const DAYS: [(&str, &str); 4] = [
    ("skill-every-day", "FREQ=DAILY"),
    ("skill-weekdays", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
    ("skill-thrice", "FREQ=WEEKLY;BYDAY=MO,WE,FR"),
    ("skill-weekly", "FREQ=WEEKLY"),
];
/// The times that can be chosen.
pub(super) const TIMES: [(&str, &str); 4] = [
    ("skill-morning", "09:00"),
    ("skill-noon", "13:00"),
    ("skill-evening", "18:30"),
    ("skill-night", "21:30"),
];

/// One skill, and when to be reminded of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SkillState {
    /// What it is called.
    pub heading: Phrase,
    /// What it is for.
    pub summary: Phrase,
    /// About how long it takes.
    pub minutes: Phrase,
    /// What to do, in order.
    pub steps: Vec<Phrase>,
    /// What to mind.
    pub cautions: Vec<Phrase>,
    /// For whom it is planned, where one can plan it for somebody.
    pub for_whom: Option<PickOne>,
    /// On which days.
    pub days: PickOne,
    /// When on the day.
    pub time: PickOne,
    /// Plans it.
    pub plan: Offer,
}

pub(in crate::presentation) fn skill(scene: &Scene<'_>, id: &str) -> Result<ScreenContent> {
    let skill = practice::skill(&SkillId(id.to_owned()), &scene.surroundings.locale)
        .ok_or_else(|| Error::new(Code::NotFound, "there is no such skill"))?;
    let act = |action: SkillAction| Action::Skill { action };
    let chosen = scene.planning;
    let days = (0..).zip(DAYS).map(|(which, (id, _))| {
        PickOption::new(chosen.days == which, scene.phrase(id), act(SkillAction::Days { which }))
    });
    let times = (0..).zip(TIMES).map(|(which, (id, _))| {
        PickOption::new(chosen.time == which, scene.phrase(id), act(SkillAction::Time { which }))
    });
    let plan = if chosen.for_whom.is_some() {
        "skill-assign"
    } else {
        "skill-plan"
    };
    let state = SkillState {
        heading: Phrase::written(skill.title),
        summary: Phrase::written(skill.summary),
        minutes: scene.phrase_with("skill-minutes", &[("minutes", skill.minutes.into())]),
        steps: skill.steps.into_iter().map(Phrase::written).collect(),
        cautions: skill.cautions.into_iter().map(Phrase::written).collect(),
        for_whom: for_whom(scene, chosen)?,
        days: PickOne {
            title: scene.phrase("skill-days"),
            about: None,
            options: days.collect(),
        },
        time: PickOne {
            title: scene.phrase("skill-time"),
            about: None,
            options: times.collect(),
        },
        plan: scene.offer(plan, act(SkillAction::Plan { skill: id.to_owned() }), Tone::Main),
    };
    Ok(ScreenContent::Skill { state })
}

/// A therapist plans it for somebody, or for themselves.
fn for_whom(scene: &Scene<'_>, chosen: &Planning) -> Result<Option<PickOne>> {
    if scene.companion.me()?.role != Role::Therapist {
        return Ok(None);
    }
    let option = |person: Option<AccountId>, label: Phrase| {
        let action = SkillAction::ForWhom { person };
        PickOption::new(chosen.for_whom == person, label, Action::Skill { action })
    };
    let people = scene.companion.people().list()?;
    let can_be_assigned = |person: &Person| person.role == Role::Patient && person.standing == Standing::Active;
    let people = people.into_iter().filter(can_be_assigned).take(MOST_PEOPLE);
    let people = people.map(|person| option(Some(person.account), Phrase::written(person.name)));
    Ok(Some(PickOne {
        title: scene.phrase("skill-for-whom"),
        about: None,
        options: [option(None, scene.phrase("skill-for-me"))]
            .into_iter()
            .chain(people)
            .collect(),
    }))
}
