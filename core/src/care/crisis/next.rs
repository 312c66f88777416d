//! "Not helping? Go on to the next step."

use super::{ShownPlan, Step};
use crate::foundation::types::{Code, Error, Result};

/// Whether a step helped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Helped {
    /// It did, for now.
    Yes,
    /// It did not, or not enough.
    No,
}

impl std::str::FromStr for Helped {
    type Err = Error;
    fn from_str(text: &str) -> Result<Self> {
        match text {
            "yes" => Ok(Helped::Yes),
            "no" => Ok(Helped::No),
            _ => Err(Error::new(Code::InvalidInput, "say yes or no")),
        }
    }
}

/// Where the plan leads on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Next {
    /// To a step that has something in it.
    Step(Step),
    /// No step is left: to those who listen.
    Lines,
    /// It helped: nowhere, for now. The plan and the lines stay at hand.
    Rest,
}

impl ShownPlan {
    /// The step after `current`, or the first, that has something in it; after the last the lines.
    pub fn next(&self, current: Option<Step>, helped: Helped) -> Next {
        if helped == Helped::Yes {
            return Next::Rest;
        }
        let later = self
            .steps
            .iter()
            .filter(|one| current.is_none_or(|current| one.step > current));
        let filled = later.filter(|one| !one.items.is_empty()).map(|one| one.step).min();
        filled.map_or(Next::Lines, Next::Step)
    }
}
