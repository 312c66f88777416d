//! Practice.

use std::sync::Arc;

use kith::care::practice as core;
pub use kith::care::practice::Outcome;
use kith::companion::{self, Companion};

use crate::{KithError, run};

/// What a skill is good for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
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

impl From<core::SkillKind> for SkillKind {
    fn from(kind: core::SkillKind) -> Self {
        match kind {
            core::SkillKind::Calm => SkillKind::Calm,
            core::SkillKind::Choose => SkillKind::Choose,
            core::SkillKind::Activity => SkillKind::Activity,
            core::SkillKind::Social => SkillKind::Social,
            core::SkillKind::Sleep => SkillKind::Sleep,
        }
    }
}

/// A skill to practise, in one language.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Skill {
    /// The same in every language.
    pub id: String,
    /// What it is good for.
    pub kind: SkillKind,
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
    pub locale: String,
}

/// A plan to be made.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct NewPlan {
    /// The skill's id.
    pub skill: String,
    /// An RFC 5545 recurrence rule, daily or slower.
    pub rule: String,
    /// The wall time, `HH:MM`.
    pub at: String,
    /// The IANA time zone.
    pub zone: String,
    /// For whom, by name or id: a therapist assigns to a patient.
    #[uniffi(default = None)]
    pub for_person: Option<String>,
}

/// What a person says of a prompt. None of them is a failure.
#[uniffi::remote(Enum)]
pub enum Outcome {
    /// Done.
    Done,
    /// Part of it.
    Partly,
    /// Left out.
    Skipped,
    /// It did not fit today.
    NotToday,
}

/// A prompt for today.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Prompt {
    /// Its id.
    pub id: String,
    /// Its plan.
    pub plan: String,
    /// The skill.
    pub skill: String,
    /// The skill's title.
    pub title: String,
    /// When it is due.
    pub due_at_ms: i64,
    /// What became of it, if anything yet.
    pub outcome: Option<Outcome>,
    /// Who assigned it; null for one's own.
    pub assigned_by: Option<String>,
}

impl From<core::Prompt> for Prompt {
    fn from(prompt: core::Prompt) -> Self {
        Prompt {
            id: prompt.id.to_string(),
            plan: prompt.plan.to_string(),
            skill: prompt.skill.0,
            title: prompt.title,
            due_at_ms: prompt.due_at.0,
            outcome: prompt.outcome,
            assigned_by: prompt.assigned_by.map(|account| account.to_string()),
        }
    }
}

/// Practice of a companion.
#[derive(uniffi::Object)]
pub struct Practice(pub(crate) Arc<Companion>);

#[uniffi::export]
impl Practice {
    /// Every skill, in this language where there is a translation, else in English.
    pub fn skills(&self, locale: String) -> Vec<Skill> {
        let skills = self.0.practice().skills(&locale).into_iter().map(|skill| Skill {
            id: skill.id.0,
            kind: skill.kind.into(),
            title: skill.title,
            summary: skill.summary,
            steps: skill.steps,
            minutes: skill.minutes,
            cautions: skill.cautions,
            locale: skill.locale,
        });
        skills.collect()
    }

    /// Makes a plan for oneself, or assigns one. Gives its id.
    pub async fn add(&self, plan: NewPlan) -> Result<String, KithError> {
        run::blocking(&self.0, move |companion| {
            let new = companion::NewPlan {
                skill: &plan.skill,
                rule: &plan.rule,
                at: &plan.at,
                zone: &plan.zone,
                for_person: plan.for_person.as_deref(),
            };
            companion.practice().add(new).map(|id| id.to_string())
        })
        .await
    }

    /// Today's prompts in the order in which they are due.
    pub async fn today(&self, locale: String) -> Result<Vec<Prompt>, KithError> {
        run::blocking(&self.0, move |companion| {
            Ok(companion
                .practice()
                .today(&locale)?
                .into_iter()
                .map(Prompt::from)
                .collect())
        })
        .await
    }

    /// Records what became of one of today's prompts.
    pub async fn record(&self, prompt: String, outcome: Outcome) -> Result<Prompt, KithError> {
        run::blocking(&self.0, move |companion| {
            companion.practice().record(prompt.parse()?, outcome).map(Prompt::from)
        })
        .await
    }

    /// Records what became of a prompt from where nothing is shown, such as a notification: also while the vault is locked;
    /// then it is kept until the next unlock.
    pub async fn record_unseen(&self, prompt: String, outcome: Outcome) -> Result<(), KithError> {
        run::blocking(&self.0, move |companion| {
            companion.practice().record_unseen(prompt.parse()?, outcome)
        })
        .await
    }
}
