//! The support map's verbs.

use super::Companion;
use super::feed::Change;
use super::lifecycle::writer_of;
use crate::care::support::{self, NewNode, Node};
use crate::exchange::identity::persona::Persona;
use crate::foundation::types::Result;

/// The support map of an unlocked companion.
pub struct SupportMap<'a>(&'a Companion);

impl Companion {
    /// The support map.
    pub fn support_map(&self) -> SupportMap<'_> {
        SupportMap(self)
    }
}

impl SupportMap<'_> {
    /// Puts somebody or something on the map.
    ///
    /// # Errors
    /// As [`support::add`].
    pub fn add(&self, node: NewNode<'_>) -> Result<Node> {
        let added = self.0.write(|tx, now| {
            let persona = Persona::only(tx)?;
            support::add(tx, writer_of(&persona), node, self.0.env.random.as_ref(), now)
        })?;
        self.0.note(Change::SupportMap);
        Ok(added)
    }

    /// The map, the closest first.
    ///
    /// # Errors
    /// `locked`.
    pub fn show(&self) -> Result<Vec<Node>> {
        self.0.read(support::show)
    }
}
