//! The conversations.

use std::cmp::Reverse;

use serde::Serialize;

use crate::care::messaging::{Overview, State};
use crate::exchange::identity::person::Standing;
use crate::foundation::types::Result;
use crate::presentation::action::Action;
use crate::presentation::parts::{Offer, Phrase, Tone};
use crate::presentation::place::Place;
use crate::presentation::screen::ScreenContent;
use crate::presentation::screens::Scene;

/// Most rows at a time.
const MOST_ROWS: usize = 200;
/// Most characters of the last message in its row.
const GLIMPSE: usize = 100;

/// The conversations, the one with the newest message first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MessagesState {
    /// One row a person.
    pub conversations: Vec<ConversationRow>,
    /// Said where there is none.
    pub empty: Option<Phrase>,
    /// Said where there are more than are shown.
    pub more: Option<Phrase>,
    /// Invites somebody.
    pub invite: Offer,
    /// Answers somebody's invitation.
    pub accept: Offer,
}

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ConversationRow {
    /// With whom.
    pub name: Phrase,
    /// A quiet mark where something came since the person looked; nothing is counted.
    pub news: Option<Phrase>,
    /// How the last message begins, and whose it is.
    pub glimpse: Option<Phrase>,
    /// When it was written.
    pub when: Option<Phrase>,
    /// That something is written and not sent.
    pub draft: Option<Phrase>,
    /// How things stand, where nothing can be sent.
    pub standing: Option<Phrase>,
    /// Opens it. Its label is for who cannot see the row.
    pub open: Offer,
}

pub(in crate::presentation) fn list(scene: &Scene<'_>) -> Result<ScreenContent> {
    let mut all = scene.companion.messages().overview()?;
    // The sort keeps the order in which people were added for those without messages.
    all.sort_by_key(|one| Reverse(one.last.as_ref().map(|last| last.sent_at)));
    let state = MessagesState {
        conversations: all.iter().take(MOST_ROWS).map(|one| row(scene, one)).collect(),
        empty: all.is_empty().then(|| scene.phrase("messages-empty")),
        more: (all.len() > MOST_ROWS).then(|| scene.phrase("messages-more")),
        invite: scene.way(
            "people-invite",
            Place::Invite,
            if all.is_empty() { Tone::Main } else { Tone::Plain },
        ),
        accept: scene.way("people-accept", Place::Accept, Tone::Quiet),
    };
    Ok(ScreenContent::Messages { state })
}

fn row(scene: &Scene<'_>, one: &Overview) -> ConversationRow {
    let name = one.person.name.clone();
    let open = Action::Open {
        place: Place::Conversation {
            person: one.person.account,
        },
    };
    let label = scene.phrase_with("messages-open", &[("name", name.clone().into())]);
    ConversationRow {
        news: one.has_news.then(|| scene.phrase("messages-news")),
        glimpse: one.last.as_ref().map(|last| {
            let text = glimpse(&last.text);
            match last.state {
                State::Received => Phrase::written(text),
                State::Queued | State::Sent | State::Failed => {
                    scene.phrase_with("messages-yours", &[("text", text.into())])
                }
            }
        }),
        when: one
            .last
            .as_ref()
            .map(|last| Phrase::written(scene.wall.day_and_time(scene.words, last.sent_at))),
        draft: one.has_draft.then(|| scene.phrase("messages-draft")),
        standing: standing(one).map(|id| scene.phrase(id)),
        open: Offer::new(label, open, Tone::Plain),
        name: Phrase::written(name),
    }
}

fn standing(one: &Overview) -> Option<&'static str> {
    match one.person.standing {
        Standing::Invited => Some("standing-invited"),
        Standing::Waiting => Some("standing-waiting"),
        Standing::Paused => Some("standing-paused"),
        Standing::Removed | Standing::Refused => Some("standing-over"),
        Standing::Active if one.is_alarmed => Some("standing-look"),
        Standing::Active => None,
    }
}

/// The first words of a text, on one line.
fn glimpse(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(GLIMPSE) {
        Some((end, _)) => format!("{}…", line[..end].trim_end()),
        None => line,
    }
}
