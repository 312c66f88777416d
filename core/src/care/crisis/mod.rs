//! The crisis plan: what a person does, in order, when it becomes too much.
//!
//! [`Step`] (the six steps), [`ShownPlan`] (the plan as it is shown, printed and kept where it opens without the vault),
//! [`lines`] (whom to call where one is), [`words`](words::words) (what the screens say), [`print`] (the plan on paper).

pub mod lines;
pub mod print;
mod shown;
mod step;
pub mod words;

pub use shown::{ShownItem, ShownPlan, ShownStep};
pub use step::Step;
