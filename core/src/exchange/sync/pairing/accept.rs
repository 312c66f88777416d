//! Answering an invitation.

use crate::exchange::identity::Verified;
use crate::exchange::identity::invitation::{Answer, Invitation, ProvenAnswer};
use crate::exchange::identity::person::{InboxAddress, Person, Standing};
use crate::exchange::identity::persona::Persona;
use crate::exchange::mls::{self, Context, Reuse};
use crate::exchange::sync::conversation::Conversation;
use crate::exchange::sync::inboxes::{self};
use crate::exchange::sync::item::{self};
use crate::foundation::types::{Code, Error, Millis, Result};
use crate::foundation::vault::params;

/// Answers an invitation. The answer is posted at the next pass; what is written to the inviter until then waits.
///
/// # Errors
/// `expired_invitation`, `used_invitation`, `already_exists`, `invalid_input` for one's own invitation.
pub fn accept(context: &Context<'_>, persona: &mut Persona, invitation: &Invitation, now: Millis) -> Result<Person> {
    let tx = context.tx;
    if invitation.expires_at <= now {
        return Err(Error::new(
            Code::ExpiredInvitation,
            "the invitation's time is over: ask for a new one",
        ));
    }
    if invitation.account == persona.account {
        return Err(Error::new(
            Code::InvalidInput,
            "this is your own invitation: give it to the person you invite",
        ));
    }
    if tx.exists(
        "SELECT 1 FROM acceptances WHERE rendezvous = ?1",
        params![invitation.rendezvous.0.0],
    )? {
        return Err(Error::new(
            Code::UsedInvitation,
            "this invitation was answered before: ask for a new one",
        ));
    }
    if invitation.offered != persona.role {
        return Err(Error::new(
            Code::InvalidInput,
            "this invitation is for another part in somebody's care than yours: ask for one for your own",
        ));
    }
    let known = Person::with_account(tx, &invitation.account)?;
    if known.is_some_and(|person| !matches!(person.standing, Standing::Removed | Standing::Refused)) {
        return Err(Error::new(
            Code::AlreadyExists,
            "you are connected with this person already",
        ));
    }
    persona.settle_at(tx, &invitation.relay)?;
    inboxes::open_persona_inbox(tx, persona, Some((invitation.rendezvous, invitation.token)))?;
    let answer = Answer::new(
        &persona.name,
        persona.credential(),
        persona.public_key(),
        mls::make_key_package(*context, &persona.signer(), Reuse::Once)?,
        item::new_address(tx, persona, &invitation.account, context.random)?,
    );
    let answer = ProvenAnswer::make(invitation, &answer, &persona.account);
    let to = InboxAddress {
        relay: invitation.relay.clone(),
        inbox: invitation.rendezvous,
        token: invitation.token,
        seal_to: invitation.seal_to,
    };
    item::queue(tx, &item::address_answer(&to, &answer)?, Some(persona.inbox()), now)?;
    tx.execute(
        "INSERT INTO acceptances (rendezvous, account, secret, expires_at_ms) VALUES (?1, ?2, ?3, ?4)",
        params![
            invitation.rendezvous.0.0,
            invitation.account,
            invitation.secret.0,
            invitation.expires_at
        ],
    )?;
    let person = Person {
        account: invitation.account,
        persona: persona.id,
        name: invitation.name.clone(),
        role: invitation.role,
        verified: Verified::None,
        standing: Standing::Invited,
        inbox: None,
        conversation: Some(Conversation::create_pending(
            tx,
            persona.id,
            &invitation.account,
            context.random,
        )?),
    };
    person.save(tx, now)?;
    Ok(person)
}
