//! What there is today, by the person's part: what was begun, what was planned, who wrote; the people of who helps.

mod people;

use serde::Serialize;

pub use people::TodayPerson;

use super::action::Action;
use super::parts::{Offer, Phrase, Tone};
use super::place::Place;
use super::screen::ScreenContent;
use super::screens::{Scene, Screens};
use crate::care::crisis::words::words;
use crate::care::messaging::Chat;
use crate::care::practice::{Outcome, Prompt};
use crate::companion::Review;
use crate::exchange::identity::Role;
use crate::foundation::types::{PromptId, Result};

/// Most prompts on one screen, and in the simple mode.
const MOST_PROMPTS: usize = 30;
const MOST_PROMPTS_SIMPLE: usize = 3;

/// What there is today.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TodayState {
    /// The day.
    pub day: Phrase,
    /// An entry that was begun and not finished.
    pub unfinished: Option<Offer>,
    /// That the plan is to be looked through.
    pub review: Option<Phrase>,
    /// Goes there.
    pub look_through: Option<Offer>,
    /// What was planned for today, in the order in which it is due.
    pub prompts: Vec<PromptCard>,
    /// Said where nothing was planned.
    pub nothing_planned: Option<Phrase>,
    /// Said where there is more than is shown.
    pub more_prompts: Option<Phrase>,
    /// Who wrote last, quietly.
    pub waiting: Option<Phrase>,
    /// The people of somebody who helps, those with news first.
    pub people: Vec<TodayPerson>,
    /// What comes first, for who has nobody here yet.
    pub first_steps: Vec<Phrase>,
    /// What to do when somebody is in a crisis, for who helps.
    pub helping: Option<Offer>,
    /// What can be practised: where nothing is planned, and for who suggests it to others.
    pub practice: Option<Offer>,
    /// Writes a new entry.
    pub write: Offer,
    /// Everything else, in the simple mode.
    pub more: Option<Offer>,
}

/// Something that was planned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PromptCard {
    /// What.
    pub title: Phrase,
    /// When, and from whom.
    pub about: Phrase,
    /// What became of it.
    pub outcome: Option<Phrase>,
    /// What can be said of it: done, partly, not today, left out.
    pub answers: Vec<Offer>,
}

/// What can be done today.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TodayAction {
    /// Says what became of something that was planned.
    Record {
        /// Of what.
        prompt: PromptId,
        /// What became of it.
        outcome: Outcome,
    },
}

pub(super) fn state(scene: &Scene<'_>) -> Result<ScreenContent> {
    let role = scene.companion.me()?.role;
    let helps = role != Role::Patient;
    let simple = scene.preferences.simple;
    let chats = scene.companion.messages().chats()?;
    let draft = scene.companion.journal().draft()?;
    let prompts = scene.companion.practice().today(&scene.surroundings.locale)?;
    let is_free = prompts.is_empty();
    // The simple mode shows what is still to be done.
    let prompts: Vec<&Prompt> = prompts
        .iter()
        .filter(|prompt| !simple || prompt.outcome.is_none())
        .collect();
    let most = if simple { MOST_PROMPTS_SIMPLE } else { MOST_PROMPTS };
    let review = review(scene)?;
    let offers_practice = match role {
        Role::Therapist => !chats.is_empty(),
        Role::Patient => is_free && !simple,
        Role::Supporter | Role::PeerWorker | Role::Guardian => false,
    };
    let write_tone = if helps { Tone::Plain } else { Tone::Main };
    let state = TodayState {
        day: Phrase::written(scene.wall.today(scene.words)),
        unfinished: draft.map(|_| scene.way("today-unfinished", Place::Write, Tone::Plain)),
        look_through: review
            .as_ref()
            .map(|_| scene.way("today-look-through", Place::Plan, Tone::Plain)),
        review,
        more_prompts: (prompts.len() > most).then(|| scene.phrase("today-more-prompts")),
        prompts: prompts.iter().take(most).map(|prompt| card(scene, prompt)).collect(),
        nothing_planned: (is_free && !helps).then(|| scene.phrase("today-nothing-planned")),
        waiting: if helps { None } else { waiting(scene, &chats) },
        people: if helps {
            people::people(scene, role, &chats)?
        } else {
            Vec::new()
        },
        first_steps: if chats.is_empty() {
            first_steps(scene, role)
        } else {
            Vec::new()
        },
        helping: helps.then(|| scene.way("more-helping", Place::Helping, Tone::Quiet)),
        practice: offers_practice.then(|| scene.way("more-skills", Place::Skills, Tone::Quiet)),
        write: scene.way("today-write", Place::Write, write_tone),
        more: simple.then(|| scene.way("tab-more", Place::More, Tone::Quiet)),
    };
    Ok(ScreenContent::Today { state })
}

/// That the plan is to be looked through, in the words of its pack.
fn review(scene: &Scene<'_>) -> Result<Option<Phrase>> {
    let words = &words(&scene.surroundings.locale).review;
    let said = match scene.companion.crisis().review()? {
        Review::NotDue => return Ok(None),
        Review::Due => &words.due,
        Review::AfterUse => &words.after_use,
    };
    Ok(Some(Phrase::written(said.clone())))
}

/// The last who wrote and was not answered, on one line. Nothing is counted.
fn waiting(scene: &Scene<'_>, chats: &[Chat]) -> Option<Phrase> {
    let last = chats
        .iter()
        .filter_map(|chat| Some((people::written(chat)?, chat)))
        .max_by_key(|(at, _)| *at);
    let (at, chat) = last?;
    let when = scene.wall.day_and_time(scene.words, at);
    let values = [("name", chat.person.name.clone().into()), ("when", when.into())];
    Some(scene.phrase_with("today-waiting", &values))
}

fn first_steps(scene: &Scene<'_>, role: Role) -> Vec<Phrase> {
    match role {
        Role::Therapist | Role::PeerWorker => vec![
            scene.phrase("today-first-invite"),
            scene.phrase("today-first-agree"),
            scene.phrase("today-first-practice"),
        ],
        // They came with an invitation, which is on its way.
        Role::Supporter | Role::Guardian => vec![scene.phrase("today-first-wait")],
        Role::Patient => Vec::new(),
    }
}

fn card(scene: &Scene<'_>, prompt: &Prompt) -> PromptCard {
    let time = scene.wall.time(scene.words, prompt.due_at);
    let about = match prompt.assigned_by {
        Some(_) => scene.phrase_with("today-due-assigned", &[("time", time.into())]),
        None => scene.phrase_with("today-due", &[("time", time.into())]),
    };
    let answer = |(id, outcome, tone): (&str, Outcome, Tone)| {
        let record = TodayAction::Record {
            prompt: prompt.id,
            outcome,
        };
        scene.offer(id, Action::Today { action: record }, tone)
    };
    let answers = [
        ("outcome-done", Outcome::Done, Tone::Plain),
        ("outcome-partly", Outcome::Partly, Tone::Quiet),
        ("outcome-not-today", Outcome::NotToday, Tone::Quiet),
        ("outcome-skipped", Outcome::Skipped, Tone::Quiet),
    ];
    PromptCard {
        title: Phrase::written(prompt.title.clone()),
        about,
        outcome: prompt.outcome.map(|outcome| scene.phrase(recorded(outcome))),
        answers: if prompt.outcome.is_none() {
            answers.map(answer).into()
        } else {
            Vec::new()
        },
    }
}

fn recorded(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Done => "recorded-done",
        Outcome::Partly => "recorded-partly",
        Outcome::Skipped => "recorded-skipped",
        Outcome::NotToday => "recorded-not-today",
    }
}

pub(super) fn act(screens: &Screens, action: TodayAction) -> Result<()> {
    match action {
        TodayAction::Record { prompt, outcome } => screens.companion.practice().record(prompt, outcome).map(drop),
    }
}
