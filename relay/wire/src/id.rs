//! What the relay can name: channels, inboxes, entries, epochs and places in a log.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::{Array, Malformed};

/// A channel: 32 random bytes, chosen by the device that founds the conversation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ChannelId(pub Array<32>);

/// An inbox: the hash of its owner's public key, so that nobody else can create or read it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct InboxId(pub Array<32>);

impl InboxId {
    /// SHA-256 over `"kith/1 inbox\0"` and the owner's Ed25519 public key.
    pub fn of(owner: &PublicKey) -> Self {
        InboxId(Array(
            Sha256::new()
                .chain_update(b"kith/1 inbox\0")
                .chain_update(owner.0.0)
                .finalize()
                .into(),
        ))
    }
}

/// SHA-256 of an entry's or item's bytes: the name by which the relay knows it for the channel's life.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct EntryHash(pub Array<32>);

impl EntryHash {
    /// The hash of these bytes.
    pub fn of(entry: &[u8]) -> Self {
        EntryHash(Array(Sha256::digest(entry).into()))
    }
}

/// An Ed25519 public key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PublicKey(pub Array<32>);

/// An MLS epoch of the conversation behind a channel (RFC 9420 section 8).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Epoch(pub u64);

impl Epoch {
    /// The epoch that a commit of this epoch opens.
    pub fn next(self) -> Self {
        Epoch(self.0.saturating_add(1))
    }
}

/// A place in a channel's log, made by the relay. Opaque to a device: it may only be given back, and
/// compared for equality.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Cursor(#[serde(with = "serde_bytes")] pub Vec<u8>);

/// A bearer token of 32 random bytes. The relay keeps only its hash.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Token(pub Array<32>);

impl Token {
    /// What stands before the digits of an operator's admission token.
    pub const PREFIX: &str = "kith-admission-";

    /// The text in which an operator hands out an admission: [`Token::PREFIX`] and 64 hexadecimal digits.
    pub fn to_text(&self) -> String {
        format!("{}{}", Self::PREFIX, self.0.to_hex())
    }

    /// Reads what [`Token::to_text`] wrote; space around it, as it comes with copying, is ignored.
    pub fn from_text(text: &str) -> Result<Self, Malformed> {
        let digits = text.trim().strip_prefix(Self::PREFIX).ok_or(Malformed)?;
        Array::from_hex(digits).map(Token)
    }

    /// What the relay stores in its place: SHA-256 over `"kith/1 token\0"` and the token.
    pub fn hash(&self) -> TokenHash {
        TokenHash(Array(
            Sha256::new()
                .chain_update(b"kith/1 token\0")
                .chain_update(self.0.0)
                .finalize()
                .into(),
        ))
    }
}

impl std::fmt::Debug for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Token")
    }
}

/// The stored form of a [`Token`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct TokenHash(pub Array<32>);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_admission_is_read_as_it_was_handed_out_and_anything_else_is_refused() {
        let token = Token(Array([0xa7; 32]));
        let text = token.to_text();
        assert_eq!(text, format!("kith-admission-{}", "a7".repeat(32)));
        assert!(Token::from_text(&format!(" {text}\n")) == Ok(token));
        for wrong in [
            "",
            "kith-admission-",
            &text[1..],
            &text[..text.len() - 1],
            &text.to_uppercase(),
        ] {
            assert!(Token::from_text(wrong) == Err(Malformed), "{wrong}");
        }
    }
}
