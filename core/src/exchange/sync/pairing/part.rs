//! Removing somebody, and new keys beside them.

use crate::exchange::identity::person::{Person, Standing};
use crate::exchange::identity::persona::Persona;
use crate::exchange::sync::commit::{self, Intent};
use crate::exchange::sync::conversation::{Conversation, State};
use crate::exchange::sync::handler::Handlers;
use crate::exchange::sync::{inboxes, parked, queue};
use crate::foundation::types::{Code, Error, Millis, Result};
use crate::foundation::vault::{Tx, params};

/// Removes a person: their devices leave the conversation at the next pass, nothing is sealed for them from now on, and
/// nothing is shared with them any more.
///
/// # Errors
/// As [`Tx::execute`].
pub fn remove(tx: &Tx<'_>, person: &Person, handlers: &dyn Handlers, now: Millis) -> Result<()> {
    let gone = Person {
        standing: Standing::Removed,
        ..person.clone()
    };
    gone.save(tx, now)?;
    handlers.parted(tx, &person.account, now)?;
    tx.execute("DELETE FROM inbox_tokens WHERE account = ?1", params![person.account])?;
    inboxes::changed(tx, &Persona::load(tx, person.persona)?.inbox())?;
    let Some(id) = person.conversation else { return Ok(()) };
    match Conversation::load(tx, id)?.state {
        State::Pending => {
            Conversation::set_state(tx, id, State::Ended)?;
            queue::fail_all(tx, id, handlers, now)
        }
        State::Active | State::Paused => {
            Conversation::set_state(tx, id, State::Active)?;
            queue::fail_waiting(tx, id, handlers, now)?;
            parked::drop_all(tx, id)?;
            tx.execute("DELETE FROM intents WHERE conversation = ?1", params![id])?;
            commit::want(
                tx,
                id,
                &Intent::Remove {
                    account: person.account,
                },
            )
        }
        State::Ended | State::Wedged => Ok(()),
    }
}

/// New keys for the conversation with a person, at the next pass.
///
/// # Errors
/// `ended` if there is no open conversation.
pub fn renew(tx: &Tx<'_>, person: &Person) -> Result<()> {
    match (person.standing, person.conversation) {
        (Standing::Active, Some(conversation)) => commit::want(tx, conversation, &Intent::Renew),
        _ => Err(Error::new(
            Code::Ended,
            "there is no open conversation with this person",
        )),
    }
}
