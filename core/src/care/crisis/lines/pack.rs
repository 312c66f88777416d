//! The data as it stands in the file.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use chrono::{Months, NaiveDate};
use serde::Deserialize;

use super::line::{Source, SourceKind};
use crate::care::language::{FALLBACK, language};

pub(super) const SHIPPED: &str = include_str!("../../../../content/crisis/lines.json");

/// A text in several languages; English is always there.
#[derive(Debug, Deserialize)]
pub(super) struct Texts(pub(super) BTreeMap<String, String>);

impl Texts {
    pub(super) fn of(&self, locale: &str) -> String {
        let text = self.0.get(&language(locale)).or_else(|| self.0.get(FALLBACK));
        text.cloned().unwrap_or_default()
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(
    not(test),
    expect(dead_code, reason = "what the pack says of itself is read by tests alone")
)]
pub(super) struct Pack {
    pub(super) format: u32,
    pub(super) id: String,
    pub(super) version: u32,
    pub(super) licence: String,
    pub(super) source: String,
    pub(super) phrases: BTreeMap<String, Texts>,
    pub(super) languages: BTreeMap<String, Texts>,
    pub(super) unknown: Emergency,
    pub(super) regions: Vec<RegionData>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RegionData {
    pub(super) code: String,
    pub(super) name: Texts,
    pub(super) emergency: Emergency,
    pub(super) lines: Vec<LineData>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Emergency {
    pub(super) number: String,
    pub(super) answers: String,
    pub(super) source: SourceData,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LineData {
    pub(super) name: String,
    pub(super) english: Option<String>,
    pub(super) reach: ReachData,
    pub(super) hours: Option<String>,
    pub(super) languages: Vec<String>,
    #[serde(rename = "for")]
    pub(super) for_whom: String,
    pub(super) cost: Option<String>,
    pub(super) source: SourceData,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub(super) enum ReachData {
    Call(String),
    Text { number: String, word: Option<String> },
    Chat(String),
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SourceData {
    kind: Kind,
    addresses: Vec<String>,
    #[serde(deserialize_with = "date")]
    checked: NaiveDate,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Kind {
    Official,
    Independent,
}

impl SourceData {
    /// The source, with the day on which it expires.
    pub(super) fn read(&self) -> Source {
        Source {
            kind: match self.kind {
                Kind::Official => SourceKind::Official,
                Kind::Independent => SourceKind::Independent,
            },
            addresses: self.addresses.clone(),
            checked_on: self.checked,
            expires: self.checked.checked_add_months(Months::new(12)).unwrap_or(self.checked),
        }
    }
}

fn date<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<NaiveDate, D::Error> {
    String::deserialize(deserializer)?
        .parse()
        .map_err(|_| serde::de::Error::custom("a date is written as 2028-12-31"))
}

/// The pack that is compiled in.
pub(super) fn pack() -> &'static Pack {
    static LOADED: OnceLock<Pack> = OnceLock::new();
    LOADED.get_or_init(|| serde_json::from_str(SHIPPED).expect("a test reads the shipped pack"))
}

impl Pack {
    /// A phrase in this language. A test holds that each that is named is there.
    pub(super) fn phrase(&self, name: &str, locale: &str) -> String {
        self.phrases.get(name).map(|texts| texts.of(locale)).unwrap_or_default()
    }

    /// A language's name in this language; its code where it has none.
    pub(super) fn language(&self, code: &str, locale: &str) -> String {
        let named = self.languages.get(code).map(|texts| texts.of(locale));
        named.unwrap_or_else(|| code.to_owned())
    }
}
