//! How groups of Kith are set up. Part of the protocol: `docs/protocol.md`.

use openmls::prelude::{
    Capabilities, Ciphersuite, ExtensionType, Lifetime, MlsGroupJoinConfig, PURE_CIPHERTEXT_WIRE_FORMAT_POLICY,
    PastEpochDeletionPolicy, ProtocolVersion, SenderRatchetConfiguration,
};

pub(super) const SUITE: Ciphersuite = Ciphersuite::MLS_128_DHKEMX25519_CHACHA20POLY1305_SHA256_Ed25519;
/// The group context extension that holds the conversation's rules (private range, RFC 9420 section 17.3).
pub(super) const RULES: u16 = 0xF0A1;
/// Messages that may be missing from a sender before a later one is read. A sender's ratchet steps once for each.
const FORWARD: u32 = 100_000;
/// Messages of a sender that may arrive after later ones.
const OUT_OF_ORDER: u32 = 1_000;
/// Handshakes are padded to a multiple of this.
const PADDING: usize = 128;
const PAST_EPOCHS: usize = 5;

pub(super) fn capabilities() -> Capabilities {
    let extensions = [ExtensionType::Unknown(RULES), ExtensionType::LastResort];
    Capabilities::new(
        Some(&[ProtocolVersion::Mls10]),
        Some(&[SUITE]),
        Some(&extensions),
        None,
        None,
    )
}

/// From 1970 to the year 9999: no clock leaves it.
pub(super) fn lifetime() -> Lifetime {
    Lifetime::init(0, 253_402_300_799)
}

pub(super) fn ratchets() -> SenderRatchetConfiguration {
    SenderRatchetConfiguration::new(OUT_OF_ORDER, FORWARD)
}

pub(super) fn past_epochs() -> PastEpochDeletionPolicy {
    PastEpochDeletionPolicy::MaxEpochs(PAST_EPOCHS)
}

pub(super) fn join_config() -> MlsGroupJoinConfig {
    MlsGroupJoinConfig::builder()
        .wire_format_policy(PURE_CIPHERTEXT_WIRE_FORMAT_POLICY)
        .padding_size(PADDING)
        .set_past_epoch_deletion_policy(past_epochs())
        .use_ratchet_tree_extension(true)
        .sender_ratchet_configuration(ratchets())
        .build()
}

pub(super) const HANDSHAKE_PADDING: usize = PADDING;
