//! Practice: plans, today's prompts, what became of them.

use super::Companion;
use super::arisen::Arisen;
use super::feed::Change;
use super::lifecycle::writer_of;
use crate::care::practice::{self, Outcome, Prompt, Skill};
use crate::exchange::identity::person::Person;
use crate::exchange::identity::persona::Persona;
use crate::foundation::types::{PlanId, PromptId, Result};

/// Practice of an unlocked companion.
pub struct Practice<'a>(&'a Companion);

/// A plan to be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NewPlan<'a> {
    /// The skill's id.
    pub skill: &'a str,
    /// An RFC 5545 recurrence rule, daily or slower.
    pub rule: &'a str,
    /// The wall time, `HH:MM`.
    pub at: &'a str,
    /// The IANA time zone.
    pub zone: &'a str,
    /// For whom: a therapist assigns to a patient; without a name it is one's own.
    pub for_person: Option<&'a str>,
}

impl Companion {
    /// Practice.
    pub fn practice(&self) -> Practice<'_> {
        Practice(self)
    }
}

impl Practice<'_> {
    /// Every skill, in this language where there is a translation. Needs no vault.
    pub fn skills(&self, locale: &str) -> Vec<Skill> {
        practice::skills(locale)
    }

    /// Makes a plan for oneself, or assigns one.
    ///
    /// # Errors
    /// As [`practice::add`] and [`practice::assign`]; `unknown_person`, `ambiguous_person`.
    pub fn add(&self, plan: NewPlan<'_>) -> Result<PlanId> {
        let random = self.0.env.random.as_ref();
        let new = practice::NewPlan {
            skill: plan.skill,
            rule: plan.rule,
            at: plan.at,
            zone: plan.zone,
        };
        let added = self.0.write(|tx, now| {
            let persona = Persona::only(tx)?;
            match plan.for_person {
                None => practice::add(tx, writer_of(&persona), &new, random, now),
                Some(name) => practice::assign(tx, &persona, &Person::find(tx, name)?, &new, random, now),
            }
        });
        let added = self.0.or_rolled_back(added)?;
        self.0.note(Change::Practice);
        Ok(added)
    }

    /// Today's prompts in the order in which they are due.
    ///
    /// # Errors
    /// `locked`.
    pub fn today(&self, locale: &str) -> Result<Vec<Prompt>> {
        let now = self.0.env.clock.now();
        self.0.read(|view| practice::today(view, locale, now))
    }

    /// Records what became of a prompt from where nothing is shown, such as a notification: also behind a locked screen, and
    /// while no key is here in the drop box, until the vault is opened.
    ///
    /// # Errors
    /// `not_found` if it is known to be none of today's prompts; as [`Companion::arose`].
    pub fn record_unseen(&self, prompt: PromptId, outcome: Outcome) -> Result<()> {
        let at = self.0.env.clock.now();
        self.0.arose(Arisen::Outcome { prompt, outcome, at })
    }

    /// Records what became of one of today's prompts.
    ///
    /// # Errors
    /// `not_found`.
    pub fn record(&self, prompt: PromptId, outcome: Outcome) -> Result<Prompt> {
        let recorded = self.0.write(|tx, now| {
            let persona = Persona::only(tx)?;
            practice::record(tx, writer_of(&persona), prompt, outcome, now)
        })?;
        self.0.note(Change::Practice);
        Ok(recorded)
    }
}
