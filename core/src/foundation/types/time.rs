//! Points in time and their one text form.

use chrono::{DateTime, SecondsFormat, Utc};
use serde::{Deserialize, Serialize};

use super::{Code, Error, Result};

/// Milliseconds since 1970-01-01T00:00:00Z, without leap seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Millis(pub i64);

impl Millis {
    /// The same instant for calendar arithmetic; instants outside chrono's range are clamped to it.
    pub fn to_utc(self) -> DateTime<Utc> {
        DateTime::from_timestamp_millis(self.0).unwrap_or(if self.0 < 0 {
            DateTime::<Utc>::MIN_UTC
        } else {
            DateTime::<Utc>::MAX_UTC
        })
    }

    /// This instant and `milliseconds` more.
    pub fn plus(self, milliseconds: i64) -> Self {
        Millis(self.0.saturating_add(milliseconds))
    }
}

impl From<DateTime<Utc>> for Millis {
    fn from(time: DateTime<Utc>) -> Self {
        Millis(time.timestamp_millis())
    }
}

/// RFC 3339 in UTC with milliseconds, for example `2026-03-01T08:30:00.000Z`.
pub fn format_rfc3339(time: Millis) -> String {
    time.to_utc().to_rfc3339_opts(SecondsFormat::Millis, true)
}

/// Reads RFC 3339 with any offset.
///
/// # Errors
/// `invalid_time`.
pub fn parse_rfc3339(text: &str) -> Result<Millis> {
    DateTime::parse_from_rfc3339(text)
        .map(|time| Millis(time.timestamp_millis()))
        .map_err(|_| Error::new(Code::InvalidTime, "a time is written as 2026-03-01T08:30:00Z"))
}
