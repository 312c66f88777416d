//! The crisis plan: what a person does, in order, when it becomes too much.
//!
//! [`Step`] (the six steps), [`ShownPlan`] (the plan as it is shown, printed and kept where it opens without the vault),
//! [`uses`] (when it was used).

mod shown;
mod step;
pub mod uses;

pub use shown::{ShownItem, ShownPlan, ShownStep};
pub use step::Step;
