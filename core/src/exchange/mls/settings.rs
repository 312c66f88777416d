//! What every group of Kith has in common, and what makes a group one of Kith.

use openmls::prelude::{
    Capabilities, Ciphersuite, CredentialType, Extension, ExtensionType, Extensions, GroupContext, Lifetime,
    MlsGroupCreateConfig, MlsGroupJoinConfig, PURE_CIPHERTEXT_WIRE_FORMAT_POLICY, ProtocolVersion,
    RequiredCapabilitiesExtension, SenderRatchetConfiguration, UnknownExtension,
};

use crate::foundation::types::{Code, Error, Result};

/// The one cipher suite.
pub(super) const SUITE: Ciphersuite = Ciphersuite::MLS_128_DHKEMX25519_CHACHA20POLY1305_SHA256_Ed25519;
/// How many epochs back an application message is still read.
pub(super) const PAST_EPOCHS: usize = 5;
/// How many messages of one sender within one epoch may be missing before one that is read.
pub(super) const FORWARD_DISTANCE: u32 = 100_000;
/// How many messages of one sender within one epoch stay readable after a later one. The relay orders entries, so this
/// only has to bridge entries that were parked; each costs a byte of state per sender once it was read.
pub(super) const OUT_OF_ORDER: u32 = 128;
/// The GroupContext extension that holds the rules, from the range for private use (RFC 9420 section 17.3).
const RULES: u16 = 0xF0A1;

/// Valid at any time: openmls asks the system's clock, and a clock that was set wrong must not decide who can join.
/// Kith judges lifetimes itself. A leaf with any other lifetime is refused by everybody, whatever their clocks say.
pub(super) fn lifetime() -> Lifetime {
    Lifetime::init(0, u64::MAX)
}

pub(super) fn capabilities() -> Capabilities {
    Capabilities::new(
        Some(&[ProtocolVersion::Mls10]),
        Some(&[SUITE]),
        Some(&[ExtensionType::Unknown(RULES), ExtensionType::LastResort]),
        Some(&[]),
        Some(&[CredentialType::Basic]),
    )
}

/// The extensions of a group with these rules.
pub(super) fn group_extensions(rules: &[u8]) -> Result<Extensions<GroupContext>> {
    let required = RequiredCapabilitiesExtension::new(&[ExtensionType::Unknown(RULES)], &[], &[CredentialType::Basic]);
    Extensions::from_vec(vec![
        Extension::RequiredCapabilities(required),
        Extension::Unknown(RULES, UnknownExtension(rules.to_vec())),
    ])
    .map_err(|_| Error::new(Code::Internal, "the extensions of a group are not accepted"))
}

/// The rules, if these are the extensions of a group of Kith: the rules and what makes them required, nothing else.
pub(super) fn rules(extensions: &Extensions<GroupContext>) -> Option<&[u8]> {
    let rules = &extensions.unknown(RULES)?.0;
    let expected = group_extensions(rules).ok()?;
    let same = extensions.iter().count() == expected.iter().count()
        && extensions
            .iter()
            .all(|extension| expected.iter().any(|other| other == extension));
    same.then_some(rules)
}

/// `padding` is the multiple to which handshakes are padded; application messages pad themselves.
pub(super) fn join_config(padding: usize) -> MlsGroupJoinConfig {
    MlsGroupJoinConfig::builder()
        .wire_format_policy(PURE_CIPHERTEXT_WIRE_FORMAT_POLICY)
        .padding_size(padding)
        .max_past_epochs(PAST_EPOCHS)
        .number_of_resumption_psks(0)
        .use_ratchet_tree_extension(true)
        .sender_ratchet_configuration(SenderRatchetConfiguration::new(OUT_OF_ORDER, FORWARD_DISTANCE))
        .build()
}

pub(super) fn create_config(rules: &[u8]) -> Result<MlsGroupCreateConfig> {
    Ok(MlsGroupCreateConfig::builder()
        .ciphersuite(SUITE)
        .wire_format_policy(PURE_CIPHERTEXT_WIRE_FORMAT_POLICY)
        .padding_size(0)
        .max_past_epochs(PAST_EPOCHS)
        .number_of_resumption_psks(0)
        .use_ratchet_tree_extension(true)
        .sender_ratchet_configuration(SenderRatchetConfiguration::new(OUT_OF_ORDER, FORWARD_DISTANCE))
        .capabilities(capabilities())
        .lifetime(lifetime())
        .with_group_context_extensions(group_extensions(rules)?)
        .build())
}
