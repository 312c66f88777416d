//! Own commits: staged, then merged once they won, or dropped.

use openmls::prelude::tls_codec::Serialize as _;
use openmls::prelude::{LeafNodeIndex, OpenMlsProvider as _};

use super::context::{Context, Signer};
use super::group::{Group, Leaf, RELAY_LABEL, RelayKey, internal};
use super::key_package;
use crate::foundation::types::{Code, Error, Result};

/// What a commit changes; nothing renews this device's keys.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Change {
    /// Key packages of devices that join.
    pub add: Vec<Vec<u8>>,
    /// Devices that leave.
    pub remove: Vec<Leaf>,
}

/// Whether a commit removes anybody: the relay then ends the reading of older keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Removes {
    /// No device leaves.
    Nobody,
    /// A device leaves.
    Somebody,
}

/// A commit that is ready to be posted.
pub struct Staged {
    /// The sealed commit.
    pub commit: Vec<u8>,
    /// For those who join.
    pub welcome: Option<Vec<u8>>,
    /// The key at the relay of the epoch that it opens.
    pub relay_key: RelayKey,
    /// Whether it removes anybody.
    pub removes: Removes,
}

impl Group {
    /// Stages a commit. Nothing can be encrypted until it is merged or dropped.
    ///
    /// # Errors
    /// `invalid_input` for a key package that is not valid; `internal` while another commit is staged.
    pub fn stage(&mut self, context: &Context<'_>, signer: &Signer<'_>, change: Change) -> Result<Staged> {
        let provider = context.provider();
        let adds: Vec<_> = change
            .add
            .iter()
            .map(|bytes| key_package::parse(context, bytes))
            .collect::<Result<_>>()?;
        let removals: Vec<_> = change.remove.iter().map(|leaf| LeafNodeIndex::new(leaf.0)).collect();
        let removes = if removals.is_empty() {
            Removes::Nobody
        } else {
            Removes::Somebody
        };
        let bundle = self
            .inner
            .commit_builder()
            .force_self_update(true)
            .propose_removals(removals)
            .propose_adds(adds)
            .load_psks(provider.storage())
            .map_err(internal)?
            .build(provider.rand(), provider.crypto(), signer, |_| true)
            .map_err(internal)?
            .stage_commit(&provider)
            .map_err(internal)?;
        let (commit, welcome, _) = bundle.into_messages();
        let staged = self
            .inner
            .pending_commit()
            .ok_or_else(|| Error::new(Code::Internal, "a staged commit is missing"))?
            .export_secret(provider.crypto(), RELAY_LABEL, &[], 32)
            .map_err(internal)?;
        Ok(Staged {
            commit: commit.tls_serialize_detached().map_err(internal)?,
            welcome: welcome
                .map(|welcome| welcome.tls_serialize_detached())
                .transpose()
                .map_err(internal)?,
            relay_key: RelayKey::from_exported(staged)?,
            removes,
        })
    }

    /// The staged commit won: the group is in its epoch.
    ///
    /// # Errors
    /// `internal` if none is staged.
    pub fn merge_staged(&mut self, context: &Context<'_>) -> Result<()> {
        if !self.has_staged() {
            return Err(Error::new(Code::Internal, "there is no staged commit to merge"));
        }
        self.inner.merge_pending_commit(&context.provider()).map_err(internal)
    }

    /// The staged commit lost: the group is as it was before it.
    ///
    /// # Errors
    /// Of the vault.
    pub fn clear_staged(&mut self, context: &Context<'_>) -> Result<()> {
        self.inner.clear_pending_commit(context.provider().storage())
    }

    /// Whether a commit is staged.
    pub fn has_staged(&self) -> bool {
        self.inner.pending_commit().is_some()
    }
}
