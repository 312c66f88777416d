//! Entries of others: decrypted, and merged if they are commits.

use openmls::framing::errors::MessageDecryptionError;
use openmls::prelude::tls_codec::Deserialize as _;
use openmls::prelude::{
    LeafNodeIndex, MlsMessageIn, OpenMlsProvider as _, ProcessMessageError, ProcessedMessageContent, Proposal, Sender,
    ValidationError,
};

use super::context::Context;
use super::group::{Group, Member, RELAY_LABEL, RelayKey};
use crate::foundation::types::{Code, Error};

/// What an entry held.
pub enum Received {
    /// A message.
    Application {
        /// Who sent it: authenticated by MLS.
        sender: Member,
        /// What was encrypted.
        plaintext: Vec<u8>,
    },
    /// A commit, which is merged.
    Commit {
        /// Who committed.
        by: Member,
        /// Devices that joined.
        added: Vec<Member>,
        /// Devices that left.
        removed: Vec<Member>,
        /// Whether this device is among them.
        own_removed: bool,
        /// The new epoch's key at the relay; none if this device was removed.
        relay_key: Option<RelayKey>,
    },
}

/// Why an entry could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReceiveFault {
    /// This device's own leaf sealed it. Own entries are known by their hash before they get here: so this vault is a copy.
    OwnLeaf,
    /// It belongs to another epoch.
    OtherEpoch,
    /// Its key was used before and is gone, or its sender is too far ahead for it to be derived.
    KeyGone,
    /// It is malformed, not sealed for this group, or of a form that groups of Kith do not use.
    Invalid,
    /// The vault failed.
    Store(Error),
}

impl Group {
    /// Reads an entry: an MLS message with nothing but zeros behind it. A commit is merged at once.
    ///
    /// # Errors
    /// See [`ReceiveFault`]; after one the group in memory must be loaded again.
    pub fn receive(&mut self, context: &Context<'_>, entry: &[u8]) -> Result<Received, ReceiveFault> {
        let mut rest = entry;
        let message = MlsMessageIn::tls_deserialize(&mut rest).map_err(|_| ReceiveFault::Invalid)?;
        if rest.iter().any(|byte| *byte != 0) {
            return Err(ReceiveFault::Invalid);
        }
        let message = message.try_into_protocol_message().map_err(|_| ReceiveFault::Invalid)?;
        let provider = context.provider();
        let processed = self.inner.process_message(&provider, message).map_err(fault)?;
        let sender = match processed.sender() {
            Sender::Member(leaf) => self.member_at(*leaf),
            _ => None,
        };
        let by = sender.ok_or(ReceiveFault::Invalid)?;
        match processed.into_content() {
            ProcessedMessageContent::ApplicationMessage(message) => Ok(Received::Application {
                sender: by,
                plaintext: message.into_bytes(),
            }),
            ProcessedMessageContent::StagedCommitMessage(staged) => {
                let leaves: Vec<LeafNodeIndex> = staged
                    .remove_proposals()
                    .map(|removal| removal.remove_proposal().removed())
                    .collect();
                let removed = leaves.into_iter().filter_map(|leaf| self.member_at(leaf)).collect();
                let joining: Vec<Vec<u8>> = staged
                    .queued_proposals()
                    .filter_map(|queued| match queued.proposal() {
                        Proposal::Add(add) => Some(add.key_package().leaf_node().signature_key().as_slice().to_vec()),
                        _ => None,
                    })
                    .collect();
                let own_removed = staged.self_removed();
                let relay_key = if own_removed {
                    None
                } else {
                    let exported = staged
                        .export_secret(provider.crypto(), RELAY_LABEL, &[], 32)
                        .map_err(|_| ReceiveFault::Invalid)?;
                    Some(RelayKey::from_exported(exported).map_err(ReceiveFault::Store)?)
                };
                self.inner
                    .merge_staged_commit(&provider, *staged)
                    .map_err(|error| ReceiveFault::Store(Error::technical(Code::Internal, error)))?;
                let added = self
                    .members()
                    .into_iter()
                    .filter(|member| joining.iter().any(|key| key.as_slice() == member.signature_key))
                    .collect();
                Ok(Received::Commit {
                    by,
                    added,
                    removed,
                    own_removed,
                    relay_key,
                })
            }
            ProcessedMessageContent::OwnPrivateMessage => Err(ReceiveFault::OwnLeaf),
            _ => Err(ReceiveFault::Invalid),
        }
    }
}

fn fault(error: ProcessMessageError<Error>) -> ReceiveFault {
    match error {
        ProcessMessageError::StorageError(error) => ReceiveFault::Store(error),
        ProcessMessageError::ValidationError(error) => match error {
            ValidationError::WrongEpoch | ValidationError::NoPastEpochData => ReceiveFault::OtherEpoch,
            ValidationError::UnableToDecrypt(MessageDecryptionError::SecretTreeError(_)) => ReceiveFault::KeyGone,
            _ => ReceiveFault::Invalid,
        },
        _ => ReceiveFault::Invalid,
    }
}
