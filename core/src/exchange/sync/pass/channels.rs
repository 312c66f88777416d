//! Channels: created, read to their heads, given again what the relay lost.

use std::collections::HashMap;

use kith_wire::channel::{Appended, PullAnswer};
use kith_wire::id::Epoch;
use kith_wire::inbox::ChannelCreated;
use kith_wire::refusal::Refusal;
use kith_wire::sign::Action;

use super::engine::{MOST_PAGES, Pass};
use crate::exchange::sync::conversation::Conversation;
use crate::exchange::sync::reading::{self, Progress};
use crate::exchange::sync::relay_call::{self, Failure};
use crate::exchange::sync::repair;
use crate::foundation::env::Relay;
use crate::foundation::types::{ConversationId, Result};
use crate::foundation::vault::params;

impl Pass<'_> {
    pub(super) async fn create_channels(&mut self) -> Result<()> {
        let engine = self.engine;
        for conversation in engine.vault.read(Conversation::all_open)? {
            let (Some(creation), Ok((_, relay, channel))) = (&conversation.creation, conversation.begun()) else {
                continue;
            };
            if self.is_away(relay) {
                continue;
            }
            let (_, path) = Action::CreateChannel.method_and_path(&channel.0);
            match relay_call::put::<ChannelCreated>(engine.env.net.as_ref(), relay, path, creation.clone()).await {
                Ok(_) => {
                    self.write(|context| {
                        context.tx.execute(
                            "UPDATE conversations SET creation = NULL WHERE id = ?1",
                            params![conversation.id],
                        )
                    })?;
                }
                Err(failure) => self.trouble(relay, &failure),
            }
        }
        Ok(())
    }

    /// Reads every channel to its head, posts what waits, and again until nothing waits that can be posted.
    pub(super) async fn exchange(&mut self) -> Result<()> {
        let permitted = self.sealing_permitted();
        let mut stale_in: HashMap<ConversationId, Epoch> = HashMap::new();
        let mut again = self.read_channels().await?;
        if let Err(error) = &permitted {
            self.problem.get_or_insert_with(|| error.clone());
            return Ok(());
        }
        for _ in 0..MOST_PAGES {
            let mut posted = Vec::new();
            for id in again {
                let outcome = self.post_next(id, &mut stale_in).await;
                if self.contained(outcome)? == Some(true) {
                    posted.push(id);
                }
            }
            if posted.is_empty() {
                break;
            }
            self.read_channels().await?;
            self.sealing_permitted()?;
            again = posted;
        }
        Ok(())
    }

    /// Whether this device may seal: it is the newest copy of itself, as far as it and its key store know.
    pub(super) fn sealing_permitted(&self) -> Result<()> {
        self.engine.vault.standing().permits_sealing()?;
        let rolled_back = self
            .engine
            .vault
            .read(|view| view.one("SELECT rolled_back FROM sessions", [], |row| row.get::<bool>(0)))?;
        match rolled_back {
            Some(false) => Ok(()),
            _ => crate::foundation::vault::Standing::RolledBack.permits_sealing(),
        }
    }

    /// Reads the open conversations to their heads; gives those that were reached.
    pub(super) async fn read_channels(&mut self) -> Result<Vec<ConversationId>> {
        let engine = self.engine;
        let mut relays: Vec<Relay> = Vec::new();
        let open = engine.vault.read(Conversation::all_open)?;
        for relay in open.iter().filter_map(|conversation| conversation.relay.as_ref()) {
            if !relays.contains(relay) {
                relays.push(relay.clone());
            }
        }
        let mut reached = Vec::new();
        for relay in relays {
            let mut done = Vec::new();
            for _ in 0..MOST_PAGES {
                if self.is_away(&relay) {
                    break;
                }
                let pulls = engine.vault.read(|view| reading::pulls(view, &relay, &done))?;
                if pulls.is_empty() {
                    break;
                }
                for pull in pulls {
                    self.read_page(&relay, pull, &mut done, &mut reached).await?;
                }
            }
        }
        Ok(reached)
    }

    pub(super) async fn read_page(
        &mut self,
        relay: &Relay,
        pull: reading::Pull,
        done: &mut Vec<ConversationId>,
        reached: &mut Vec<ConversationId>,
    ) -> Result<()> {
        let engine = self.engine;
        let path = "/v1/pull".to_owned();
        let answer = relay_call::post::<PullAnswer>(engine.env.net.as_ref(), relay, path, pull.request.clone()).await;
        let answer = match answer {
            Ok(answer) if reading::fits(&pull, &answer) => answer,
            Ok(_) => {
                self.trouble(relay, &Failure::Garbage);
                return Ok(());
            }
            Err(failure) => {
                self.trouble(relay, &failure);
                done.extend(pull.conversations);
                return Ok(());
            }
        };
        for (id, result) in pull.conversations.into_iter().zip(&answer.results) {
            let (now, session) = (self.now(), self.session);
            let progress =
                self.write(|context| reading::take(context, id, result, engine.handlers.as_ref(), session, now));
            let Some(progress) = self.contained(progress)? else {
                done.push(id);
                continue;
            };
            let taken = match progress {
                Progress::Further(taken) => taken,
                Progress::Head(taken) => {
                    done.push(id);
                    reached.push(id);
                    taken
                }
                Progress::Lost(refusal) => {
                    // Once a pass: a relay that loses it again at once is left alone.
                    let again = !self.repaired.contains(&id) && {
                        let outcome = self.repair(relay, id, &refusal).await;
                        self.contained(outcome)? == Some(true)
                    };
                    if !again {
                        done.push(id);
                    }
                    self.repaired.push(id);
                    continue;
                }
                Progress::Failed(failure) => {
                    self.trouble(relay, &failure);
                    done.push(id);
                    continue;
                }
            };
            self.report.received += taken.received;
            self.report.sent += taken.confirmed;
        }
        Ok(())
    }

    /// Gives the relay again what it lost of a conversation; says whether it took it.
    pub(super) async fn repair(&mut self, relay: &Relay, id: ConversationId, refusal: &Refusal) -> Result<bool> {
        let engine = self.engine;
        self.problem.get_or_insert_with(repair::noticed);
        let conversation = engine.vault.read(|view| Conversation::load(view, id))?;
        let (_, _, channel) = conversation.begun()?;
        let Some(plan) = engine.vault.read(|view| repair::plan(view, &conversation, refusal))? else {
            return Ok(false);
        };
        self.write(|context| repair::begin(context.tx, id, plan.from))?;
        if let Some(creation) = plan.creation {
            let (_, path) = Action::CreateChannel.method_and_path(&channel.0);
            if relay_call::put::<ChannelCreated>(engine.env.net.as_ref(), relay, path, creation)
                .await
                .is_err()
            {
                return Ok(false);
            }
        }
        for commit in plan.commits {
            let (_, path) = Action::Append.method_and_path(&channel.0);
            match relay_call::post::<Appended>(engine.env.net.as_ref(), relay, path, commit).await {
                Ok(_) => {}
                // Away, or the relay's log went on from its old place without us.
                Err(_) => return Ok(false),
            }
        }
        self.write(|context| repair::read_again(context.tx, id))?;
        Ok(true)
    }
}
