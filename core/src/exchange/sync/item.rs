//! What travels through inboxes, sealed to one persona.

use kith_wire::channel::Sealed;
use kith_wire::id::{ChannelId, InboxId, PublicKey, Token};
use serde::{Deserialize, Serialize};

use super::inboxes;
use super::padding::{HPKE_OVERHEAD, frame, unframe};
use crate::exchange::identity::invitation::ProvenAnswer;
use crate::exchange::identity::person::InboxAddress;
use crate::exchange::identity::persona::{Persona, decode_relay};
use crate::foundation::env::{Random, Relay};
use crate::foundation::keys::seal;
use crate::foundation::types::{AccountId, Code, Error, Millis, Result, Secret};
use crate::foundation::vault::{Tx, params};

const ANSWER: &[u8] = b"kith/1 answer";
const ITEM: &[u8] = b"kith/1 inbox item";
/// How long an item is offered to an inbox that does not admit it.
pub(super) const NOT_ADMITTED_KEPT_MS: i64 = 7 * 24 * 60 * 60 * 1000;
/// How long an item is offered to an inbox that the relay does not know.
const KEPT_MS: i64 = 60 * 24 * 60 * 60 * 1000;

/// An item of a persona's inbox.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Item {
    /// The way into a conversation's group.
    Welcome(Welcome),
    /// The invitation that was answered had been used by somebody else.
    Refused {
        /// The rendezvous inbox of the invitation.
        rendezvous: InboxId,
        /// [`crate::exchange::identity::invitation::refusal_mac`] over the answerer's account.
        mac: kith_wire::Array<32>,
    },
    /// A device that lost its groups asks to be added again.
    AddAgain(AddAgain),
}

/// The way into a group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Welcome {
    /// The MLS group.
    pub group: kith_wire::Array<16>,
    /// Its channel.
    pub channel: ChannelId,
    /// The relay of the channel.
    pub relay: Relay,
    /// Where the sender is reached outside of the conversation.
    pub reply_to: InboxAddress,
    /// The MLS Welcome.
    #[serde(with = "serde_bytes")]
    pub welcome: Vec<u8>,
}

/// A request to be added again; the key package's credential proves the account and names the new device.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AddAgain {
    /// The account that asks.
    pub account: AccountId,
    /// The new device's key package.
    #[serde(with = "serde_bytes")]
    pub key_package: Vec<u8>,
    /// Where the welcome goes.
    pub inbox: InboxAddress,
}

/// Mail that is ready to be queued.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mail {
    to: InboxAddress,
    slot: Option<u8>,
    item: Sealed,
}

/// Longest certificate authority that an address may bring, in bytes.
const LONGEST_AUTHORITY: usize = 16 * 1024;

/// Whether somebody else's address can be used at all: its relay and the key that is sealed to.
pub(super) fn is_usable(address: &InboxAddress) -> bool {
    Relay::parse(&address.relay.url, None).is_ok()
        && address
            .relay
            .authority_pem
            .as_ref()
            .is_none_or(|pem| pem.len() <= LONGEST_AUTHORITY)
        && seal::seal_to(&address.seal_to.0, ITEM, &[], &[]).is_ok()
}

/// Seals an item to an inbox.
pub(super) fn address(to: &InboxAddress, item: &Item) -> Result<Mail> {
    let framed = frame(&kith_wire::encode(item), HPKE_OVERHEAD)?;
    let item = seal::seal_to(&to.seal_to.0, ITEM, &to.inbox.0.0, &framed)?;
    Ok(Mail {
        to: to.clone(),
        slot: None,
        item: Sealed(item),
    })
}

/// Opens an item of the persona's inbox; `None` if it was not sealed to it or is no item.
pub(super) fn open(persona: &Persona, sealed: &[u8]) -> Option<Item> {
    let (private, _) = seal::derive_key_pair(persona.seal_seed()).ok()?;
    let framed = seal::open(&private, ITEM, &persona.inbox().0.0, sealed).ok()?;
    kith_wire::decode(unframe(&framed)?).ok()
}

/// Seals an answer to an invitation's one-time key.
pub(super) fn address_answer(to: &InboxAddress, answer: &ProvenAnswer) -> Result<Mail> {
    let framed = frame(&kith_wire::encode(answer), HPKE_OVERHEAD)?;
    let item = seal::seal_to(&to.seal_to.0, ANSWER, &to.inbox.0.0, &framed)?;
    Ok(Mail {
        to: to.clone(),
        slot: None,
        item: Sealed(item),
    })
}

/// Opens an answer with the invitation's one-time key; `None` if it was not sealed to it or is no answer.
pub(super) fn open_answer(seed: &Secret<[u8; 32]>, rendezvous: &InboxId, sealed: &[u8]) -> Option<ProvenAnswer> {
    let (private, _) = seal::derive_key_pair(seed).ok()?;
    let framed = seal::open(&private, ANSWER, &rendezvous.0.0, sealed).ok()?;
    kith_wire::decode(unframe(&framed)?).ok()
}

/// Queues mail; it is posted after `after_inbox` of ours is known to the relay.
pub(super) fn queue(tx: &Tx<'_>, mail: &Mail, after_inbox: Option<InboxId>, now: Millis) -> Result<()> {
    tx.execute(
        "INSERT INTO mail (relay, inbox, token, slot, item, after_inbox, give_up_at_ms) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![
            kith_wire::encode(&mail.to.relay),
            mail.to.inbox.0.0,
            mail.to.token.0.0,
            mail.slot,
            mail.item.0,
            after_inbox.map(|inbox| inbox.0.0),
            now.plus(KEPT_MS),
        ],
    )?;
    Ok(())
}

/// Offers waiting mail no longer than until then.
pub(super) fn offer_until(tx: &Tx<'_>, position: i64, until: Millis) -> Result<()> {
    tx.execute(
        "UPDATE mail SET give_up_at_ms = min(give_up_at_ms, ?2) WHERE position = ?1",
        params![position, until],
    )?;
    Ok(())
}

/// Queues mail that was stored beside a commit.
pub(super) fn queue_encoded(tx: &Tx<'_>, mail: &[u8], now: Millis) -> Result<()> {
    let mail: Mail = kith_wire::decode(mail).map_err(|_| Error::new(Code::Damaged, "stored mail is damaged"))?;
    queue(tx, &mail, None, now)
}

/// An address of the persona's inbox with a write token of its own, for one person.
pub(super) fn new_address(
    tx: &Tx<'_>,
    persona: &Persona,
    account: &AccountId,
    random: &dyn Random,
) -> Result<InboxAddress> {
    let token: [u8; 32] = random.array();
    tx.execute(
        "INSERT INTO inbox_tokens (token, inbox, rendezvous, account) VALUES (?1, ?2, 0, ?3)",
        params![token, persona.inbox().0.0, account],
    )?;
    inboxes::changed(tx, &persona.inbox())?;
    address_with(tx, persona, token)
}

fn address_with(tx: &Tx<'_>, persona: &Persona, token: [u8; 32]) -> Result<InboxAddress> {
    let relay = tx
        .one(
            "SELECT relay FROM inboxes WHERE inbox = ?1",
            params![persona.inbox().0.0],
            |row| decode_relay(&row.get::<Vec<u8>>(0)?),
        )?
        .ok_or_else(|| Error::new(Code::NoRelay, "there is no inbox yet"))?;
    let (_, seal_to) = seal::derive_key_pair(persona.seal_seed())?;
    Ok(InboxAddress {
        relay,
        inbox: persona.inbox(),
        token: Token(kith_wire::Array(token)),
        seal_to: kith_wire::Array(seal_to),
    })
}

/// An inbox's id from its owner's key.
pub(super) fn inbox_of(key: &ed25519_dalek::SigningKey) -> InboxId {
    InboxId::of(&PublicKey(kith_wire::Array(key.verifying_key().to_bytes())))
}
