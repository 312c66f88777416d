//! Practice: [`list`] (what can be practised) and [`skill`] (how it goes, and when to be reminded of it); [`act`] plans it.
//! A therapist plans it for somebody, everybody else for themselves.

mod act;
mod list;
mod skill;

pub use act::SkillAction;
pub(super) use act::act;
pub(super) use list::list;
pub use list::{SkillRow, SkillsState};
pub use skill::SkillState;
pub(super) use skill::skill;
