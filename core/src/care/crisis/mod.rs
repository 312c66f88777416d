//! The crisis plan: what a person does, in order, when it becomes too much.
//!
//! [`Step`] (the six steps), [`ShownPlan`] (the plan as it is shown, printed and kept where it opens without the vault).

mod shown;
mod step;

pub use shown::{ShownItem, ShownPlan, ShownStep};
pub use step::Step;
