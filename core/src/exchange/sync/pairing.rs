//! How two people's devices find each other: an invitation, the answers to it, and the conversation that follows.
//!
//! Answers that wait at a sync are judged together. A single genuine one is accepted; if there are several, nobody is
//! added until the inviter has compared; one that comes after another was accepted pauses the conversation, raises an
//! alarm and gets a sealed refusal. [`compare`] is how a person decides.

use kith_wire::channel::{Authority, Create, Start};
use kith_wire::id::{ChannelId, InboxId, Token};
use kith_wire::sign::{Action, ChannelPart};

use super::alarm::{self, Alarm};
use super::commit::{self, Intent};
use super::conversation::{Conversation, State};
use super::handler::Handlers;
use super::inboxes::{self, Inbox, NewInbox, Purpose};
use super::item::{self, Item, Welcome};
use super::rules::Rules;
use super::{epochs, members, queue, recovery};
use crate::exchange::identity::credential::Credential;
use crate::exchange::identity::invitation::{Answer, Invitation, ProvenAnswer, Terms, refusal_mac};
use crate::exchange::identity::person::{InboxAddress, Person, Standing};
use crate::exchange::identity::persona::{Persona, history_of, save_history};
use crate::exchange::identity::statement::Verdict;
use crate::exchange::identity::{Role, Verified};
use crate::exchange::mls::{self, Context, Group, Reuse, seal};
use crate::foundation::env::Relay;
use crate::foundation::types::{AccountId, Code, Error, InvitationId, Millis, PersonaId, Result, Secret};
use crate::foundation::vault::{Tx, View, params};

/// Longest life of an invitation.
pub const LONGEST_LIFE_MS: i64 = 90 * 24 * 60 * 60 * 1000;

/// Makes an invitation. Its inbox is created at the relay at the next pass.
///
/// # Errors
/// `no_relay`; `not_admitted` if this persona has no admission of its own; `invalid_time`.
pub fn invite(
    context: &Context<'_>,
    persona: &Persona,
    offered: Role,
    life_ms: i64,
    now: Millis,
) -> Result<Invitation> {
    if !(60_000..=LONGEST_LIFE_MS).contains(&life_ms) {
        return Err(Error::new(
            Code::InvalidTime,
            "an invitation lives between a minute and ninety days",
        ));
    }
    let (tx, random) = (context.tx, context.random);
    let relay = persona
        .relay
        .clone()
        .ok_or_else(|| Error::new(Code::NoRelay, "set up a relay before you invite"))?;
    let admission = persona.admission.ok_or_else(|| {
        Error::new(
            Code::NotAdmitted,
            "to invite, an admission of the relay's operator is needed",
        )
    })?;
    let owner = ed25519_dalek::SigningKey::from_bytes(&random.array());
    let seal_seed = Secret::new(random.array());
    let (_, seal_to) = seal::derive_key_pair(&seal_seed)?;
    let (token, secret): ([u8; 32], [u8; 32]) = (random.array(), random.array());
    let expires_at = now.plus(life_ms);
    let inbox = inboxes::create(
        tx,
        NewInbox {
            persona: persona.id,
            purpose: Purpose::Rendezvous,
            relay: &relay,
            owner: &owner,
            seal_seed: &seal_seed,
            authority: Some(Authority::Admission(admission)),
            lifetime_s: Some(life_ms / 1000),
            expires_at: Some(expires_at),
        },
    )?;
    tx.execute(
        "INSERT INTO inbox_tokens (token, inbox, rendezvous) VALUES (?1, ?2, 1)",
        params![token, inbox.0.0],
    )?;
    tx.execute(
        "INSERT INTO invitations (id, persona, inbox, role, secret, expires_at_ms, state) VALUES (?1, ?2, ?3, ?4, ?5, ?6, 'open')",
        params![InvitationId::make(now, random.array()), persona.id, inbox.0.0, offered.as_str(), secret, expires_at],
    )?;
    Ok(Invitation {
        name: persona.name.clone(),
        role: persona.role,
        offered,
        account: persona.account,
        relay,
        rendezvous: inbox,
        token: Token(kith_wire::Array(token)),
        expires_at,
        secret: kith_wire::Array(secret),
        seal_to: kith_wire::Array(seal_to),
    })
}

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
        conversation: Some(Conversation::create_pending(tx, persona.id, context.random)?),
    };
    person.save(tx, now)?;
    Ok(person)
}

struct Open {
    id: InvitationId,
    offered: Role,
    secret: [u8; 32],
    expires_at: Millis,
    state: String,
    inbox: InboxId,
}

fn invitation_of(view: &View<'_>, inbox: &InboxId) -> Result<Option<Open>> {
    view.one(
        "SELECT id, role, secret, expires_at_ms, state FROM invitations WHERE inbox = ?1",
        params![inbox.0.0],
        |row| {
            Ok(Open {
                id: row.get(0)?,
                offered: row.get::<String>(1)?.parse()?,
                secret: row.get(2)?,
                expires_at: row.get(3)?,
                state: row.get(4)?,
                inbox: *inbox,
            })
        },
    )
}

/// Stores an answer that arrived at a rendezvous inbox, if it is genuine.
pub(super) fn take_answer(context: &Context<'_>, inbox: &Inbox, sealed: &[u8]) -> Result<()> {
    let tx = context.tx;
    let Some(open) = invitation_of(tx, &inbox.id)? else {
        return Ok(());
    };
    let Some(letter) = item::open_answer(&inbox.seal_seed, &inbox.id, sealed) else {
        return Ok(());
    };
    let Some(answer) = letter.claim() else { return Ok(()) };
    let Ok(proven) = Credential::prove(&answer.credential, &answer.signature_key.0) else {
        return Ok(());
    };
    let persona = Persona::load(tx, inbox.persona)?;
    let terms = Terms {
        inviter: &persona.account,
        offered: open.offered,
        expires_at: open.expires_at,
    };
    let known = history_of(tx, &proven.account())?;
    let older = known.is_some_and(|known| matches!(known.judge(&proven.history), Verdict::Shorter | Verdict::Conflict));
    let genuine = !older
        && item::is_usable(&answer.inbox)
        && letter.is_genuine(&open.secret, &terms, &proven.account())
        && proven.account() != persona.account
        && mls::inspect_key_package(*context, &answer.key_package)
            .is_ok_and(|facts| facts.credential == answer.credential && facts.signature_key == answer.signature_key.0);
    if !genuine {
        return Ok(());
    }
    tx.execute(
        "INSERT INTO answers (invitation, account, answer, state) VALUES (?1, ?2, ?3, 'new') ON CONFLICT DO NOTHING",
        params![open.id, proven.account(), kith_wire::encode(&answer)],
    )?;
    Ok(())
}

fn answers(view: &View<'_>, invitation: InvitationId, state: &str) -> Result<Vec<(AccountId, Answer)>> {
    view.all(
        "SELECT account, answer FROM answers WHERE invitation = ?1 AND state = ?2 ORDER BY account",
        params![invitation, state],
        |row| {
            let answer = kith_wire::decode(&row.get::<Vec<u8>>(1)?)
                .map_err(|_| Error::new(Code::Damaged, "a stored answer is damaged"))?;
            Ok((row.get(0)?, answer))
        },
    )
}

/// Judges the answers that wait at a rendezvous inbox, once it was read to its end.
pub(super) fn judge(context: &Context<'_>, inbox: &Inbox, now: Millis) -> Result<()> {
    let tx = context.tx;
    let Some(open) = invitation_of(tx, &inbox.id)? else {
        return Ok(());
    };
    let new = answers(tx, open.id, "new")?;
    if new.is_empty() {
        return Ok(());
    }
    let persona = Persona::load(tx, inbox.persona)?;
    if let ("open", [(account, answer)]) = (open.state.as_str(), new.as_slice()) {
        return found(context, &persona, &open, *account, answer, Verified::Link, now);
    }
    if open.state == "accepted" {
        pause_for_second_answer(tx, &open, now)?;
    } else {
        tx.execute(
            "UPDATE invitations SET state = 'contested' WHERE id = ?1",
            params![open.id],
        )?;
    }
    for (account, answer) in new {
        if open.state == "accepted" {
            refuse(tx, &open, &account, &answer, now)?;
        }
        wait(tx, &persona, &open, account, &answer, now)?;
    }
    Ok(())
}

fn pause_for_second_answer(tx: &Tx<'_>, open: &Open, now: Millis) -> Result<()> {
    let accepted = tx
        .one(
            "SELECT account FROM invitations WHERE id = ?1",
            params![open.id],
            |row| row.get::<Option<AccountId>>(0),
        )?
        .flatten();
    let Some(account) = accepted else { return Ok(()) };
    let Some(mut person) = Person::with_account(tx, &account)? else {
        return Ok(());
    };
    let (Some(conversation), Standing::Active) = (person.conversation, person.standing) else {
        return Ok(());
    };
    person.standing = Standing::Paused;
    person.verified = Verified::None;
    person.save(tx, now)?;
    Conversation::set_state(tx, conversation, State::Paused)?;
    alarm::raise(tx, conversation, Alarm::SecondAnswer)
}

fn wait(tx: &Tx<'_>, persona: &Persona, open: &Open, account: AccountId, answer: &Answer, now: Millis) -> Result<()> {
    tx.execute(
        "UPDATE answers SET state = 'waiting' WHERE invitation = ?1 AND account = ?2",
        params![open.id, account],
    )?;
    let known = Person::with_account(tx, &account)?;
    if known.is_some_and(|person| matches!(person.standing, Standing::Active | Standing::Paused)) {
        return Ok(());
    }
    let person = Person {
        account,
        persona: persona.id,
        name: answer.name.clone(),
        role: open.offered,
        verified: Verified::None,
        standing: Standing::Waiting,
        inbox: Some(answer.inbox.clone()),
        conversation: None,
    };
    person.save(tx, now)
}

fn refuse(tx: &Tx<'_>, open: &Open, account: &AccountId, answer: &Answer, now: Millis) -> Result<()> {
    let mac = kith_wire::Array(refusal_mac(&open.secret, account));
    let item = Item::Refused {
        rendezvous: open.inbox,
        mac,
    };
    item::queue(tx, &item::address(&answer.inbox, &item)?, None, now)
}

/// Founds the conversation with somebody whose answer is accepted.
fn found(
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
    let conversation = Conversation::create_pending(tx, persona.id, random)?;
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
                if person.standing == Standing::Paused {
                    Conversation::set_state(tx, conversation, State::Active)?;
                }
                alarm::compared(tx, conversation)?;
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
    handlers.parted(tx, &person.account)?;
    tx.execute("DELETE FROM inbox_tokens WHERE account = ?1", params![person.account])?;
    tx.execute(
        "UPDATE inboxes SET unsent = 1 WHERE persona = ?1 AND purpose = 'persona'",
        params![person.persona],
    )?;
    let Some(id) = person.conversation else { return Ok(()) };
    match Conversation::load(tx, id)?.state {
        State::Pending => Conversation::set_state(tx, id, State::Ended),
        State::Active | State::Paused => {
            Conversation::set_state(tx, id, State::Active)?;
            queue::fail_waiting(tx, id, handlers)?;
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

/// Takes an item of a persona's inbox in; says whether it ended the wait for an inviter. What is not meant for us, or not
/// from whom it should be, is passed over.
pub(super) fn take_item(
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
pub(super) fn refused(tx: &Tx<'_>, account: &AccountId, handlers: &dyn Handlers, now: Millis) -> Result<bool> {
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
        queue::fail_all(tx, conversation, handlers)?;
    }
    Ok(true)
}

/// The error that people see once when an invitation had been used by somebody else.
pub(super) fn used() -> Error {
    Error::new(
        Code::UsedInvitation,
        "somebody else has answered this invitation: ask for a new one",
    )
}
