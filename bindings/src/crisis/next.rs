//! Where the plan leads on.

use kith::care::crisis as care;
use kith::care::crisis::uses::Use;

use super::{CrisisScreen, CrisisStepName};

/// Where the plan leads on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum CrisisNext {
    /// To a step that has something in it.
    Step {
        /// Which.
        step: CrisisStepName,
    },
    /// No step is left: to the lines.
    Lines,
    /// It helped: nowhere, for now.
    Rest,
}

/// Where the plan led, and the screen there.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct CrisisGuidance {
    /// Where to.
    pub next: CrisisNext,
    /// What leads on from there, or what to do when no step is left, as a sentence; empty when it helped.
    pub sentence: String,
    /// The whole screen.
    pub screen: CrisisScreen,
}

/// One use of the plan. For the person alone: it is sent to nobody.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct CrisisUse {
    /// The step that was used; null if the plan as a whole was opened.
    pub step: Option<CrisisStepName>,
    /// Whether it helped, if the person said.
    pub helped: Option<bool>,
    /// When.
    pub at_ms: i64,
}

impl From<Use> for CrisisUse {
    fn from(used: Use) -> Self {
        CrisisUse {
            // A step that only a later version knows is a use of the plan all the same.
            step: used.step.and_then(|step| step.parse::<care::Step>().ok()),
            helped: used.helped,
            at_ms: used.at.0,
        }
    }
}
