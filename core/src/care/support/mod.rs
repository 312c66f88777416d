//! The support-system map: who and what helps, with which kind of support and how close.
//!
//! A node is a record (`kind` "support.node": registers `name`, `type`, `ring`, `phone`, set `kinds`). A node is not a
//! person who uses Kith: Ana's sister stands on the map without knowing of it.

mod node;
mod shared;

pub use node::{Kind, NewNode, Node, NodeType, add, show};
pub use shared::{safety_fields, shared_fields};
