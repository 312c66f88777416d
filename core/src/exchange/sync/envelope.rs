//! The plaintext of an application entry: an item for a handler, and what shows that everybody reads the same log.

use kith_wire::id::Cursor;
use serde::{Deserialize, Serialize};

use super::padding::{MLS_OVERHEAD, frame, unframe};
use crate::foundation::types::{MessageId, Millis, Result};

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
    /// The framed plaintext, ready to be encrypted.
    ///
    /// # Errors
    /// `too_large`.
    pub fn seal_ready(&self) -> Result<Vec<u8>> {
        frame(&kith_wire::encode(self), MLS_OVERHEAD)
    }

    /// Reads a decrypted plaintext; `None` if it is no envelope of version 1.
    pub fn open(plaintext: &[u8]) -> Option<Self> {
        let envelope: Envelope = kith_wire::decode(unframe(plaintext)?).ok()?;
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
        let bytes = envelope.seal_ready().expect("small");
        assert_eq!(Envelope::open(&bytes), Some(envelope));
        assert_eq!(kith_wire::Array::<32>(Sha256::digest(&bytes).into()).to_hex(), GOLDEN);
    }

    const GOLDEN: &str = "b431d0cbd90ec3cedfdb64f4244a3fb7bf69a3f6e28cc1d9aacfa27a7e9ca3af";
}
