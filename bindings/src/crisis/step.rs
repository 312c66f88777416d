//! A step of the plan.

use kith::care::crisis as care;

/// A step of the plan, in the order in which they are tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, uniffi::Enum)]
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

impl From<care::Step> for CrisisStepName {
    fn from(step: care::Step) -> Self {
        match step {
            care::Step::WarningSigns => CrisisStepName::WarningSigns,
            care::Step::Coping => CrisisStepName::Coping,
            care::Step::Company => CrisisStepName::Company,
            care::Step::Help => CrisisStepName::Help,
            care::Step::Professionals => CrisisStepName::Professionals,
            care::Step::Surroundings => CrisisStepName::Surroundings,
        }
    }
}

impl From<CrisisStepName> for care::Step {
    fn from(step: CrisisStepName) -> Self {
        match step {
            CrisisStepName::WarningSigns => care::Step::WarningSigns,
            CrisisStepName::Coping => care::Step::Coping,
            CrisisStepName::Company => care::Step::Company,
            CrisisStepName::Help => care::Step::Help,
            CrisisStepName::Professionals => care::Step::Professionals,
            CrisisStepName::Surroundings => care::Step::Surroundings,
        }
    }
}
