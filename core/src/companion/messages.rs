//! The messages' verbs.

use super::Companion;
use super::arisen::Arisen;
use super::feed::Change;
use super::people::find_ever;
use crate::care::messaging::{self, Chat, Message, Overview, Recent};
use crate::exchange::identity::person::Person;
use crate::exchange::identity::persona::Persona;
use crate::exchange::sync::Condition;
use crate::foundation::types::{AccountId, Code, Result};

/// The messages of an unlocked companion.
pub struct Messages<'a>(&'a Companion);

impl Companion {
    /// Messages.
    pub fn messages(&self) -> Messages<'_> {
        Messages(self)
    }
}

impl Messages<'_> {
    /// Writes a message; it is on the disk when this returns and goes out at the next sync. A text that cannot be sent, for want
    /// of a consent or because the conversation is paused or over, is kept as its draft.
    ///
    /// # Errors
    /// `unknown_person`, `ambiguous_person`; as [`messaging::send`].
    pub fn send(&self, to: &str, text: &str) -> Result<Message> {
        let sent = self.0.write(|tx, now| {
            let persona = Persona::only(tx)?;
            let random = self.0.env.random.as_ref();
            let found = Person::find(tx, to);
            let sent = match &found {
                Ok(person) => messaging::send(tx, persona.account, person, text, random, now),
                Err(unknown) => Err(unknown.clone()),
            };
            match sent {
                // Nothing of it can be sent: it is too long, or says nothing.
                Err(refused) if matches!(refused.code(), Code::TooLarge | Code::EmptyText) => Err(refused),
                Err(refused) if !refused.is_of_the_vault() => {
                    // Also for somebody who was removed.
                    if let Ok(person) = found.or_else(|_| find_ever(tx, to)) {
                        messaging::keep_refused(tx, &person.account, text, now)?;
                    }
                    Ok(Err(refused))
                }
                sent => sent.map(Ok),
            }
        });
        self.0.note(Change::Messages);
        self.0.or_rolled_back(sent?)
    }

    /// Keeps what is typed so far to a person; an empty text clears it.
    ///
    /// # Errors
    /// `unknown_person`, `ambiguous_person`, `too_large`.
    pub fn keep_draft(&self, to: &str, text: &str) -> Result<()> {
        self.0
            .write(|tx, now| messaging::keep_draft(tx, &find_ever(tx, to)?.account, text, now))
    }

    /// Keeps what is typed so far to this account: also behind a locked screen, and while no key is here in the drop box, as
    /// the journal's draft is kept.
    ///
    /// # Errors
    /// `too_large`, also for a full drop box; `key_missing` if there is no vault yet.
    pub fn keep_typed(&self, to: &AccountId, text: &str) -> Result<()> {
        messaging::can_be_kept(text)?;
        match self.0.write_behind(|tx, now| messaging::keep_draft(tx, to, text, now)) {
            Err(error) if error.code() == Code::Locked => self.0.drop_in(&Arisen::Draft {
                place: messaging::place(to),
                text: text.to_owned(),
                at: self.0.env.clock.now(),
            }),
            kept => kept,
        }
    }

    /// What was written to a person and not sent: half-written, or refused.
    ///
    /// # Errors
    /// `unknown_person`, `ambiguous_person`.
    pub fn draft(&self, to: &str) -> Result<Option<String>> {
        self.0
            .read(|view| messaging::draft(view, &find_ever(view, to)?.account))
    }

    /// The messages with a person, oldest first; also with somebody who was removed.
    ///
    /// # Errors
    /// `unknown_person`, `ambiguous_person`.
    pub fn history(&self, with: &str) -> Result<Vec<Message>> {
        self.0.read(|view| messaging::history(view, &find_ever(view, with)?))
    }

    /// The last messages with a person, at most so many, oldest first; also with somebody who was removed.
    ///
    /// # Errors
    /// `unknown_person`, `ambiguous_person`.
    pub fn recent(&self, with: &str, most: usize) -> Result<Recent> {
        self.0
            .read(|view| messaging::recent(view, &find_ever(view, with)?, most))
    }

    /// The person looks at the conversation with this account. It is known on this device alone and told to nobody.
    ///
    /// # Errors
    /// `locked`.
    pub fn look_at(&self, person: &AccountId) -> Result<()> {
        match self.0.read(|view| messaging::not_looked_at(view, person))? {
            Some(last) => self.0.write(|tx, _| messaging::look_at(tx, person, last)),
            None => Ok(()),
        }
    }

    /// What must be told of the conversation with somebody.
    ///
    /// # Errors
    /// `unknown_person`, `ambiguous_person`.
    pub fn condition(&self, with: &str) -> Result<Condition> {
        self.0.read(|view| match find_ever(view, with)?.conversation {
            Some(id) => Condition::of(view, id),
            None => Ok(Condition::default()),
        })
    }

    /// The conversations.
    ///
    /// # Errors
    /// `locked`.
    pub fn chats(&self) -> Result<Vec<Chat>> {
        self.0.read(messaging::chats)
    }

    /// Every conversation with what a list shows of it, also those that are over and can still be read.
    ///
    /// # Errors
    /// `locked`.
    pub fn overview(&self) -> Result<Vec<Overview>> {
        self.0.read(messaging::overview)
    }
}
