//! What became of a prompt.

use std::str::FromStr;

use crate::foundation::types::{Code, Error, Result};

/// What a person says of a prompt. None of them is a failure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
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
    const ALL: [Outcome; 4] = [Outcome::Done, Outcome::Partly, Outcome::Skipped, Outcome::NotToday];

    /// The stable name.
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
