//! The support map's verbs.

use super::Companion;
use super::feed::Change;
use super::lifecycle::writer_of;
use crate::care::support::{self, NewNode, Node, Safety};
use crate::exchange::identity::persona::Persona;
use crate::foundation::types::{RecordId, Result};

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

    /// Marks somebody as unsafe or as safe. Who becomes unsafe leaves the crisis plan with it.
    ///
    /// # Errors
    /// As [`support::mark`].
    pub fn mark(&self, node: RecordId, safety: Safety) -> Result<Node> {
        let marked = self.0.write(|tx, now| {
            let persona = Persona::only(tx)?;
            support::mark(tx, writer_of(&persona), node, safety, now)
        })?;
        self.0.note(Change::SupportMap);
        self.0.note(Change::Crisis);
        Ok(marked)
    }

    /// Who has this name or id on the map.
    ///
    /// # Errors
    /// As [`support::find`].
    pub fn find(&self, named: &str) -> Result<Node> {
        self.0.read(|view| support::find(view, named))
    }

    /// The map, the closest first.
    ///
    /// # Errors
    /// `locked`.
    pub fn show(&self) -> Result<Vec<Node>> {
        self.0.read(support::show)
    }
}
