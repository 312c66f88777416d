//! Writing and reading messages.

use super::draft;
use super::item::{Body, KIND};
use super::overview::latest;
use crate::care::consent::decisions::{self, Channel};
use crate::care::text::checked;
use crate::exchange::identity::person::{Person, Standing};
use crate::exchange::sync::queue::{self, Outgoing};
use crate::foundation::env::Random;
use crate::foundation::types::{AccountId, Code, ConversationId, Error, MessageId, Millis, Result};
use crate::foundation::vault::{Row, Tx, View, params};

/// Longest text of a message, in bytes.
pub const LONGEST_MESSAGE: usize = 64 * 1024;

/// Where a message is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// It waits on this device.
    Queued,
    /// The relay has it.
    Sent,
    /// It will not be sent.
    Failed,
    /// Another wrote it.
    Received,
}

impl State {
    /// The stable name.
    pub fn as_str(self) -> &'static str {
        match self {
            State::Queued => "queued",
            State::Sent => "sent",
            State::Failed => "failed",
            State::Received => "received",
        }
    }

    fn parse(text: &str) -> Result<Self> {
        [State::Queued, State::Sent, State::Failed, State::Received]
            .into_iter()
            .find(|state| state.as_str() == text)
            .ok_or_else(|| Error::new(Code::Damaged, "a message's stored state is unknown"))
    }
}

/// A message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// The author's id for it.
    pub id: MessageId,
    /// Who wrote it: a person, or the own account.
    pub from: AccountId,
    /// What was written.
    pub text: String,
    /// The author's wall time.
    pub sent_at: Millis,
    /// Where it is.
    pub state: State,
    /// Why it will not be sent, such as `ended` or `consent_withdrawn`; of a message that failed.
    pub reason: Option<Code>,
}

/// A conversation as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chat {
    /// With whom.
    pub person: Person,
    /// The last message, if there is one.
    pub last: Option<Message>,
}

pub(super) const COLUMNS: &str = "messages.id, account, text, sent_at_ms, messages.state, reason";
/// Messages of every conversation with an account.
const WITH: &str = "conversation IN (SELECT conversations.id FROM conversations WHERE peer = ?1)";

pub(super) fn read(row: &Row<'_>) -> Result<Message> {
    Ok(Message {
        id: row.get(0)?,
        from: row.get(1)?,
        text: row.get(2)?,
        sent_at: row.get(3)?,
        state: State::parse(&row.get::<String>(4)?)?,
        reason: row.get::<Option<String>>(5)?.and_then(|code| Code::named(&code)),
    })
}

/// Writes a message to a person. It is stored when this returns and goes out when there is a network.
///
/// # Errors
/// `empty_text`, `too_large`; `paused` until people have compared; `ended` if the conversation is over;
/// `consent_needed`, `consent_withdrawn`: then keep the text with [`draft::keep_refused`].
pub fn send(
    tx: &Tx<'_>,
    author: AccountId,
    person: &Person,
    text: &str,
    random: &dyn Random,
    now: Millis,
) -> Result<Message> {
    checked(text, LONGEST_MESSAGE)?;
    let conversation = reachable(person)?;
    decisions::require(tx, person, Channel::Messages)?;
    let message = Message {
        id: MessageId::make(now, random.array()),
        from: author,
        text: text.to_owned(),
        sent_at: now,
        state: State::Queued,
        reason: None,
    };
    tx.execute(
        "INSERT INTO messages (conversation, id, account, text, sent_at_ms, state) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        params![conversation, message.id, author, text, now, message.state.as_str()],
    )?;
    let body = kith_wire::encode(&Body { text: text.to_owned() });
    queue::push(
        tx,
        conversation,
        Outgoing {
            message: message.id,
            kind: KIND,
            body,
        },
        now,
    )?;
    draft::written(tx, &person.account, text)?;
    Ok(message)
}

/// The conversation in which a person can be written to.
///
/// # Errors
/// `paused`, `ended`.
pub(in crate::care) fn reachable(person: &Person) -> Result<ConversationId> {
    match (person.standing, person.conversation) {
        (Standing::Active | Standing::Invited, Some(conversation)) => Ok(conversation),
        (Standing::Paused | Standing::Waiting, _) => Err(Error::new(
            Code::Paused,
            "this conversation is paused until you have compared your safety numbers",
        )),
        _ => Err(Error::new(Code::Ended, "this conversation is over")),
    }
}

/// The messages with a person, in the order in which this device learned of them, also of earlier conversations.
///
/// # Errors
/// As [`View::all`].
pub fn history(view: &View<'_>, person: &Person) -> Result<Vec<Message>> {
    view.all(
        &format!("SELECT {COLUMNS} FROM messages WHERE {WITH} ORDER BY position"),
        params![person.account],
        read,
    )
}

/// The last messages with somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recent {
    /// Oldest first, as [`history`].
    pub messages: Vec<Message>,
    /// Whether there are earlier ones.
    pub has_earlier: bool,
}

/// The last messages with a person, at most so many; what is read does not grow with the history.
///
/// # Errors
/// As [`View::all`].
pub fn recent(view: &View<'_>, person: &Person, most: usize) -> Result<Recent> {
    let limit = i64::try_from(most.saturating_add(1)).unwrap_or(i64::MAX);
    let mut messages = view.all(
        &format!(
            "SELECT {COLUMNS} FROM conversations AS c JOIN messages ON position IN
                (SELECT position FROM messages WHERE conversation = c.id ORDER BY position DESC LIMIT ?2)
             WHERE peer = ?1 ORDER BY position DESC LIMIT ?2"
        ),
        params![person.account, limit],
        read,
    )?;
    let has_earlier = messages.len() > most;
    messages.truncate(most);
    messages.reverse();
    Ok(Recent { messages, has_earlier })
}

/// Those with whom there are messages and whose conversation is over, in the order of their first message.
///
/// # Errors
/// As [`View::all`].
pub fn past(view: &View<'_>) -> Result<Vec<Person>> {
    let accounts = view.all(
        "SELECT peer FROM messages JOIN conversations ON conversations.id = conversation
         GROUP BY peer ORDER BY min(position)",
        [],
        |row| row.get::<AccountId>(0),
    )?;
    let people = accounts
        .iter()
        .filter_map(|account| Person::with_account(view, account).transpose())
        .collect::<Result<Vec<_>>>()?;
    let over = |person: &Person| matches!(person.standing, Standing::Removed | Standing::Refused);
    Ok(people.into_iter().filter(over).collect())
}

/// The conversations with everybody, in the order in which people were added.
///
/// # Errors
/// As [`View::all`].
pub fn chats(view: &View<'_>) -> Result<Vec<Chat>> {
    let mut latest = latest(view)?;
    let chats = Person::all(view)?.into_iter().map(|person| Chat {
        last: latest.remove(&person.account).map(|(_, last)| last),
        person,
    });
    Ok(chats.collect())
}
