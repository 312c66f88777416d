//! Items for others' inboxes, and the recovery inbox.

use kith_wire::inbox::{InboxSet, ItemStored};
use kith_wire::refusal::Code as Reason;

use super::engine::Pass;
use crate::exchange::identity::persona::decode_relay;
use crate::exchange::sync::item;
use crate::exchange::sync::recovery::{self, Step};
use crate::exchange::sync::relay_call::{self};
use crate::foundation::types::Result;
use crate::foundation::vault::params;

impl Pass<'_> {
    pub(super) async fn post_mail(&mut self) -> Result<()> {
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
                Ok(_) => self.mail_done(position)?,
                // Their relay may not know the token yet, or they do not want it: it is offered for some days.
                Err(failure) if failure.is(Reason::NotAdmitted) => {
                    self.write(|context| item::offer_until(context.tx, position, now.plus(item::NOT_ADMITTED_KEPT_MS)))?
                }
                Err(failure) if failure.is(Reason::UnknownInbox) => {}
                Err(failure) => self.trouble(&relay, &failure),
            }
        }
        Ok(())
    }

    /// Keeps the recovery inboxes up to date: creates them, then replaces their content when it changed.
    pub(super) async fn keep_recovery(&mut self) -> Result<()> {
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

    pub(super) fn mail_done(&self, position: i64) -> Result<()> {
        self.write(|context| {
            context
                .tx
                .execute("DELETE FROM mail WHERE position = ?1", params![position])
        })?;
        Ok(())
    }
}
