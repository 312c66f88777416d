//! The support-system map: who and what helps, with which kind of support and how close.
//!
//! A node is a record (`kind` "support.node": registers `name`, `type`, `ring`, `phone`, sets `kinds` and `marks`). A node
//! is not a person who uses Kith: Ana's sister stands on the map without knowing of it. Who is marked unsafe stays on the
//! map and stands nowhere else.

mod node;
mod safety;
mod shared;

pub use node::{Kind, NewNode, Node, NodeType, add, find, show};
pub use safety::{Safety, mark, safety_of};
pub use shared::{safety_fields, shared_fields};
