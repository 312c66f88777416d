//! For tests: two people who write to each other, and what one has for the other carried over by hand, through the gates
//! and handlers that a pass uses.

use super::Companion;
use super::handlers::CareHandlers;
use crate::care::consent;
use crate::exchange::identity::Verified;
use crate::exchange::identity::person::{Person, Standing};
use crate::exchange::identity::persona::{Persona, history_of, save_history};
use crate::exchange::sync::{Conversation, Gate, Handlers, Inbound};
use crate::foundation::types::{MessageId, Millis, Result};
use crate::foundation::vault::{Tx, params};

impl Companion {
    /// Something in the vault that no verb does.
    pub(crate) fn in_the_vault<T>(&self, work: impl FnOnce(&Tx<'_>, Millis) -> Result<T>) -> T {
        self.write_behind(work).expect("the vault works")
    }

    /// Each has the other among their people.
    pub(crate) fn meets(&self, other: &Companion) {
        self.knows(other);
        other.knows(self);
    }

    fn knows(&self, other: &Companion) {
        let them = other.me().expect("an account");
        let history = other.read_behind(|view| history_of(view, &them.account));
        let history = history.expect("readable").expect("their own");
        self.in_the_vault(|tx, now| {
            save_history(tx, &history)?;
            let persona = Persona::only(tx)?.id;
            let random = self.env.random.as_ref();
            let person = Person {
                account: them.account,
                persona,
                name: them.name.clone(),
                role: them.role,
                verified: Verified::Link,
                standing: Standing::Active,
                inbox: None,
                conversation: Some(Conversation::create_pending(tx, persona, &them.account, random)?),
            };
            person.save(tx, now)
        });
    }

    /// What waits for the other goes out and arrives.
    pub(crate) fn reaches(&self, other: &Companion) {
        let them = other.me().expect("an account").account;
        let sealed = self.in_the_vault(|tx, now| {
            consent::sweep(tx, self.env.random.as_ref(), now)?;
            let conversation = Person::with_account(tx, &them)?.and_then(|person| person.conversation);
            let conversation = conversation.expect("they have met");
            let waiting = tx.all(
                "SELECT position, message, kind, body FROM outbox
                 WHERE conversation = ?1 AND state = 'waiting' ORDER BY position",
                params![conversation],
                |row| Ok((row.get::<i64>(0)?, row.get::<MessageId>(1)?, row.get(2)?, row.get(3)?)),
            )?;
            let mut sealed: Vec<(MessageId, String, Vec<u8>)> = Vec::new();
            for (position, message, kind, body) in waiting {
                let (kind, body): (String, Vec<u8>) = (kind, body);
                if CareHandlers.gate(tx, conversation, &kind, &body, now)? == Gate::Pass {
                    tx.execute(
                        "UPDATE outbox SET state = 'sent' WHERE position = ?1",
                        params![position],
                    )?;
                    CareHandlers.sent(tx, &kind, message, now)?;
                    sealed.push((message, kind, body));
                } else {
                    tx.execute("DELETE FROM outbox WHERE position = ?1", params![position])?;
                }
            }
            Ok(sealed)
        });
        let me = self.read_behind(Persona::only).expect("an account");
        other.in_the_vault(|tx, now| {
            let conversation = Person::with_account(tx, &me.account)?.and_then(|person| person.conversation);
            for (message, kind, body) in &sealed {
                let item = Inbound {
                    conversation: conversation.expect("they have met"),
                    account: me.account,
                    device: me.device,
                    message: *message,
                    sent_at: now,
                    kind,
                    body,
                    now,
                };
                CareHandlers.receive(tx, &item)?;
            }
            Ok(())
        });
    }
}
