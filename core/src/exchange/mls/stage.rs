//! Changing a group: a commit is staged, posted by the caller, and merged only after the relay took it.

use kith_wire::id::Epoch;
use openmls::prelude::{LeafNodeIndex, LeafNodeParameters};
use openmls_traits::OpenMlsProvider;

use super::group::{Group, ended};
use super::key_package::validate;
use super::member::Leaf;
use super::padding::{fill, handshake};
use super::provider::{Context, Provider};
use super::relay_key::{RELAY, RelayKey};
use super::roster;
use super::settings::{group_extensions, join_config};
use super::signer::Signer;
use crate::foundation::types::{Code, Error, Result};

/// What a commit changes. An empty one renews this device's own keys, which every commit does besides.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Change {
    /// Key packages of those who join.
    pub add: Vec<Vec<u8>>,
    /// Leaves of those who leave.
    pub remove: Vec<Leaf>,
    /// New rules.
    pub rules: Option<Vec<u8>>,
}

/// Whether a commit removes anybody: the relay ends the reading of earlier epochs there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Removes {
    /// All members stay.
    Nobody,
    /// At least one leaves.
    Somebody,
}

/// A commit that waits for the relay's word.
#[derive(Debug)]
pub struct Staged {
    /// The entry to post, of the size of a bucket.
    pub commit: Vec<u8>,
    /// One welcome for all who join, to be sent after the commit was taken; thrown away if it was not.
    pub welcome: Option<Vec<u8>>,
    /// The epoch that it opens.
    pub epoch: Epoch,
    /// The key of that epoch at the relay.
    pub relay_key: RelayKey,
    /// Whether it removes anybody.
    pub removes: Removes,
}

impl Group {
    /// Adds the first members. The commit is merged at once and goes nowhere, since nobody else is in the group yet.
    /// Gives the welcome.
    ///
    /// # Errors
    /// `invalid_input` if there are members already, no key package, or one that is not valid; as [`Group::stage`].
    pub fn found_with(
        &mut self,
        context: Context<'_>,
        signer: &Signer<'_>,
        key_packages: &[Vec<u8>],
    ) -> Result<Vec<u8>> {
        if self.inner.members().count() != 1 {
            return Err(Error::new(Code::InvalidInput, "the group has members already"));
        }
        let change = Change {
            add: key_packages.to_vec(),
            ..Change::default()
        };
        let welcome = self.stage(context, signer, change)?.welcome;
        self.merge_staged(context)?;
        welcome.ok_or_else(|| Error::new(Code::InvalidInput, "there is no key package to add"))
    }

    /// Stages a commit. The group stays in its epoch until [`Group::merge_staged`].
    ///
    /// # Errors
    /// `ended` once this device was removed; `not_found` for a leaf without a member; `invalid_input` for a key package
    /// that is not valid or whose device is a member, for removing oneself, or while another commit is staged;
    /// `too_large`; `disk_full`, `storage`.
    pub fn stage(&mut self, context: Context<'_>, signer: &Signer<'_>, change: Change) -> Result<Staged> {
        if !self.is_member() {
            return Err(ended());
        }
        if self.has_staged() {
            return Err(Error::new(Code::InvalidInput, "another commit is staged"));
        }
        if change.remove.contains(&self.own_leaf()) {
            return Err(Error::new(Code::InvalidInput, "a device cannot remove itself"));
        }
        if change.remove.iter().any(|leaf| self.member(*leaf).is_none()) {
            return Err(Error::new(Code::NotFound, "nobody stands at this leaf"));
        }
        let padding = handshake(self.greatest_length(signer, &change))?;
        let provider = Provider::new(context);
        let added = change
            .add
            .iter()
            .map(|bytes| validate(&provider, bytes))
            .collect::<Result<Vec<_>>>()?;
        let removes = if change.remove.is_empty() {
            Removes::Nobody
        } else {
            Removes::Somebody
        };

        self.inner
            .set_configuration(provider.storage(), &join_config(padding))?;
        let mut builder = self
            .inner
            .commit_builder()
            .consume_proposal_store(false)
            // Naming the leaf's content makes every commit renew this device's keys.
            .leaf_node_parameters(
                LeafNodeParameters::builder()
                    .with_credential_with_key(signer.credential_with_key())
                    .build(),
            )
            .propose_adds(added)
            .propose_removals(change.remove.iter().map(|leaf| LeafNodeIndex::new(leaf.0)));
        if let Some(rules) = &change.rules {
            builder = builder
                .propose_group_context_extensions(group_extensions(rules)?)
                .map_err(|_| Error::new(Code::InvalidInput, "these rules cannot be set"))?;
        }
        let refused = |provider: &Provider<'_>| provider.explain(Code::InvalidInput, "the group refuses this change");
        let bundle = builder
            .load_psks(provider.storage())
            .and_then(|builder| builder.build(provider.rand(), provider.crypto(), signer, |_| true))
            .map_err(|_| refused(&provider))?
            .stage_commit(&provider)
            .map_err(|_| refused(&provider))?;
        self.inner.set_configuration(provider.storage(), &join_config(0))?;
        provider.settle()?;

        let pending = self
            .inner
            .pending_commit()
            .ok_or_else(|| Error::new(Code::Internal, "a staged commit is not there"))?;
        let secret = pending
            .export_secret(provider.crypto(), RELAY, &[], 32)
            .map_err(|_| Error::new(Code::Internal, "the next epoch's key cannot be exported"))?;
        let (commit, welcome, _) = bundle.into_messages();
        let encode = |message: openmls::prelude::MlsMessageOut| {
            message
                .to_bytes()
                .map_err(|_| Error::new(Code::TooLarge, "the commit cannot be encoded"))
        };
        Ok(Staged {
            commit: fill(encode(commit)?)?,
            welcome: welcome.map(encode).transpose()?,
            epoch: self.epoch().next(),
            relay_key: RelayKey::exported(secret)?,
            removes,
        })
    }

    /// Whether a commit waits.
    pub fn has_staged(&self) -> bool {
        self.inner.pending_commit().is_some()
    }

    /// Opens the staged commit's epoch, after the relay took it.
    ///
    /// # Errors
    /// `invalid_input` if none is staged; `disk_full`, `storage`, `damaged`.
    pub fn merge_staged(&mut self, context: Context<'_>) -> Result<()> {
        if !self.has_staged() {
            return Err(Error::new(Code::InvalidInput, "no commit is staged"));
        }
        let provider = Provider::new(context);
        roster::keep(context.tx, &self.id, self.epoch().0, &self.members())?;
        self.inner
            .merge_pending_commit(&provider)
            .map_err(|_| provider.explain(Code::Internal, "the staged commit cannot be merged"))?;
        provider.settle()
    }

    /// Drops the staged commit, after another one won. There being none is fine.
    ///
    /// # Errors
    /// `disk_full`, `storage`.
    pub fn clear_staged(&mut self, context: Context<'_>) -> Result<()> {
        self.inner.clear_pending_commit(Provider::new(context).storage())
    }

    /// A bound of the commit's content: what a path costs per member who stays, and what is added.
    fn greatest_length(&self, signer: &Signer<'_>, change: &Change) -> usize {
        let staying = self.inner.members().count().saturating_sub(change.remove.len());
        let path = 512 + signer.credential().len() + 128 * staying;
        let add: usize = change.add.iter().map(|package| package.len() + 16).sum();
        path + add + 16 * change.remove.len() + change.rules.as_ref().map_or(0, |rules| 64 + rules.len())
    }
}
