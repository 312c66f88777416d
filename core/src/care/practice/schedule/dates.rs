//! Which dates a rule names. Every date is looked at by itself, in the proleptic Gregorian calendar, without time or zone.

use std::ops::RangeInclusive;

use chrono::{Datelike, Days, NaiveDate};

use super::rule::{Day, End, Frequency, Rule};

/// The years in which anything can be due. Beyond them nothing is, which bounds the work and all arithmetic.
pub(super) const YEARS: RangeInclusive<i32> = 1900..=2399;

impl Rule {
    /// The dates from `first` to `last`, both included, of a rule that counts from `start`. `start` is the earliest date
    /// and is itself one only if the rule names it.
    pub(super) fn dates(&self, start: NaiveDate, first: NaiveDate, last: NaiveDate) -> impl Iterator<Item = NaiveDate> {
        let inside = YEARS.contains(&start.year());
        let first = first.max(start);
        let (from, count) = match self.end {
            End::Count(count) => (start, usize::from(count)),
            End::Never | End::Until(_) => (first, usize::MAX),
        };
        let mut positions = Positions::default();
        from.iter_days()
            .take_while(move |date| inside && *date <= last && YEARS.contains(&date.year()))
            .filter(move |date| self.names(*date, start) && positions.choose(self, *date, start))
            .take(count)
            .skip_while(move |date| *date < first)
    }

    /// Whether the rule names this date, apart from BYSETPOS and its end.
    fn names(&self, date: NaiveDate, start: NaiveDate) -> bool {
        self.passed(date, start) % i64::from(self.interval) == 0
            && (self.months.is_empty() || self.months.contains(&number(date.month())))
            && self.chooses(date, start)
    }

    /// How many days, weeks, months or years lie between the start's and this date's.
    fn passed(&self, date: NaiveDate, start: NaiveDate) -> i64 {
        match self.frequency {
            Frequency::Daily => days_between(start, date),
            Frequency::Weekly => days_between(self.week_of(start), self.week_of(date)) / 7,
            Frequency::Monthly => months(date) - months(start),
            Frequency::Yearly => i64::from(date.year()) - i64::from(start.year()),
        }
    }

    fn chooses(&self, date: NaiveDate, start: NaiveDate) -> bool {
        let none_named =
            self.weeks.is_empty() && self.year_days.is_empty() && self.month_days.is_empty() && self.days.is_empty();
        if none_named {
            // What the rule leaves open, the start decides.
            return match self.frequency {
                Frequency::Daily => true,
                Frequency::Weekly => date.weekday() == start.weekday(),
                Frequency::Monthly => date.day() == start.day(),
                Frequency::Yearly if self.months.is_empty() => {
                    (date.month(), date.day()) == (start.month(), start.day())
                }
                Frequency::Yearly => date.day() == start.day(),
            };
        }
        let month_length = number(u32::from(date.num_days_in_month()));
        let year_length = year_length(date.year());
        has(&self.year_days, number(date.ordinal()), year_length)
            && has(&self.month_days, number(date.day()), month_length)
            && (self.weeks.is_empty() || self.in_a_week(date))
            && (self.days.is_empty() || self.days.iter().any(|day| self.is_day(*day, date)))
    }

    /// The n-th weekday counts within the month, and within the year where a yearly rule names no month.
    fn is_day(&self, day: Day, date: NaiveDate) -> bool {
        let in_year = self.frequency == Frequency::Yearly && self.months.is_empty();
        let (position, length) = if in_year {
            (number(date.ordinal()), year_length(date.year()))
        } else {
            (number(date.day()), number(u32::from(date.num_days_in_month())))
        };
        day.weekday == date.weekday()
            && match day.nth {
                None => true,
                Some(nth) if nth > 0 => (position - 1) / 7 + 1 == nth,
                Some(nth) => (length - position) / 7 + 1 == -nth,
            }
    }

    /// Week 1 is the first that has at least four days in its year (ISO 8601 with WKST as its first day).
    fn in_a_week(&self, date: NaiveDate) -> bool {
        let year = date.year();
        let first = |year: i32| NaiveDate::from_ymd_opt(year, 1, 4).map(|day| self.week_of(day));
        let years = [year + 1, year, year - 1];
        let begun = years
            .into_iter()
            .find_map(|year| first(year).filter(|first| *first <= date).zip(first(year + 1)));
        begun.is_some_and(|(first, next)| {
            let week = days_between(first, date) / 7 + 1;
            let weeks = days_between(first, next) / 7;
            let named = |wanted: i64| self.weeks.iter().any(|one| i64::from(*one) == wanted);
            named(week) || named(week - weeks - 1)
        })
    }

    /// The first day of the week that holds this date.
    fn week_of(&self, date: NaiveDate) -> NaiveDate {
        date - Days::new(u64::from(date.weekday().days_since(self.week_start)))
    }

    /// The first and the last day of the period that holds this date.
    fn period(&self, date: NaiveDate) -> (NaiveDate, NaiveDate) {
        let next = |first: NaiveDate, length: i16| first + Days::new(u64::from(length.unsigned_abs()) - 1);
        match self.frequency {
            Frequency::Daily => (date, date),
            Frequency::Weekly => (self.week_of(date), next(self.week_of(date), 7)),
            Frequency::Monthly => {
                let first = date - Days::new(u64::from(date.day0()));
                (first, next(first, number(u32::from(date.num_days_in_month()))))
            }
            Frequency::Yearly => {
                let first = date - Days::new(u64::from(date.ordinal0()));
                (first, next(first, year_length(date.year())))
            }
        }
    }
}

/// The dates of one period among which BYSETPOS chooses, kept until the next period.
#[derive(Default)]
struct Positions {
    first: Option<NaiveDate>,
    dates: Vec<NaiveDate>,
}

impl Positions {
    fn choose(&mut self, rule: &Rule, date: NaiveDate, start: NaiveDate) -> bool {
        if rule.positions.is_empty() {
            return true;
        }
        let (first, last) = rule.period(date);
        if self.first != Some(first) {
            let days = first.iter_days().take_while(|day| *day <= last);
            self.dates = days.filter(|day| rule.names(*day, start)).collect();
            self.first = Some(first);
        }
        let length = i16::try_from(self.dates.len()).unwrap_or(i16::MAX);
        let position = self.dates.iter().zip(1..).find(|(one, _)| **one == date);
        position.is_some_and(|(_, position)| has(&rule.positions, position, length))
    }
}

/// Whether a list is empty or has this position, counted from 1, or from the end as -1.
fn has(list: &[i16], position: i16, length: i16) -> bool {
    list.is_empty() || list.contains(&position) || list.contains(&(position - length - 1))
}

fn days_between(from: NaiveDate, to: NaiveDate) -> i64 {
    to.signed_duration_since(from).num_days()
}

fn months(date: NaiveDate) -> i64 {
    i64::from(date.year()) * 12 + i64::from(date.month0())
}

fn year_length(year: i32) -> i16 {
    let last = NaiveDate::from_ymd_opt(year, 12, 31).map_or(365, |last| last.ordinal());
    number(last)
}

/// A day or month number; none is above 366.
fn number(value: u32) -> i16 {
    i16::try_from(value).unwrap_or(i16::MAX)
}
