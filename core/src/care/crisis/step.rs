//! The six steps.

use serde::{Deserialize, Serialize};

use crate::foundation::types::{Code, Error, Result};

/// A step of the plan, in the order in which they are tried (Stanley and Brown, "Safety Planning Intervention", Cognitive
/// and Behavioral Practice 19, 2012). Company and help are two steps: company asks nobody to listen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
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

impl Step {
    /// In their order.
    pub const ALL: [Step; 6] = [
        Step::WarningSigns,
        Step::Coping,
        Step::Company,
        Step::Help,
        Step::Professionals,
        Step::Surroundings,
    ];

    /// The stable name.
    pub fn as_str(self) -> &'static str {
        match self {
            Step::WarningSigns => "warning_signs",
            Step::Coping => "coping",
            Step::Company => "company",
            Step::Help => "help",
            Step::Professionals => "professionals",
            Step::Surroundings => "surroundings",
        }
    }

    /// From 1 to 6.
    pub fn number(self) -> u8 {
        self as u8 + 1
    }
}

impl std::str::FromStr for Step {
    type Err = Error;
    fn from_str(text: &str) -> Result<Self> {
        Step::ALL.into_iter().find(|step| step.as_str() == text).ok_or_else(|| {
            Error::new(
                Code::InvalidInput,
                "a step is warning_signs, coping, company, help, professionals or surroundings",
            )
        })
    }
}
