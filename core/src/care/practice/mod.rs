//! Practice between sessions: skills from content packs, plans with a rule and a wall time, today's prompts, and what
//! became of them.
//!
//! A plan is a record (`kind` "practice.plan"), made by the patient or assigned by their therapist; an outcome is one too
//! (`kind` "practice.outcome"), under the prompt's id, which every device derives alike. There are no streaks, and nothing
//! is counted against anybody: a prompt that was skipped is skipped, and tomorrow is another day.

mod assignment;
mod outcome;
mod pack;
mod plan;
mod schedule;
mod skill;

pub use assignment::{Assignment, KIND, receive};
pub use outcome::{Outcome, PromptState};
pub use pack::{Build, Freshness, Pack, packs};
pub use plan::{Ahead, NewPlan, Prompt, add, ahead, assign, record, record_late, today};
pub use schedule::{Occurrence, Rule, Schedule, WallTime, Zone, prompt_id};
pub use skill::{Skill, SkillKind, skill, skills};
