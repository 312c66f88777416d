//! The requests that read channels, and what their answers change.

use kith_wire::channel::{PullAnswer, PullRequest, PullResult};
use kith_wire::limit::CHANNELS_PER_PULL;
use kith_wire::refusal::{Code as Reason, Refusal};
use kith_wire::sign::{Action, ChannelPart};

use super::alarm::{self, Alarm};
use super::conversation::Conversation;
use super::handler::Handlers;
use super::page::{self, Taken};
use super::relay_call::Failure;
use super::{epochs, seal};
use crate::exchange::mls::Context;
use crate::foundation::env::Relay;
use crate::foundation::types::{ConversationId, Millis, Result};
use crate::foundation::vault::View;

/// A pull that is ready to be posted.
pub(super) struct Pull {
    pub(super) conversations: Vec<ConversationId>,
    pub(super) request: Vec<u8>,
}

/// Bytes of entries that are asked for at once: a page is one transaction.
const PAGE_BYTES: u32 = 512 * 1024;

/// Pulls of every open conversation at this relay that is not in `done`.
pub(super) fn pulls(view: &View<'_>, relay: &Relay, done: &[ConversationId]) -> Result<Vec<Pull>> {
    let mut parts = Vec::new();
    for conversation in Conversation::all_open(view)? {
        if conversation.relay.as_ref() != Some(relay)
            || conversation.creation.is_some()
            || done.contains(&conversation.id)
        {
            continue;
        }
        let (_, _, channel) = conversation.begun()?;
        let epoch = epochs::current(view, conversation.id)?;
        let body = kith_wire::encode(&kith_wire::channel::Pull {
            after: conversation.cursor.clone(),
        });
        let part = ChannelPart::sign(&epoch.relay_key, Action::Pull, channel, epoch.epoch, body);
        parts.push((conversation.id, part));
    }
    Ok(parts
        .chunks(CHANNELS_PER_PULL)
        .map(|chunk| {
            let parts = chunk.iter().map(|(_, part)| part.clone()).collect();
            Pull {
                conversations: chunk.iter().map(|(id, _)| *id).collect(),
                request: kith_wire::encode(&PullRequest {
                    parts,
                    max_bytes: PAGE_BYTES,
                }),
            }
        })
        .collect())
}

/// How far a conversation was read by an answer.
pub(super) enum Progress {
    /// There is more to read.
    Further(Taken),
    /// The head was reached.
    Head(Taken),
    /// The relay no longer knows what it had confirmed.
    Lost(Refusal),
    /// Nothing could be read.
    Failed(Failure),
}

/// Takes the answer for one conversation in, in one transaction.
pub(super) fn take(
    context: &Context<'_>,
    id: ConversationId,
    result: &PullResult,
    handlers: &dyn Handlers,
    session: i64,
    now: Millis,
) -> Result<Progress> {
    match result {
        PullResult::Page(page) => {
            let taken = page::take(context, id, page, handlers, now)?;
            // A key reads no further than a removal: behind it the next epoch's key reads on.
            let head = !page.more && epochs::current(context.tx, id)?.epoch == page.current;
            if head {
                seal::head_reached(context.tx, id, session)?;
            }
            let stuck = page.entries.is_empty();
            Ok(if head || stuck {
                Progress::Head(taken)
            } else {
                Progress::Further(taken)
            })
        }
        PullResult::Refused(refusal) => {
            let conversation = Conversation::load(context.tx, id)?;
            let lost = match refusal.code {
                Reason::UnknownCursor | Reason::UnknownEpoch => true,
                // Before its head was ever read, the founder may not have created the channel yet.
                Reason::UnknownChannel => conversation.head_seen_in >= 0,
                _ => false,
            };
            if lost {
                alarm::raise(context.tx, id, Alarm::RelayRegressed)?;
                return Ok(Progress::Lost(refusal.clone()));
            }
            if refusal.code == Reason::BadSignature {
                // It knows our epoch with another verifier: its log is not the one that this device has followed.
                alarm::raise(context.tx, id, Alarm::RelayRegressed)?;
            }
            let waits = refusal.code == Reason::UnknownChannel;
            Ok(if waits {
                Progress::Head(Taken::default())
            } else {
                Progress::Failed(Failure::Refused(refusal.clone()))
            })
        }
    }
}

/// Whether an answer has one result for each part of the request.
pub(super) fn fits(pull: &Pull, answer: &PullAnswer) -> bool {
    answer.results.len() == pull.conversations.len()
}
