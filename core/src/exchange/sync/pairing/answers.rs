//! The answers to our invitations: stored as they arrive, judged together.

use kith_wire::id::InboxId;

use super::found::found;
use crate::exchange::identity::credential::Credential;
use crate::exchange::identity::invitation::{Answer, Terms, refusal_mac};
use crate::exchange::identity::person::{Person, Standing};
use crate::exchange::identity::persona::{Persona, history_of};
use crate::exchange::identity::statement::Verdict;
use crate::exchange::identity::{Role, Verified};
use crate::exchange::mls::{self, Context};
use crate::exchange::sync::alarm::{self, Alarm};
use crate::exchange::sync::conversation::Conversation;
use crate::exchange::sync::inboxes::Inbox;
use crate::exchange::sync::item::{self, Item};
use crate::foundation::types::{AccountId, Code, Error, InvitationId, Millis, Result};
use crate::foundation::vault::{Tx, View, params};

pub(super) struct Open {
    pub(super) id: InvitationId,
    pub(super) offered: Role,
    pub(super) secret: [u8; 32],
    pub(super) expires_at: Millis,
    pub(super) state: String,
    pub(super) inbox: InboxId,
}

pub(super) fn invitation_of(view: &View<'_>, inbox: &InboxId) -> Result<Option<Open>> {
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
pub(in crate::exchange::sync) fn take_answer(context: &Context<'_>, inbox: &Inbox, sealed: &[u8]) -> Result<()> {
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

pub(super) fn answers(view: &View<'_>, invitation: InvitationId, state: &str) -> Result<Vec<(AccountId, Answer)>> {
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
pub(in crate::exchange::sync) fn judge(context: &Context<'_>, inbox: &Inbox, now: Millis) -> Result<()> {
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
    Conversation::pause(tx, conversation)?;
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

pub(super) fn refuse(tx: &Tx<'_>, open: &Open, account: &AccountId, answer: &Answer, now: Millis) -> Result<()> {
    let mac = kith_wire::Array(refusal_mac(&open.secret, account));
    let item = Item::Refused {
        rendezvous: open.inbox,
        mac,
    };
    item::queue(tx, &item::address(&answer.inbox, &item)?, None, now)
}
