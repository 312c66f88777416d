//! How a request proves that its sender may make it.
//!
//! A channel's requests are signed with the key of an MLS epoch, which the members derive and the
//! relay cannot; an inbox's with its owner's key. Both sign over a domain tag, method, path, the
//! channel and epoch (or inbox) and the body's hash. There is no time in it: a device with a wrong
//! clock still syncs, and a repeated request gets the same answer.

use ed25519_dalek::{Signer, SigningKey, VerifyingKey};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::id::{ChannelId, Epoch, InboxId, PublicKey};
use crate::{Array, Malformed};

/// An Ed25519 signature.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Signature(pub Array<64>);

/// What a signed request does: its method and path are part of what is signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// `PUT /v1/channels/{id}`: create the channel.
    CreateChannel,
    /// `POST /v1/channels/{id}/entries`: append entries or a commit.
    Append,
    /// `POST /v1/pull`: read new entries.
    Pull,
    /// `GET /v1/live`: be told of growth.
    Watch,
    /// `PUT /v1/inboxes/{id}`: create the inbox or replace its tokens.
    SetInbox,
    /// `POST /v1/inboxes/{id}/pull`: read and empty the inbox.
    PullInbox,
    /// A live epoch's signature that vouches for the creation of something else.
    Vouch,
}

impl Action {
    /// The method and the path, with `id` in lower-case hexadecimal where the path has one.
    pub fn method_and_path(self, id: &Array<32>) -> (&'static str, String) {
        let id = id.to_hex();
        match self {
            Action::CreateChannel => ("PUT", format!("/v1/channels/{id}")),
            Action::Append => ("POST", format!("/v1/channels/{id}/entries")),
            Action::Pull => ("POST", "/v1/pull".into()),
            Action::Watch => ("GET", "/v1/live".into()),
            Action::SetInbox => ("PUT", format!("/v1/inboxes/{id}")),
            Action::PullInbox => ("POST", format!("/v1/inboxes/{id}/pull")),
            Action::Vouch => ("PUT", "/v1/vouch".into()),
        }
    }

    fn message(self, domain: &[u8], id: &Array<32>, epoch: Option<Epoch>, body: &[u8]) -> Vec<u8> {
        let (method, path) = self.method_and_path(id);
        let mut message = Vec::with_capacity(192);
        message.extend_from_slice(domain);
        message.push(0);
        message.extend_from_slice(method.as_bytes());
        message.push(b' ');
        message.extend_from_slice(path.as_bytes());
        message.push(0);
        message.extend_from_slice(&id.0);
        if let Some(epoch) = epoch {
            message.extend_from_slice(&epoch.0.to_be_bytes());
        }
        message.extend_from_slice(&Sha256::digest(body));
        message
    }
}

/// A part of a request that concerns one channel, signed with the key of `epoch`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChannelPart {
    /// The channel that the part is about.
    pub channel: ChannelId,
    /// The epoch whose key signed.
    pub epoch: Epoch,
    /// The encoded request, which depends on the action.
    #[serde(with = "serde_bytes")]
    pub body: Vec<u8>,
    /// The signature; see the module.
    pub signature: Signature,
}

const CHANNEL_DOMAIN: &[u8] = b"kith/1 channel request";
const INBOX_DOMAIN: &[u8] = b"kith/1 inbox request";

impl ChannelPart {
    /// Signs `body` for `action` on `channel` with the key of `epoch`.
    pub fn sign(key: &SigningKey, action: Action, channel: ChannelId, epoch: Epoch, body: Vec<u8>) -> Self {
        let message = action.message(CHANNEL_DOMAIN, &channel.0, Some(epoch), &body);
        let signature = Signature(Array(key.sign(&message).to_bytes()));
        ChannelPart {
            channel,
            epoch,
            body,
            signature,
        }
    }

    /// Whether the signature is valid for `action` under `verifier` (strict verification: no weak keys).
    pub fn verify(&self, verifier: &PublicKey, action: Action) -> bool {
        Verifier::of(verifier).is_ok_and(|verifier| self.verify_by(&verifier, action))
    }

    /// The same by a verifier that was read before.
    pub fn verify_by(&self, verifier: &Verifier, action: Action) -> bool {
        let message = action.message(CHANNEL_DOMAIN, &self.channel.0, Some(self.epoch), &self.body);
        verifier.holds(&message, &self.signature)
    }
}

/// A request of an inbox's owner. The owner's key is named in it and hashes to the inbox's id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnerPart {
    /// The owner's public key; [`InboxId::of`] it is the inbox.
    pub owner: PublicKey,
    /// The encoded request, which depends on the action.
    #[serde(with = "serde_bytes")]
    pub body: Vec<u8>,
    /// The signature; see the module.
    pub signature: Signature,
}

impl OwnerPart {
    /// Signs `body` for `action` with the owner's key.
    pub fn sign(key: &SigningKey, action: Action, body: Vec<u8>) -> Self {
        let owner = PublicKey(Array(key.verifying_key().to_bytes()));
        let message = action.message(INBOX_DOMAIN, &InboxId::of(&owner).0, None, &body);
        OwnerPart {
            owner,
            body,
            signature: Signature(Array(key.sign(&message).to_bytes())),
        }
    }

    /// The inbox that this part is about.
    pub fn inbox(&self) -> InboxId {
        InboxId::of(&self.owner)
    }

    /// Whether the signature is valid for `action`.
    pub fn verify(&self, action: Action) -> bool {
        let message = action.message(INBOX_DOMAIN, &self.inbox().0, None, &self.body);
        Verifier::of(&self.owner).is_ok_and(|owner| owner.holds(&message, &self.signature))
    }
}

/// A public key that is ready to verify with: reading one costs a seventh of a verification.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verifier(VerifyingKey);

impl Verifier {
    /// Reads a public key. Bytes that are no point of the curve are refused.
    pub fn of(key: &PublicKey) -> Result<Self, Malformed> {
        VerifyingKey::from_bytes(&key.0.0).map(Verifier).map_err(|_| Malformed)
    }

    fn holds(&self, message: &[u8], signature: &Signature) -> bool {
        let signature = ed25519_dalek::Signature::from_bytes(&signature.0.0);
        self.0.verify_strict(message, &signature).is_ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(body: &[u8]) -> (PublicKey, ChannelPart) {
        let key = SigningKey::from_bytes(&[7; 32]);
        let verifier = PublicKey(Array(key.verifying_key().to_bytes()));
        (
            verifier,
            ChannelPart::sign(&key, Action::Append, ChannelId(Array([1; 32])), Epoch(3), body.to_vec()),
        )
    }

    #[test]
    fn a_signature_holds_for_its_own_action_channel_epoch_and_body_alone() {
        let (verifier, signed) = part(b"body");
        assert!(signed.verify(&verifier, Action::Append));
        assert!(!signed.verify(&verifier, Action::Pull));
        assert!(
            !ChannelPart {
                epoch: Epoch(4),
                ..signed.clone()
            }
            .verify(&verifier, Action::Append)
        );
        assert!(
            !ChannelPart {
                channel: ChannelId(Array([2; 32])),
                ..signed.clone()
            }
            .verify(&verifier, Action::Append)
        );
        assert!(
            !ChannelPart {
                body: b"other".to_vec(),
                ..signed.clone()
            }
            .verify(&verifier, Action::Append)
        );
        assert!(!signed.verify(&PublicKey(Array([0; 32])), Action::Append));
    }

    #[test]
    fn an_inbox_belongs_to_the_key_that_it_is_the_hash_of() {
        let key = SigningKey::from_bytes(&[9; 32]);
        let signed = OwnerPart::sign(&key, Action::PullInbox, b"body".to_vec());
        assert!(signed.verify(Action::PullInbox) && !signed.verify(Action::SetInbox));
        assert_eq!(signed.inbox(), InboxId::of(&signed.owner));
    }

    #[test]
    fn the_bytes_that_are_signed_are_golden() {
        let (_, signed) = part(b"body");
        assert_eq!(signed.signature.0.to_hex(), GOLDEN);
    }

    const GOLDEN: &str = "8866473c2703faa370118ba5667f2bdd7d5106be7d4fd4ced595f0af82fc31411d1d4d97b47a8b0d1d895c5e22673b7eb2645c7e72adccbbabe0b7584f7d9d04";
}
