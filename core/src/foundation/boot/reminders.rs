//! `reminders.plan`: when to remind, for a phone that has just started. JSON, for whoever can read no library of ours.
//!
//! It holds times, zones and a neutral type: nothing that says what is practised, by whom or why.

use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::foundation::keys::{create_private_folder, read_small, replace_file};
use crate::foundation::types::{Millis, Result, format_rfc3339, parse_rfc3339};

const FILE: &str = "reminders.plan";
const VERSION: u32 = 1;
/// Most reminders in the file: what iOS keeps.
pub const MOST: usize = 64;
/// Far more bytes than so many take.
const LARGEST: u64 = 64 * 1024;
/// As long as so many lie ahead, the file is not written anew only because time has passed.
const ENOUGH: usize = 32;

/// What a reminder is about, in a word that says nothing of a person's health.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Something that was planned to be practised.
    Practice,
}

/// One reminder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reminder {
    /// When.
    pub at: Millis,
    /// The IANA zone in which the time was meant.
    pub zone: String,
    /// What it is about.
    pub kind: Kind,
}

#[derive(Serialize, Deserialize)]
struct File {
    version: u32,
    reminders: Vec<Entry>,
}

#[derive(Serialize, Deserialize)]
struct Entry {
    at: String,
    zone: String,
    #[serde(rename = "type")]
    kind: Kind,
}

/// What the file holds; none if there is no file that this version can read.
pub fn read(folder: &Path) -> Option<Vec<Reminder>> {
    let text = read_small(&folder.join(FILE), LARGEST).ok().flatten()?;
    let file: File = serde_json::from_slice(&text)
        .ok()
        .filter(|file: &File| file.version == VERSION)?;
    let read = |entry: Entry| {
        Some(Reminder {
            at: parse_rfc3339(&entry.at).ok()?,
            zone: entry.zone,
            kind: entry.kind,
        })
    };
    file.reminders.into_iter().map(read).collect()
}

/// Whether the file says what lies ahead at `now`, or enough of it.
pub fn says(folder: &Path, ahead: &[Reminder], now: Millis) -> bool {
    let Some(kept) = read(folder) else {
        return ahead.is_empty() && !folder.join(FILE).exists();
    };
    let kept: Vec<_> = kept.into_iter().filter(|reminder| reminder.at >= now).collect();
    ahead.starts_with(&kept) && (kept.len() == ahead.len() || kept.len() >= ENOUGH)
}

/// Replaces the file.
///
/// # Errors
/// `disk_full`, `storage`.
pub fn write(folder: &Path, ahead: &[Reminder]) -> Result<()> {
    let entry = |reminder: &Reminder| Entry {
        at: format_rfc3339(reminder.at),
        zone: reminder.zone.clone(),
        kind: reminder.kind,
    };
    let file = File {
        version: VERSION,
        reminders: ahead.iter().take(MOST).map(entry).collect(),
    };
    create_private_folder(folder)?;
    let text = serde_json::to_vec(&file).expect("texts and numbers always encode");
    replace_file(&folder.join(FILE), &text)
}
