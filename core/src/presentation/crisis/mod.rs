//! The crisis plan, from everywhere, in every state of the vault: [`state`] (all of it, or whatever can be shown),
//! [`step_state`] (one step, and on to the next when it does not help).
//!
//! The words come with the plan's own pack. Nothing here waits for a network, and nothing here can fail.

mod act;
mod parts;
mod plan;
mod step;

pub use act::CrisisAction;
pub(super) use act::act;
pub(super) use parts::emergency;
pub use parts::{HelpLine, PlanItem, PlanStep};
pub use plan::CrisisState;
pub(super) use plan::state;
pub use step::CrisisStepState;
pub(super) use step::step_state;
