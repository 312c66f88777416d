//! Key packages: what others need to add a device to a group while it is away (RFC 9420 section 10).

use openmls::prelude::tls_codec::{Deserialize as _, Serialize as _};
use openmls::prelude::{CredentialType, KeyPackage, MlsMessageBodyIn, MlsMessageIn, MlsMessageOut, ProtocolVersion};
use openmls_traits::OpenMlsProvider;

use super::provider::{Context, Provider};
use super::settings::{SUITE, capabilities, lifetime};
use super::signer::Signer;
use crate::foundation::keys::seal;
use crate::foundation::types::{Code, Error, Result};

/// How often a key package may be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reuse {
    /// For one group; its private keys are deleted when the group is joined.
    Once,
    /// For any group when no other is left (RFC 9420 section 16.8); its private keys are kept.
    LastResort,
}

/// What a valid key package says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyPackageFacts {
    /// The content of its basic credential, claimed and not judged here.
    pub credential: Vec<u8>,
    /// The Ed25519 public key that signed it.
    pub signature_key: [u8; 32],
    /// Its reference (RFC 9420 section 5.2), the same for everybody.
    pub reference: Vec<u8>,
    /// How often it may be used.
    pub reuse: Reuse,
}

/// A new key package as an MLSMessage. Its private keys are stored in the transaction.
///
/// # Errors
/// `disk_full`, `storage`, `internal`.
pub fn make_key_package(context: Context<'_>, signer: &Signer<'_>, reuse: Reuse) -> Result<Vec<u8>> {
    let provider = Provider::new(context);
    let mut builder = KeyPackage::builder()
        .key_package_lifetime(lifetime())
        .leaf_node_capabilities(capabilities());
    if reuse == Reuse::LastResort {
        builder = builder.mark_as_last_resort();
    }
    let bundle = builder
        .build(SUITE, &provider, signer, signer.credential_with_key())
        .map_err(|_| provider.explain(Code::Internal, "a key package cannot be made"))?;
    provider.settle()?;
    MlsMessageOut::from(bundle.key_package().clone())
        .to_bytes()
        .map_err(|_| Error::new(Code::TooLarge, "the credential is too large for a key package"))
}

/// Checks a key package wholly: signatures, suite, what it supports, keys that HPKE accepts.
///
/// # Errors
/// `invalid_input`.
pub fn inspect_key_package(context: Context<'_>, bytes: &[u8]) -> Result<KeyPackageFacts> {
    let provider = Provider::new(context);
    let package = validate(&provider, bytes)?;
    let leaf = package.leaf_node();
    let reference = package.hash_ref(provider.crypto()).map_err(|_| invalid())?;
    Ok(KeyPackageFacts {
        credential: leaf.credential().serialized_content().to_vec(),
        signature_key: leaf.signature_key().as_slice().try_into().map_err(|_| invalid())?,
        reference: reference.as_slice().to_vec(),
        reuse: if package.last_resort() {
            Reuse::LastResort
        } else {
            Reuse::Once
        },
    })
}

/// The key package itself, after every check.
pub(super) fn validate(provider: &Provider<'_>, bytes: &[u8]) -> Result<KeyPackage> {
    let message = MlsMessageIn::tls_deserialize_exact(bytes).map_err(|_| invalid())?;
    let MlsMessageBodyIn::KeyPackage(package) = message.extract() else {
        return Err(invalid());
    };
    let package = package
        .validate(provider.crypto(), ProtocolVersion::Mls10)
        .map_err(|_| invalid())?;
    let leaf = package.leaf_node();
    // The key is reached through its encoding only: its length in one byte, then itself.
    const LENGTH: usize = 1;
    let key = leaf.encryption_key().tls_serialize_detached().map_err(|_| invalid())?;
    let usable = is_of_kith(&package)
        && leaf.capabilities() == &capabilities()
        && leaf.extensions().iter().next().is_none()
        && seal::is_contributory(package.hpke_init_key().as_slice())
        && seal::is_contributory(key.get(LENGTH..).unwrap_or_default());
    if usable { Ok(package) } else { Err(invalid()) }
}

/// What every member checks in a package that a commit adds, beyond MLS itself.
pub(super) fn is_of_kith(package: &KeyPackage) -> bool {
    package.ciphersuite() == SUITE
        && *package.life_time() == lifetime()
        && package.leaf_node().credential().credential_type() == CredentialType::Basic
}

fn invalid() -> Error {
    Error::new(Code::InvalidInput, "this is not a valid key package of Kith")
}
