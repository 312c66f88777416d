//! A group: its making, loading and ending, and what can be read off it.

use kith_wire::id::Epoch;
use openmls::prelude::{GroupId, LeafNodeIndex, MlsGroup};
use openmls_traits::OpenMlsProvider;

use super::member::{Leaf, Member};
use super::provider::{Context, Provider};
use super::relay_key::{RELAY, RESCUE, RelayKey};
use super::roster;
use super::settings::{create_config, rules};
use super::signer::Signer;
use super::storage::{Kind, encode, get};
use crate::foundation::types::{Code, Error, Result};

/// An MLS group in memory. The vault's transaction holds the truth: after an error, load it again.
pub struct Group {
    pub(super) inner: MlsGroup,
    pub(super) id: [u8; 16],
}

impl Group {
    /// Founds a group with this device alone. `rules` stand in the GroupContext, where every member sees the same.
    ///
    /// # Errors
    /// `already_exists`; `disk_full`, `storage`.
    pub fn create(context: Context<'_>, signer: &Signer<'_>, group_id: [u8; 16], rules: &[u8]) -> Result<Group> {
        if stored(context, group_id)? {
            return Err(Error::new(Code::AlreadyExists, "there is a group with this id already"));
        }
        let provider = Provider::new(context);
        let inner = MlsGroup::new_with_group_id(
            &provider,
            signer,
            &create_config(rules)?,
            GroupId::from_slice(&group_id),
            signer.credential_with_key(),
        )
        .map_err(|_| provider.explain(Code::Internal, "the group cannot be founded"))?;
        provider.settle()?;
        Ok(Group { inner, id: group_id })
    }

    /// The group as it is stored.
    ///
    /// # Errors
    /// `damaged` if parts of it are missing or cannot be read; `storage`.
    pub fn load(context: Context<'_>, group_id: [u8; 16]) -> Result<Option<Group>> {
        let provider = Provider::new(context);
        let inner = MlsGroup::load(provider.storage(), &GroupId::from_slice(&group_id))
            .map_err(|error| provider.storage().take_fault().unwrap_or(error))?;
        match inner {
            Some(inner) => Ok(Some(Group { inner, id: group_id })),
            None if stored(context, group_id)? => {
                Err(Error::new(Code::Damaged, "a part of a group's state is missing"))
            }
            None => Ok(None),
        }
    }

    /// Deletes everything of a group. There being none is fine.
    ///
    /// # Errors
    /// `damaged`, `disk_full`, `storage`.
    pub fn delete(context: Context<'_>, group_id: [u8; 16]) -> Result<()> {
        if let Some(mut group) = Group::load(context, group_id)? {
            let provider = Provider::new(context);
            group.inner.delete(provider.storage())?;
        }
        roster::forget(context.tx, &group_id)
    }

    /// The id that its founder chose.
    pub fn id(&self) -> &[u8; 16] {
        &self.id
    }

    /// Whether this device is still a member.
    pub fn is_member(&self) -> bool {
        self.inner.is_active()
    }

    /// The epoch it is in.
    pub fn epoch(&self) -> Epoch {
        Epoch(self.inner.epoch().as_u64())
    }

    /// Every member, by leaf.
    pub fn members(&self) -> Vec<Member> {
        self.inner.members().filter_map(|member| Member::of(&member)).collect()
    }

    /// The member at a leaf.
    pub fn member(&self, leaf: Leaf) -> Option<Member> {
        self.inner
            .member_at(LeafNodeIndex::new(leaf.0))
            .and_then(|member| Member::of(&member))
    }

    /// This device's own leaf.
    pub fn own_leaf(&self) -> Leaf {
        Leaf(self.inner.own_leaf_index().u32())
    }

    /// The rules in force.
    pub fn rules(&self) -> &[u8] {
        rules(self.inner.extensions()).unwrap_or_default()
    }

    /// The same for all members of the epoch that came the same way, and secret (RFC 9420 section 8.7).
    ///
    /// # Errors
    /// `internal`.
    pub fn epoch_authenticator(&self) -> Result<[u8; 32]> {
        self.inner
            .epoch_authenticator()
            .as_slice()
            .try_into()
            .map_err(|_| Error::new(Code::Internal, "an epoch authenticator has another length"))
    }

    /// The key of this epoch at the relay.
    ///
    /// # Errors
    /// `ended` once this device was removed.
    pub fn relay_key(&self, context: Context<'_>) -> Result<RelayKey> {
        self.export(context, RELAY)
    }

    /// The key of this epoch's rescue channel.
    ///
    /// # Errors
    /// `ended` once this device was removed.
    pub fn rescue_key(&self, context: Context<'_>) -> Result<RelayKey> {
        self.export(context, RESCUE)
    }

    fn export(&self, context: Context<'_>, label: &str) -> Result<RelayKey> {
        let provider = Provider::new(context);
        let secret = self
            .inner
            .export_secret(provider.crypto(), label, &[], 32)
            .map_err(|_| ended())?;
        RelayKey::exported(secret)
    }
}

pub(super) fn ended() -> Error {
    Error::new(Code::Ended, "this device is no longer a member of the group")
}

fn stored(context: Context<'_>, group_id: [u8; 16]) -> Result<bool> {
    let name = encode(&GroupId::from_slice(&group_id))?;
    Ok(get(context.tx, Kind::GroupState, &name)?.is_some())
}
