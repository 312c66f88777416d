//! Content packs: skills in one language, with licence, source, reviewer and expiry; see `core/content/README.md`.
//!
//! A pack is checked when it is read and loaded only if its licence permits it in this build. An expiry date labels a
//! pack and never hides it: an old text about breathing is better than none.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use chrono::NaiveDate;
use serde::Deserialize;

use super::skill::Skill;
use crate::foundation::types::{Code, Error, Millis, Result};

const SHIPPED: [&str; 2] = [
    include_str!("../../../content/skills/en.json"),
    include_str!("../../../content/skills/es.json"),
];
const FORMAT: u32 = 1;
/// A pack of this licence is not loaded in a release.
const UNPROVEN: &str = "unproven";
const LONGEST_TITLE: usize = 60;

/// Which kind of build asks for content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Build {
    /// For those who make Kith.
    Development,
    /// For people.
    Release,
}

impl Build {
    /// This build.
    pub const fn this() -> Self {
        if cfg!(debug_assertions) {
            Build::Development
        } else {
            Build::Release
        }
    }
}

/// How old a pack is. Either kind is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Freshness {
    /// Its expiry lies ahead.
    Current,
    /// Its expiry is over: the texts should be looked at again.
    Expired,
}

/// Skills in one language.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pack {
    format: u32,
    id: String,
    version: u32,
    locale: String,
    licence: String,
    source: String,
    reviewer: Option<String>,
    #[serde(deserialize_with = "date")]
    expires: NaiveDate,
    pub(super) skills: Vec<Skill>,
}

impl Pack {
    /// Reads and checks a pack.
    ///
    /// # Errors
    /// `invalid_input` if it is not of format 1, leaves out where its texts come from, or holds a skill without a text, a
    /// title above 60 characters, or two skills of one id.
    pub fn parse(text: &str) -> Result<Self> {
        let mut pack: Pack = serde_json::from_str(text)
            .map_err(|error| Error::technical(Code::InvalidInput, format_args!("a content pack: {error}")))?;
        pack.check()?;
        for skill in &mut pack.skills {
            skill.locale.clone_from(&pack.locale);
        }
        Ok(pack)
    }

    fn check(&self) -> Result<()> {
        let invalid = |detail| Err(Error::new(Code::InvalidInput, detail));
        if self.format != FORMAT || self.version == 0 {
            return invalid("a content pack has format 1 and a version from 1 on");
        }
        let origin = [&self.id, &self.locale, &self.licence, &self.source];
        if origin.into_iter().chain(&self.reviewer).any(|text| blank(text)) {
            return invalid("a content pack says its id, language, licence, source and, if it has one, reviewer");
        }
        if !self.locale.bytes().all(|byte| byte.is_ascii_lowercase()) {
            return invalid("a content pack's locale is a language such as en");
        }
        let ids: BTreeSet<_> = self.skills.iter().map(|skill| &skill.id).collect();
        if self.skills.is_empty() || ids.len() != self.skills.len() {
            return invalid("a content pack has skills, each once");
        }
        for skill in &self.skills {
            let texts = [&skill.id.0, &skill.title, &skill.summary];
            let texts = texts.into_iter().chain(&skill.steps).chain(&skill.cautions);
            if skill.steps.is_empty() || skill.minutes == 0 || texts.into_iter().any(|text| blank(text)) {
                return invalid("a skill has an id, a title, a summary, steps and minutes, and no text of it is blank");
            }
            if skill.title.chars().count() > LONGEST_TITLE {
                return invalid("a skill's title has at most 60 characters");
            }
        }
        Ok(())
    }

    /// Whether this build may show the pack: one whose licence is unproven is for development only.
    pub fn loads_in(&self, build: Build) -> bool {
        build == Build::Development || self.licence != UNPROVEN
    }

    /// How old it is on this day, in UTC. The day of its expiry still counts as current.
    pub fn freshness(&self, now: Millis) -> Freshness {
        if now.to_utc().date_naive() > self.expires {
            Freshness::Expired
        } else {
            Freshness::Current
        }
    }

    /// The same in every language and version.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Its version, from 1 on.
    pub fn version(&self) -> u32 {
        self.version
    }

    /// Its language (BCP 47, the language alone).
    pub fn locale(&self) -> &str {
        &self.locale
    }

    /// Its licence (SPDX), or `unproven`.
    pub fn licence(&self) -> &str {
        &self.licence
    }

    /// Where its texts come from.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// The clinician who reviewed it; none if nobody has yet.
    pub fn reviewer(&self) -> Option<&str> {
        self.reviewer.as_deref()
    }

    /// The last day on which it counts as current.
    pub fn expires(&self) -> NaiveDate {
        self.expires
    }

    /// Its skills in the order in which they are shown.
    pub fn skills(&self) -> &[Skill] {
        &self.skills
    }
}

fn blank(text: &str) -> bool {
    text.trim().is_empty()
}

fn date<'de, D: serde::Deserializer<'de>>(deserializer: D) -> std::result::Result<NaiveDate, D::Error> {
    String::deserialize(deserializer)?
        .parse()
        .map_err(|_| serde::de::Error::custom("a date is written as 2028-12-31"))
}

/// The packs that this build may show, English first.
pub fn packs() -> &'static [Pack] {
    static LOADED: OnceLock<Vec<Pack>> = OnceLock::new();
    LOADED.get_or_init(|| {
        let shipped = SHIPPED
            .iter()
            .map(|text| Pack::parse(text).expect("a test reads every shipped pack"));
        shipped.filter(|pack| pack.loads_in(Build::this())).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::foundation::types::parse_rfc3339;

    fn changed(field: &str, value: serde_json::Value) -> Result<Pack> {
        let mut pack: serde_json::Value = serde_json::from_str(SHIPPED[0]).expect("JSON");
        *pack.pointer_mut(field).expect("a field of the pack") = value;
        Pack::parse(&pack.to_string())
    }

    #[test]
    fn every_shipped_pack_is_valid_loads_in_a_release_and_says_that_no_clinician_reviewed_it() {
        for text in SHIPPED {
            let pack = Pack::parse(text).expect("valid");
            assert!(pack.loads_in(Build::Release), "{}", pack.locale());
            assert_eq!((pack.licence(), pack.source()), ("CC-BY-4.0", "own text"));
            assert_eq!(pack.reviewer(), None);
        }
    }

    #[test]
    fn a_pack_whose_licence_is_unproven_is_not_for_people() {
        let pack = changed("/licence", UNPROVEN.into()).expect("valid all the same");
        assert!(pack.loads_in(Build::Development));
        assert!(!pack.loads_in(Build::Release));
    }

    #[test]
    fn an_expired_pack_is_labelled_and_still_loads() {
        let pack = changed("/expires", "2026-03-01".into()).expect("valid");
        let at = |time| pack.freshness(parse_rfc3339(time).expect("a time"));
        assert_eq!(at("2026-03-01T23:59:59Z"), Freshness::Current);
        assert_eq!(at("2026-03-02T00:00:00Z"), Freshness::Expired);
        assert!(pack.loads_in(Build::Release));
    }

    #[test]
    fn a_pack_that_leaves_something_out_is_refused() {
        for (field, value) in [
            ("/format", 2.into()),
            ("/version", 0.into()),
            ("/id", "".into()),
            ("/locale", "en-GB".into()),
            ("/licence", " ".into()),
            ("/source", "".into()),
            ("/reviewer", "".into()),
            ("/expires", "soon".into()),
            ("/skills", serde_json::Value::Array(Vec::new())),
            ("/skills/0/title", "".into()),
            ("/skills/0/title", "a".repeat(61).into()),
            ("/skills/0/kind", "other".into()),
            ("/skills/0/minutes", 0.into()),
            ("/skills/0/steps", serde_json::Value::Array(Vec::new())),
            ("/skills/0/steps/0", " ".into()),
            ("/skills/1/id", "breathing.paced".into()),
        ] {
            let error = changed(field, value).expect_err(field);
            assert_eq!(error.code(), Code::InvalidInput, "{field}");
        }
        assert!(changed("/reviewer", "a clinician".into()).is_ok());
    }
}
