//! openmls's storage over the vault's transaction: each method is one row, or one list in a row, of [`Kind`].

use openmls_traits::storage::{CURRENT_VERSION, StorageProvider, traits};

use super::storage::{Kind, Storage};
use crate::foundation::types::{Error, Result};

const V: u16 = CURRENT_VERSION;

impl StorageProvider<CURRENT_VERSION> for Storage<'_> {
    type Error = Error;

    fn write_mls_join_config<Id: traits::GroupId<V>, MlsGroupJoinConfig: traits::MlsGroupJoinConfig<V>>(
        &self,
        group: &Id,
        config: &MlsGroupJoinConfig,
    ) -> Result<()> {
        self.put(Kind::JoinConfig, group, config)
    }

    fn mls_group_join_config<Id: traits::GroupId<V>, MlsGroupJoinConfig: traits::MlsGroupJoinConfig<V>>(
        &self,
        group: &Id,
    ) -> Result<Option<MlsGroupJoinConfig>> {
        self.get(Kind::JoinConfig, group)
    }

    fn delete_group_config<Id: traits::GroupId<V>>(&self, group: &Id) -> Result<()> {
        self.delete(Kind::JoinConfig, group)
    }

    fn write_tree<Id: traits::GroupId<V>, TreeSync: traits::TreeSync<V>>(
        &self,
        group: &Id,
        tree: &TreeSync,
    ) -> Result<()> {
        self.put(Kind::Tree, group, tree)
    }

    fn tree<Id: traits::GroupId<V>, TreeSync: traits::TreeSync<V>>(&self, group: &Id) -> Result<Option<TreeSync>> {
        self.get(Kind::Tree, group)
    }

    fn delete_tree<Id: traits::GroupId<V>>(&self, group: &Id) -> Result<()> {
        self.delete(Kind::Tree, group)
    }

    fn write_interim_transcript_hash<
        Id: traits::GroupId<V>,
        InterimTranscriptHash: traits::InterimTranscriptHash<V>,
    >(
        &self,
        group: &Id,
        hash: &InterimTranscriptHash,
    ) -> Result<()> {
        self.put(Kind::InterimTranscriptHash, group, hash)
    }

    fn interim_transcript_hash<Id: traits::GroupId<V>, InterimTranscriptHash: traits::InterimTranscriptHash<V>>(
        &self,
        group: &Id,
    ) -> Result<Option<InterimTranscriptHash>> {
        self.get(Kind::InterimTranscriptHash, group)
    }

    fn delete_interim_transcript_hash<Id: traits::GroupId<V>>(&self, group: &Id) -> Result<()> {
        self.delete(Kind::InterimTranscriptHash, group)
    }

    fn write_context<Id: traits::GroupId<V>, GroupContext: traits::GroupContext<V>>(
        &self,
        group: &Id,
        context: &GroupContext,
    ) -> Result<()> {
        self.put(Kind::GroupContext, group, context)
    }

    fn group_context<Id: traits::GroupId<V>, GroupContext: traits::GroupContext<V>>(
        &self,
        group: &Id,
    ) -> Result<Option<GroupContext>> {
        self.get(Kind::GroupContext, group)
    }

    fn delete_context<Id: traits::GroupId<V>>(&self, group: &Id) -> Result<()> {
        self.delete(Kind::GroupContext, group)
    }

    fn write_confirmation_tag<Id: traits::GroupId<V>, ConfirmationTag: traits::ConfirmationTag<V>>(
        &self,
        group: &Id,
        tag: &ConfirmationTag,
    ) -> Result<()> {
        self.put(Kind::ConfirmationTag, group, tag)
    }

    fn confirmation_tag<Id: traits::GroupId<V>, ConfirmationTag: traits::ConfirmationTag<V>>(
        &self,
        group: &Id,
    ) -> Result<Option<ConfirmationTag>> {
        self.get(Kind::ConfirmationTag, group)
    }

    fn delete_confirmation_tag<Id: traits::GroupId<V>>(&self, group: &Id) -> Result<()> {
        self.delete(Kind::ConfirmationTag, group)
    }

    fn write_group_state<GroupState: traits::GroupState<V>, Id: traits::GroupId<V>>(
        &self,
        group: &Id,
        state: &GroupState,
    ) -> Result<()> {
        self.put(Kind::GroupState, group, state)
    }

    fn group_state<GroupState: traits::GroupState<V>, Id: traits::GroupId<V>>(
        &self,
        group: &Id,
    ) -> Result<Option<GroupState>> {
        self.get(Kind::GroupState, group)
    }

    fn delete_group_state<Id: traits::GroupId<V>>(&self, group: &Id) -> Result<()> {
        self.delete(Kind::GroupState, group)
    }

    fn write_message_secrets<Id: traits::GroupId<V>, MessageSecrets: traits::MessageSecrets<V>>(
        &self,
        group: &Id,
        secrets: &MessageSecrets,
    ) -> Result<()> {
        self.put(Kind::MessageSecrets, group, secrets)
    }

    fn message_secrets<Id: traits::GroupId<V>, MessageSecrets: traits::MessageSecrets<V>>(
        &self,
        group: &Id,
    ) -> Result<Option<MessageSecrets>> {
        self.get(Kind::MessageSecrets, group)
    }

    fn delete_message_secrets<Id: traits::GroupId<V>>(&self, group: &Id) -> Result<()> {
        self.delete(Kind::MessageSecrets, group)
    }

    fn write_resumption_psk_store<Id: traits::GroupId<V>, ResumptionPskStore: traits::ResumptionPskStore<V>>(
        &self,
        group: &Id,
        secrets: &ResumptionPskStore,
    ) -> Result<()> {
        self.put(Kind::ResumptionSecrets, group, secrets)
    }

    fn resumption_psk_store<Id: traits::GroupId<V>, ResumptionPskStore: traits::ResumptionPskStore<V>>(
        &self,
        group: &Id,
    ) -> Result<Option<ResumptionPskStore>> {
        self.get(Kind::ResumptionSecrets, group)
    }

    fn delete_all_resumption_psk_secrets<Id: traits::GroupId<V>>(&self, group: &Id) -> Result<()> {
        self.delete(Kind::ResumptionSecrets, group)
    }

    fn write_own_leaf_index<Id: traits::GroupId<V>, LeafNodeIndex: traits::LeafNodeIndex<V>>(
        &self,
        group: &Id,
        index: &LeafNodeIndex,
    ) -> Result<()> {
        self.put(Kind::OwnLeafIndex, group, index)
    }

    fn own_leaf_index<Id: traits::GroupId<V>, LeafNodeIndex: traits::LeafNodeIndex<V>>(
        &self,
        group: &Id,
    ) -> Result<Option<LeafNodeIndex>> {
        self.get(Kind::OwnLeafIndex, group)
    }

    fn delete_own_leaf_index<Id: traits::GroupId<V>>(&self, group: &Id) -> Result<()> {
        self.delete(Kind::OwnLeafIndex, group)
    }

    fn write_group_epoch_secrets<Id: traits::GroupId<V>, GroupEpochSecrets: traits::GroupEpochSecrets<V>>(
        &self,
        group: &Id,
        secrets: &GroupEpochSecrets,
    ) -> Result<()> {
        self.put(Kind::EpochSecrets, group, secrets)
    }

    fn group_epoch_secrets<Id: traits::GroupId<V>, GroupEpochSecrets: traits::GroupEpochSecrets<V>>(
        &self,
        group: &Id,
    ) -> Result<Option<GroupEpochSecrets>> {
        self.get(Kind::EpochSecrets, group)
    }

    fn delete_group_epoch_secrets<Id: traits::GroupId<V>>(&self, group: &Id) -> Result<()> {
        self.delete(Kind::EpochSecrets, group)
    }

    fn append_own_leaf_node<Id: traits::GroupId<V>, LeafNode: traits::LeafNode<V>>(
        &self,
        group: &Id,
        node: &LeafNode,
    ) -> Result<()> {
        self.push(Kind::OwnLeafNodes, group, node)
    }

    fn own_leaf_nodes<Id: traits::GroupId<V>, LeafNode: traits::LeafNode<V>>(
        &self,
        group: &Id,
    ) -> Result<Vec<LeafNode>> {
        self.get_list(Kind::OwnLeafNodes, group)
    }

    fn delete_own_leaf_nodes<Id: traits::GroupId<V>>(&self, group: &Id) -> Result<()> {
        self.delete(Kind::OwnLeafNodes, group)
    }

    fn queue_proposal<Id: traits::GroupId<V>, Ref: traits::ProposalRef<V>, Proposal: traits::QueuedProposal<V>>(
        &self,
        group: &Id,
        reference: &Ref,
        proposal: &Proposal,
    ) -> Result<()> {
        self.put(Kind::Proposal, &(group, reference), proposal)?;
        self.pull(Kind::ProposalRefs, group, reference)?;
        self.push(Kind::ProposalRefs, group, reference)
    }

    fn queued_proposal_refs<Id: traits::GroupId<V>, Ref: traits::ProposalRef<V>>(
        &self,
        group: &Id,
    ) -> Result<Vec<Ref>> {
        self.get_list(Kind::ProposalRefs, group)
    }

    fn queued_proposals<Id: traits::GroupId<V>, Ref: traits::ProposalRef<V>, Proposal: traits::QueuedProposal<V>>(
        &self,
        group: &Id,
    ) -> Result<Vec<(Ref, Proposal)>> {
        let references: Vec<Ref> = self.get_list(Kind::ProposalRefs, group)?;
        let mut queued = Vec::with_capacity(references.len());
        for reference in references {
            if let Some(proposal) = self.get(Kind::Proposal, &(group, &reference))? {
                queued.push((reference, proposal));
            }
        }
        Ok(queued)
    }

    fn remove_proposal<Id: traits::GroupId<V>, Ref: traits::ProposalRef<V>>(
        &self,
        group: &Id,
        reference: &Ref,
    ) -> Result<()> {
        self.pull(Kind::ProposalRefs, group, reference)?;
        self.delete(Kind::Proposal, &(group, reference))
    }

    fn clear_proposal_queue<Id: traits::GroupId<V>, Ref: traits::ProposalRef<V>>(&self, group: &Id) -> Result<()> {
        for reference in self.get_list::<Ref>(Kind::ProposalRefs, group)? {
            self.delete(Kind::Proposal, &(group, &reference))?;
        }
        self.delete(Kind::ProposalRefs, group)
    }

    fn write_signature_key_pair<Key: traits::SignaturePublicKey<V>, Value: traits::SignatureKeyPair<V>>(
        &self,
        key: &Key,
        pair: &Value,
    ) -> Result<()> {
        self.put(Kind::SignatureKeyPair, key, pair)
    }

    fn signature_key_pair<Key: traits::SignaturePublicKey<V>, Value: traits::SignatureKeyPair<V>>(
        &self,
        key: &Key,
    ) -> Result<Option<Value>> {
        self.get(Kind::SignatureKeyPair, key)
    }

    fn delete_signature_key_pair<Key: traits::SignaturePublicKey<V>>(&self, key: &Key) -> Result<()> {
        self.delete(Kind::SignatureKeyPair, key)
    }

    fn write_encryption_key_pair<Key: traits::EncryptionKey<V>, Value: traits::HpkeKeyPair<V>>(
        &self,
        key: &Key,
        pair: &Value,
    ) -> Result<()> {
        self.put(Kind::EncryptionKeyPair, key, pair)
    }

    fn encryption_key_pair<Value: traits::HpkeKeyPair<V>, Key: traits::EncryptionKey<V>>(
        &self,
        key: &Key,
    ) -> Result<Option<Value>> {
        self.get(Kind::EncryptionKeyPair, key)
    }

    fn delete_encryption_key_pair<Key: traits::EncryptionKey<V>>(&self, key: &Key) -> Result<()> {
        self.delete(Kind::EncryptionKeyPair, key)
    }

    fn write_key_package<Key: traits::HashReference<V>, Value: traits::KeyPackage<V>>(
        &self,
        key: &Key,
        package: &Value,
    ) -> Result<()> {
        self.put(Kind::KeyPackage, key, package)
    }

    fn key_package<Key: traits::HashReference<V>, Value: traits::KeyPackage<V>>(
        &self,
        key: &Key,
    ) -> Result<Option<Value>> {
        self.get(Kind::KeyPackage, key)
    }

    fn delete_key_package<Key: traits::HashReference<V>>(&self, key: &Key) -> Result<()> {
        self.delete(Kind::KeyPackage, key)
    }

    fn write_psk<Key: traits::PskId<V>, Value: traits::PskBundle<V>>(&self, key: &Key, secret: &Value) -> Result<()> {
        self.put(Kind::PreSharedKey, key, secret)
    }

    fn psk<Value: traits::PskBundle<V>, Key: traits::PskId<V>>(&self, key: &Key) -> Result<Option<Value>> {
        self.get(Kind::PreSharedKey, key)
    }

    fn delete_psk<Key: traits::PskId<V>>(&self, key: &Key) -> Result<()> {
        self.delete(Kind::PreSharedKey, key)
    }

    fn write_encryption_epoch_key_pairs<
        Id: traits::GroupId<V>,
        Epoch: traits::EpochKey<V>,
        Pair: traits::HpkeKeyPair<V>,
    >(
        &self,
        group: &Id,
        epoch: &Epoch,
        leaf: u32,
        pairs: &[Pair],
    ) -> Result<()> {
        self.put_list(Kind::EpochKeyPairs, &(group, epoch, leaf), pairs)
    }

    fn encryption_epoch_key_pairs<Id: traits::GroupId<V>, Epoch: traits::EpochKey<V>, Pair: traits::HpkeKeyPair<V>>(
        &self,
        group: &Id,
        epoch: &Epoch,
        leaf: u32,
    ) -> Result<Vec<Pair>> {
        self.get_list(Kind::EpochKeyPairs, &(group, epoch, leaf))
    }

    fn delete_encryption_epoch_key_pairs<Id: traits::GroupId<V>, Epoch: traits::EpochKey<V>>(
        &self,
        group: &Id,
        epoch: &Epoch,
        leaf: u32,
    ) -> Result<()> {
        self.delete(Kind::EpochKeyPairs, &(group, epoch, leaf))
    }
}
