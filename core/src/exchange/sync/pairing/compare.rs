//! What people decide once they have compared.

use kith_wire::id::InboxId;

use super::answers::{Open, answers, invitation_of, refuse};
use super::found::found;
use super::part::remove;
use crate::exchange::identity::Verified;
use crate::exchange::identity::person::{Person, Standing};
use crate::exchange::identity::persona::Persona;
use crate::exchange::mls::{Context, Group};
use crate::exchange::sync::alarm;
use crate::exchange::sync::conversation::Conversation;
use crate::exchange::sync::handler::Handlers;
use crate::exchange::sync::members;
use crate::foundation::types::{Code, ConversationId, Error, Millis, Result};
use crate::foundation::vault::params;

/// The person was compared in person and is who they seem: a paused conversation goes on, a waiting answer is accepted,
/// and whoever else answered the same invitation is sent away.
///
/// # Errors
/// `paused` while nothing can be compared yet; as [`Tx::execute`].
pub fn compare(context: &Context<'_>, person: &Person, handlers: &dyn Handlers, now: Millis) -> Result<()> {
    let tx = context.tx;
    match person.standing {
        Standing::Active | Standing::Paused => {
            let verified = Person {
                verified: Verified::Compared,
                standing: Standing::Active,
                ..person.clone()
            };
            verified.save(tx, now)?;
            if let Some(conversation) = person.conversation {
                Conversation::go_on(tx, conversation)?;
                alarm::compared(tx, conversation, has_strange_devices(context, conversation)?)?;
            }
        }
        Standing::Waiting => {}
        Standing::Invited | Standing::Refused | Standing::Removed => {
            return Err(Error::new(
                Code::Paused,
                "this person has not been added yet: sync first",
            ));
        }
    }
    for inbox in tx.all(
        "SELECT i.inbox FROM invitations i JOIN answers a ON a.invitation = i.id WHERE a.account = ?1",
        params![person.account],
        |row| Ok(InboxId(kith_wire::Array(row.get(0)?))),
    )? {
        let Some(open) = invitation_of(tx, &inbox)? else {
            continue;
        };
        settle_rivals(context, person, &open, handlers, now)?;
    }
    Ok(())
}

fn has_strange_devices(context: &Context<'_>, conversation: ConversationId) -> Result<bool> {
    let conversation = Conversation::load(context.tx, conversation)?;
    let Ok((group, ..)) = conversation.begun() else {
        return Ok(false);
    };
    match Group::load(*context, group)? {
        Some(group) => Ok(!members::strange(context.tx, &group)?.is_empty()),
        None => Ok(false),
    }
}

fn settle_rivals(
    context: &Context<'_>,
    chosen: &Person,
    open: &Open,
    handlers: &dyn Handlers,
    now: Millis,
) -> Result<()> {
    let tx = context.tx;
    for (account, answer) in answers(tx, open.id, "waiting")? {
        if account == chosen.account {
            continue;
        }
        if open.state == "contested" {
            refuse(tx, open, &account, &answer, now)?;
        }
        tx.execute(
            "UPDATE answers SET state = 'refused' WHERE invitation = ?1 AND account = ?2",
            params![open.id, account],
        )?;
        if let Some(mut rival) = Person::with_account(tx, &account)?.filter(|rival| rival.standing == Standing::Waiting)
        {
            rival.standing = Standing::Refused;
            rival.save(tx, now)?;
        }
    }
    if chosen.standing != Standing::Waiting {
        return Ok(());
    }
    for (account, _) in answers(tx, open.id, "accepted")? {
        if let Some(rival) = Person::with_account(tx, &account)? {
            remove(tx, &rival, handlers, now)?;
        }
    }
    let own = answers(tx, open.id, "waiting")?
        .into_iter()
        .find(|(account, _)| *account == chosen.account);
    if let Some((account, answer)) = own {
        let persona = Persona::load(tx, chosen.persona)?;
        found(context, &persona, open, account, &answer, Verified::Compared, now)?;
    }
    Ok(())
}
