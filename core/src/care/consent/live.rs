//! While a grant lives: the reader gets what becomes of the fields, and never an older value than the one of the moment.
//!
//! [`judge`] says how far the reader is; the list, the sweep, the gate and view-as all ask it, so that they say the same.
//! [`sweep`] queues the next version of what waits. [`gate`] asks once more when an item is about to be sealed, and drops
//! what a grant does not cover at that moment or no longer says what the record says; the next sweep sees that the version
//! was not sent and queues a newer one. What is held back ([`Delivery::is_held`]) stays with the reader as it was: of each
//! live grant the version that the relay has is kept, so that view-as shows that one and not what nobody was sent. Nothing
//! is written when nothing changed; the work is one reading of each record that is shared.

use super::decisions::{self, Channel};
use super::grant::{COLUMNS, Grant, State, end, read};
use super::log::Action;
use super::projection::{Granted, KIND, Projection, Shown, project};
use super::{PROPOSAL_KIND, proposal, received};
use crate::care::messaging;
use crate::exchange::identity::person::Person;
use crate::exchange::sync::Gate;
use crate::exchange::sync::queue;
use crate::foundation::env::Random;
use crate::foundation::types::{Code, Error, MessageId, Millis, Result};
use crate::foundation::vault::{Tx, View, params};

/// How far the reader of a live share is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Delivery {
    /// The relay has what the record says.
    Current,
    /// What the record says goes out at the next sync.
    Waiting,
    /// Held back: what the record says is too long to be sent.
    TooLarge,
    /// Held back: the conversation is paused until people have compared.
    Paused,
    /// Held back: the consent to sharing was given to an older text, and the new one was not agreed to yet.
    ConsentNeeded,
}

impl Delivery {
    /// The stable name.
    pub const fn as_str(self) -> &'static str {
        match self {
            Delivery::Current => "current",
            Delivery::Waiting => "waiting",
            Delivery::TooLarge => "too_large",
            Delivery::Paused => "paused",
            Delivery::ConsentNeeded => "consent_needed",
        }
    }

    /// Whether the reader keeps what they have, if they have anything, until somebody does something about it.
    pub const fn is_held(self) -> bool {
        self.reason().is_some()
    }

    /// Why it is held back.
    pub const fn reason(self) -> Option<Code> {
        match self {
            Delivery::Current | Delivery::Waiting => None,
            Delivery::TooLarge => Some(Code::TooLarge),
            Delivery::Paused => Some(Code::Paused),
            Delivery::ConsentNeeded => Some(Code::ConsentNeeded),
        }
    }
}

/// What a live grant covers at this moment, and how far its reader is.
pub(super) struct Judged {
    shown: Granted<Shown>,
    pub(super) delivery: Delivery,
}

/// Judges a live grant; none if there is nothing to share (any more).
pub(super) fn judge(view: &View<'_>, grant: &Grant, person: &Person) -> Result<Option<Judged>> {
    let Some(shown) = project(view, grant, person.role)? else {
        return Ok(None);
    };
    let current = grant.newest.sent == grant.newest.number && grant.newest.hash == Some(shown.hash());
    let delivery = if current {
        Delivery::Current
    } else if messaging::reachable(person).is_err() {
        Delivery::Paused
    } else if !decisions::lacking(view, person, Channel::Records)?.is_empty() {
        Delivery::ConsentNeeded
    } else if is_too_large(&shown) {
        Delivery::TooLarge
    } else {
        Delivery::Waiting
    };
    Ok(Some(Judged { shown, delivery }))
}

/// Whether no version of it can be sent, whatever its number and time.
fn is_too_large(shown: &Granted<Shown>) -> bool {
    let widest = shown.clone().version(i64::MAX, Millis(i64::MAX));
    widest.outgoing(MessageId::from_bytes([0; 16])).body.len() > queue::LARGEST_ITEM
}

impl Judged {
    /// What the reader has once both have synced: what the record says, or the version that they were sent before it was
    /// held back; none if they were sent nothing.
    pub(super) fn seen(self, view: &View<'_>, grant: &Grant) -> Result<Option<Shown>> {
        if !self.delivery.is_held() {
            return Ok(Some(self.shown.shown()));
        }
        let held = view.one("SELECT held FROM grants WHERE id = ?1", params![grant.id], |row| {
            row.get::<Option<Vec<u8>>>(0)
        })?;
        let damaged = |_| Error::new(Code::Damaged, "a version that was sent is damaged");
        let held = held
            .flatten()
            .map(|body| kith_wire::decode::<Projection>(&body).map_err(damaged));
        Ok(held.transpose()?.map(Projection::shown))
    }
}

/// The grant with how far its reader is, if it is live.
pub(super) fn with_delivery(view: &View<'_>, grant: Grant) -> Result<Grant> {
    let person = match grant.state {
        State::Live => Person::with_account(view, &grant.person)?,
        State::Revoked | State::Expired => None,
    };
    let judged = person.map(|person| judge(view, &grant, &person)).transpose()?;
    let delivery = judged.flatten().map(|judged| judged.delivery);
    Ok(Grant { delivery, ..grant })
}

/// Queues the first version of a new grant.
pub(super) fn send_first(tx: &Tx<'_>, grant: &Grant, person: &Person, random: &dyn Random, now: Millis) -> Result<()> {
    send(tx, grant, person, first(tx, grant, person)?, random, now)
}

/// What the first version of a grant says.
///
/// # Errors
/// `not_found` if there is nothing to share; `too_large`.
pub(super) fn first(view: &View<'_>, grant: &Grant, person: &Person) -> Result<Granted<Shown>> {
    let shown = project(view, grant, person.role)?.ok_or_else(nothing_to_share)?;
    if is_too_large(&shown) {
        return Err(Error::new(Code::TooLarge, "this is too large to be shared"));
    }
    Ok(shown)
}

pub(super) fn nothing_to_share() -> Error {
    Error::new(Code::NotFound, "there is nothing here to share")
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
    received::end_over(tx, now)
}

fn refresh(tx: &Tx<'_>, grant: Grant, random: &dyn Random, now: Millis) -> Result<()> {
    let Some(person) = Person::with_account(tx, &grant.person)? else {
        return Ok(());
    };
    let Some(judged) = judge(tx, &grant, &person)? else {
        return end(tx, grant, State::Revoked, random, now).map(|_| ());
    };
    if judged.delivery != Delivery::Waiting || is_under_way(tx, &grant, &person, &judged.shown)? {
        return Ok(());
    }
    send(tx, &grant, &person, judged.shown, random, now)
}

/// Whether the newest version says this, and is in the queue.
fn is_under_way(view: &View<'_>, grant: &Grant, person: &Person, shown: &Granted<Shown>) -> Result<bool> {
    match (grant.newest.message, person.conversation) {
        (Some(message), Some(conversation)) if grant.newest.hash == Some(shown.hash()) => {
            queue::holds(view, conversation, message)
        }
        _ => Ok(false),
    }
}

/// The relay has the item, which may be an older version than the newest.
///
/// # Errors
/// As [`Tx::execute`].
pub fn sent(tx: &Tx<'_>, message: MessageId, now: Millis) -> Result<()> {
    let body = queue::body_of(tx, message)?;
    let read = body.and_then(|body| Some((kith_wire::decode::<Projection>(&body).ok()?, body)));
    let Some((projection, body)) = read else {
        return Ok(());
    };
    tx.execute(
        "UPDATE grants SET sent = ?2, held = CASE state WHEN 'live' THEN ?3 END WHERE id = ?1 AND sent < ?2",
        params![projection.share, projection.number, body],
    )?;
    match Grant::find(tx, projection.share)? {
        Some(grant) => grant.note(tx, Action::Sent, now),
        None => Ok(()),
    }
}

/// Whether an item of this module may be sealed: a projection only under a live grant that nothing holds back, if it is the
/// newest version and says what the record says at this moment; a proposal while its share is live. What the relay had
/// before and lost goes again as it was.
///
/// # Errors
/// As [`View::one`].
pub fn gate(view: &View<'_>, kind: &str, body: &[u8], now: Millis) -> Result<Gate> {
    Ok(match kind {
        KIND if !is_covered(view, body, now)? => Gate::Drop,
        PROPOSAL_KIND if !proposal::is_wanted(view, body, now)? => Gate::Refuse(Code::Ended),
        _ => Gate::Pass,
    })
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
    let judged = judge(view, &grant, &person)?;
    Ok(judged.is_some_and(|judged| !judged.delivery.is_held() && judged.shown.hash() == projection.hash()))
}
