//! Conversations and owners of inboxes, as devices hold them: with the keys that the relay never sees.

use ed25519_dalek::SigningKey;
use kith_wire::channel::{Append, Authority, Create, Pull, PullRequest, Sealed, Start};
use kith_wire::id::{ChannelId, Cursor, EntryHash, Epoch, InboxId, PublicKey, Token, TokenHash};
use kith_wire::inbox::{InboxPull, PutItem, SetInbox, Settings, WriteToken};
use kith_wire::sign::{Action, ChannelPart, OwnerPart};
use kith_wire::{Array, encode};

/// A token of a number.
pub fn token(number: u8) -> Token {
    Token(Array([number; 32]))
}

/// Bytes of the smallest bucket that differ by their number.
pub fn sealed(number: u32) -> Sealed {
    sealed_of(number, 256)
}

/// Bytes of a size that differ by their number.
pub fn sealed_of(number: u32, size: usize) -> Sealed {
    let mut bytes = vec![0x5a; size];
    bytes[..4].copy_from_slice(&number.to_be_bytes());
    Sealed(bytes)
}

pub fn verifier(key: &SigningKey) -> PublicKey {
    PublicKey(Array(key.verifying_key().to_bytes()))
}

/// A conversation: each epoch has a key that its members derive.
#[derive(Clone, Copy)]
pub struct Conversation {
    pub id: ChannelId,
    number: u8,
}

impl Conversation {
    pub const fn fixed(number: u8) -> Self {
        Conversation {
            id: ChannelId(Array([number; 32])),
            number,
        }
    }

    pub fn key(&self, epoch: u64) -> SigningKey {
        let mut seed = [self.number; 32];
        seed[..8].copy_from_slice(&epoch.to_be_bytes());
        SigningKey::from_bytes(&seed)
    }

    pub fn part(&self, epoch: u64, action: Action, body: Vec<u8>) -> ChannelPart {
        ChannelPart::sign(&self.key(epoch), action, self.id, Epoch(epoch), body)
    }

    pub fn create(&self, epoch: u64, authority: Authority) -> Vec<u8> {
        let start = Start {
            verifier: verifier(&self.key(epoch)),
        };
        encode(&Create {
            part: self.part(epoch, Action::CreateChannel, encode(&start)),
            authority,
        })
    }

    pub fn entries(&self, epoch: u64, entries: &[Sealed]) -> Vec<u8> {
        self.append(epoch, &Append::Entries(entries.to_vec()))
    }

    pub fn commit(&self, epoch: u64, entry: Sealed, removes: bool) -> Vec<u8> {
        self.append(
            epoch,
            &Append::Commit {
                entry,
                verifier: verifier(&self.key(epoch + 1)),
                removes,
            },
        )
    }

    pub fn append(&self, epoch: u64, append: &Append) -> Vec<u8> {
        encode(&self.part(epoch, Action::Append, encode(append)))
    }

    pub fn pull_part(&self, epoch: u64, after: Option<Cursor>) -> ChannelPart {
        self.part(epoch, Action::Pull, encode(&Pull { after }))
    }

    pub fn watch(&self, epoch: u64) -> ChannelPart {
        self.part(epoch, Action::Watch, Vec::new())
    }

    pub fn vouch(&self, epoch: u64, created: Array<32>) -> Authority {
        Authority::Epoch(self.part(epoch, Action::Vouch, created.0.to_vec()))
    }
}

pub fn pull(parts: Vec<ChannelPart>, max_bytes: u32) -> Vec<u8> {
    encode(&PullRequest { parts, max_bytes })
}

/// The owner of an inbox.
pub struct Owner(SigningKey);

impl Owner {
    pub fn new(number: u8) -> Self {
        Owner(SigningKey::from_bytes(&[number; 32]))
    }

    pub fn inbox(&self) -> InboxId {
        InboxId::of(&verifier(&self.0))
    }

    pub fn set(&self, tokens: &[WriteToken], lifetime_s: Option<u64>, authority: Option<Authority>) -> Vec<u8> {
        self.set_revision(1, tokens, lifetime_s, authority)
    }

    pub fn set_revision(
        &self,
        revision: u64,
        tokens: &[WriteToken],
        lifetime_s: Option<u64>,
        authority: Option<Authority>,
    ) -> Vec<u8> {
        let settings = Settings {
            revision,
            tokens: tokens.to_vec(),
            lifetime_s,
        };
        encode(&SetInbox {
            part: OwnerPart::sign(&self.0, Action::SetInbox, encode(&settings)),
            authority,
        })
    }

    pub fn pull(&self, acknowledged: &[EntryHash]) -> Vec<u8> {
        let acknowledged = acknowledged.to_vec();
        encode(&OwnerPart::sign(
            &self.0,
            Action::PullInbox,
            encode(&InboxPull { acknowledged }),
        ))
    }

    pub fn watch(&self) -> OwnerPart {
        OwnerPart::sign(&self.0, Action::Watch, Vec::new())
    }
}

pub fn item(token: Token, item: Sealed, slot: Option<u8>) -> Vec<u8> {
    encode(&PutItem { token, item, slot })
}

pub fn writes(hash: TokenHash) -> WriteToken {
    WriteToken {
        hash,
        rendezvous: false,
    }
}

pub fn rendezvous(hash: TokenHash) -> WriteToken {
    WriteToken { hash, rendezvous: true }
}
