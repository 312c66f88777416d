//! What a rule can say, and its canonical text.

use std::fmt::{self, Display, Formatter};
use std::str::FromStr;

use chrono::{NaiveDate, NaiveDateTime, Weekday};
use serde::{Deserialize, Serialize};

use crate::foundation::types::{Error, Millis, Result};

/// A recurrence rule (RFC 5545 section 3.3.10) of frequency DAILY, WEEKLY, MONTHLY or YEARLY. It names dates; the time of
/// the day is given apart from it. Written and stored in its canonical text.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Rule {
    pub(super) frequency: Frequency,
    /// 1 to [`Rule::MOST_INTERVAL`].
    pub(super) interval: u16,
    pub(super) end: End,
    pub(super) week_start: Weekday,
    pub(super) months: Vec<i16>,
    pub(super) weeks: Vec<i16>,
    pub(super) year_days: Vec<i16>,
    pub(super) month_days: Vec<i16>,
    pub(super) days: Vec<Day>,
    pub(super) positions: Vec<i16>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Frequency {
    Daily,
    Weekly,
    Monthly,
    Yearly,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum End {
    Never,
    /// 1 to [`Rule::MOST_COUNT`].
    Count(u16),
    Until(Until),
}

/// The last moment that belongs to a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Until {
    /// This date, in whatever zone.
    Date(NaiveDate),
    /// What the clock on the wall shows.
    Wall(NaiveDateTime),
    /// This instant, whole seconds.
    Instant(Millis),
}

/// A weekday, or the n-th of its month or year, from the end if negative.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Day {
    pub(super) nth: Option<i16>,
    pub(super) weekday: Weekday,
}

impl Rule {
    /// Longest text that is looked at, in bytes.
    pub const LONGEST: usize = 512;
    /// Largest `INTERVAL`.
    pub const MOST_INTERVAL: u16 = 1_000;
    /// Largest `COUNT`.
    pub const MOST_COUNT: u16 = 10_000;
}

impl Frequency {
    pub(super) const ALL: [Frequency; 4] = [
        Frequency::Daily,
        Frequency::Weekly,
        Frequency::Monthly,
        Frequency::Yearly,
    ];

    pub(super) fn as_str(self) -> &'static str {
        match self {
            Frequency::Daily => "DAILY",
            Frequency::Weekly => "WEEKLY",
            Frequency::Monthly => "MONTHLY",
            Frequency::Yearly => "YEARLY",
        }
    }
}

/// The two letters of each weekday.
pub(super) const WEEKDAYS: [(&str, Weekday); 7] = [
    ("MO", Weekday::Mon),
    ("TU", Weekday::Tue),
    ("WE", Weekday::Wed),
    ("TH", Weekday::Thu),
    ("FR", Weekday::Fri),
    ("SA", Weekday::Sat),
    ("SU", Weekday::Sun),
];

fn letters(weekday: Weekday) -> &'static str {
    WEEKDAYS[weekday.num_days_from_monday() as usize].0
}

impl FromStr for Rule {
    type Err = Error;
    fn from_str(text: &str) -> Result<Self> {
        Rule::parse(text)
    }
}

impl TryFrom<String> for Rule {
    type Error = Error;
    fn try_from(text: String) -> Result<Self> {
        Rule::parse(&text)
    }
}

impl From<Rule> for String {
    fn from(rule: Rule) -> String {
        rule.to_string()
    }
}

impl Display for Rule {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "FREQ={}", self.frequency.as_str())?;
        match self.end {
            End::Never => {}
            End::Count(count) => write!(f, ";COUNT={count}")?,
            End::Until(Until::Date(date)) => write!(f, ";UNTIL={}", date.format("%Y%m%d"))?,
            End::Until(Until::Wall(wall)) => write!(f, ";UNTIL={}", wall.format("%Y%m%dT%H%M%S"))?,
            End::Until(Until::Instant(time)) => write!(f, ";UNTIL={}", time.to_utc().format("%Y%m%dT%H%M%SZ"))?,
        }
        if self.interval != 1 {
            write!(f, ";INTERVAL={}", self.interval)?;
        }
        if self.week_start != Weekday::Mon {
            write!(f, ";WKST={}", letters(self.week_start))?;
        }
        list(f, "BYMONTH", &self.months)?;
        list(f, "BYWEEKNO", &self.weeks)?;
        list(f, "BYYEARDAY", &self.year_days)?;
        list(f, "BYMONTHDAY", &self.month_days)?;
        list(f, "BYDAY", &self.days)?;
        list(f, "BYSETPOS", &self.positions)
    }
}

impl Display for Day {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        if let Some(nth) = self.nth {
            write!(f, "{nth}")?;
        }
        f.write_str(letters(self.weekday))
    }
}

fn list<T: Display>(f: &mut Formatter<'_>, name: &str, values: &[T]) -> fmt::Result {
    for (position, value) in values.iter().enumerate() {
        if position == 0 {
            write!(f, ";{name}={value}")?;
        } else {
            write!(f, ",{value}")?;
        }
    }
    Ok(())
}
