//! Crisis lines and their regions, as they are shown.

use kith::care::crisis::lines::{self, EmergencyNumber, Line, Reach};
use kith::care::crisis::words::Words;

/// How a line is reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum CrisisLineReach {
    /// By calling the number.
    Call,
    /// By a text message to the number.
    Text,
    /// By opening the address in a browser.
    Chat,
}

/// Somebody who listens.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct CrisisLine {
    /// As it is called in its region.
    pub name: String,
    /// What the name means in English, if it is in another language.
    pub english: Option<String>,
    /// How it is reached.
    pub by: CrisisLineReach,
    /// The number or the address.
    pub reach: String,
    /// The word to begin a text message with, if the line wants one.
    pub word: Option<String>,
    /// How to reach it, as a sentence.
    pub label: String,
    /// For whom.
    pub for_whom: String,
    /// The languages in which it answers, named in the person's; empty where that is not known.
    #[uniffi(default = [])]
    pub languages: Vec<String>,
    /// When, if it is known.
    pub hours: Option<String>,
    /// What it costs, if it is known.
    pub cost: Option<String>,
    /// When its number was last checked, as a sentence.
    pub checked: String,
    /// Whether that was more than a year ago. It is shown all the same.
    pub expired: bool,
}

/// A region that has lines.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct CrisisRegion {
    /// ISO 3166-1 alpha-2.
    pub code: String,
    /// Its name in the person's language.
    pub name: String,
}

/// Every region that has lines, by name in this language: to choose from. Needs no vault.
#[uniffi::export]
pub fn crisis_regions(locale: String) -> Vec<CrisisRegion> {
    let regions = lines::regions(&locale).into_iter().map(|region| CrisisRegion {
        code: region.code,
        name: region.name,
    });
    regions.collect()
}

pub(super) fn line(line: &Line, emergency: &EmergencyNumber, words: &Words) -> CrisisLine {
    let (by, reach, word) = match &line.reach {
        Reach::Call { number } => (CrisisLineReach::Call, number, None),
        Reach::Text { number, word } => (CrisisLineReach::Text, number, word.clone()),
        Reach::Chat { address } => (CrisisLineReach::Chat, address, None),
    };
    CrisisLine {
        name: line.name.clone(),
        english: line.english.clone(),
        by,
        reach: reach.clone(),
        word,
        label: words.reach(&line.reach),
        for_whom: line.for_whom.clone(),
        languages: line.languages.clone(),
        hours: line.hours.clone(),
        cost: line.cost.clone(),
        checked: words.checked(line, emergency),
        expired: line.expired,
    }
}
