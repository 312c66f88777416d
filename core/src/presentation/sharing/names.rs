//! What people and things are called, read once for a whole screen.

use std::collections::HashMap;

use super::thing::{entry_name, kind_name, on_map_name, unsafe_name};
use crate::care::consent::Grant;
use crate::care::consent::kind::{CRISIS_PLAN, JOURNAL_ENTRY, SUPPORT_NODE, SUPPORT_SAFETY};
use crate::foundation::types::{AccountId, Millis, RecordId, Result};
use crate::presentation::parts::Phrase;
use crate::presentation::screens::Scene;

/// The names of everybody.
pub(super) struct People(HashMap<AccountId, String>);

impl People {
    pub(super) fn of(scene: &Scene<'_>) -> Result<Self> {
        let everybody = scene.companion.people().everybody()?;
        let named = everybody.into_iter().map(|person| (person.account, person.name));
        Ok(People(named.collect()))
    }

    pub(super) fn name(&self, scene: &Scene<'_>, account: &AccountId) -> String {
        let known = self.0.get(account).cloned();
        known.unwrap_or_else(|| scene.words.say("somebody"))
    }
}

/// The name of somebody, also of one who was removed.
pub(super) fn name_of(scene: &Scene<'_>, account: AccountId) -> Result<String> {
    Ok(scene.companion.people().find_ever(&account.to_string())?.name)
}

/// What is shared, by its record.
#[derive(Default)]
pub(super) struct Things {
    entries: HashMap<RecordId, Millis>,
    nodes: HashMap<RecordId, String>,
}

impl Things {
    /// Reads what these shares are of: at most once the journal, at most once the map.
    pub(super) fn of<'a>(scene: &Scene<'_>, grants: impl Iterator<Item = &'a Grant> + Clone) -> Result<Self> {
        let mut things = Things::default();
        if grants.clone().any(|grant| grant.kind == JOURNAL_ENTRY) {
            let entries = scene.companion.journal().list()?;
            things.entries = entries
                .iter()
                .map(|entry| (entry.id.into(), entry.created_at))
                .collect();
        }
        if grants.clone().any(|grant| is_on_map(&grant.kind)) {
            let nodes = scene.companion.support_map().show()?;
            things.nodes = nodes.into_iter().map(|node| (node.id, node.name)).collect();
        }
        Ok(things)
    }

    pub(super) fn name(&self, scene: &Scene<'_>, grant: &Grant) -> Phrase {
        let named = match grant.kind.as_str() {
            JOURNAL_ENTRY => self.entries.get(&grant.record).map(|&at| entry_name(scene, at)),
            CRISIS_PLAN => Some(scene.phrase("thing-plan")),
            SUPPORT_NODE => self.nodes.get(&grant.record).map(|name| on_map_name(scene, name)),
            SUPPORT_SAFETY => self.nodes.get(&grant.record).map(|name| unsafe_name(scene, name)),
            _ => None,
        };
        named.unwrap_or_else(|| kind_name(scene, &grant.kind))
    }
}

fn is_on_map(kind: &str) -> bool {
    matches!(kind, SUPPORT_NODE | SUPPORT_SAFETY)
}
