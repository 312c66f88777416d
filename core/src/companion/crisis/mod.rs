//! The crisis plan's verbs, and the screen that always opens.
//!
//! [`screen`] needs no lock, no vault and no network, and never fails; [`step`] leads on from there; [`plan`] is for an
//! unlocked companion, and so is [`print`].

mod plan;
mod print;
mod screen;
mod step;
#[cfg(test)]
mod tests;

pub use plan::{Crisis, CrisisState};
pub use print::Paper;
pub use screen::{CrisisScreen, Notice, Review, Shows, Whereabouts};
pub use step::CrisisStep;
