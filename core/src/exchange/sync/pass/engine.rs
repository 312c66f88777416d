//! The engine, and the order of a pass.

use std::collections::HashSet;
use std::sync::Arc;

use kith_wire::channel::Sealed;
use kith_wire::id::EntryHash;
use kith_wire::inbox::InboxPage;
use kith_wire::refusal::Code as Reason;

use crate::exchange::mls::Context;
use crate::exchange::sync::handler::Handlers;
use crate::exchange::sync::recovery::{self};
use crate::exchange::sync::relay_call::{self, Failure};
use crate::exchange::sync::{parked, queue};
use crate::foundation::env::{Env, Net, Relay};
use crate::foundation::keys::RecoveryWords;
use crate::foundation::types::{Code, ConversationId, Error, Millis, Result};
use crate::foundation::vault::Vault;

/// Most pages that are read from one relay in one pass: a relay without end does not hold a device for ever.
pub(super) const MOST_PAGES: usize = 4_096;

/// What a pass did: messages, assignments and shared records.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Report {
    /// The relay took them.
    pub sent: u64,
    /// They arrived.
    pub received: u64,
    /// They still wait.
    pub pending: u64,
    /// They will not be sent: each is counted once, by the first pass that meets no problem, whose report people see.
    pub refused: u64,
}

/// Makes passes over one vault. Only one pass runs at a time; the caller sees to it.
pub struct Engine {
    pub(super) vault: Arc<Vault>,
    pub(super) env: Env,
    pub(super) handlers: Arc<dyn Handlers>,
}

/// What is known within one pass.
pub(super) struct Pass<'a> {
    pub(super) engine: &'a Engine,
    pub(super) session: i64,
    pub(super) report: Report,
    /// Relays that are left alone for the rest of the pass.
    pub(super) away: Vec<Relay>,
    /// Requests that the relay took. A commit among them that it takes again was never shown.
    pub(super) taken: HashSet<EntryHash>,
    /// Conversations for which the relay was given what it lost.
    pub(super) repaired: Vec<ConversationId>,
    pub(super) problem: Option<Error>,
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
        if pass.problem.is_none() {
            pass.report.refused = pass.write(|context| self.handlers.untold(context.tx))?;
        }
        Ok((pass.report, pass.problem))
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
    pub(super) fn now(&self) -> Millis {
        self.engine.env.clock.now()
    }

    pub(super) fn write<T>(&self, work: impl FnOnce(&Context<'_>) -> Result<T>) -> Result<T> {
        let random = self.engine.env.random.as_ref();
        self.engine.vault.write(|tx| work(&Context { tx, random }))
    }

    pub(super) fn is_away(&self, relay: &Relay) -> bool {
        self.away.contains(relay)
    }

    /// What somebody else's data caused is told and stops no more than the conversation that it belongs to.
    pub(super) fn contained<T>(&mut self, outcome: Result<T>) -> Result<Option<T>> {
        match outcome {
            Err(error) if !error.is_of_the_vault() => {
                self.problem.get_or_insert(error);
                Ok(None)
            }
            other => other.map(Some),
        }
    }

    pub(super) fn trouble(&mut self, relay: &Relay, failure: &Failure) {
        if failure.is_of_the_way() && !self.is_away(relay) {
            self.away.push(relay.clone());
        }
        self.problem.get_or_insert_with(|| failure.to_error());
    }
}
