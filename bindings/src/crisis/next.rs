//! Where the plan leads on.

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
