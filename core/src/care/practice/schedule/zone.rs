//! Wall times and zones: which instant a clock on the wall means.

use std::fmt::{self, Display, Formatter};
use std::str::FromStr;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, Offset, TimeDelta, TimeZone, Timelike, Utc};
use chrono_tz::GapInfo;
use serde::{Deserialize, Serialize};

use crate::foundation::types::{Code, Error, Millis, Result};

/// A time of the day as a clock on the wall shows it, in whole minutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct WallTime(NaiveTime);

impl WallTime {
    /// Reads `HH:MM`, 00:00 to 23:59.
    ///
    /// # Errors
    /// `invalid_time`.
    pub fn parse(text: &str) -> Result<Self> {
        let invalid = || Error::new(Code::InvalidTime, "a time of the day is written as 08:30");
        let (hour, minute) = text.split_once(':').ok_or_else(invalid)?;
        let two_digits = |part: &str| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
        if !two_digits(hour) || !two_digits(minute) {
            return Err(invalid());
        }
        let (hour, minute) = (
            hour.parse().map_err(|_| invalid())?,
            minute.parse().map_err(|_| invalid())?,
        );
        NaiveTime::from_hms_opt(hour, minute, 0)
            .map(WallTime)
            .ok_or_else(invalid)
    }

    pub(super) fn on(self, date: NaiveDate) -> NaiveDateTime {
        date.and_time(self.0)
    }
}

impl Display for WallTime {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0.hour(), self.0.minute())
    }
}

/// A time zone of the IANA database.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Zone(chrono_tz::Tz);

impl Zone {
    /// Reads a name such as `Europe/Madrid`.
    ///
    /// # Errors
    /// `unknown_zone`.
    pub fn parse(name: &str) -> Result<Self> {
        name.parse().map(Zone).map_err(|_| {
            Error::new(
                Code::UnknownZone,
                "there is no such time zone: use a name like Europe/Madrid",
            )
        })
    }

    /// The date that the zone's calendar shows. Instants outside the years 1 to 9998 are clamped to them.
    pub fn date(&self, now: Millis) -> NaiveDate {
        const YEAR_1: i64 = -62_135_596_800_000;
        const YEAR_9999: i64 = 253_370_764_800_000;
        let now = Millis(now.0.clamp(YEAR_1, YEAR_9999));
        now.to_utc().with_timezone(&self.0).date_naive()
    }

    /// The instant that a wall time on a date means (RFC 5545 section 3.3.5): the first one if the clock shows it twice;
    /// if the clock skips it, as much later as the clock was put forward, so that 02:30 becomes 03:30.
    pub(super) fn instant(&self, wall: NaiveDateTime) -> Millis {
        if let Some(time) = self.0.from_local_datetime(&wall).earliest() {
            return Millis::from(time.with_timezone(&Utc));
        }
        let before = GapInfo::new(&wall, &self.0).and_then(|gap| gap.begin);
        let offset = before.map_or(0, |(_, offset)| offset.fix().local_minus_utc());
        Millis::from(wall.and_utc()).plus(-TimeDelta::seconds(i64::from(offset)).num_milliseconds())
    }
}

impl Display for Zone {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.name())
    }
}

macro_rules! as_text {
    ($($name:ident)*) => {$(
        impl FromStr for $name {
            type Err = Error;
            fn from_str(text: &str) -> Result<Self> { $name::parse(text) }
        }
        impl TryFrom<String> for $name {
            type Error = Error;
            fn try_from(text: String) -> Result<Self> { $name::parse(&text) }
        }
        impl From<$name> for String {
            fn from(value: $name) -> String { value.to_string() }
        }
    )*};
}

as_text! { WallTime Zone }
