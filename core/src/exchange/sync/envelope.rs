//! The plaintext of an application entry: an item for a handler, and what shows that everybody reads the same log.

use kith_wire::id::Cursor;
use serde::{Deserialize, Serialize};

use crate::foundation::types::{MessageId, Millis};

/// What is sealed. Fields that a reader does not know are skipped.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Envelope {
    /// The version of this form: 1.
    #[serde(rename = "v")]
    pub version: u8,
    /// The author's id for the message. A message that is sealed again keeps it.
    #[serde(rename = "id")]
    pub message: MessageId,
    /// The sending device's count in this conversation, from 1 without holes.
    #[serde(rename = "n")]
    pub counter: u64,
    /// The author's wall time at sealing, or of writing for a message. Shown, never relied upon.
    #[serde(rename = "at")]
    pub sent_at: Millis,
    /// The first 16 bytes of the epoch authenticator (RFC 9420 section 8.7): shows a forked group.
    #[serde(rename = "ea")]
    pub authenticator: kith_wire::Array<16>,
    /// The last entry of this epoch that the sender had read; none at the epoch's start.
    #[serde(rename = "c")]
    pub seen: Option<Cursor>,
    /// The running hash there; see [`super::run`].
    #[serde(rename = "h")]
    pub run: kith_wire::Array<32>,
    /// What the item is.
    #[serde(rename = "k")]
    pub kind: String,
    /// The item, as its handler encodes it.
    #[serde(rename = "b", with = "serde_bytes")]
    pub body: Vec<u8>,
}

impl Envelope {
    /// The plaintext, ready to be encrypted. Sealing pads it.
    pub fn encode(&self) -> Vec<u8> {
        kith_wire::encode(self)
    }

    /// Reads a decrypted plaintext; `None` if it is no envelope of version 1.
    pub fn open(plaintext: &[u8]) -> Option<Self> {
        let envelope: Envelope = kith_wire::decode(plaintext).ok()?;
        (envelope.version == 1).then_some(envelope)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use sha2::{Digest, Sha256};

    #[test]
    fn the_bytes_of_an_envelope_are_golden() {
        let envelope = Envelope {
            version: 1,
            message: MessageId::from_bytes([1; 16]),
            counter: 7,
            sent_at: Millis(1_800_000_000_000),
            authenticator: kith_wire::Array([2; 16]),
            seen: Some(Cursor(vec![3; 16])),
            run: kith_wire::Array([4; 32]),
            kind: "message".into(),
            body: b"body".to_vec(),
        };
        let bytes = envelope.encode();
        assert_eq!(Envelope::open(&bytes), Some(envelope));
        assert_eq!(kith_wire::Array::<32>(Sha256::digest(&bytes).into()).to_hex(), GOLDEN);
    }

    const GOLDEN: &str = "9108df22c2f92373c6cb27ada5a6e6496f83640252daf83a3ba7be5e88258003";
}
