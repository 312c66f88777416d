//! Skills from the content packs. Texts live there, with a licence and a source; see `core/content/README.md`.

use std::sync::OnceLock;

use serde::Deserialize;

use crate::foundation::types::SkillId;

const PACKS: [&str; 2] = [
    include_str!("../../../content/skills/en.json"),
    include_str!("../../../content/skills/es.json"),
];
/// The language that every skill has.
const FALLBACK: &str = "en";
/// A pack of this licence is not loaded in a release build.
const UNPROVEN: &str = "unproven";

/// A skill to practise, in one language.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Skill {
    /// The same in every language and version.
    pub id: SkillId,
    /// What it is called.
    pub title: String,
    /// What it is for.
    pub summary: String,
    /// What to do, in order.
    pub steps: Vec<String>,
    /// About how long it takes.
    pub minutes: u32,
    /// What to mind.
    pub cautions: Vec<String>,
    /// The language of these texts (BCP 47).
    #[serde(skip)]
    pub locale: String,
}

/// A content pack as it is shipped.
#[derive(Debug, Deserialize)]
struct Pack {
    format: u32,
    locale: String,
    licence: String,
    skills: Vec<Skill>,
}

fn packs() -> &'static [Pack] {
    static PARSED: OnceLock<Vec<Pack>> = OnceLock::new();
    PARSED.get_or_init(|| {
        let parsed = PACKS
            .iter()
            .map(|text| serde_json::from_str::<Pack>(text).expect("a test reads every pack"));
        parsed
            .filter(|pack| pack.format == 1 && (cfg!(debug_assertions) || pack.licence != UNPROVEN))
            .collect()
    })
}

fn of(locale: &str) -> Option<&'static Pack> {
    let language = locale
        .split(['-', '_', '.'])
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    packs().iter().find(|pack| pack.locale == language)
}

/// The skill in this language, else in English.
pub fn skill(id: &SkillId, locale: &str) -> Option<Skill> {
    let in_pack = |pack: &'static Pack| {
        let found = pack.skills.iter().find(|skill| skill.id == *id)?;
        Some(Skill {
            locale: pack.locale.clone(),
            ..found.clone()
        })
    };
    of(locale).and_then(in_pack).or_else(|| of(FALLBACK).and_then(in_pack))
}

/// Every skill, each in this language where there is a translation, else in English.
pub fn skills(locale: &str) -> Vec<Skill> {
    let all = of(FALLBACK).map(|pack| pack.skills.as_slice()).unwrap_or_default();
    all.iter().filter_map(|one| skill(&one.id, locale)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pack_can_be_read_and_has_the_same_skills_and_steps() {
        assert_eq!(packs().len(), PACKS.len());
        let english = skills("en");
        assert!(english.len() >= 6);
        for pack in packs() {
            assert_ne!(pack.licence, UNPROVEN);
            let shape: Vec<_> = pack
                .skills
                .iter()
                .map(|skill| (&skill.id, skill.steps.len(), skill.minutes))
                .collect();
            let expected: Vec<_> = english
                .iter()
                .map(|skill| (&skill.id, skill.steps.len(), skill.minutes))
                .collect();
            assert_eq!(shape, expected, "{}", pack.locale);
        }
    }

    #[test]
    fn texts_are_short_and_never_blank() {
        for skill in ["en", "es"].iter().flat_map(|locale| skills(locale)) {
            assert!((1..=60).contains(&skill.title.len()), "{}", skill.title);
            for text in [&skill.summary].into_iter().chain(&skill.steps).chain(&skill.cautions) {
                assert!(!text.trim().is_empty());
                for sentence in text.split(['.', '?', '!']) {
                    assert!(sentence.split_whitespace().count() <= 20, "a long sentence: {sentence}");
                }
            }
        }
    }

    #[test]
    fn a_language_without_a_pack_falls_back_to_english() {
        let id = SkillId("breathing.paced".into());
        assert_eq!(skill(&id, "es-MX").expect("there").locale, "es");
        assert_eq!(skill(&id, "fr_FR.UTF-8").expect("there").locale, "en");
        assert_eq!(skill(&SkillId("no.such".into()), "en"), None);
    }
}
