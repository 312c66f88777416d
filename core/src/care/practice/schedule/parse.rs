//! The text of a rule, read strictly: whatever is not understood is refused, never left out.

use std::ops::RangeInclusive;

use chrono::{NaiveDate, NaiveTime, Weekday};

use super::rule::{Day, End, Frequency, Rule, Until, WEEKDAYS};
use crate::foundation::types::{Code, Error, Millis, Result};

const FORM: &str = "a rule is written as FREQ=WEEKLY;BYDAY=MO,TH";
const UNTIL: &str = "UNTIL is written as 20261231, 20261231T235959 or 20261231T235959Z";
const NUMBERS: &str = "a number of the rule is missing, zero or outside its range";
const DAYS: &str = "BYDAY takes MO, TU, WE, TH, FR, SA, SU; monthly and yearly also 1MO or -1FR";

fn invalid(detail: &'static str) -> Error {
    Error::new(Code::InvalidRule, detail)
}

impl Rule {
    /// Reads a rule, with or without `RRULE:` before it, in capitals or not.
    ///
    /// # Errors
    /// `invalid_rule` if it is not valid, finer than daily, names times of the day, or is larger than the limits of
    /// [`Rule`].
    pub fn parse(text: &str) -> Result<Self> {
        if text.len() > Rule::LONGEST {
            return Err(invalid("the rule is too long"));
        }
        let upper = text.trim().to_ascii_uppercase();
        let mut parts = Parts::default();
        for part in upper.strip_prefix("RRULE:").unwrap_or(&upper).split(';') {
            let (name, value) = part.split_once('=').ok_or_else(|| invalid(FORM))?;
            parts.take(name, value)?;
        }
        parts.check()
    }
}

/// The parts as far as they were read; none has stood twice.
#[derive(Default)]
struct Parts {
    frequency: Option<Frequency>,
    interval: Option<u16>,
    count: Option<u16>,
    until: Option<Until>,
    week_start: Option<Weekday>,
    months: Option<Vec<i16>>,
    weeks: Option<Vec<i16>>,
    year_days: Option<Vec<i16>>,
    month_days: Option<Vec<i16>>,
    days: Option<Vec<Day>>,
    positions: Option<Vec<i16>>,
}

impl Parts {
    fn take(&mut self, name: &str, value: &str) -> Result<()> {
        match name {
            "FREQ" => once(&mut self.frequency, frequency(value)?),
            "INTERVAL" => once(&mut self.interval, natural(value, 1..=Rule::MOST_INTERVAL)?),
            "COUNT" => once(&mut self.count, natural(value, 1..=Rule::MOST_COUNT)?),
            "UNTIL" => once(&mut self.until, until(value)?),
            "WKST" => once(&mut self.week_start, weekday(value)?),
            "BYMONTH" => once(&mut self.months, numbers(value, 12, Sign::Never)?),
            "BYWEEKNO" => once(&mut self.weeks, numbers(value, 53, Sign::Allowed)?),
            "BYYEARDAY" => once(&mut self.year_days, numbers(value, 366, Sign::Allowed)?),
            "BYMONTHDAY" => once(&mut self.month_days, numbers(value, 31, Sign::Allowed)?),
            "BYDAY" => once(&mut self.days, days(value)?),
            "BYSETPOS" => once(&mut self.positions, numbers(value, 366, Sign::Allowed)?),
            "BYHOUR" | "BYMINUTE" | "BYSECOND" => Err(invalid("the time of the day is given apart from the rule")),
            _ => Err(invalid("a part of the rule is not one of RFC 5545")),
        }
    }

    /// The parts against each other, as RFC 5545 section 3.3.10 has it.
    fn check(self) -> Result<Rule> {
        let frequency = self.frequency.ok_or_else(|| invalid(FORM))?;
        let end = match (self.count, self.until) {
            (None, None) => End::Never,
            (Some(count), None) => End::Count(count),
            (None, Some(until)) => End::Until(until),
            (Some(_), Some(_)) => return Err(invalid("a rule ends by COUNT or by UNTIL, not by both")),
        };
        let rule = Rule {
            frequency,
            interval: self.interval.unwrap_or(1),
            end,
            week_start: self.week_start.unwrap_or(Weekday::Mon),
            months: self.months.unwrap_or_default(),
            weeks: self.weeks.unwrap_or_default(),
            year_days: self.year_days.unwrap_or_default(),
            month_days: self.month_days.unwrap_or_default(),
            days: self.days.unwrap_or_default(),
            positions: self.positions.unwrap_or_default(),
        };
        if !rule.weeks.is_empty() && frequency != Frequency::Yearly {
            return Err(invalid("BYWEEKNO goes with FREQ=YEARLY only"));
        }
        if !rule.year_days.is_empty() && frequency != Frequency::Yearly {
            return Err(invalid("BYYEARDAY goes with FREQ=YEARLY only"));
        }
        if !rule.month_days.is_empty() && frequency == Frequency::Weekly {
            return Err(invalid("BYMONTHDAY does not go with FREQ=WEEKLY"));
        }
        let most = match frequency {
            Frequency::Monthly => 5,
            Frequency::Yearly if rule.weeks.is_empty() => 53,
            _ => 0,
        };
        if rule.days.iter().filter_map(|day| day.nth).any(|nth| nth.abs() > most) {
            return Err(invalid(DAYS));
        }
        let chosen = [&rule.months, &rule.weeks, &rule.year_days, &rule.month_days];
        if !rule.positions.is_empty() && rule.days.is_empty() && chosen.iter().all(|list| list.is_empty()) {
            return Err(invalid("BYSETPOS chooses among the dates of another BY part"));
        }
        Ok(rule)
    }
}

fn once<T>(slot: &mut Option<T>, value: T) -> Result<()> {
    match slot.replace(value) {
        None => Ok(()),
        Some(_) => Err(invalid("a part of the rule stands twice")),
    }
}

fn frequency(value: &str) -> Result<Frequency> {
    let found = Frequency::ALL.into_iter().find(|one| one.as_str() == value);
    found.ok_or_else(|| invalid("FREQ is DAILY, WEEKLY, MONTHLY or YEARLY"))
}

fn weekday(value: &str) -> Result<Weekday> {
    let found = WEEKDAYS.iter().find(|(letters, _)| *letters == value);
    found.map(|(_, weekday)| *weekday).ok_or_else(|| invalid(DAYS))
}

fn all_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn natural(value: &str, range: RangeInclusive<u16>) -> Result<u16> {
    let number = if all_digits(value) { value.parse().ok() } else { None };
    number
        .filter(|number| range.contains(number))
        .ok_or_else(|| invalid(NUMBERS))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    Allowed,
    Never,
}

/// One number, not zero, and as far from zero as `most`.
fn ordinal(value: &str, most: i16, sign: Sign) -> Result<i16> {
    let digits = match sign {
        Sign::Allowed => value.strip_prefix(['+', '-']).unwrap_or(value),
        Sign::Never => value,
    };
    let number = if all_digits(digits) {
        digits.parse::<i16>().ok()
    } else {
        None
    };
    let number = number
        .filter(|number| (1..=most).contains(number))
        .ok_or_else(|| invalid(NUMBERS))?;
    Ok(if value.starts_with('-') { -number } else { number })
}

/// Numbers in order, each once.
fn numbers(value: &str, most: i16, sign: Sign) -> Result<Vec<i16>> {
    let read = value.split(',').map(|one| ordinal(one, most, sign));
    let mut numbers = read.collect::<Result<Vec<_>>>()?;
    numbers.sort_unstable();
    numbers.dedup();
    Ok(numbers)
}

/// Weekdays in order, each once.
fn days(value: &str) -> Result<Vec<Day>> {
    let mut days = Vec::new();
    for one in value.split(',') {
        let split = one.len().checked_sub(2).and_then(|at| one.split_at_checked(at));
        let (nth, letters) = split.ok_or_else(|| invalid(DAYS))?;
        let nth = match nth {
            "" => None,
            text => Some(ordinal(text, 53, Sign::Allowed)?),
        };
        days.push(Day {
            nth,
            weekday: weekday(letters)?,
        });
    }
    days.sort_unstable_by_key(|day| (day.nth, day.weekday.num_days_from_monday()));
    days.dedup();
    Ok(days)
}

fn until(value: &str) -> Result<Until> {
    let date = |text: &str| {
        let (year, rest) = text.split_at_checked(4)?;
        let (month, day) = rest.split_at_checked(2)?;
        NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
    };
    let time = |text: &str| {
        let (hour, rest) = text.split_at_checked(2)?;
        let (minute, second) = rest.split_at_checked(2)?;
        NaiveTime::from_hms_opt(hour.parse().ok()?, minute.parse().ok()?, second.parse().ok()?)
    };
    let form = |text: &str, length| text.len() == length && all_digits(text);
    let read = match value.split_once('T') {
        None if form(value, 8) => date(value).map(Until::Date),
        None => None,
        Some((day, clock)) => {
            let digits = clock.strip_suffix('Z').unwrap_or(clock);
            let wall = if form(day, 8) && form(digits, 6) {
                date(day).and_then(|date| time(digits).map(|time| date.and_time(time)))
            } else {
                None
            };
            wall.map(|wall| match clock.ends_with('Z') {
                true => Until::Instant(Millis::from(wall.and_utc())),
                false => Until::Wall(wall),
            })
        }
    };
    read.ok_or_else(|| invalid(UNTIL))
}
