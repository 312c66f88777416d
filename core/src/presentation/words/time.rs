//! Days and times, as they are said.

use chrono::{Datelike, NaiveDate, Offset, Timelike, Utc};
use chrono_tz::Tz;

use super::catalogue::Words;
use crate::foundation::types::Millis;

/// Where a clock on the wall is looked at.
#[derive(Debug, Clone, Copy)]
pub(in crate::presentation) struct Wall {
    zone: Tz,
    now: Millis,
}

impl Wall {
    /// In this zone, at this time; in UTC where the zone is not known.
    pub(in crate::presentation) fn new(zone: &str, now: Millis) -> Self {
        let zone = zone.parse().unwrap_or(Tz::UTC);
        Wall { zone, now }
    }

    /// What time it is.
    pub(in crate::presentation) fn now(&self) -> Millis {
        self.now
    }

    fn local(&self, at: Millis) -> chrono::DateTime<Tz> {
        let utc: chrono::DateTime<Utc> = at.to_utc();
        utc.with_timezone(&self.zone)
    }

    /// How far the clock is east of UTC now, in minutes.
    pub(in crate::presentation) fn minutes_east(&self) -> i32 {
        self.local(self.now).offset().fix().local_minus_utc() / 60
    }

    /// Whether something was at most so many milliseconds ago.
    pub(in crate::presentation) fn is_within(&self, at: Millis, ms: i64) -> bool {
        at.plus(ms) >= self.now
    }

    /// The zone (IANA).
    pub(in crate::presentation) fn zone(&self) -> &'static str {
        self.zone.name()
    }

    /// The day that it is there.
    pub(in crate::presentation) fn date(&self, at: Millis) -> NaiveDate {
        self.local(at).date_naive()
    }

    /// `18:05`.
    pub(in crate::presentation) fn time(&self, words: &Words, at: Millis) -> String {
        let local = self.local(at);
        let (hour, minute) = (format!("{:02}", local.hour()), format!("{:02}", local.minute()));
        words.say_with("time", &[("hour", hour.into()), ("minute", minute.into())])
    }

    /// Today, yesterday, or the day, with the year where it is another one.
    pub(in crate::presentation) fn day(&self, words: &Words, at: Millis) -> String {
        let (date, today) = (self.date(at), self.date(self.now));
        match (today - date).num_days() {
            0 => words.say("day-today"),
            1 => words.say("day-yesterday"),
            _ => self.date_in_words(words, date, date.year() != today.year()),
        }
    }

    /// The day and the time.
    pub(in crate::presentation) fn day_and_time(&self, words: &Words, at: Millis) -> String {
        let (day, time) = (self.day(words, at), self.time(words, at));
        words.say_with("day-and-time", &[("day", day.into()), ("time", time.into())])
    }

    /// The weekday and the day, for the head of a page.
    pub(in crate::presentation) fn today(&self, words: &Words) -> String {
        self.date_in_words(words, self.date(self.now), false)
    }

    fn date_in_words(&self, words: &Words, date: NaiveDate, with_year: bool) -> String {
        let weekday = words.say(&format!("weekday-{}", date.weekday().number_from_monday()));
        let month = words.say(&format!("month-{}", date.month()));
        let id = if with_year { "day-with-year" } else { "day" };
        let values = [
            ("weekday", weekday.into()),
            ("day", date.day().into()),
            ("month", month.into()),
            ("year", date.year().to_string().into()),
        ];
        words.say_with(id, &values)
    }
}
