//! Messages.

use std::sync::Arc;

use kith::care::messaging as core;
use kith::companion::Companion;
use kith::exchange::sync::alarm::Alarm;

use crate::{KithError, Person, run};

/// Where a message is. No state says that it was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum MessageState {
    /// It waits on this device.
    Queued,
    /// The relay has it.
    Sent,
    /// It will not be sent.
    Failed,
    /// Another wrote it.
    Received,
}

/// A message.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Message {
    /// Its id.
    pub id: String,
    /// The account that wrote it.
    pub from: String,
    /// What was written.
    pub text: String,
    /// The author's wall time.
    pub sent_at_ms: i64,
    /// Where it is.
    pub state: MessageState,
    /// Of one that failed: the stable code of why, such as `consent_withdrawn`.
    pub reason: Option<String>,
}

impl From<core::Message> for Message {
    fn from(message: core::Message) -> Self {
        Message {
            id: message.id.to_string(),
            from: message.from.to_string(),
            text: message.text,
            sent_at_ms: message.sent_at.0,
            state: match message.state {
                core::State::Queued => MessageState::Queued,
                core::State::Sent => MessageState::Sent,
                core::State::Failed => MessageState::Failed,
                core::State::Received => MessageState::Received,
            },
            reason: message.reason.map(|code| code.as_str().to_owned()),
        }
    }
}

/// A conversation.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Chat {
    /// With whom.
    pub person: Person,
    /// The last message, if there is one.
    pub last: Option<Message>,
}

/// Something about a conversation that must not pass in silence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum ConversationAlarm {
    /// Somebody else answered the same invitation later.
    SecondAnswer,
    /// Members were shown different histories, or the relay lost what it had confirmed.
    RelayRegressed,
    /// The conversation cannot go on by itself.
    Wedged,
    /// Something claims to be sent by this device and was not.
    StrangeOwnEntry,
    /// A device takes part that does not prove whose it is.
    StrangeDevice,
}

/// What a person must be told of a conversation.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct ConversationCondition {
    /// They stay until they were dealt with.
    pub alarms: Vec<ConversationAlarm>,
    /// At how many places something that was sent cannot be shown.
    pub gaps: u64,
    /// How many items arrived that only a newer version can show.
    pub newer: u64,
}

impl From<Alarm> for ConversationAlarm {
    fn from(alarm: Alarm) -> Self {
        match alarm {
            Alarm::SecondAnswer => ConversationAlarm::SecondAnswer,
            Alarm::RelayRegressed => ConversationAlarm::RelayRegressed,
            Alarm::Wedged => ConversationAlarm::Wedged,
            Alarm::StrangeOwnEntry => ConversationAlarm::StrangeOwnEntry,
            Alarm::StrangeDevice => ConversationAlarm::StrangeDevice,
        }
    }
}

/// The messages of a companion.
#[derive(uniffi::Object)]
pub struct Messages(pub(crate) Arc<Companion>);

#[uniffi::export]
impl Messages {
    /// Writes a message to a person, named or by id; it goes out at the next sync. A text that a missing consent refuses
    /// (`consent_needed`, `consent_withdrawn`) is kept as the draft of that conversation.
    pub async fn send(&self, to: String, text: String) -> Result<Message, KithError> {
        run::blocking(&self.0, move |companion| {
            companion.messages().send(&to, &text).map(Message::from)
        })
        .await
    }

    /// Keeps what is typed so far to a person; an empty text clears it.
    pub async fn keep_draft(&self, to: String, text: String) -> Result<(), KithError> {
        run::blocking(&self.0, move |companion| companion.messages().keep_draft(&to, &text)).await
    }

    /// What was written to a person and not sent: half-written, or refused.
    pub async fn draft(&self, to: String) -> Result<Option<String>, KithError> {
        run::blocking(&self.0, move |companion| companion.messages().draft(&to)).await
    }

    /// The messages with a person, oldest first; also with somebody who was removed.
    pub async fn history(&self, with: String) -> Result<Vec<Message>, KithError> {
        run::blocking(&self.0, move |companion| {
            Ok(companion
                .messages()
                .history(&with)?
                .into_iter()
                .map(Message::from)
                .collect())
        })
        .await
    }

    /// What must be told of the conversation with a person.
    pub async fn condition(&self, with: String) -> Result<ConversationCondition, KithError> {
        run::blocking(&self.0, move |companion| {
            let condition = companion.messages().condition(&with)?;
            Ok(ConversationCondition {
                alarms: condition.alarms.into_iter().map(ConversationAlarm::from).collect(),
                gaps: condition.gaps,
                newer: condition.newer,
            })
        })
        .await
    }

    /// The conversations, each with its last message.
    pub async fn chats(&self) -> Result<Vec<Chat>, KithError> {
        run::blocking(&self.0, |companion| {
            let chats = companion.messages().chats()?.into_iter().map(|chat| Chat {
                person: chat.person.into(),
                last: chat.last.map(Message::from),
            });
            Ok(chats.collect())
        })
        .await
    }
}
