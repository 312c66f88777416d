//! What the conversations' screens do.

use serde::Serialize;

use crate::care::messaging::LONGEST_MESSAGE;
use crate::foundation::types::{AccountId, Code, Error, MessageId, Result};
use crate::presentation::inputs::Field;
use crate::presentation::screens::Screens;

/// What the conversations' screens do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum MessagesAction {
    /// Sends what is written to somebody.
    Send {
        /// To whom.
        person: AccountId,
    },
    /// Puts the text of a message that will not be sent back into the field.
    Again {
        /// To whom.
        person: AccountId,
        /// Which.
        message: MessageId,
    },
}

/// What is typed is on the disk before anything is shown of it, for the person that it was typed to.
pub(in crate::presentation) fn typed(screens: &Screens, person: &AccountId, text: &str) -> Result<()> {
    screens.companion.messages().keep_typed(person, text)
}

pub(in crate::presentation) fn act(screens: &Screens, action: MessagesAction) -> Result<()> {
    match action {
        MessagesAction::Send { person } => send(screens, person),
        MessagesAction::Again { person, message } => again(screens, person, message),
    }
}

/// Whether a text is longer than a message may be.
pub(super) fn is_too_long(text: &str) -> bool {
    text.len() > LONGEST_MESSAGE
}

fn send(screens: &Screens, person: AccountId) -> Result<()> {
    let messages = screens.companion.messages();
    let key = person.to_string();
    let text = messages.draft(&key)?.unwrap_or_default();
    // A refused text stays as it is: the draft is where it stands.
    messages.send(&key, &text)?;
    screens.refilled(Field::Message { person });
    Ok(())
}

fn again(screens: &Screens, person: AccountId, message: MessageId) -> Result<()> {
    let messages = screens.companion.messages();
    let key = person.to_string();
    let history = messages.history(&key)?;
    let text = history.into_iter().find(|one| one.id == message).map(|one| one.text);
    let text = text.ok_or_else(|| Error::new(Code::NotFound, "there is no such message"))?;
    let draft = match messages.draft(&key)? {
        Some(draft) if draft.contains(&text) => draft,
        Some(draft) => format!("{draft}\n\n{text}"),
        None => text,
    };
    messages.keep_draft(&key, &draft)?;
    screens.refilled(Field::Message { person });
    Ok(())
}
