//! One message.

use serde::Serialize;

use super::MessagesAction;
use crate::care::messaging::{Message, State};
use crate::exchange::identity::person::Person;
use crate::foundation::types::{Code, MessageId};
use crate::presentation::action::Action;
use crate::presentation::parts::{Offer, Phrase, Tone};
use crate::presentation::screens::Scene;

/// One message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MessageRow {
    /// The author's id for it.
    pub id: MessageId,
    /// Whether the person wrote it themselves; a view puts it on the other side.
    pub own: bool,
    /// Who wrote it. It is not read by itself: what is spoken of the text has it.
    pub author: String,
    /// When, by the author's clock. It is not read by itself either.
    pub when: String,
    /// What was written; spoken with who wrote it and when.
    pub text: Phrase,
    /// Where an own one is; never that it was read.
    pub state: Option<Phrase>,
    /// Puts the text of one that will not be sent back into the field.
    pub again: Option<Offer>,
}

pub(super) fn row(scene: &Scene<'_>, person: &Person, message: &Message) -> MessageRow {
    let own = message.state != State::Received;
    let author = match own {
        true => scene.words.say("message-you"),
        false => person.name.clone(),
    };
    let when = scene.wall.day_and_time(scene.words, message.sent_at);
    let values = [
        ("author", author.clone().into()),
        ("when", when.clone().into()),
        ("text", message.text.clone().into()),
    ];
    let again = MessagesAction::Again {
        person: person.account,
        message: message.id,
    };
    MessageRow {
        id: message.id,
        own,
        author,
        when,
        text: Phrase {
            spoken: Some(scene.words.say_with("message-spoken", &values)),
            ..Phrase::written(message.text.clone())
        },
        state: own.then(|| scene.phrase(state(message))),
        again: (message.state == State::Failed)
            .then(|| scene.offer("message-again", Action::Messages { action: again }, Tone::Quiet)),
    }
}

fn state(message: &Message) -> &'static str {
    match (message.state, message.reason) {
        (State::Queued, _) => "message-waiting",
        (State::Sent | State::Received, _) => "message-sent",
        (State::Failed, Some(Code::ConsentWithdrawn)) => "message-not-sent-withdrawn",
        (State::Failed, Some(Code::ConsentNeeded)) => "message-not-sent-consent",
        (State::Failed, Some(Code::Ended)) => "message-not-sent-over",
        (State::Failed, _) => "message-not-sent",
    }
}
