//! A step of the plan.

pub use kith::care::crisis::Step as CrisisStepName;

/// A step of the plan, in the order in which they are tried.
#[uniffi::remote(Enum)]
pub enum CrisisStepName {
    /// Signs that a crisis is beginning.
    WarningSigns,
    /// What one can do alone.
    Coping,
    /// People and places that take the mind off it.
    Company,
    /// People who can be asked for help.
    Help,
    /// Professionals and agencies.
    Professionals,
    /// Making the surroundings safer.
    Surroundings,
}
