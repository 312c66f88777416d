//! openmls's state in the vault's transaction: one row a value in `mls_values`.
//!
//! A row's name is the MessagePack of openmls's key (the group's id, a reference, a public key), its value that of
//! openmls's entity. MessagePack with named fields, since openmls has an untagged enum and so needs a self-describing
//! encoding. The kinds are numbers on a disk: they never change their meaning.

use openmls_traits::storage::{CURRENT_VERSION, StorageProvider, traits};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::foundation::types::{Code, Error, Result};
use crate::foundation::vault::{Tx, params};

#[derive(Clone, Copy)]
#[repr(u8)]
enum Kind {
    JoinConfig = 1,
    OwnLeafNode = 2,
    Proposal = 3,
    Tree = 4,
    InterimTranscriptHash = 5,
    Context = 6,
    ConfirmationTag = 7,
    GroupState = 8,
    MessageSecrets = 9,
    ResumptionPsks = 10,
    OwnLeafIndex = 11,
    EpochSecrets = 12,
    SignatureKeyPair = 13,
    EncryptionKeyPair = 14,
    EpochKeyPairs = 15,
    KeyPackage = 16,
    Psk = 17,
}

/// Kinds whose name is a group's id, alone or first.
const OF_A_GROUP: [Kind; 12] = [
    Kind::JoinConfig,
    Kind::OwnLeafNode,
    Kind::Proposal,
    Kind::Tree,
    Kind::InterimTranscriptHash,
    Kind::Context,
    Kind::ConfirmationTag,
    Kind::GroupState,
    Kind::MessageSecrets,
    Kind::ResumptionPsks,
    Kind::OwnLeafIndex,
    Kind::EpochSecrets,
];

/// The storage of one transaction.
pub(super) struct Storage<'a> {
    tx: &'a Tx<'a>,
}

fn encode(value: &impl Serialize) -> Result<Vec<u8>> {
    rmp_serde::to_vec_named(value).map_err(|_| Error::new(Code::Internal, "a value of a group cannot be encoded"))
}

fn decode<T: DeserializeOwned>(bytes: &[u8]) -> Result<T> {
    rmp_serde::from_slice(bytes).map_err(|_| Error::new(Code::Damaged, "a stored value of a group is damaged"))
}

impl<'a> Storage<'a> {
    pub(super) fn new(tx: &'a Tx<'a>) -> Self {
        Storage { tx }
    }

    /// Deletes everything that is named by a group's id. Key pairs of its epochs go with the group's own deletion.
    pub(super) fn forget_group(&self, group: &impl Serialize) -> Result<()> {
        for kind in OF_A_GROUP {
            self.delete_all(kind, group)?;
        }
        self.delete_all(Kind::EpochKeyPairs, group)
    }

    fn put(&self, kind: Kind, name: &impl Serialize, value: &impl Serialize) -> Result<()> {
        self.tx.execute(
            "INSERT INTO mls_values (kind, name, value) VALUES (?1, ?2, ?3)
             ON CONFLICT (kind, name) DO UPDATE SET value = ?3",
            params![kind as u8, encode(name)?, encode(value)?],
        )?;
        Ok(())
    }

    fn get<T: DeserializeOwned>(&self, kind: Kind, name: &impl Serialize) -> Result<Option<T>> {
        self.tx.one(
            "SELECT value FROM mls_values WHERE kind = ?1 AND name = ?2",
            params![kind as u8, encode(name)?],
            |row| decode(&row.get::<Vec<u8>>(0)?),
        )
    }

    fn delete(&self, kind: Kind, name: &impl Serialize) -> Result<()> {
        self.tx.execute(
            "DELETE FROM mls_values WHERE kind = ?1 AND name = ?2",
            params![kind as u8, encode(name)?],
        )?;
        Ok(())
    }

    /// Values whose name begins with that of `first`, in the order of what follows it.
    fn all<T: DeserializeOwned>(&self, kind: Kind, first: &impl Serialize) -> Result<Vec<T>> {
        let first = encode(first)?;
        self.tx.all(
            "SELECT value FROM mls_values WHERE kind = ?1 AND substr(name, 1, ?2) = ?3 ORDER BY name",
            params![kind as u8, length(&first)?, first],
            |row| decode(&row.get::<Vec<u8>>(0)?),
        )
    }

    fn delete_all(&self, kind: Kind, first: &impl Serialize) -> Result<()> {
        let first = encode(first)?;
        self.tx.execute(
            "DELETE FROM mls_values WHERE kind = ?1 AND substr(name, 1, ?2) = ?3",
            params![kind as u8, length(&first)?, first],
        )?;
        Ok(())
    }

    /// Adds a value behind those whose name begins with that of `first`.
    fn append(&self, kind: Kind, first: &impl Serialize, value: &impl Serialize) -> Result<()> {
        let count = self.all::<serde::de::IgnoredAny>(kind, first)?.len();
        self.put_after(
            kind,
            first,
            &u64::try_from(count).unwrap_or(u64::MAX).to_be_bytes(),
            value,
        )
    }

    fn put_after(&self, kind: Kind, first: &impl Serialize, second: &[u8], value: &impl Serialize) -> Result<()> {
        let name = [encode(first)?, second.to_vec()].concat();
        self.tx.execute(
            "INSERT INTO mls_values (kind, name, value) VALUES (?1, ?2, ?3)
             ON CONFLICT (kind, name) DO UPDATE SET value = ?3",
            params![kind as u8, name, encode(value)?],
        )?;
        Ok(())
    }

    fn at_epoch(&self, group: &impl Serialize, epoch: &impl Serialize, leaf: u32) -> Result<Vec<u8>> {
        Ok([encode(group)?, encode(&(epoch, leaf))?].concat())
    }
}

fn length(bytes: &[u8]) -> Result<i64> {
    i64::try_from(bytes.len()).map_err(|_| Error::new(Code::Internal, "a name is too long"))
}

type V = Result<()>;
const N: u16 = CURRENT_VERSION;

impl StorageProvider<CURRENT_VERSION> for Storage<'_> {
    type Error = Error;

    fn write_mls_join_config<G: traits::GroupId<N>, T: traits::MlsGroupJoinConfig<N>>(&self, g: &G, v: &T) -> V {
        self.put(Kind::JoinConfig, g, v)
    }

    fn append_own_leaf_node<G: traits::GroupId<N>, T: traits::LeafNode<N>>(&self, g: &G, v: &T) -> V {
        self.append(Kind::OwnLeafNode, g, v)
    }

    fn queue_proposal<G: traits::GroupId<N>, R: traits::ProposalRef<N>, T: traits::QueuedProposal<N>>(
        &self,
        g: &G,
        r: &R,
        v: &T,
    ) -> V {
        self.put_after(Kind::Proposal, g, &encode(r)?, &(r, v))
    }

    fn write_tree<G: traits::GroupId<N>, T: traits::TreeSync<N>>(&self, g: &G, v: &T) -> V {
        self.put(Kind::Tree, g, v)
    }

    fn write_interim_transcript_hash<G: traits::GroupId<N>, T: traits::InterimTranscriptHash<N>>(
        &self,
        g: &G,
        v: &T,
    ) -> V {
        self.put(Kind::InterimTranscriptHash, g, v)
    }

    fn write_context<G: traits::GroupId<N>, T: traits::GroupContext<N>>(&self, g: &G, v: &T) -> V {
        self.put(Kind::Context, g, v)
    }

    fn write_confirmation_tag<G: traits::GroupId<N>, T: traits::ConfirmationTag<N>>(&self, g: &G, v: &T) -> V {
        self.put(Kind::ConfirmationTag, g, v)
    }

    fn write_group_state<T: traits::GroupState<N>, G: traits::GroupId<N>>(&self, g: &G, v: &T) -> V {
        self.put(Kind::GroupState, g, v)
    }

    fn write_message_secrets<G: traits::GroupId<N>, T: traits::MessageSecrets<N>>(&self, g: &G, v: &T) -> V {
        self.put(Kind::MessageSecrets, g, v)
    }

    fn write_resumption_psk_store<G: traits::GroupId<N>, T: traits::ResumptionPskStore<N>>(&self, g: &G, v: &T) -> V {
        self.put(Kind::ResumptionPsks, g, v)
    }

    fn write_own_leaf_index<G: traits::GroupId<N>, T: traits::LeafNodeIndex<N>>(&self, g: &G, v: &T) -> V {
        self.put(Kind::OwnLeafIndex, g, v)
    }

    fn write_group_epoch_secrets<G: traits::GroupId<N>, T: traits::GroupEpochSecrets<N>>(&self, g: &G, v: &T) -> V {
        self.put(Kind::EpochSecrets, g, v)
    }

    fn write_signature_key_pair<K: traits::SignaturePublicKey<N>, T: traits::SignatureKeyPair<N>>(
        &self,
        k: &K,
        v: &T,
    ) -> V {
        self.put(Kind::SignatureKeyPair, k, v)
    }

    fn write_encryption_key_pair<K: traits::EncryptionKey<N>, T: traits::HpkeKeyPair<N>>(&self, k: &K, v: &T) -> V {
        self.put(Kind::EncryptionKeyPair, k, v)
    }

    fn write_encryption_epoch_key_pairs<G: traits::GroupId<N>, E: traits::EpochKey<N>, T: traits::HpkeKeyPair<N>>(
        &self,
        g: &G,
        e: &E,
        leaf: u32,
        v: &[T],
    ) -> V {
        let name = self.at_epoch(g, e, leaf)?;
        self.tx.execute(
            "INSERT INTO mls_values (kind, name, value) VALUES (?1, ?2, ?3)
             ON CONFLICT (kind, name) DO UPDATE SET value = ?3",
            params![Kind::EpochKeyPairs as u8, name, encode(&v)?],
        )?;
        Ok(())
    }

    fn write_key_package<R: traits::HashReference<N>, T: traits::KeyPackage<N>>(&self, r: &R, v: &T) -> V {
        self.put(Kind::KeyPackage, r, v)
    }

    fn write_psk<P: traits::PskId<N>, T: traits::PskBundle<N>>(&self, p: &P, v: &T) -> V {
        self.put(Kind::Psk, p, v)
    }

    fn mls_group_join_config<G: traits::GroupId<N>, T: traits::MlsGroupJoinConfig<N>>(
        &self,
        g: &G,
    ) -> Result<Option<T>> {
        self.get(Kind::JoinConfig, g)
    }

    fn own_leaf_nodes<G: traits::GroupId<N>, T: traits::LeafNode<N>>(&self, g: &G) -> Result<Vec<T>> {
        self.all(Kind::OwnLeafNode, g)
    }

    fn queued_proposal_refs<G: traits::GroupId<N>, R: traits::ProposalRef<N>>(&self, g: &G) -> Result<Vec<R>> {
        let queued = self.all::<(R, serde::de::IgnoredAny)>(Kind::Proposal, g)?;
        Ok(queued.into_iter().map(|(reference, _)| reference).collect())
    }

    fn queued_proposals<G: traits::GroupId<N>, R: traits::ProposalRef<N>, T: traits::QueuedProposal<N>>(
        &self,
        g: &G,
    ) -> Result<Vec<(R, T)>> {
        self.all(Kind::Proposal, g)
    }

    fn tree<G: traits::GroupId<N>, T: traits::TreeSync<N>>(&self, g: &G) -> Result<Option<T>> {
        self.get(Kind::Tree, g)
    }

    fn group_context<G: traits::GroupId<N>, T: traits::GroupContext<N>>(&self, g: &G) -> Result<Option<T>> {
        self.get(Kind::Context, g)
    }

    fn interim_transcript_hash<G: traits::GroupId<N>, T: traits::InterimTranscriptHash<N>>(
        &self,
        g: &G,
    ) -> Result<Option<T>> {
        self.get(Kind::InterimTranscriptHash, g)
    }

    fn confirmation_tag<G: traits::GroupId<N>, T: traits::ConfirmationTag<N>>(&self, g: &G) -> Result<Option<T>> {
        self.get(Kind::ConfirmationTag, g)
    }

    fn group_state<T: traits::GroupState<N>, G: traits::GroupId<N>>(&self, g: &G) -> Result<Option<T>> {
        self.get(Kind::GroupState, g)
    }

    fn message_secrets<G: traits::GroupId<N>, T: traits::MessageSecrets<N>>(&self, g: &G) -> Result<Option<T>> {
        self.get(Kind::MessageSecrets, g)
    }

    fn resumption_psk_store<G: traits::GroupId<N>, T: traits::ResumptionPskStore<N>>(
        &self,
        g: &G,
    ) -> Result<Option<T>> {
        self.get(Kind::ResumptionPsks, g)
    }

    fn own_leaf_index<G: traits::GroupId<N>, T: traits::LeafNodeIndex<N>>(&self, g: &G) -> Result<Option<T>> {
        self.get(Kind::OwnLeafIndex, g)
    }

    fn group_epoch_secrets<G: traits::GroupId<N>, T: traits::GroupEpochSecrets<N>>(&self, g: &G) -> Result<Option<T>> {
        self.get(Kind::EpochSecrets, g)
    }

    fn signature_key_pair<K: traits::SignaturePublicKey<N>, T: traits::SignatureKeyPair<N>>(
        &self,
        k: &K,
    ) -> Result<Option<T>> {
        self.get(Kind::SignatureKeyPair, k)
    }

    fn encryption_key_pair<T: traits::HpkeKeyPair<N>, K: traits::EncryptionKey<N>>(&self, k: &K) -> Result<Option<T>> {
        self.get(Kind::EncryptionKeyPair, k)
    }

    fn encryption_epoch_key_pairs<G: traits::GroupId<N>, E: traits::EpochKey<N>, T: traits::HpkeKeyPair<N>>(
        &self,
        g: &G,
        e: &E,
        leaf: u32,
    ) -> Result<Vec<T>> {
        let name = self.at_epoch(g, e, leaf)?;
        let found = self.tx.one(
            "SELECT value FROM mls_values WHERE kind = ?1 AND name = ?2",
            params![Kind::EpochKeyPairs as u8, name],
            |row| decode(&row.get::<Vec<u8>>(0)?),
        )?;
        Ok(found.unwrap_or_default())
    }

    fn key_package<R: traits::HashReference<N>, T: traits::KeyPackage<N>>(&self, r: &R) -> Result<Option<T>> {
        self.get(Kind::KeyPackage, r)
    }

    fn psk<T: traits::PskBundle<N>, P: traits::PskId<N>>(&self, p: &P) -> Result<Option<T>> {
        self.get(Kind::Psk, p)
    }

    fn remove_proposal<G: traits::GroupId<N>, R: traits::ProposalRef<N>>(&self, g: &G, r: &R) -> V {
        let name = [encode(g)?, encode(r)?].concat();
        self.tx.execute(
            "DELETE FROM mls_values WHERE kind = ?1 AND name = ?2",
            params![Kind::Proposal as u8, name],
        )?;
        Ok(())
    }

    fn delete_own_leaf_nodes<G: traits::GroupId<N>>(&self, g: &G) -> V {
        self.delete_all(Kind::OwnLeafNode, g)
    }

    fn delete_group_config<G: traits::GroupId<N>>(&self, g: &G) -> V {
        self.delete(Kind::JoinConfig, g)
    }

    fn delete_tree<G: traits::GroupId<N>>(&self, g: &G) -> V {
        self.delete(Kind::Tree, g)
    }

    fn delete_confirmation_tag<G: traits::GroupId<N>>(&self, g: &G) -> V {
        self.delete(Kind::ConfirmationTag, g)
    }

    fn delete_group_state<G: traits::GroupId<N>>(&self, g: &G) -> V {
        self.delete(Kind::GroupState, g)
    }

    fn delete_context<G: traits::GroupId<N>>(&self, g: &G) -> V {
        self.delete(Kind::Context, g)
    }

    fn delete_interim_transcript_hash<G: traits::GroupId<N>>(&self, g: &G) -> V {
        self.delete(Kind::InterimTranscriptHash, g)
    }

    fn delete_message_secrets<G: traits::GroupId<N>>(&self, g: &G) -> V {
        self.delete(Kind::MessageSecrets, g)
    }

    fn delete_all_resumption_psk_secrets<G: traits::GroupId<N>>(&self, g: &G) -> V {
        self.delete(Kind::ResumptionPsks, g)
    }

    fn delete_own_leaf_index<G: traits::GroupId<N>>(&self, g: &G) -> V {
        self.delete(Kind::OwnLeafIndex, g)
    }

    fn delete_group_epoch_secrets<G: traits::GroupId<N>>(&self, g: &G) -> V {
        self.delete(Kind::EpochSecrets, g)
    }

    fn clear_proposal_queue<G: traits::GroupId<N>, R: traits::ProposalRef<N>>(&self, g: &G) -> V {
        self.delete_all(Kind::Proposal, g)
    }

    fn delete_signature_key_pair<K: traits::SignaturePublicKey<N>>(&self, k: &K) -> V {
        self.delete(Kind::SignatureKeyPair, k)
    }

    fn delete_encryption_key_pair<K: traits::EncryptionKey<N>>(&self, k: &K) -> V {
        self.delete(Kind::EncryptionKeyPair, k)
    }

    fn delete_encryption_epoch_key_pairs<G: traits::GroupId<N>, E: traits::EpochKey<N>>(
        &self,
        g: &G,
        e: &E,
        leaf: u32,
    ) -> V {
        let name = self.at_epoch(g, e, leaf)?;
        self.tx.execute(
            "DELETE FROM mls_values WHERE kind = ?1 AND name = ?2",
            params![Kind::EpochKeyPairs as u8, name],
        )?;
        Ok(())
    }

    fn delete_key_package<R: traits::HashReference<N>>(&self, r: &R) -> V {
        self.delete(Kind::KeyPackage, r)
    }

    fn delete_psk<P: traits::PskId<N>>(&self, p: &P) -> V {
        self.delete(Kind::Psk, p)
    }
}
