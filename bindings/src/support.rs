//! The support map.

use std::sync::Arc;

use kith::care::support as core;
pub use kith::care::support::{Kind as SupportKind, NodeType as SupportNodeType, Safety as SupportSafety};
use kith::companion::Companion;

use crate::{KithError, run};

/// A kind of support.
#[uniffi::remote(Enum)]
pub enum SupportKind {
    /// Listening and being there.
    Emotional,
    /// Help with things that must be done.
    Practical,
    /// Company.
    Social,
    /// Knowing things.
    Informational,
    /// Care by those whose work it is.
    Professional,
    /// Help in a crisis.
    Crisis,
}

/// What stands on the map.
#[uniffi::remote(Enum)]
pub enum SupportNodeType {
    /// Somebody.
    Person,
    /// An office, a group, a line.
    Service,
}

/// Whether somebody may stand in plans and suggestions.
#[uniffi::remote(Enum)]
pub enum SupportSafety {
    /// They may.
    Safe,
    /// They may not.
    Unsafe,
}

/// A person or service on the map.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct SupportNode {
    /// Its id.
    pub id: String,
    /// As the patient calls it.
    pub name: String,
    /// What it is.
    pub node_type: SupportNodeType,
    /// How it helps.
    pub kinds: Vec<SupportKind>,
    /// How close: 1 (closest) to 3.
    pub ring: i64,
    /// A number to call.
    pub phone: Option<String>,
    /// They must stand in no plan and in nothing that is suggested.
    #[uniffi(default = false)]
    pub is_unsafe: bool,
}

/// Something to put on the map.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct NewSupportNode {
    /// As the patient calls it.
    pub name: String,
    /// What it is.
    pub node_type: SupportNodeType,
    /// How it helps: at least one.
    pub kinds: Vec<SupportKind>,
    /// How close: 1 (closest) to 3.
    pub ring: i64,
    /// A number to call.
    #[uniffi(default = None)]
    pub phone: Option<String>,
}

impl From<core::Node> for SupportNode {
    fn from(node: core::Node) -> Self {
        SupportNode {
            id: node.id.to_string(),
            name: node.name,
            node_type: node.node_type,
            kinds: node.kinds,
            ring: node.ring,
            phone: node.phone,
            is_unsafe: node.safety == core::Safety::Unsafe,
        }
    }
}

/// The support map of a companion.
#[derive(uniffi::Object)]
pub struct SupportMap(pub(crate) Arc<Companion>);

#[uniffi::export]
impl SupportMap {
    /// Puts somebody or something on the map.
    pub async fn add(&self, node: NewSupportNode) -> Result<SupportNode, KithError> {
        run::blocking(&self.0, move |companion| {
            let new = core::NewNode {
                name: &node.name,
                node_type: node.node_type,
                kinds: &node.kinds,
                ring: node.ring,
                phone: node.phone.as_deref(),
            };
            companion.support_map().add(new).map(SupportNode::from)
        })
        .await
    }

    /// Marks somebody as unsafe or as safe. Who becomes unsafe leaves the crisis plan with it.
    pub async fn mark(&self, id: String, is_unsafe: bool) -> Result<SupportNode, KithError> {
        let safety = if is_unsafe {
            core::Safety::Unsafe
        } else {
            core::Safety::Safe
        };
        run::blocking(&self.0, move |companion| {
            companion.support_map().mark(id.parse()?, safety).map(SupportNode::from)
        })
        .await
    }

    /// The map, the closest first.
    pub async fn show(&self) -> Result<Vec<SupportNode>, KithError> {
        run::blocking(&self.0, |companion| {
            Ok(companion
                .support_map()
                .show()?
                .into_iter()
                .map(SupportNode::from)
                .collect())
        })
        .await
    }
}
