//! Our inboxes: set up, read, and emptied.

use std::sync::Arc;

use kith_wire::id::EntryHash;
use kith_wire::inbox::{InboxPage, InboxSet};
use kith_wire::refusal::Code as Reason;

use super::engine::{MOST_PAGES, Pass};
use crate::exchange::mls::Context;
use crate::exchange::sync::inboxes::{self, Inbox, Purpose};
use crate::exchange::sync::relay_call::{self, Failure};
use crate::exchange::sync::{pairing, repair};
use crate::foundation::types::{AccountId, Result};
use crate::foundation::vault::params;

impl Pass<'_> {
    pub(super) async fn set_inboxes(&mut self) -> Result<()> {
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
    pub(super) fn inbox_refused(&mut self, inbox: &Inbox, failure: &Failure) -> Result<()> {
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

    pub(super) async fn read_inboxes(&mut self) -> Result<()> {
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
    pub(super) async fn read_inbox(&mut self, inbox: &Inbox) -> Result<bool> {
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
            inboxes::compare(context.tx, &inbox.id, page.revision)?;
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
