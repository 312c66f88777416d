//! Who can read what: by the keys of conversations, and by grants.

use super::people::find_ever;
use super::shares::{Shares, Subject};
use crate::care::consent::{self, Grant, State};
use crate::exchange::identity::person::Person;
use crate::exchange::identity::persona::Persona;
use crate::exchange::mls::Context;
use crate::exchange::records::{Life, store};
use crate::exchange::sync::readers::{self, Reader, Standing};
use crate::foundation::types::{Code, Error, RecordId, Result};

/// Who can read a conversation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConversationReaders {
    /// With whom it is.
    pub person: Person,
    /// The devices that have its keys, this one among them.
    pub devices: Vec<Reader>,
}

/// Who can read a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordReaders {
    /// This device: nobody else has the record itself.
    pub own: Reader,
    /// Who is shared fields of it, and with which devices.
    pub now: Vec<GrantReaders>,
    /// With whom fields of it were shared. What was read then cannot be called back.
    pub before: Vec<Grant>,
}

/// The readers of one grant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GrantReaders {
    /// What is shared.
    pub grant: Grant,
    /// The person's devices, and strange ones in the conversation through which it is shared.
    pub devices: Vec<Reader>,
}

impl Shares<'_> {
    /// Who can read the conversation with a person.
    ///
    /// # Errors
    /// `unknown_person`, `ambiguous_person`.
    pub fn readers_of_conversation(&self, with: &str) -> Result<ConversationReaders> {
        self.0
            .look_sealed(|context, _| of_conversation(context, find_ever(context.tx, with)?))
    }

    /// Who can read each conversation, in the order in which people were added.
    ///
    /// # Errors
    /// `locked`.
    pub fn readers_of_conversations(&self) -> Result<Vec<ConversationReaders>> {
        self.0.look_sealed(|context, _| {
            let people = Person::all(context.tx)?;
            people
                .into_iter()
                .map(|person| of_conversation(context, person))
                .collect()
        })
    }

    /// The record of something that can be shared.
    ///
    /// # Errors
    /// `not_found`.
    pub fn record_of(&self, what: Subject) -> Result<RecordId> {
        self.0.read(|view| what.record(view))
    }

    /// Who can read a record of ours: an entry, somebody on the map, the plan.
    ///
    /// # Errors
    /// `not_found`.
    pub fn readers_of(&self, record: RecordId) -> Result<RecordReaders> {
        self.0.look_sealed(|context, now| {
            let is_there = store::read(context.tx, record, |state| {
                Ok(matches!(state.life(), Life::Live | Life::Returned))
            })?;
            let grants = consent::grants_of(context.tx, record, now)?;
            if !is_there && grants.is_empty() {
                return Err(Error::new(Code::NotFound, "there is no such record"));
            }
            let (live, before): (Vec<Grant>, _) = grants.into_iter().partition(|grant| grant.state == State::Live);
            let now = live.into_iter().map(|grant| of_grant(context, grant));
            let persona = Persona::only(context.tx)?;
            Ok(RecordReaders {
                own: Reader {
                    account: Some(persona.account),
                    device: Some(persona.device),
                    standing: Standing::Own,
                },
                now: now.collect::<Result<_>>()?,
                before: before.into_iter().filter(Grant::was_sent).collect(),
            })
        })
    }
}

fn of_conversation(context: &Context<'_>, person: Person) -> Result<ConversationReaders> {
    let devices = match person.conversation {
        Some(conversation) => readers::readers(context, conversation)?,
        None => Vec::new(),
    };
    Ok(ConversationReaders { person, devices })
}

fn of_grant(context: &Context<'_>, grant: Grant) -> Result<GrantReaders> {
    let person = Person::with_account(context.tx, &grant.person)?;
    let mut devices = match person.and_then(|person| person.conversation) {
        Some(conversation) => readers::readers(context, conversation)?,
        None => Vec::new(),
    };
    devices.retain(|reader| reader.standing != Standing::Own);
    Ok(GrantReaders { grant, devices })
}
