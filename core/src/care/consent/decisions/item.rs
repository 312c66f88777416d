//! How decisions reach the person that they are for: the signed statement, never a private reason.

use super::decide::note;
use super::ledger;
use super::pack::{packs, text_with};
use super::statement::Signed;
use crate::exchange::identity::person::Person;
use crate::exchange::identity::persona::{Persona, history_of};
use crate::exchange::sync::Inbound;
use crate::exchange::sync::queue::{self, Outgoing};
use crate::foundation::env::Random;
use crate::foundation::types::{Code, ConsentId, Error, MessageId, Millis, Result};
use crate::foundation::vault::{Tx, params};

/// The kind of an item that holds a decision.
pub const KIND: &str = "consent";
/// Longest name in a statement, in bytes.
const LONGEST_NAME: usize = 64;

/// Queues the decisions that hold and that a person's devices have not been told: new ones, and all of them once a
/// conversation begins anew or the person has another device.
///
/// # Errors
/// As [`Tx::execute`].
pub fn announce(tx: &Tx<'_>, random: &dyn Random, now: Millis) -> Result<()> {
    for person in Person::all(tx)? {
        let Some(conversation) = person.conversation else {
            continue;
        };
        let untold = tx.all(
            "SELECT id, statement, (SELECT count(*) FROM statements WHERE account = ?2) FROM consents AS told
             WHERE account = (SELECT account FROM personas WHERE id = ?1) AND recipient = ?2
               AND position = (SELECT max(position) FROM consents
                               WHERE account = told.account AND recipient = ?2 AND document = told.document)
               AND NOT EXISTS (SELECT 1 FROM consent_posts WHERE conversation = ?3 AND consent = told.id
                               AND devices = (SELECT count(*) FROM statements WHERE account = ?2))
             ORDER BY position",
            params![person.persona, person.account, conversation],
            |row| {
                let told: (ConsentId, Vec<u8>, i64) = (row.get(0)?, row.get(1)?, row.get(2)?);
                Ok(told)
            },
        )?;
        for (consent, body, devices) in untold {
            let message = MessageId::make(now, random.array());
            queue::push(
                tx,
                conversation,
                Outgoing {
                    message,
                    kind: KIND,
                    body,
                },
                now,
            )?;
            tx.execute(
                "INSERT INTO consent_posts (conversation, consent, devices) VALUES (?1, ?2, ?3)",
                params![conversation, consent, devices],
            )?;
        }
    }
    Ok(())
}

/// Keeps a decision that arrived, if the device that sent it signed it, for us.
///
/// # Errors
/// `invalid_input` if it is malformed, somebody else's, or not for us.
pub fn receive(tx: &Tx<'_>, item: &Inbound<'_>) -> Result<()> {
    let refused = || {
        Error::new(
            Code::InvalidInput,
            "a decision is malformed, or is not its sender's for us",
        )
    };
    let signed: Signed = kith_wire::decode(item.body).map_err(|_| refused())?;
    let body = signed.verify().ok_or_else(refused)?;
    let sender = Person::with_account(tx, &item.account)?.ok_or_else(refused)?;
    let me = Persona::load(tx, sender.persona)?.account;
    let names = [&body.document, &body.locale, &body.channel, &body.purpose];
    let vouched = history_of(tx, &item.account)?.is_some_and(|history| history.vouches_for(item.device, &body.key.0));
    let theirs = body.account == item.account && body.device == item.device && vouched;
    if !theirs || body.recipient != me || names.iter().any(|name| name.len() > LONGEST_NAME) {
        return Err(refused());
    }
    if body.number <= ledger::last_number(tx, &body.device)? {
        // It is here already, or a later one is.
        return Ok(());
    }
    ledger::keep(tx, &body, &signed, text_with(packs(), &body.hash), None)?;
    note(tx, &body, item.now)
}
