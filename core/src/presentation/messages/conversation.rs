//! One conversation.

use serde::Serialize;

use super::hindrance::{self, Hindrance};
use super::message::{self, MessageRow};
use super::notes::{self, ConversationNote};
use super::{MessagesAction, act};
use crate::exchange::identity::person::{Person, Standing};
use crate::foundation::types::{AccountId, Result};
use crate::presentation::action::Action;
use crate::presentation::inputs::Field;
use crate::presentation::parts::{Input, InputKind, Offer, Phrase, Tone};
use crate::presentation::people::about;
use crate::presentation::place::Place;
use crate::presentation::screen::ScreenContent;
use crate::presentation::screens::Scene;

/// Most messages at a time.
const MOST_MESSAGES: usize = 200;

/// One conversation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ConversationState {
    /// With whom: the screen's title.
    pub name: String,
    /// Who that is to the person, and how sure it is.
    pub about: Phrase,
    /// Opens what there is on them.
    pub person: Offer,
    /// What must be told.
    pub notes: Vec<ConversationNote>,
    /// Said where earlier messages are not shown.
    pub earlier: Option<Phrase>,
    /// The messages, oldest first.
    pub messages: Vec<MessageRow>,
    /// Said where there are none.
    pub empty: Option<Phrase>,
    /// What hinders a message, if something does.
    pub hindrance: Option<Hindrance>,
    /// What is written; none where the conversation is over and nothing was left unsent.
    pub composer: Option<Composer>,
}

/// A message that is written. Every word is on the disk as it is typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Composer {
    /// When it will be read, and that nobody is watching live.
    pub about: Phrase,
    /// What is written.
    pub text: Input,
    /// Sends it: at once if there is a network, else when there is one.
    pub send: Offer,
}

pub(in crate::presentation) fn conversation(scene: &Scene<'_>, account: &AccountId) -> Result<ScreenContent> {
    let key = account.to_string();
    let messages = scene.companion.messages();
    let person = scene.companion.people().find_ever(&key)?;
    let recent = messages.recent(&key, MOST_MESSAGES)?;
    let condition = messages.condition(&key)?;
    let draft = messages.draft(&key)?.unwrap_or_default();
    let is_over = matches!(person.standing, Standing::Removed | Standing::Refused);
    let rows = recent.messages.iter().map(|one| message::row(scene, &person, one));
    let state = ConversationState {
        about: about(scene, &person),
        person: scene.way("conversation-person", Place::Person { person: *account }, Tone::Quiet),
        notes: notes::notes(scene, &person, &condition),
        earlier: recent.has_earlier.then(|| {
            let count = u32::try_from(MOST_MESSAGES).unwrap_or(u32::MAX);
            scene.phrase_with("conversation-earlier", &[("count", count.into())])
        }),
        messages: rows.collect(),
        empty: recent.messages.is_empty().then(|| scene.phrase("conversation-empty")),
        hindrance: hindrance::hindrance(scene, &person)?,
        composer: (!is_over || !draft.is_empty()).then(|| composer(scene, &person, draft)),
        name: person.name,
    };
    Ok(ScreenContent::Conversation { state })
}

fn composer(scene: &Scene<'_>, person: &Person, draft: String) -> Composer {
    let account = person.account;
    let name = || [("name", person.name.clone().into())];
    let field = Field::Message { person: account };
    let send = Action::Messages {
        action: MessagesAction::Send { person: account },
    };
    let about = match person.standing {
        Standing::Invited => "composer-about-invited",
        _ => "composer-about",
    };
    let problem = act::is_too_long(&draft).then(|| scene.phrase("problem-too-large"));
    let text = Input {
        label: scene.phrase_with("composer-text", &name()),
        value: draft,
        problem,
        ..scene.input("composer-text", field, InputKind::Text)
    };
    Composer {
        about: scene.phrase_with(about, &name()),
        text,
        send: scene.offer("composer-send", send, Tone::Main),
    }
}
