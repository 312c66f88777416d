//! While a grant lives: the reader gets what becomes of the fields, and never an older value than the one of the moment.
//!
//! [`sweep`] compares what each live grant shows now with the version that was last queued and queues the next one if they
//! differ. [`gate`] asks once more when an item is about to be sealed, and drops what a grant does not cover at that moment
//! or no longer says what the record says; the next sweep sees that the version was not sent and queues a newer one.
//! Nothing is written when nothing changed; the work is one reading of each record that is shared.

use super::grant::{COLUMNS, Grant, State, end, read};
use super::log::Action;
use super::projection::{Granted, KIND, Projection, Shown, project};
use super::{PROPOSAL_KIND, proposal};
use crate::care::messaging;
use crate::exchange::identity::person::Person;
use crate::exchange::sync::Gate;
use crate::exchange::sync::queue;
use crate::foundation::env::Random;
use crate::foundation::types::{Code, Error, MessageId, Millis, Result};
use crate::foundation::vault::{Tx, View, params};

/// Queues the first version of a new grant.
pub(super) fn send_first(tx: &Tx<'_>, grant: &Grant, person: &Person, random: &dyn Random, now: Millis) -> Result<()> {
    let shown =
        project(tx, grant, person.role)?.ok_or_else(|| Error::new(Code::NotFound, "there is nothing here to share"))?;
    send(tx, grant, person, shown, random, now)
}

fn send(
    tx: &Tx<'_>,
    grant: &Grant,
    person: &Person,
    shown: Granted<Shown>,
    random: &dyn Random,
    now: Millis,
) -> Result<()> {
    let conversation = messaging::reachable(person)?;
    if let Some(older) = grant.newest.message {
        queue::withdraw(tx, conversation, older)?;
    }
    let (number, hash) = (grant.newest.number + 1, shown.hash());
    let message = MessageId::make(now, random.array());
    queue::push(tx, conversation, shown.version(number, now).outgoing(message), now)?;
    tx.execute(
        "UPDATE grants SET number = ?2, message = ?3, hash = ?4 WHERE id = ?1",
        params![grant.id, number, message, hash],
    )?;
    Ok(())
}

/// Ends what is over, our shares and others', and brings what we share up to date.
///
/// # Errors
/// As [`Tx::execute`].
pub fn sweep(tx: &Tx<'_>, random: &dyn Random, now: Millis) -> Result<()> {
    let live = tx.all(
        &format!("SELECT {COLUMNS} FROM grants WHERE state = 'live' ORDER BY record"),
        [],
        read,
    )?;
    for grant in live {
        if grant.is_live(now) {
            refresh(tx, grant, random, now)?;
        } else {
            end(tx, grant, State::Expired, random, now)?;
        }
    }
    // Asked first, so that nothing is written when nothing is over.
    const OVER: &str = "state = 'live' AND until_ms <= ?1";
    if tx.exists(&format!("SELECT 1 FROM shares WHERE {OVER}"), params![now])? {
        tx.execute(
            &format!("UPDATE shares SET state = 'expired', content = NULL WHERE {OVER}"),
            params![now],
        )?;
    }
    Ok(())
}

fn refresh(tx: &Tx<'_>, grant: Grant, random: &dyn Random, now: Millis) -> Result<()> {
    let Some(person) = Person::with_account(tx, &grant.person)? else {
        return Ok(());
    };
    let Some(shown) = project(tx, &grant, person.role)? else {
        return end(tx, grant, State::Revoked, random, now).map(|_| ());
    };
    if grant.newest.hash == Some(shown.hash()) && is_sent_or_waits(tx, &grant, &person)? {
        return Ok(());
    }
    match send(tx, &grant, &person, shown, random, now) {
        // While people must compare nothing goes out, and what has grown too large stays with the reader as it was.
        Err(error) if matches!(error.code(), Code::Paused | Code::Ended | Code::TooLarge) => Ok(()),
        sent => sent,
    }
}

fn is_sent_or_waits(view: &View<'_>, grant: &Grant, person: &Person) -> Result<bool> {
    match (grant.newest.message, person.conversation) {
        _ if grant.newest.sent == grant.newest.number => Ok(true),
        (Some(message), Some(conversation)) => queue::holds(view, conversation, message),
        _ => Ok(false),
    }
}

/// The relay has the item, which may be an older version than the newest.
///
/// # Errors
/// As [`Tx::execute`].
pub fn sent(tx: &Tx<'_>, message: MessageId, now: Millis) -> Result<()> {
    let body = queue::body_of(tx, message)?;
    let Some(projection) = body.and_then(|body| kith_wire::decode::<Projection>(&body).ok()) else {
        return Ok(());
    };
    tx.execute(
        "UPDATE grants SET sent = max(sent, ?2) WHERE id = ?1",
        params![projection.share, projection.number],
    )?;
    match Grant::find(tx, projection.share)? {
        Some(grant) => grant.note(tx, Action::Sent, now),
        None => Ok(()),
    }
}

/// Whether an item of this module may be sealed: a projection only under a live grant, if it is the newest version and
/// says what the record says at this moment; a proposal while its share is live.
///
/// # Errors
/// As [`View::one`].
pub fn gate(view: &View<'_>, kind: &str, body: &[u8], now: Millis) -> Result<Gate> {
    let passes = match kind {
        KIND => is_covered(view, body, now)?,
        PROPOSAL_KIND => proposal::is_wanted(view, body, now)?,
        _ => true,
    };
    Ok(if passes { Gate::Pass } else { Gate::Drop })
}

fn is_covered(view: &View<'_>, body: &[u8], now: Millis) -> Result<bool> {
    let Ok(projection) = kith_wire::decode::<Projection>(body) else {
        return Ok(false);
    };
    let grant = Grant::find(view, projection.share)?.filter(|grant| grant.is_live(now));
    let Some(grant) = grant.filter(|grant| grant.newest.number == projection.number) else {
        return Ok(false);
    };
    let Some(person) = Person::with_account(view, &grant.person)? else {
        return Ok(false);
    };
    let shown = project(view, &grant, person.role)?;
    Ok(shown.is_some_and(|shown| shown.hash() == projection.hash()))
}
