//! Who is in a group: leaves and what stands in them.

use openmls::prelude::{LeafNode, LeafNodeIndex};
use serde::{Deserialize, Serialize};

/// A place in the tree. It is given to somebody else after its member was removed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Leaf(pub u32);

/// One device in a group. Its credential is claimed, not proven: `identity` judges it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    leaf: Leaf,
    #[serde(with = "serde_bytes")]
    credential: Vec<u8>,
    #[serde(with = "serde_bytes")]
    signature_key: [u8; 32],
}

impl Member {
    /// Where it stands in the tree.
    pub fn leaf(&self) -> Leaf {
        self.leaf
    }

    /// The content of its basic credential.
    pub fn credential(&self) -> &[u8] {
        &self.credential
    }

    /// Its Ed25519 public key.
    pub fn signature_key(&self) -> &[u8; 32] {
        &self.signature_key
    }

    /// `None` if the key is no Ed25519 key.
    pub(super) fn of(member: &openmls::prelude::Member) -> Option<Self> {
        Some(Member {
            leaf: Leaf(member.index.u32()),
            credential: member.credential.serialized_content().to_vec(),
            signature_key: member.signature_key.as_slice().try_into().ok()?,
        })
    }

    /// `None` if the key is no Ed25519 key.
    pub(super) fn at(index: LeafNodeIndex, node: &LeafNode) -> Option<Self> {
        Some(Member {
            leaf: Leaf(index.u32()),
            credential: node.credential().serialized_content().to_vec(),
            signature_key: node.signature_key().as_slice().try_into().ok()?,
        })
    }
}
