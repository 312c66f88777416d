//! What arrives in a persona's inbox: the way into a conversation, a refusal, a request to be added again.

use kith_wire::id::InboxId;

use crate::exchange::identity::Verified;
use crate::exchange::identity::credential::Credential;
use crate::exchange::identity::invitation::refusal_mac;
use crate::exchange::identity::person::{Person, Standing};
use crate::exchange::identity::persona::Persona;
use crate::exchange::mls::{self, Context};
use crate::exchange::sync::alarm::{self, Alarm};
use crate::exchange::sync::conversation::{Conversation, State};
use crate::exchange::sync::handler::Handlers;
use crate::exchange::sync::item::{self, Item, Welcome};
use crate::exchange::sync::rules::Rules;
use crate::exchange::sync::{epochs, members, queue, recovery};
use crate::foundation::env::Relay;
use crate::foundation::types::{AccountId, Code, Error, Millis, PersonaId, Result};
use crate::foundation::vault::{Tx, params};

/// Takes an item of a persona's inbox in; says whether it ended the wait for an inviter. What is not meant for us, or not
/// from whom it should be, is passed over.
pub(in crate::exchange::sync) fn take_item(
    context: &Context<'_>,
    persona: PersonaId,
    sealed: &[u8],
    handlers: &dyn Handlers,
    now: Millis,
) -> Result<bool> {
    let persona = Persona::load(context.tx, persona)?;
    match item::open(&persona, sealed) {
        Some(Item::Welcome(welcome)) => enter(context, &persona, welcome, now).map(|()| false),
        Some(Item::Refused { rendezvous, mac }) => {
            take_refusal(context.tx, &persona, &rendezvous, &mac.0, handlers, now)
        }
        Some(Item::AddAgain(request)) => recovery::take_request(context, request, now).map(|()| false),
        None => Ok(false),
    }
}

fn enter(context: &Context<'_>, persona: &Persona, welcome: Welcome, now: Millis) -> Result<()> {
    let tx = context.tx;
    let joined = tx.attempt(|tx| {
        let context = Context {
            tx,
            random: context.random,
        };
        let passed_over = || Error::new(Code::InvalidInput, "a welcome does not come from whom it should");
        if !item::is_usable(&welcome.reply_to) {
            return Err(passed_over());
        }
        let group = mls::join(context, &welcome.welcome)?.group;
        let rules = Rules::decode(group.rules())?;
        let mut others = Vec::new();
        for member in group.members() {
            let proven = Credential::prove(member.credential(), member.signature_key())?;
            if !rules.admits(&proven.account()) {
                return Err(passed_over());
            }
            if proven.account() != persona.account {
                others.push(proven);
            }
        }
        let [other] = others.as_slice() else {
            return Err(passed_over());
        };
        let person = Person::with_account(tx, &other.account())?
            .filter(|person| person.standing == Standing::Invited && *group.id() == welcome.group.0)
            .ok_or_else(passed_over)?;
        let conversation = person.conversation.ok_or_else(passed_over)?;
        let relay = Relay::parse(&welcome.relay.url, welcome.relay.authority_pem.clone())?;
        Conversation::settle(tx, conversation, welcome.group.0, &relay, welcome.channel, None)?;
        epochs::enter(&context, conversation, &group, now)?;
        members::learn(tx, conversation, other)?;
        if !members::strange(tx, &group)?.is_empty() {
            alarm::raise(tx, conversation, Alarm::StrangeDevice)?;
        }
        // Who comes back by recovery words is added again and must be compared anew.
        let invited = tx.exists("SELECT 1 FROM acceptances WHERE account = ?1", params![other.account()])?;
        let person = Person {
            verified: if invited { Verified::Link } else { Verified::None },
            standing: Standing::Active,
            inbox: Some(welcome.reply_to.clone()),
            ..person
        };
        person.save(tx, now)
    });
    match joined {
        Err(error) if matches!(error.code(), Code::Damaged | Code::DiskFull | Code::Storage) => Err(error),
        Err(error) => {
            tracing::info!(code = error.code().as_str(), "a welcome was passed over");
            Ok(())
        }
        Ok(()) => Ok(()),
    }
}

fn take_refusal(
    tx: &Tx<'_>,
    persona: &Persona,
    rendezvous: &InboxId,
    mac: &[u8; 32],
    handlers: &dyn Handlers,
    now: Millis,
) -> Result<bool> {
    let found = tx.one(
        "SELECT account, secret FROM acceptances WHERE rendezvous = ?1",
        params![rendezvous.0.0],
        |row| Ok((row.get::<AccountId>(0)?, row.get::<[u8; 32]>(1)?)),
    )?;
    let Some((account, secret)) = found else {
        return Ok(false);
    };
    if refusal_mac(&secret, &persona.account) != *mac {
        return Ok(false);
    }
    refused(tx, &account, handlers, now)
}

/// Our answer came too late, or the relay would not take it: what waited for the inviter will not be sent. Says whether we
/// were still waiting for them.
pub(in crate::exchange::sync) fn refused(
    tx: &Tx<'_>,
    account: &AccountId,
    handlers: &dyn Handlers,
    now: Millis,
) -> Result<bool> {
    let Some(mut person) = Person::with_account(tx, account)? else {
        return Ok(false);
    };
    if person.standing != Standing::Invited {
        return Ok(false);
    }
    person.standing = Standing::Refused;
    person.save(tx, now)?;
    if let Some(conversation) = person.conversation {
        Conversation::set_state(tx, conversation, State::Ended)?;
        queue::fail_all(tx, conversation, handlers, now)?;
    }
    Ok(true)
}

/// The error that people see once when an invitation had been used by somebody else.
pub(in crate::exchange::sync) fn used() -> Error {
    Error::new(
        Code::UsedInvitation,
        "somebody else has answered this invitation: ask for a new one",
    )
}
