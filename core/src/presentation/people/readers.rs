//! Which devices can read a conversation.

use serde::Serialize;

use crate::exchange::sync::readers::{Reader, Standing};
use crate::foundation::types::{AccountId, Result};
use crate::presentation::parts::Phrase;
use crate::presentation::screen::ScreenContent;
use crate::presentation::screens::Scene;

/// Which devices can read a conversation: those that have its keys.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReadersState {
    /// What the list shows.
    pub intro: Phrase,
    /// The devices.
    pub devices: Vec<DeviceRow>,
    /// Said where there is none yet, or none any more.
    pub nobody: Option<Phrase>,
}

/// A device.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DeviceRow {
    /// Whose it is.
    pub whose: Phrase,
    /// What is to be known of it.
    pub note: Option<Phrase>,
}

pub(in crate::presentation) fn readers(scene: &Scene<'_>, account: &AccountId) -> Result<ScreenContent> {
    let found = scene.companion.shares().readers_of_conversation(&account.to_string())?;
    let name = &found.person.name;
    let state = ReadersState {
        intro: scene.phrase_with("readers-intro", &[("name", name.clone().into())]),
        devices: found.devices.iter().map(|one| row(scene, one, account, name)).collect(),
        nobody: found.devices.is_empty().then(|| scene.phrase("readers-nobody")),
    };
    Ok(ScreenContent::Readers { state })
}

fn row(scene: &Scene<'_>, reader: &Reader, account: &AccountId, name: &str) -> DeviceRow {
    let whose = match (reader.standing, reader.account) {
        (Standing::Own, _) => scene.phrase("readers-own"),
        (_, Some(of)) if of == *account => scene.phrase_with("readers-theirs", &[("name", name.into())]),
        _ => scene.phrase("readers-unknown"),
    };
    let note = match reader.standing {
        Standing::Own | Standing::Member => None,
        Standing::Leaving => Some("readers-leaving"),
        Standing::Strange => Some("readers-strange"),
    };
    DeviceRow {
        whose,
        note: note.map(|id| scene.phrase(id)),
    }
}
