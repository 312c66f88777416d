//! Words and numbers of a command line. What is refused is not repeated: it may be a person's own.

use std::ops::RangeInclusive;
use std::str::FromStr;
use std::time::Duration;

use kith::foundation::types::Error;

/// One of the core's own names; anything else is an error of the command line.
pub fn named<T: FromStr<Err = Error>>(text: &str) -> Result<T, String> {
    text.parse()
        .map_err(|error: Error| error.detail().trim_end().to_owned())
}

/// From -3 to 3.
pub fn mood(text: &str) -> Result<i64, String> {
    whole(text, -3..=3).ok_or_else(|| "a mood is a whole number from -3 (very low) to 3 (very good)".to_owned())
}

/// From 1 to 3.
pub fn ring(text: &str) -> Result<i64, String> {
    whole(text, 1..=3).ok_or_else(|| "a ring is 1 (closest), 2 or 3".to_owned())
}

/// A time, or none for `off`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Time(pub Option<Duration>);

/// As `30s`, `5m`, `1h`, `off`.
pub fn time(text: &str) -> Result<Time, String> {
    if text == "off" {
        return Ok(Time(None));
    }
    let seconds = text.char_indices().last().and_then(|(at, unit)| {
        let number: u64 = text[..at].parse().ok()?;
        let unit = match unit {
            's' => 1,
            'm' => 60,
            'h' => 3600,
            _ => return None,
        };
        number.checked_mul(unit)
    });
    let time = seconds.map(|seconds| Time(Some(Duration::from_secs(seconds))));
    time.ok_or_else(|| "a time is written as 30s, 5m, 1h, or off".to_owned())
}

fn whole(text: &str, range: RangeInclusive<i64>) -> Option<i64> {
    text.parse().ok().filter(|number| range.contains(number))
}
