//! What became of a prompt. There are no streaks and no scores: nothing here counts, compares or blames, and a prompt
//! that nobody answered is simply not asked again tomorrow.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::foundation::types::{Code, Error, Result};

/// What a person says of a prompt. None of them is a failure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// Done.
    Done,
    /// Part of it.
    Partly,
    /// Left out.
    Skipped,
    /// It did not fit today: it does not count at all.
    NotToday,
}

impl Outcome {
    /// Every outcome.
    pub const ALL: [Outcome; 4] = [Outcome::Done, Outcome::Partly, Outcome::Skipped, Outcome::NotToday];

    /// The stable name, which is also its stored form.
    pub fn as_str(self) -> &'static str {
        match self {
            Outcome::Done => "done",
            Outcome::Partly => "partly",
            Outcome::Skipped => "skipped",
            Outcome::NotToday => "not-today",
        }
    }
}

impl FromStr for Outcome {
    type Err = Error;
    fn from_str(text: &str) -> Result<Self> {
        Outcome::ALL
            .into_iter()
            .find(|outcome| outcome.as_str() == text)
            .ok_or_else(|| Error::new(Code::InvalidInput, "an outcome is done, partly, skipped or not-today"))
    }
}

/// Where one of today's prompts stands. There is no state for one that was missed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PromptState {
    /// Nothing was said of it yet, be it early or late.
    Due,
    /// This was said of it.
    Answered(Outcome),
}

impl PromptState {
    /// The stable name: `due`, or the outcome's.
    pub fn as_str(self) -> &'static str {
        match self {
            PromptState::Due => "due",
            PromptState::Answered(outcome) => outcome.as_str(),
        }
    }
}

impl From<Option<Outcome>> for PromptState {
    fn from(outcome: Option<Outcome>) -> Self {
        outcome.map_or(PromptState::Due, PromptState::Answered)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_outcome_has_one_name_wherever_it_is_written() {
        for outcome in Outcome::ALL {
            let name = outcome.as_str();
            assert_eq!(name.parse::<Outcome>().expect("its own name"), outcome);
            assert_eq!(serde_json::to_value(outcome).expect("text"), name);
            assert_eq!(PromptState::from(Some(outcome)).as_str(), name);
        }
        assert_eq!(PromptState::from(None).as_str(), "due");
    }

    #[test]
    fn what_is_no_outcome_is_refused_without_repeating_it() {
        for wrong in ["", "Done", "not today", "failed", "missed"] {
            let error = wrong.parse::<Outcome>().expect_err("refused");
            assert_eq!(error.code(), Code::InvalidInput);
            assert!(wrong.is_empty() || !error.detail().contains(wrong));
        }
    }
}
