//! Skills in a person's language, from the content packs.

use serde::{Deserialize, Serialize};

use super::pack::{Pack, packs};
use crate::care::language::{FALLBACK, language};
use crate::foundation::types::SkillId;

/// What a skill is good for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SkillKind {
    /// To settle: breathing, grounding.
    Calm,
    /// To make room for a choice.
    Choose,
    /// To do something that matters.
    Activity,
    /// To be with people.
    Social,
    /// To rest.
    Sleep,
}

/// A skill to practise, in one language.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Skill {
    /// The same in every language and version.
    pub id: SkillId,
    /// What it is good for.
    pub kind: SkillKind,
    /// What it is called; at most 60 characters.
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

fn of(locale: &str) -> Option<&'static Pack> {
    let language = language(locale);
    packs().iter().find(|pack| pack.locale() == language)
}

/// The skill in this language, else in English. A locale is `es`, `es-MX` or `es_MX.UTF-8`.
pub fn skill(id: &SkillId, locale: &str) -> Option<Skill> {
    let in_pack = |pack: &'static Pack| pack.skills().iter().find(|skill| skill.id == *id).cloned();
    of(locale).and_then(in_pack).or_else(|| of(FALLBACK).and_then(in_pack))
}

/// Every skill, each in this language where there is a translation, else in English.
pub fn skills(locale: &str) -> Vec<Skill> {
    let all = of(FALLBACK).map(Pack::skills).unwrap_or_default();
    all.iter().filter_map(|one| skill(&one.id, locale)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::care::plain;

    fn texts(skill: &Skill) -> impl Iterator<Item = &String> {
        let first = [&skill.title, &skill.summary];
        first.into_iter().chain(&skill.steps).chain(&skill.cautions)
    }

    #[test]
    fn every_language_has_the_same_skills_kinds_steps_minutes_and_cautions() {
        let english = skills("en");
        assert!(english.len() >= 8);
        let shape = |skills: &[Skill]| -> Vec<_> {
            let of = |skill: &Skill| {
                (
                    skill.id.clone(),
                    skill.kind,
                    skill.steps.len(),
                    skill.minutes,
                    skill.cautions.len(),
                )
            };
            skills.iter().map(of).collect()
        };
        for pack in packs() {
            assert_eq!(shape(pack.skills()), shape(&english), "{}", pack.locale());
            assert!(skills(pack.locale()).iter().all(|skill| skill.locale == pack.locale()));
        }
    }

    #[test]
    fn sentences_are_short_enough_to_read_on_a_hard_day() {
        let every = packs().iter().flat_map(Pack::skills);
        every.flat_map(texts).for_each(|text| plain::has_short_sentences(text));
    }

    #[test]
    fn texts_are_kind_and_claim_nothing() {
        let every = packs().iter().flat_map(Pack::skills);
        every.flat_map(texts).for_each(|text| plain::is_kind(text));
    }

    #[test]
    fn breathing_says_when_to_stop() {
        let id = SkillId("breathing.paced".into());
        for (locale, dizzy) in [("en", "dizzy"), ("es", "mareas")] {
            let skill = skill(&id, locale).expect("there");
            assert!(skill.cautions.iter().any(|text| text.contains(dizzy)));
        }
    }

    #[test]
    fn a_language_without_a_pack_falls_back_to_english() {
        let id = SkillId("breathing.paced".into());
        for (locale, language) in [
            ("es", "es"),
            ("es-MX", "es"),
            ("ES_es.UTF-8", "es"),
            ("fr_FR.UTF-8", "en"),
            ("", "en"),
            ("C", "en"),
            ("ñ", "en"),
        ] {
            assert_eq!(skill(&id, locale).expect("there").locale, language, "{locale}");
            assert_eq!(skills(locale).len(), skills("en").len());
        }
        assert_eq!(skill(&SkillId("no.such".into()), "en"), None);
    }
}
