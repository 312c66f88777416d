//! One round with the relays: inboxes, channels, what waits. Every step is a transaction before or after a call, so a pass
//! can be cut at any place and the next one goes on from there.
//!
//! A relay that does not answer is left alone for the rest of the pass; others go on. Before anything is sealed in a
//! session, the log is read to its head.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use kith_wire::channel::{Appended, PullAnswer, Sealed};
use kith_wire::id::{EntryHash, Epoch};
use kith_wire::inbox::{ChannelCreated, InboxPage, InboxSet, ItemStored};
use kith_wire::refusal::{Code as Reason, Refusal};
use kith_wire::sign::Action;

use super::conversation::Conversation;
use super::handler::Handlers;
use super::inboxes::{self, Inbox, Purpose};
use super::reading::{self, Progress};
use super::recovery::{self, Step};
use super::relay_call::{self, Failure};
use super::{epochs, pairing, parked, queue, repair, seal};
use crate::exchange::identity::persona::decode_relay;
use crate::exchange::mls::Context;
use crate::foundation::env::{Env, Net, Relay};
use crate::foundation::keys::RecoveryWords;
use crate::foundation::types::{AccountId, Code, ConversationId, Error, Millis, Result};
use crate::foundation::vault::{Vault, params};

/// Most pages that are read from one relay in one pass: a relay without end does not hold a device for ever.
const MOST_PAGES: usize = 4_096;

/// What a pass did: messages and shared records.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Report {
    /// The relay took them.
    pub sent: u64,
    /// They arrived.
    pub received: u64,
    /// They still wait.
    pub pending: u64,
}

/// Makes passes over one vault. Only one pass runs at a time; the caller sees to it.
pub struct Engine {
    vault: Arc<Vault>,
    env: Env,
    handlers: Arc<dyn Handlers>,
}

/// What is known within one pass.
struct Pass<'a> {
    engine: &'a Engine,
    session: i64,
    report: Report,
    /// Relays that are left alone for the rest of the pass.
    away: Vec<Relay>,
    /// Requests that the relay took. A commit among them that it takes again was never shown.
    taken: HashSet<EntryHash>,
    /// Conversations for which the relay was given what it lost.
    repaired: Vec<ConversationId>,
    problem: Option<Error>,
}

impl Engine {
    /// An engine for this vault.
    pub fn new(vault: Arc<Vault>, env: Env, handlers: Arc<dyn Handlers>) -> Self {
        Engine { vault, env, handlers }
    }

    /// Makes one pass and says what it did, and what went wrong if something did. Nothing is lost by an error.
    ///
    /// # Errors
    /// Only of the vault; the relays' faults are in the second place of the answer.
    pub async fn pass(&self) -> Result<(Report, Option<Error>)> {
        let session = self.vault.read(|view| {
            view.one("SELECT generation FROM sessions", [], |row| row.get(0))?
                .ok_or_else(|| Error::new(Code::Damaged, "the vault has no session generation"))
        })?;
        let mut pass = Pass {
            engine: self,
            session,
            report: Report::default(),
            away: Vec::new(),
            taken: HashSet::new(),
            repaired: Vec::new(),
            problem: None,
        };
        let now = pass.now();
        pass.report.received += pass.write(|context| parked::take_known(context.tx, self.handlers.as_ref(), now))?;
        pass.set_inboxes().await?;
        pass.read_inboxes().await?;
        // Reading may have made new tokens and new mail.
        pass.set_inboxes().await?;
        pass.create_channels().await?;
        pass.post_mail().await?;
        pass.exchange().await?;
        pass.post_mail().await?;
        pass.keep_recovery().await?;
        pass.report.pending = self.vault.read(|view| queue::pending(view, self.handlers.as_ref()))?;
        Ok((pass.report, pass.problem))
    }
}

/// An error that somebody else's data caused stops nothing but itself.
fn passed_over<T>(outcome: Result<T>) -> Result<Option<T>> {
    match outcome {
        Err(error) if !error.is_of_the_vault() => {
            tracing::warn!(code = error.code().as_str(), "an item was passed over");
            Ok(None)
        }
        other => other.map(Some),
    }
}

/// Reads the recovery inbox of these words.
///
/// # Errors
/// `not_found` if the relay has no such inbox; `relay_unreachable`, `relay_protocol`.
pub async fn fetch_recovery(net: &dyn Net, relay: &Relay, words: &RecoveryWords) -> Result<Vec<Sealed>> {
    let (path, body) = recovery::request(words);
    match relay_call::post::<InboxPage>(net, relay, path, body).await {
        Ok(page) => Ok(page.items),
        Err(failure) if failure.is(Reason::UnknownInbox) => Err(Error::new(
            Code::NotFound,
            "the relay holds nothing for these recovery words",
        )),
        Err(failure) => Err(failure.to_error()),
    }
}

impl Pass<'_> {
    fn now(&self) -> Millis {
        self.engine.env.clock.now()
    }

    fn write<T>(&self, work: impl FnOnce(&Context<'_>) -> Result<T>) -> Result<T> {
        let random = self.engine.env.random.as_ref();
        self.engine.vault.write(|tx| work(&Context { tx, random }))
    }

    fn is_away(&self, relay: &Relay) -> bool {
        self.away.contains(relay)
    }

    fn trouble(&mut self, relay: &Relay, failure: &Failure) {
        if failure.is_of_the_way() && !self.is_away(relay) {
            self.away.push(relay.clone());
        }
        self.problem.get_or_insert_with(|| failure.to_error());
    }

    async fn set_inboxes(&mut self) -> Result<()> {
        let engine = self.engine;
        for inbox in engine.vault.read(inboxes::unsent)? {
            if self.is_away(&inbox.relay) {
                continue;
            }
            let (path, body) = engine.vault.read(|view| inboxes::settings(view, &inbox))?;
            match relay_call::put::<InboxSet>(engine.env.net.as_ref(), &inbox.relay, path, body.clone()).await {
                Ok(_) => self.write(|context| inboxes::settled(context.tx, &inbox, &body))?,
                Err(failure) if failure.is(Reason::NotAdmitted) => self.inbox_refused(&inbox, &failure)?,
                // The inviter has not been online since the invitation was made, or its time is over.
                Err(failure) if failure.is(Reason::UnknownInbox) => {}
                Err(failure) => self.trouble(&inbox.relay, &failure),
            }
        }
        Ok(())
    }

    /// Without an admission of one's own, an inbox is refused when somebody else used the invitation before.
    fn inbox_refused(&mut self, inbox: &Inbox, failure: &Failure) -> Result<()> {
        let now = self.now();
        let handlers = Arc::clone(&self.engine.handlers);
        let used = self.write(|context| {
            let tx = context.tx;
            inboxes::refused(tx, inbox)?;
            let Some(rendezvous) = inbox.rendezvous() else {
                return Ok(false);
            };
            let account = tx.one(
                "SELECT account FROM acceptances WHERE rendezvous = ?1",
                params![rendezvous.0.0],
                |row| row.get::<AccountId>(0),
            )?;
            if let Some(account) = account {
                pairing::refused(tx, &account, handlers.as_ref(), now)?;
            }
            Ok(account.is_some())
        })?;
        let problem = if used { pairing::used() } else { failure.to_error() };
        self.problem.get_or_insert(problem);
        Ok(())
    }

    async fn read_inboxes(&mut self) -> Result<()> {
        let engine = self.engine;
        let now = self.now();
        self.write(|context| {
            repair::forget_sent(context.tx, now)?;
            inboxes::forget_expired(context.tx, now)
        })?;
        for inbox in engine.vault.read(inboxes::readable)? {
            for _ in 0..MOST_PAGES {
                if self.is_away(&inbox.relay) || !self.read_inbox(&inbox).await? {
                    break;
                }
            }
        }
        Ok(())
    }

    /// Reads one page of an inbox; says whether to ask again, for more or to acknowledge.
    async fn read_inbox(&mut self, inbox: &Inbox) -> Result<bool> {
        let engine = self.engine;
        let now = self.now();
        let (acknowledged, path, body) = engine.vault.read(|view| inboxes::pull(view, inbox))?;
        let page = match relay_call::post::<InboxPage>(engine.env.net.as_ref(), &inbox.relay, path, body).await {
            Ok(page) => page,
            Err(failure) if failure.is(Reason::UnknownInbox) => {
                self.write(|context| {
                    context
                        .tx
                        .execute("UPDATE inboxes SET unsent = 1 WHERE inbox = ?1", params![inbox.id.0.0])
                })?;
                return Ok(false);
            }
            Err(failure) => {
                self.trouble(&inbox.relay, &failure);
                return Ok(false);
            }
        };
        let refused = self.write(|context| {
            let mut refused = false;
            inboxes::acknowledged(context.tx, &acknowledged)?;
            for item in &page.items {
                if !inboxes::remember(context.tx, inbox, &EntryHash::of(&item.0))? {
                    continue;
                }
                // What somebody else sent stops nothing but itself.
                let taken = context.tx.attempt(|tx| {
                    let context = &Context {
                        tx,
                        random: context.random,
                    };
                    match inbox.purpose {
                        Purpose::Rendezvous => pairing::take_answer(context, inbox, &item.0).map(|()| false),
                        Purpose::Persona => {
                            pairing::take_item(context, inbox.persona, &item.0, engine.handlers.as_ref(), now)
                        }
                    }
                });
                refused |= passed_over(taken)?.unwrap_or(false);
            }
            if inbox.purpose == Purpose::Rendezvous && !page.more {
                passed_over(context.tx.attempt(|tx| {
                    pairing::judge(
                        &Context {
                            tx,
                            random: context.random,
                        },
                        inbox,
                        now,
                    )
                }))?;
            }
            Ok(refused)
        })?;
        if refused {
            self.problem.get_or_insert_with(pairing::used);
        }
        Ok(page.more || !page.items.is_empty())
    }

    async fn create_channels(&mut self) -> Result<()> {
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

    async fn post_mail(&mut self) -> Result<()> {
        let engine = self.engine;
        let now = self.now();
        self.write(|context| {
            context
                .tx
                .execute("DELETE FROM mail WHERE give_up_at_ms < ?1", params![now])
        })?;
        // An answer names our inbox: it waits until the relay knows it, or has refused it for good.
        let waiting = engine.vault.read(|view| {
            view.all(
                "SELECT position, relay, inbox, token, slot, item FROM mail
                 WHERE after_inbox IS NULL
                    OR EXISTS (SELECT 1 FROM inboxes WHERE inbox = after_inbox AND (unsent = 0 OR refused IS NOT NULL))
                 ORDER BY position",
                [],
                |row| {
                    let put = kith_wire::inbox::PutItem {
                        token: kith_wire::id::Token(kith_wire::Array(row.get(3)?)),
                        item: kith_wire::channel::Sealed(row.get(5)?),
                        slot: row.get(4)?,
                    };
                    let inbox = kith_wire::Array::<32>(row.get(2)?);
                    Ok((row.get::<i64>(0)?, decode_relay(&row.get::<Vec<u8>>(1)?)?, inbox, put))
                },
            )
        })?;
        for (position, relay, inbox, put) in waiting {
            if self.is_away(&relay) {
                continue;
            }
            let path = format!("/v1/inboxes/{}/items", inbox.to_hex());
            match relay_call::post::<ItemStored>(engine.env.net.as_ref(), &relay, path, kith_wire::encode(&put)).await {
                // A token that is not admitted was revoked by the owner: they do not want it.
                Ok(_) => self.mail_done(position)?,
                Err(failure) if failure.is(Reason::NotAdmitted) => self.mail_done(position)?,
                Err(failure) if failure.is(Reason::UnknownInbox) => {}
                Err(failure) => self.trouble(&relay, &failure),
            }
        }
        Ok(())
    }

    /// Keeps the recovery inboxes up to date: creates them, then replaces their content when it changed.
    async fn keep_recovery(&mut self) -> Result<()> {
        let engine = self.engine;
        let net = engine.env.net.as_ref();
        for _ in 0..2 {
            for step in engine.vault.read(recovery::steps)? {
                match step {
                    Step::Create {
                        persona,
                        relay,
                        path,
                        body,
                    } if !self.is_away(&relay) => match relay_call::put::<InboxSet>(net, &relay, path, body).await {
                        Ok(_) => self.write(|context| recovery::created(context.tx, persona))?,
                        Err(failure) => self.trouble(&relay, &failure),
                    },
                    Step::Put {
                        persona,
                        relay,
                        path,
                        body,
                        content,
                    } if !self.is_away(&relay) => match relay_call::post::<ItemStored>(net, &relay, path, body).await {
                        Ok(_) => self.write(|context| recovery::posted(context.tx, persona, &content))?,
                        // Another device of the account keeps it now.
                        Err(failure) if failure.is(Reason::NotAdmitted) => {
                            self.write(|context| recovery::posted(context.tx, persona, &content))?;
                        }
                        Err(failure) => self.trouble(&relay, &failure),
                    },
                    Step::Create { .. } | Step::Put { .. } => {}
                }
            }
        }
        Ok(())
    }

    fn mail_done(&self, position: i64) -> Result<()> {
        self.write(|context| {
            context
                .tx
                .execute("DELETE FROM mail WHERE position = ?1", params![position])
        })?;
        Ok(())
    }

    /// Reads every channel to its head, posts what waits, and again until nothing waits that can be posted.
    async fn exchange(&mut self) -> Result<()> {
        let permitted = self.sealing_permitted();
        let mut stale_in: HashMap<ConversationId, Epoch> = HashMap::new();
        let mut again = self.read_channels().await?;
        if let Err(error) = &permitted {
            self.problem.get_or_insert_with(|| error.clone());
            return Ok(());
        }
        while !again.is_empty() {
            let mut posted = Vec::new();
            for id in again {
                if self.post_next(id, &mut stale_in).await? {
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
    fn sealing_permitted(&self) -> Result<()> {
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
    async fn read_channels(&mut self) -> Result<Vec<ConversationId>> {
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

    async fn read_page(
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
                self.write(|context| reading::take(context, id, result, engine.handlers.as_ref(), session, now))?;
            let taken = match progress {
                Progress::Further(taken) => taken,
                Progress::Head(taken) => {
                    done.push(id);
                    reached.push(id);
                    taken
                }
                Progress::Lost(refusal) => {
                    // Once a pass: a relay that loses it again at once is left alone.
                    if self.repaired.contains(&id) || !self.repair(relay, id, &refusal).await? {
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
    async fn repair(&mut self, relay: &Relay, id: ConversationId, refusal: &Refusal) -> Result<bool> {
        let engine = self.engine;
        self.problem.get_or_insert_with(repair::noticed);
        let conversation = engine.vault.read(|view| Conversation::load(view, id))?;
        let (_, _, channel) = conversation.begun()?;
        let Some(plan) = engine.vault.read(|view| repair::plan(view, &conversation, refusal))? else {
            return Ok(false);
        };
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
                // Another member may have been faster.
                Ok(_) => {}
                Err(failure) if failure.is(Reason::Lost) => {}
                Err(_) => return Ok(false),
            }
        }
        self.write(|context| repair::read_again(context.tx, id, plan.from))?;
        Ok(true)
    }

    /// Posts the next request of a conversation; says whether there was one and the relay answered it.
    async fn post_next(&mut self, id: ConversationId, stale_in: &mut HashMap<ConversationId, Epoch>) -> Result<bool> {
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
                self.report.sent += self.write(|context| seal::accepted(context.tx, id, engine.handlers.as_ref()))?;
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
