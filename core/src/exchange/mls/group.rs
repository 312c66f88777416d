//! A group as this device sees it, loaded from the transaction.

use ed25519_dalek::SigningKey;
use kith_wire::id::{Epoch, PublicKey};
use openmls::prelude::tls_codec::Serialize as _;
use openmls::prelude::{
    BasicCredential, Extension, ExtensionType, Extensions, GroupId, LeafNodeIndex, MlsGroup, OpenMlsProvider as _,
    PURE_CIPHERTEXT_WIRE_FORMAT_POLICY, RequiredCapabilitiesExtension, UnknownExtension,
};

use super::config::{self, RULES};
use super::context::{Context, Signer};
use super::key_package;
use super::storage::Storage;
use crate::foundation::types::{Code, Error, Result, Secret};

/// An MLS group in memory. Thrown away with its transaction.
pub struct Group {
    pub(super) inner: MlsGroup,
}

/// A place in a group's tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Leaf(pub(super) u32);

/// A device in a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Its place.
    pub leaf: Leaf,
    /// The content of its credential: proves nothing by itself.
    pub credential: Vec<u8>,
    /// Its public key.
    pub signature_key: [u8; 32],
}

/// The key that signs requests at the relay, one for each epoch: every member derives it and nobody else can.
pub struct RelayKey(Secret<[u8; 32]>);

impl RelayKey {
    pub(super) fn from_exported(bytes: Vec<u8>) -> Result<Self> {
        let bytes = Secret::new(bytes);
        let seed = bytes.expose().as_slice().try_into();
        seed.map(|seed| RelayKey(Secret::new(seed)))
            .map_err(|_| Error::new(Code::Internal, "an exporter gave another length"))
    }

    /// The signing key.
    pub fn signing_key(&self) -> SigningKey {
        SigningKey::from_bytes(self.0.expose())
    }

    /// The public half, which the relay keeps.
    pub fn verifier(&self) -> PublicKey {
        PublicKey(kith_wire::Array(self.signing_key().verifying_key().to_bytes()))
    }
}

pub(super) const RELAY_LABEL: &str = "kith/1 relay";
const RESCUE_LABEL: &str = "kith/1 rescue";

pub(super) fn internal(error: impl std::fmt::Display) -> Error {
    Error::technical(Code::Internal, error)
}

impl Group {
    /// Founds a group with this device alone. `rules` stand in the group's context, so that all judge alike.
    ///
    /// # Errors
    /// `internal` if there is a group of this id.
    pub fn create(context: &Context<'_>, signer: &Signer<'_>, id: [u8; 16], rules: &[u8]) -> Result<Group> {
        let required = RequiredCapabilitiesExtension::new(&[ExtensionType::Unknown(RULES)], &[], &[]);
        let extensions = Extensions::from_vec(vec![
            Extension::RequiredCapabilities(required),
            Extension::Unknown(RULES, UnknownExtension(rules.to_vec())),
        ])
        .map_err(internal)?;
        let inner = MlsGroup::builder()
            .with_group_id(GroupId::from_slice(&id))
            .ciphersuite(config::SUITE)
            .with_wire_format_policy(PURE_CIPHERTEXT_WIRE_FORMAT_POLICY)
            .padding_size(config::HANDSHAKE_PADDING)
            .set_past_epoch_deletion_policy(config::past_epochs())
            .use_ratchet_tree_extension(true)
            .sender_ratchet_configuration(config::ratchets())
            .lifetime(config::lifetime())
            .with_capabilities(config::capabilities())
            .with_group_context_extensions(extensions)
            .build(&context.provider(), signer, signer.credential_with_key())
            .map_err(internal)?;
        Ok(Group { inner })
    }

    /// Loads a group; `None` if there is none of this id.
    ///
    /// # Errors
    /// `damaged`.
    pub fn load(context: &Context<'_>, id: [u8; 16]) -> Result<Option<Group>> {
        let inner = MlsGroup::load(context.provider().storage(), &GroupId::from_slice(&id))?;
        Ok(inner.map(|inner| Group { inner }))
    }

    /// Deletes everything of a group.
    ///
    /// # Errors
    /// Of the vault.
    pub fn delete(context: &Context<'_>, id: [u8; 16]) -> Result<()> {
        Storage::new(context.tx).forget_group(&GroupId::from_slice(&id))
    }

    /// Adds the first members and enters the next epoch at once: nobody else is there who could commit. Gives the
    /// Welcome.
    ///
    /// # Errors
    /// `invalid_input` for a key package that is not valid.
    pub fn found_with(
        &mut self,
        context: &Context<'_>,
        signer: &Signer<'_>,
        key_packages: &[Vec<u8>],
    ) -> Result<Vec<u8>> {
        let packages: Vec<_> = key_packages
            .iter()
            .map(|bytes| key_package::parse(context, bytes))
            .collect::<Result<_>>()?;
        let provider = context.provider();
        let (_, welcome, _) = self.inner.add_members(&provider, signer, &packages).map_err(internal)?;
        self.inner.merge_pending_commit(&provider).map_err(internal)?;
        welcome.tls_serialize_detached().map_err(internal)
    }

    /// Encrypts an application message in the current epoch.
    ///
    /// # Errors
    /// `ended` if this device was removed; `internal` while a commit is staged.
    pub fn encrypt(&mut self, context: &Context<'_>, signer: &Signer<'_>, plaintext: &[u8]) -> Result<Vec<u8>> {
        if !self.inner.is_active() {
            return Err(Error::new(Code::Ended, "this device is no longer in the group"));
        }
        let message = self
            .inner
            .create_message(&context.provider(), signer, plaintext)
            .map_err(internal)?;
        message.tls_serialize_detached().map_err(internal)
    }

    /// The group's id.
    ///
    /// # Panics
    /// Never for a group of Kith: their ids have 16 bytes, which [`super::join`] checks.
    pub fn id(&self) -> [u8; 16] {
        self.inner
            .group_id()
            .as_slice()
            .try_into()
            .expect("a group of Kith has an id of 16 bytes")
    }

    /// The current epoch.
    pub fn epoch(&self) -> Epoch {
        Epoch(self.inner.epoch().as_u64())
    }

    /// Every device, by its place.
    pub fn members(&self) -> Vec<Member> {
        self.inner.members().filter_map(|member| member_of(&member)).collect()
    }

    /// This device's place.
    pub fn own_leaf(&self) -> Leaf {
        Leaf(self.inner.own_leaf_index().u32())
    }

    pub(super) fn member_at(&self, leaf: LeafNodeIndex) -> Option<Member> {
        self.inner.member_at(leaf).as_ref().and_then(member_of)
    }

    /// The current epoch's key at the relay.
    ///
    /// # Errors
    /// `internal` if this device was removed.
    pub fn relay_key(&self, context: &Context<'_>) -> Result<RelayKey> {
        self.export(context, RELAY_LABEL)
    }

    /// The current epoch's key of the rescue channel.
    ///
    /// # Errors
    /// `internal` if this device was removed.
    pub fn rescue_key(&self, context: &Context<'_>) -> Result<RelayKey> {
        self.export(context, RESCUE_LABEL)
    }

    fn export(&self, context: &Context<'_>, label: &str) -> Result<RelayKey> {
        let exported = self
            .inner
            .export_secret(context.provider().crypto(), label, &[], 32)
            .map_err(internal)?;
        RelayKey::from_exported(exported)
    }

    /// The epoch authenticator (RFC 9420 section 8.7).
    pub fn epoch_authenticator(&self) -> Vec<u8> {
        self.inner.epoch_authenticator().as_slice().to_vec()
    }

    /// The rules in the group's context; empty if there are none.
    pub fn rules(&self) -> Vec<u8> {
        self.inner
            .extensions()
            .unknown(RULES)
            .map(|rules| rules.0.clone())
            .unwrap_or_default()
    }
}

pub(super) fn member_of(member: &openmls::prelude::Member) -> Option<Member> {
    let credential = BasicCredential::try_from(member.credential.clone()).ok();
    Some(Member {
        leaf: Leaf(member.index.u32()),
        credential: credential
            .map(|credential| credential.identity().to_vec())
            .unwrap_or_default(),
        signature_key: member.signature_key.as_slice().try_into().ok()?,
    })
}
