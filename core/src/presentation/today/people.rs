//! The people of somebody who helps: what is new from them, what they ask for.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::care::consent::Asked;
use crate::care::messaging::{Chat, State};
use crate::exchange::identity::Role;
use crate::foundation::types::{AccountId, Millis, Result};
use crate::presentation::parts::Phrase;
use crate::presentation::screens::Scene;

/// Most people on the screen.
const MOST_PEOPLE: usize = 30;
/// Most things that one person asks for.
const MOST_ASKED: usize = 5;
/// For how long something is new.
const NEW_FOR: i64 = 7 * 24 * 3_600_000;

/// Somebody, and what is new from them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TodayPerson {
    /// As they call themselves.
    pub name: Phrase,
    /// What is new from them: a message, something that they share. Nothing is counted.
    pub news: Vec<Phrase>,
    /// What they share, and what for.
    pub asked: Vec<Phrase>,
}

/// Those with whom there is a conversation; those with news first, the newest before.
pub(super) fn people(scene: &Scene<'_>, role: Role, chats: &[Chat]) -> Result<Vec<TodayPerson>> {
    let now = scene.companion.shares().asked()?;
    let mut asked: BTreeMap<AccountId, Vec<&Asked>> = BTreeMap::new();
    for one in &now {
        asked.entry(one.person).or_default().push(one);
    }
    let mut people: Vec<(Millis, TodayPerson)> = chats
        .iter()
        .map(|chat| {
            let asked = asked.remove(&chat.person.account).unwrap_or_default();
            of(scene, role, chat, &asked)
        })
        .collect();
    people.sort_by_key(|(newest, _)| std::cmp::Reverse(*newest));
    Ok(people.into_iter().take(MOST_PEOPLE).map(|(_, person)| person).collect())
}

fn of(scene: &Scene<'_>, role: Role, chat: &Chat, asked: &[&Asked]) -> (Millis, TodayPerson) {
    let when = |at: Millis| scene.wall.day_and_time(scene.words, at).into();
    let written = written(chat).filter(|at| scene.wall.is_within(*at, NEW_FOR));
    let shared = asked.iter().map(|one| one.at).max();
    let shared = shared.filter(|at| scene.wall.is_within(*at, NEW_FOR));
    let news = [
        written.map(|at| scene.phrase_with("today-wrote", &[("when", when(at))])),
        shared.map(|at| scene.phrase_with("today-shared", &[("when", when(at))])),
    ];
    // A therapist looks into what is shared by saying why; a supporter sees at once what somebody asks for.
    let shows_asked = matches!(role, Role::Supporter | Role::Guardian);
    let purposes = asked.iter().rev().filter_map(|one| one.purpose.clone());
    let asked = purposes
        .take(if shows_asked { MOST_ASKED } else { 0 })
        .map(|purpose| scene.phrase_with("today-asked", &[("purpose", purpose.into())]))
        .collect();
    let person = TodayPerson {
        name: Phrase::written(chat.person.name.clone()),
        news: news.into_iter().flatten().collect(),
        asked,
    };
    (written.max(shared).unwrap_or(Millis(i64::MIN)), person)
}

/// When they wrote, if the last word is theirs.
pub(super) fn written(chat: &Chat) -> Option<Millis> {
    let last = chat.last.as_ref().filter(|last| last.state == State::Received);
    last.map(|last| last.sent_at)
}
