//! Posting what waits in a conversation.

use std::collections::HashMap;

use kith_wire::channel::Appended;
use kith_wire::id::{EntryHash, Epoch};
use kith_wire::refusal::Code as Reason;
use kith_wire::sign::Action;

use super::engine::Pass;
use crate::exchange::sync::conversation::Conversation;
use crate::exchange::sync::relay_call::{self, Failure};
use crate::exchange::sync::{epochs, seal};
use crate::foundation::types::{ConversationId, Result};

impl Pass<'_> {
    /// Posts the next request of a conversation; says whether there was one and the relay answered it.
    pub(super) async fn post_next(
        &mut self,
        id: ConversationId,
        stale_in: &mut HashMap<ConversationId, Epoch>,
    ) -> Result<bool> {
        let engine = self.engine;
        let (now, session) = (self.now(), self.session);
        let conversation = engine.vault.read(|view| Conversation::load(view, id))?;
        let Ok((_, relay, channel)) = conversation.begun() else {
            return Ok(false);
        };
        if self.is_away(relay) {
            return Ok(false);
        }
        let next = self.write(|context| {
            let conversation = Conversation::load(context.tx, id)?;
            seal::next(context, &conversation, engine.handlers.as_ref(), session, now)
        })?;
        let Some(part) = next else { return Ok(false) };
        let (_, path) = Action::Append.method_and_path(&channel.0);
        let hash = EntryHash::of(&part);
        match relay_call::post::<Appended>(engine.env.net.as_ref(), relay, path, part).await {
            Ok(_) if !self.taken.insert(hash) => {
                self.trouble(relay, &Failure::Garbage);
                Ok(false)
            }
            Ok(_) => {
                // A commit takes effect when it is met in the log.
                self.report.sent +=
                    self.write(|context| seal::accepted(context.tx, id, engine.handlers.as_ref(), now))?;
                Ok(true)
            }
            Err(failure) if failure.is(Reason::Stale) => {
                let epoch = engine.vault.read(|view| epochs::current(view, id))?.epoch;
                self.write(|context| seal::stale(context.tx, id))?;
                if stale_in.insert(id, epoch) == Some(epoch) {
                    // It calls an epoch stale and shows no commit that closed it.
                    self.trouble(relay, &Failure::Garbage);
                    return Ok(false);
                }
                Ok(true)
            }
            // The winner is met at the next reading.
            Err(failure) if failure.is(Reason::Lost) => {
                let epoch = engine.vault.read(|view| epochs::current(view, id))?.epoch;
                if stale_in.insert(id, epoch) == Some(epoch) {
                    self.trouble(relay, &Failure::Garbage);
                    return Ok(false);
                }
                Ok(true)
            }
            Err(failure) => {
                self.trouble(relay, &failure);
                Ok(false)
            }
        }
    }
}
