//! A line, and where its number comes from.

use chrono::NaiveDate;

/// How a line is reached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reach {
    /// By calling.
    Call {
        /// As dialled: digits, and spaces to read it by; `+` or `*` may stand before them.
        number: String,
    },
    /// By a text message.
    Text {
        /// As dialled.
        number: String,
        /// The word to begin with, if the line wants one.
        word: Option<String>,
    },
    /// By writing in a browser.
    Chat {
        /// A web address.
        address: String,
    },
}

/// Who says that a number is right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SourceKind {
    /// The line itself, or an authority of its region.
    Official,
    /// At least two others, each for itself.
    Independent,
}

/// Where a number comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Who says so.
    pub kind: SourceKind,
    /// Web addresses; at least two where the kind is independent.
    pub addresses: Vec<String>,
    /// The day on which the number was compared with them.
    pub checked_on: NaiveDate,
    /// The last day on which the number counts as current: a year later.
    pub expires: NaiveDate,
}

/// The number for when life is in danger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EmergencyNumber {
    /// As dialled.
    pub number: String,
    /// Who answers, in the reader's language.
    pub answers: String,
    /// Where it comes from.
    pub source: Source,
    /// Whether it was last checked more than a year ago. It is shown all the same.
    pub expired: bool,
}

/// One way to reach somebody who listens. A service that can be called and texted is two lines of one name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// As it is called in its region.
    pub name: String,
    /// What the name means, or the line's own English name; none where the name is English.
    pub english: Option<String>,
    /// How it is reached.
    pub reach: Reach,
    /// When, in the reader's language; none where no source says so.
    pub hours: Option<String>,
    /// The languages in which it answers, named in the reader's; empty where no source says so.
    pub languages: Vec<String>,
    /// For whom, in the reader's language.
    pub for_whom: String,
    /// What it costs, in the reader's language; none where no source says so.
    pub cost: Option<String>,
    /// Where it comes from.
    pub source: Source,
    /// Whether it was last checked more than a year ago. It is shown all the same.
    pub expired: bool,
}
