//! What is signed: that an account decided this on that text for that person. Format: `docs/protocol.md`.

use serde::{Deserialize, Serialize};

use super::text::TextHash;
use crate::exchange::identity::persona::Persona;
use crate::exchange::identity::signature::is_signed;
use crate::foundation::types::{AccountId, ConsentId, DeviceId, Millis};

/// What the signature is for.
const PURPOSE: &str = "consent";

/// What was decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Choice {
    /// Agreed to.
    Given,
    /// Declined.
    Refused,
    /// Taken back.
    Withdrawn,
}

impl Choice {
    /// The stable name.
    pub const fn as_str(self) -> &'static str {
        match self {
            Choice::Given => "given",
            Choice::Refused => "refused",
            Choice::Withdrawn => "withdrawn",
        }
    }
}

/// The statement. Names stand as texts, so that those of a newer version can be kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Body {
    pub(super) version: u8,
    pub(super) id: ConsentId,
    pub(super) account: AccountId,
    pub(super) device: DeviceId,
    /// The device's public key, which signs.
    pub(super) key: kith_wire::Array<32>,
    /// Counts the device's decisions, from 1.
    pub(super) number: u64,
    pub(super) document: String,
    pub(super) document_version: u32,
    pub(super) hash: TextHash,
    pub(super) locale: String,
    pub(super) channel: String,
    pub(super) purpose: String,
    pub(super) recipient: AccountId,
    pub(super) choice: Choice,
    pub(super) at: Millis,
}

/// A signed statement. What is signed is the body as it is, never a re-encoding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Signed {
    #[serde(with = "serde_bytes")]
    pub(super) body: Vec<u8>,
    pub(super) signature: kith_wire::Array<64>,
}

impl Signed {
    pub(super) fn sign(body: &Body, persona: &Persona) -> Self {
        let body = kith_wire::encode(body);
        let signature = kith_wire::Array(persona.sign(PURPOSE, &body));
        Signed { body, signature }
    }

    /// What it says, whoever signed it.
    pub(super) fn read(&self) -> Option<Body> {
        let body: Body = kith_wire::decode(&self.body).ok()?;
        (body.version == 1).then_some(body)
    }

    /// What it says, if the key that it names signed it.
    pub(super) fn verify(&self) -> Option<Body> {
        let body = self.read()?;
        is_signed(&body.key.0, PURPOSE, &self.body, &self.signature.0).then_some(body)
    }
}
