//! Making the next request of a conversation: late, when it is about to be posted, and stored before it is.

use kith_wire::channel::{Append, Sealed};
use kith_wire::id::EntryHash;
use kith_wire::limit::{BYTES_PER_APPEND, LARGEST_BUCKET};
use kith_wire::sign::{Action, ChannelPart};

use super::commit::Intent;
use super::conversation::{Conversation, State};
use super::envelope::Envelope;
use super::handler::{Gate, Handlers, Unsent};
use super::{commit, epochs, log, members, queue, repair};
use crate::exchange::identity::persona::Persona;
use crate::exchange::mls::{Context, Group};
use crate::foundation::types::{Code, ConversationId, Error, MessageId, Millis, Result};
use crate::foundation::vault::{Tx, View, params};

/// Most items in one request.
const BATCH: i64 = 64;
/// A device renews its keys in a conversation when it sends and the epoch is older than this.
const RENEW_AFTER_MS: i64 = 7 * 24 * 60 * 60 * 1000;

/// The request that is under way.
pub(super) fn under_way(view: &View<'_>, conversation: ConversationId) -> Result<Option<Vec<u8>>> {
    view.one(
        "SELECT part FROM requests WHERE conversation = ?1",
        params![conversation],
        |row| row.get(0),
    )
}

/// The request to post next: the one that is under way as it is, else a wanted commit, else what waits.
pub(super) fn next(
    context: &Context<'_>,
    conversation: &Conversation,
    handlers: &dyn Handlers,
    session: i64,
    now: Millis,
) -> Result<Option<Vec<u8>>> {
    let tx = context.tx;
    if let Some(part) = under_way(tx, conversation.id)?
        && !take_back(tx, conversation, handlers, session, now)?
    {
        return Ok(Some(part));
    }
    if conversation.state != State::Active || conversation.head_seen_in != session {
        return Ok(None);
    }
    let persona = Persona::load(tx, conversation.persona)?;
    let (group_id, ..) = conversation.begun()?;
    let mut group = Group::load(*context, group_id)?
        .ok_or_else(|| Error::new(Code::Damaged, "an open conversation's group is missing"))?;
    let strange = members::strange(tx, &group)?;
    // Whoever is left besides this device and strange ones.
    let others = group.members().len() - strange.len() - 1;
    renew_when_old(tx, conversation.id, now)?;
    while let Some(intent) = commit::next_intent(tx, conversation.id)? {
        let position = intent.0;
        if others == 0 && intent.1 == Intent::Renew {
            // Removing the strange devices would leave nobody to talk to: who they belong to may ask to be added again.
            commit::done(tx, position)?;
            continue;
        }
        let staged = tx.attempt(|tx| {
            let context = Context {
                tx,
                random: context.random,
            };
            commit::stage(&context, conversation, &persona, &mut group, &strange, Some(&intent))
        });
        match staged {
            Ok(Some(part)) => return Ok(Some(kith_wire::encode(&part))),
            Ok(None) => {}
            Err(error) if error.is_of_the_vault() => return Err(error),
            // A removal stays wanted: nothing is sealed beside who is to go.
            Err(error) if matches!(intent.1, Intent::Remove { .. }) => return Err(error),
            // A key package of somebody else's that cannot be added stops nothing but itself.
            Err(error) => {
                tracing::warn!(code = error.code().as_str(), "a change of a group was given up");
                commit::done(tx, position)?;
                group = Group::load(*context, group_id)?
                    .ok_or_else(|| Error::new(Code::Damaged, "an open conversation's group is missing"))?;
            }
        }
    }
    let part = match (strange.as_slice(), others) {
        ([], _) => seal_batch(context, conversation, &persona, &mut group, handlers, now)?,
        (_, 0) => None,
        _ => commit::stage(context, conversation, &persona, &mut group, &strange, None)?,
    };
    Ok(part.map(|part| kith_wire::encode(&part)))
}

fn renew_when_old(tx: &Tx<'_>, conversation: ConversationId, now: Millis) -> Result<()> {
    let opened = epochs::current(tx, conversation)?.opened_at;
    let old = now.0.saturating_sub(opened.0) > RENEW_AFTER_MS;
    if old && has_waiting(tx, conversation)? && commit::next_intent(tx, conversation)?.is_none() {
        commit::want(tx, conversation, &Intent::Renew)?;
    }
    Ok(())
}

fn has_waiting(view: &View<'_>, conversation: ConversationId) -> Result<bool> {
    view.exists(
        "SELECT 1 FROM outbox WHERE conversation = ?1 AND state = 'waiting' LIMIT 1",
        params![conversation],
    )
}

struct Waiting {
    position: i64,
    message: MessageId,
    kind: String,
    body: Vec<u8>,
    queued_at: Millis,
    /// Its count, if the relay had it before and lost it.
    counter: Option<u64>,
}

fn seal_batch(
    context: &Context<'_>,
    conversation: &Conversation,
    persona: &Persona,
    group: &mut Group,
    handlers: &dyn Handlers,
    now: Millis,
) -> Result<Option<ChannelPart>> {
    let tx = context.tx;
    let waiting = tx.all(
        "SELECT position, message, kind, body, queued_at_ms, counter FROM outbox
         WHERE conversation = ?1 AND state = 'waiting' ORDER BY position LIMIT ?2",
        params![conversation.id, BATCH],
        |row| {
            Ok(Waiting {
                position: row.get(0)?,
                message: row.get(1)?,
                kind: row.get(2)?,
                body: row.get(3)?,
                queued_at: row.get(4)?,
                counter: row
                    .get::<Option<i64>>(5)?
                    .and_then(|counter| u64::try_from(counter).ok()),
            })
        },
    )?;
    let (_, _, channel) = conversation.begun()?;
    let epoch = epochs::current(tx, conversation.id)?;
    let mut fresh = conversation.next_counter;
    let mut entries = Vec::new();
    let mut bytes = 0;
    for item in waiting {
        match handlers.gate(tx, conversation.id, &item.kind, &item.body, now)? {
            Gate::Pass => {}
            Gate::Drop => {
                tx.execute("DELETE FROM outbox WHERE position = ?1", params![item.position])?;
                continue;
            }
            Gate::Refuse(why) => {
                let unsent = Unsent {
                    conversation: conversation.id,
                    message: item.message,
                    kind: &item.kind,
                    body: &item.body,
                    why,
                    now,
                };
                queue::fail(tx, item.position, &unsent, handlers)?;
                continue;
            }
        }
        let counter = item.counter.unwrap_or(fresh);
        fresh = fresh.max(counter + 1);
        let envelope = Envelope {
            version: 1,
            message: item.message,
            counter,
            sent_at: item.queued_at,
            authenticator: short(&epoch.authenticator)?,
            seen: seen_in_epoch(tx, conversation, epoch.epoch)?,
            run: kith_wire::Array(conversation.run),
            kind: item.kind,
            body: item.body,
        };
        let sealed = group.encrypt(*context, &persona.signer(), &envelope.encode())?;
        let hash = EntryHash::of(&sealed);
        log::sealed(tx, conversation.id, &hash, epoch.epoch)?;
        tx.execute(
            "UPDATE outbox SET state = 'sealed', hash = ?2, counter = ?3 WHERE position = ?1",
            params![item.position, hash.0.0, i64::try_from(counter).unwrap_or(i64::MAX)],
        )?;
        bytes += sealed.len();
        entries.push(Sealed(sealed));
        if bytes + LARGEST_BUCKET > BYTES_PER_APPEND {
            break;
        }
    }
    if entries.is_empty() {
        return Ok(None);
    }
    let body = kith_wire::encode(&Append::Entries(entries));
    let part = ChannelPart::sign(&epoch.relay_key, Action::Append, channel, epoch.epoch, body);
    tx.execute(
        "INSERT INTO requests (conversation, kind, epoch, part) VALUES (?1, 'entries', ?2, ?3)",
        params![conversation.id, epochs::number(epoch.epoch)?, kith_wire::encode(&part)],
    )?;
    Ok(Some(part))
}

/// The place up to which the current epoch was read; none at its start.
fn seen_in_epoch(
    view: &View<'_>,
    conversation: &Conversation,
    epoch: kith_wire::id::Epoch,
) -> Result<Option<kith_wire::id::Cursor>> {
    match &conversation.cursor {
        Some(cursor) if log::run_at(view, conversation.id, epoch, cursor)?.is_some() => Ok(Some(cursor.clone())),
        _ => Ok(None),
    }
}

/// The part of an epoch authenticator that an envelope carries.
pub(super) fn short(authenticator: &[u8]) -> Result<kith_wire::Array<16>> {
    authenticator
        .first_chunk::<16>()
        .map(|bytes| kith_wire::Array(*bytes))
        .ok_or_else(|| Error::new(Code::Internal, "an epoch authenticator is shorter than 16 bytes"))
}

/// The log was read to its head in this session: from now on this device may seal.
pub(super) fn head_reached(tx: &Tx<'_>, conversation: ConversationId, session: i64) -> Result<()> {
    repair::head_reached(tx, conversation)?;
    tx.execute(
        "UPDATE conversations SET head_seen_in = ?2 WHERE id = ?1",
        params![conversation, session],
    )?;
    Ok(())
}

/// The relay has the entries of the request that is under way.
pub(super) fn accepted(tx: &Tx<'_>, conversation: ConversationId, handlers: &dyn Handlers, now: Millis) -> Result<u64> {
    let mut counted = 0;
    for (kind, message, counter) in sealed_items(tx, conversation)? {
        handlers.sent(tx, &kind, message, now)?;
        if handlers.weight(&kind) == super::Weight::Counted {
            counted += 1;
        }
        tx.execute(
            "UPDATE conversations SET next_counter = max(next_counter, ?2) WHERE id = ?1",
            params![conversation, counter + 1],
        )?;
    }
    tx.execute(
        "UPDATE outbox SET state = 'sent' WHERE conversation = ?1 AND state = 'sealed'",
        params![conversation],
    )?;
    tx.execute(
        "DELETE FROM requests WHERE conversation = ?1 AND kind = 'entries'",
        params![conversation],
    )?;
    Ok(counted)
}

/// Takes a request back that the relay has not confirmed, if something in it may not go out any more: a gate has closed, or
/// somebody is to be removed. What may go is sealed again. Says whether it was taken back.
///
/// The log was read to its head before, so that the relay did not have the entries then. If they turn up all the same, they
/// are known by their hashes, and readers know the messages by their ids.
fn take_back(
    tx: &Tx<'_>,
    conversation: &Conversation,
    handlers: &dyn Handlers,
    session: i64,
    now: Millis,
) -> Result<bool> {
    let id = conversation.id;
    let entries = "SELECT 1 FROM requests WHERE conversation = ?1 AND kind = 'entries'";
    if !tx.exists(entries, params![id])? || conversation.head_seen_in != session {
        return Ok(false);
    }
    let sealed = tx.all(
        "SELECT kind, body FROM outbox WHERE conversation = ?1 AND state = 'sealed' ORDER BY position",
        params![id],
        |row| Ok((row.get::<String>(0)?, row.get::<Vec<u8>>(1)?)),
    )?;
    let leaving = matches!(commit::next_intent(tx, id)?, Some((_, Intent::Remove { .. })));
    let mut closed = leaving;
    for (kind, body) in &sealed {
        closed = closed || handlers.gate(tx, id, kind, body, now)? != Gate::Pass;
    }
    if closed {
        wait_again(tx, id)?;
    }
    if leaving {
        queue::fail_waiting(tx, id, handlers, now)?;
    }
    Ok(closed)
}

/// The relay did not store the entries and never will: they are sealed again in the epoch that is current.
pub(super) fn stale(tx: &Tx<'_>, conversation: ConversationId) -> Result<()> {
    let hashes = tx.all(
        "SELECT hash FROM outbox WHERE conversation = ?1 AND state = 'sealed'",
        params![conversation],
        |row| row.get::<[u8; 32]>(0),
    )?;
    for hash in hashes {
        log::forget(tx, conversation, &EntryHash(kith_wire::Array(hash)))?;
    }
    wait_again(tx, conversation)
}

/// What was sealed waits again, and its request is gone.
fn wait_again(tx: &Tx<'_>, conversation: ConversationId) -> Result<()> {
    tx.execute(
        "UPDATE outbox SET state = 'waiting', hash = NULL,
                counter = CASE WHEN counter < (SELECT next_counter FROM conversations WHERE id = ?1) THEN counter END
         WHERE conversation = ?1 AND state = 'sealed'",
        params![conversation],
    )?;
    tx.execute(
        "DELETE FROM requests WHERE conversation = ?1 AND kind = 'entries'",
        params![conversation],
    )?;
    Ok(())
}

fn sealed_items(view: &View<'_>, conversation: ConversationId) -> Result<Vec<(String, MessageId, i64)>> {
    view.all(
        "SELECT kind, message, counter FROM outbox WHERE conversation = ?1 AND state = 'sealed' ORDER BY position",
        params![conversation],
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
    )
}
