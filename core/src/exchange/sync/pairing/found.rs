//! The conversation with somebody whose answer is accepted.

use kith_wire::channel::{Authority, Create, Start};
use kith_wire::id::ChannelId;
use kith_wire::sign::{Action, ChannelPart};

use super::answers::Open;
use crate::exchange::identity::Verified;
use crate::exchange::identity::credential::Credential;
use crate::exchange::identity::invitation::Answer;
use crate::exchange::identity::person::{Person, Standing};
use crate::exchange::identity::persona::{Persona, save_history};
use crate::exchange::mls::{Context, Group};
use crate::exchange::sync::conversation::Conversation;
use crate::exchange::sync::epochs;
use crate::exchange::sync::item::{self, Item, Welcome};
use crate::exchange::sync::rules::Rules;
use crate::foundation::types::{AccountId, Code, Error, Millis, Result};
use crate::foundation::vault::params;

/// Founds the conversation with somebody whose answer is accepted.
pub(super) fn found(
    context: &Context<'_>,
    persona: &Persona,
    open: &Open,
    account: AccountId,
    answer: &Answer,
    verified: Verified,
    now: Millis,
) -> Result<()> {
    let (tx, random) = (context.tx, context.random);
    let relay = persona
        .relay
        .clone()
        .ok_or_else(|| Error::new(Code::NoRelay, "the relay is gone"))?;
    let known = Person::with_account(tx, &account)?;
    if known.is_some_and(|person| matches!(person.standing, Standing::Active | Standing::Paused)) {
        tx.execute(
            "UPDATE answers SET state = 'refused' WHERE invitation = ?1 AND account = ?2",
            params![open.id, account],
        )?;
        return Ok(());
    }
    let group_id: [u8; 16] = random.array();
    let channel = ChannelId(kith_wire::Array(random.array()));
    let rules = Rules::direct(persona.account, account);
    let mut group = Group::create(*context, &persona.signer(), group_id, &rules.encode())?;
    let welcome = group.found_with(*context, &persona.signer(), std::slice::from_ref(&answer.key_package))?;
    let conversation = Conversation::create_pending(tx, persona.id, &account, random)?;
    let key = group.relay_key(*context)?;
    let start = kith_wire::encode(&Start {
        verifier: key.verifier(),
    });
    let part = ChannelPart::sign(&key.signing_key(), Action::CreateChannel, channel, group.epoch(), start);
    let admission = persona
        .admission
        .ok_or_else(|| Error::new(Code::NotAdmitted, "the admission is gone"))?;
    let creation = kith_wire::encode(&Create {
        part,
        authority: Authority::Admission(admission),
    });
    Conversation::settle(tx, conversation, group_id, &relay, channel, Some(creation))?;
    epochs::enter(context, conversation, &group, now)?;
    let person = Person {
        account,
        persona: persona.id,
        name: answer.name.clone(),
        role: open.offered,
        verified,
        standing: Standing::Active,
        inbox: Some(answer.inbox.clone()),
        conversation: Some(conversation),
    };
    person.save(tx, now)?;
    save_history(
        tx,
        &Credential::prove(&answer.credential, &answer.signature_key.0)?.history,
    )?;
    let welcome = Welcome {
        group: kith_wire::Array(group_id),
        channel,
        relay,
        reply_to: item::new_address(tx, persona, &account, random)?,
        welcome,
    };
    item::queue(tx, &item::address(&answer.inbox, &Item::Welcome(welcome))?, None, now)?;
    tx.execute(
        "UPDATE answers SET state = 'accepted' WHERE invitation = ?1 AND account = ?2",
        params![open.id, account],
    )?;
    tx.execute(
        "UPDATE invitations SET state = 'accepted', account = ?2 WHERE id = ?1",
        params![open.id, account],
    )?;
    Ok(())
}
