//! Key packages: what lets somebody add this device to a group. They travel in answers and inside conversations and are
//! never published at a relay.

use openmls::prelude::{
    BasicCredential, KeyPackage, KeyPackageIn, MlsMessageBodyIn, MlsMessageIn, MlsMessageOut, ProtocolVersion,
};
use openmls::prelude::{OpenMlsProvider as _, tls_codec::Deserialize as _, tls_codec::Serialize as _};

use super::config;
use super::context::{Context, Signer};
use crate::foundation::types::{Code, Error, Result};

/// How often a key package may be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reuse {
    /// Its private part is gone once it was used.
    Once,
    /// It is kept for when the others are used up.
    LastResort,
}

/// What a valid key package says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyPackageFacts {
    /// The content of the credential.
    pub credential: Vec<u8>,
    /// The device's public key.
    pub signature_key: [u8; 32],
}

/// Makes a key package for this device; its private part is stored in the transaction.
///
/// # Errors
/// Of the vault.
pub fn make_key_package(context: &Context<'_>, signer: &Signer<'_>, reuse: Reuse) -> Result<Vec<u8>> {
    let mut builder = KeyPackage::builder()
        .key_package_lifetime(config::lifetime())
        .leaf_node_capabilities(config::capabilities());
    if reuse == Reuse::LastResort {
        builder = builder.mark_as_last_resort();
    }
    let bundle = builder
        .build(config::SUITE, &context.provider(), signer, signer.credential_with_key())
        .map_err(|error| Error::technical(Code::Internal, error))?;
    MlsMessageOut::from(bundle.key_package().clone())
        .tls_serialize_detached()
        .map_err(|error| Error::technical(Code::Internal, error))
}

/// Checks a key package: suite, version, signatures, lifetime, capabilities.
///
/// # Errors
/// `invalid_input`.
pub fn inspect_key_package(context: &Context<'_>, bytes: &[u8]) -> Result<KeyPackageFacts> {
    let package = parse(context, bytes)?;
    let wrong = || Error::new(Code::InvalidInput, "a key package has another kind of credential");
    let leaf = package.leaf_node();
    let credential = BasicCredential::try_from(leaf.credential().clone()).map_err(|_| wrong())?;
    Ok(KeyPackageFacts {
        credential: credential.identity().to_vec(),
        signature_key: leaf.signature_key().as_slice().try_into().map_err(|_| wrong())?,
    })
}

pub(super) fn parse(context: &Context<'_>, bytes: &[u8]) -> Result<KeyPackage> {
    let wrong = || Error::new(Code::InvalidInput, "this is no valid key package");
    let message = MlsMessageIn::tls_deserialize_exact(bytes).map_err(|_| wrong())?;
    let MlsMessageBodyIn::KeyPackage(package) = message.extract() else {
        return Err(wrong());
    };
    let package: KeyPackageIn = package;
    let package = package
        .validate(context.provider().crypto(), ProtocolVersion::Mls10)
        .map_err(|_| wrong())?;
    if package.ciphersuite() == config::SUITE {
        Ok(package)
    } else {
        Err(wrong())
    }
}
