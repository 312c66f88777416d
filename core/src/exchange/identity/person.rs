//! The others: who they are, how sure that is, and where to write to them.

use kith_wire::id::{InboxId, Token};
use serde::{Deserialize, Serialize};

use super::{Role, Verified};
use crate::foundation::env::Relay;
use crate::foundation::types::{AccountId, Code, ConversationId, Error, Millis, PersonaId, Result};
use crate::foundation::vault::{Row, Tx, View, params};

/// Where to write to somebody, and by which right.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InboxAddress {
    /// The relay that holds the inbox.
    pub relay: Relay,
    /// The inbox.
    pub inbox: InboxId,
    /// The write token.
    pub token: Token,
    /// The key that items are sealed to.
    pub seal_to: kith_wire::Array<32>,
}

/// How things stand with a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Standing {
    /// We answered their invitation and wait for them.
    Invited,
    /// They answered our invitation and so did somebody else: compare first.
    Waiting,
    /// We write to each other.
    Active,
    /// Somebody else answered the same invitation later: nothing is sent until they have been compared.
    Paused,
    /// Their invitation had been used by somebody else.
    Refused,
    /// They were removed, or removed us.
    Removed,
}

impl Standing {
    const ALL: [Standing; 6] = [
        Standing::Invited,
        Standing::Waiting,
        Standing::Active,
        Standing::Paused,
        Standing::Refused,
        Standing::Removed,
    ];

    /// The stable name.
    pub fn as_str(self) -> &'static str {
        match self {
            Standing::Invited => "invited",
            Standing::Waiting => "waiting",
            Standing::Active => "active",
            Standing::Paused => "paused",
            Standing::Refused => "refused",
            Standing::Removed => "removed",
        }
    }

    fn parse(text: &str) -> Result<Self> {
        Self::ALL
            .into_iter()
            .find(|standing| standing.as_str() == text)
            .ok_or_else(|| Error::new(Code::Damaged, "a person's stored state is unknown"))
    }
}

/// A person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Their account.
    pub account: AccountId,
    /// The persona of ours that knows them.
    pub persona: PersonaId,
    /// As they call themselves.
    pub name: String,
    /// Their part in a patient's care.
    pub role: Role,
    /// How sure it is that they are who they seem.
    pub verified: Verified,
    /// How things stand with them.
    pub standing: Standing,
    /// Where to write to them outside of the conversation.
    pub inbox: Option<InboxAddress>,
    /// The direct conversation with them.
    pub conversation: Option<ConversationId>,
}

/// Fewest digits of an id that are taken for one.
const SHORTEST_ID: usize = 8;

const COLUMNS: &str = "account, persona, name, role, verified, state, inbox, conversation";

fn read(row: &Row<'_>) -> Result<Person> {
    let inbox = row
        .get::<Option<Vec<u8>>>(6)?
        .map(|bytes| decode_address(&bytes))
        .transpose()?;
    Ok(Person {
        account: row.get(0)?,
        persona: row.get(1)?,
        name: row.get(2)?,
        role: row.get::<String>(3)?.parse()?,
        verified: row.get::<String>(4)?.parse()?,
        standing: Standing::parse(&row.get::<String>(5)?)?,
        inbox,
        conversation: row.get(7)?,
    })
}

fn decode_address(bytes: &[u8]) -> Result<InboxAddress> {
    kith_wire::decode(bytes).map_err(|_| Error::new(Code::Damaged, "a stored inbox address is damaged"))
}

impl Person {
    /// Everybody, in the order in which they were added; those who were removed or refused are left out.
    ///
    /// # Errors
    /// As [`View::all`].
    pub fn all(view: &View<'_>) -> Result<Vec<Person>> {
        let sql = format!(
            "SELECT {COLUMNS} FROM people WHERE state NOT IN ('removed', 'refused') ORDER BY added_at_ms, account"
        );
        view.all(&sql, [], read)
    }

    /// Everybody there ever was, whatever their standing, in the order in which they were added.
    ///
    /// # Errors
    /// As [`View::all`].
    pub fn ever(view: &View<'_>) -> Result<Vec<Person>> {
        let sql = format!("SELECT {COLUMNS} FROM people ORDER BY added_at_ms, account");
        view.all(&sql, [], read)
    }

    /// The person with this account, whatever their standing.
    ///
    /// # Errors
    /// As [`View::one`].
    pub fn with_account(view: &View<'_>, account: &AccountId) -> Result<Option<Person>> {
        view.one(
            &format!("SELECT {COLUMNS} FROM people WHERE account = ?1"),
            params![account],
            read,
        )
    }

    /// The person of a direct conversation.
    ///
    /// # Errors
    /// As [`View::one`].
    pub fn of_conversation(view: &View<'_>, conversation: ConversationId) -> Result<Option<Person>> {
        view.one(
            &format!("SELECT {COLUMNS} FROM people WHERE conversation = ?1"),
            params![conversation],
            read,
        )
    }

    /// The person that a name or an id means. An id may be shortened to its first eight digits or more.
    ///
    /// # Errors
    /// `unknown_person`, `ambiguous_person`.
    pub fn find(view: &View<'_>, name_or_id: &str) -> Result<Person> {
        Person::among(&Person::all(view)?, name_or_id)
    }

    /// The one of these people that a name or an id means. An id may be shortened to its first eight digits or more.
    ///
    /// # Errors
    /// `unknown_person`, `ambiguous_person`.
    pub fn among(everybody: &[Person], name_or_id: &str) -> Result<Person> {
        let wanted = name_or_id.trim();
        // An id, or enough of its beginning to mean one person.
        let is_id = wanted.len() >= SHORTEST_ID && wanted.bytes().all(|byte| byte.is_ascii_hexdigit());
        if is_id {
            let wanted = wanted.to_ascii_lowercase();
            let by_id: Vec<_> = everybody
                .iter()
                .filter(|person| person.account.to_string().starts_with(&wanted))
                .collect();
            if let [person] = by_id.as_slice() {
                return Ok((*person).clone());
            }
        }
        let exact: Vec<_> = everybody.iter().filter(|person| person.name == wanted).collect();
        let folded = wanted.to_lowercase();
        let matching = if exact.is_empty() {
            everybody
                .iter()
                .filter(|person| person.name.to_lowercase() == folded)
                .collect()
        } else {
            exact
        };
        match matching.as_slice() {
            [person] => Ok((*person).clone()),
            [] => Err(Error::new(Code::UnknownPerson, "nobody here has this name or id")),
            _ => Err(Error::new(
                Code::AmbiguousPerson,
                "several people have this name: use the id",
            )),
        }
    }

    /// Stores or replaces the person.
    ///
    /// # Errors
    /// As [`Tx::execute`].
    pub fn save(&self, tx: &Tx<'_>, now: Millis) -> Result<()> {
        tx.execute(
            "INSERT INTO people (account, persona, name, role, verified, state, inbox, conversation, added_at_ms)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
             ON CONFLICT (account) DO UPDATE SET persona = ?2, name = ?3, role = ?4, verified = ?5, state = ?6,
                inbox = ?7, conversation = ?8",
            params![
                self.account,
                self.persona,
                self.name,
                self.role.as_str(),
                self.verified.as_str(),
                self.standing.as_str(),
                self.inbox.as_ref().map(kith_wire::encode),
                self.conversation,
                now,
            ],
        )?;
        Ok(())
    }
}
