//! When a plan is due: an RFC 5545 rule in calendar dates, a wall time, a zone.
//!
//! The rule is expanded in dates alone and each date is then put on the zone's clock, so that no transition can move a
//! date. A wall time that a zone skips is due when the clock has moved on by as much (02:30 becomes 03:30); one that comes
//! twice is due the first time. Pure: no clock is asked.

use chrono::{DateTime, Days, NaiveDate, NaiveTime, Offset, TimeZone, Utc};
use rrule::{Frequency, RRule, RRuleSet, Tz, Unvalidated};
use sha2::{Digest, Sha256};

use crate::foundation::types::{Code, Error, Millis, PlanId, PromptId, Result};

/// Longest rule that is looked at, in bytes.
const LONGEST_RULE: usize = 512;
/// Most occurrences that one expansion gives.
const MOST: u16 = 1_000;

/// A recurrence rule of frequency DAILY, WEEKLY, MONTHLY or YEARLY.
#[derive(Debug, Clone, PartialEq)]
pub struct Rule(RRule<Unvalidated>);

impl Rule {
    /// Reads a rule, with or without `RRULE:` before it.
    ///
    /// # Errors
    /// `invalid_rule` if it is not valid, finer than daily, or names times of the day.
    pub fn parse(text: &str) -> Result<Self> {
        let invalid = |detail| Error::new(Code::InvalidRule, detail);
        let text = text.trim();
        let text = text.strip_prefix("RRULE:").unwrap_or(text);
        if text.len() > LONGEST_RULE {
            return Err(invalid("the rule is too long"));
        }
        let upper = text.to_ascii_uppercase();
        let mut names = Vec::new();
        for part in upper.split(';') {
            let (name, value) = part
                .split_once('=')
                .ok_or_else(|| invalid("a rule is written as FREQ=DAILY;INTERVAL=2"))?;
            if value.is_empty() || names.contains(&name) {
                return Err(invalid("a part of the rule is empty or stands twice"));
            }
            if matches!(name, "BYHOUR" | "BYMINUTE" | "BYSECOND" | "BYEASTER") {
                return Err(invalid("the time of the day is given apart from the rule"));
            }
            names.push(name);
        }
        let rule: RRule<Unvalidated> = upper
            .parse()
            .map_err(|_| invalid("this is no recurrence rule of RFC 5545, such as FREQ=WEEKLY;BYDAY=MO,TH"))?;
        match rule.get_freq() {
            Frequency::Daily | Frequency::Weekly | Frequency::Monthly | Frequency::Yearly => {}
            _ => return Err(invalid("a rule is daily or slower")),
        }
        if rule.get_interval() == 0 || rule.get_count() == Some(0) {
            return Err(invalid("INTERVAL and COUNT are at least 1"));
        }
        let rule = Rule(rule);
        // The library checks the parts against each other only together with a start.
        rule.set_from(NaiveDate::from_ymd_opt(2024, 1, 1).expect("a date"))?;
        Ok(rule)
    }

    fn set_from(&self, start: NaiveDate) -> Result<RRuleSet> {
        let start = midnight(start);
        let validated = self.0.clone().validate(start).map_err(|_| {
            Error::new(
                Code::InvalidRule,
                "the parts of the rule do not go together, or it ends before it begins",
            )
        })?;
        Ok(RRuleSet::new(start).rrule(validated))
    }

    /// The rule's dates from `first` to `last`, both included, counted from `start`; at most a thousand.
    fn dates(&self, start: NaiveDate, first: NaiveDate, last: NaiveDate) -> Vec<NaiveDate> {
        // A rule whose end lies before its start has no dates.
        let Ok(set) = self.set_from(start) else {
            return Vec::new();
        };
        let mut dates: Vec<NaiveDate> = set
            .after(midnight(first))
            .before(midnight(last))
            .all(MOST)
            .dates
            .iter()
            .map(|date| date.date_naive())
            .collect();
        dates.dedup();
        dates
    }
}

fn midnight(date: NaiveDate) -> DateTime<Tz> {
    Tz::UTC.from_utc_datetime(&date.and_time(NaiveTime::MIN))
}

/// A time of the day as a clock on the wall shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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
}

/// A time zone of the IANA database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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

    /// The date that the zone's calendar shows.
    pub fn date(&self, now: Millis) -> NaiveDate {
        now.to_utc().with_timezone(&self.0).date_naive()
    }

    /// The instant at which the zone's clock shows this time on this date, or has moved past it.
    pub fn instant(&self, date: NaiveDate, at: WallTime) -> Millis {
        let wall = date.and_time(at.0);
        match self.0.from_local_datetime(&wall).earliest() {
            Some(time) => Millis::from(time.with_timezone(&Utc)),
            None => {
                // The offset that was in force before the gap puts the wall time just as far behind it.
                let before = wall - chrono::TimeDelta::days(1);
                let offset = self.0.offset_from_utc_datetime(&before).fix().local_minus_utc();
                Millis::from((wall - chrono::TimeDelta::seconds(i64::from(offset))).and_utc())
            }
        }
    }
}

/// One time that a plan is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Occurrence {
    /// The date in the plan's zone.
    pub date: NaiveDate,
    /// The instant.
    pub due_at: Millis,
}

/// When a plan is due.
#[derive(Debug, Clone, PartialEq)]
pub struct Schedule {
    /// Which dates.
    pub rule: Rule,
    /// At which time of the day.
    pub at: WallTime,
    /// In which zone.
    pub zone: Zone,
    /// The first date that can be one.
    pub starts_on: NaiveDate,
}

impl Schedule {
    /// The occurrences of the day that the zone's calendar shows at `now`.
    pub fn today(&self, now: Millis) -> Vec<Occurrence> {
        let date = self.zone.date(now);
        self.between(date, date)
    }

    /// The occurrences on dates from `first` to `last`, both included; at most a thousand.
    pub fn between(&self, first: NaiveDate, last: NaiveDate) -> Vec<Occurrence> {
        if last < self.starts_on || last < first || self.starts_on.checked_add_days(Days::new(366 * 400)) < Some(last) {
            return Vec::new();
        }
        let dates = self.rule.dates(self.starts_on, first.max(self.starts_on), last);
        dates
            .into_iter()
            .map(|date| Occurrence {
                date,
                due_at: self.zone.instant(date, self.at),
            })
            .collect()
    }
}

/// The prompt of a plan on a date, named alike on every device: the first 16 bytes of SHA-256 over `"kith/1 prompt\0"`,
/// the plan's id and the date as `YYYY-MM-DD`.
pub(super) fn prompt_id(plan: PlanId, date: NaiveDate) -> PromptId {
    let hash: [u8; 32] = Sha256::new()
        .chain_update(b"kith/1 prompt\0")
        .chain_update(plan.as_bytes())
        .chain_update(date.format("%Y-%m-%d").to_string())
        .finalize()
        .into();
    let mut id = [0; 16];
    id.copy_from_slice(&hash[..16]);
    PromptId::from_bytes(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    fn utc(text: &str) -> Millis {
        crate::foundation::types::parse_rfc3339(text).expect("a time")
    }

    fn schedule(rule: &str, at: &str, zone: &str, starts_on: &str) -> Schedule {
        Schedule {
            rule: Rule::parse(rule).expect("a rule"),
            at: WallTime::parse(at).expect("a time"),
            zone: Zone::parse(zone).expect("a zone"),
            starts_on: date(starts_on),
        }
    }

    #[test]
    fn rules_that_are_finer_than_daily_or_no_rules_are_refused() {
        for wrong in [
            "",
            "FREQ=",
            "FREQ=HOURLY",
            "FREQ=MINUTELY",
            "FREQ=SECONDLY",
            "FREQ=DAILY;BYHOUR=8",
            "INTERVAL=2",
            "FREQ=DAILY;FREQ=WEEKLY",
            "FREQ=DAILY;INTERVAL=0",
            "FREQ=DAILY;COUNT=0",
            "FREQ=WEEKLY;BYDAY=XX",
            "FREQ=SOMETIMES",
            "FREQ=DAILY;BYMONTH=13",
            "every day",
            "FREQ=DAILY\nDTSTART:20240101T000000Z",
        ] {
            assert_eq!(
                Rule::parse(wrong).expect_err(wrong).code(),
                Code::InvalidRule,
                "{wrong}"
            );
        }
        for right in [
            "FREQ=DAILY",
            "RRULE:FREQ=WEEKLY;BYDAY=MO,TH",
            "freq=monthly;bymonthday=1",
            "FREQ=YEARLY;COUNT=3",
        ] {
            Rule::parse(right).expect(right);
        }
    }

    #[test]
    fn times_and_zones_that_do_not_exist_are_refused() {
        for wrong in ["", "8:30", "24:00", "12:60", "0830", "08:30:00", "+8:30", "ab:cd"] {
            assert_eq!(WallTime::parse(wrong).expect_err(wrong).code(), Code::InvalidTime);
        }
        for wrong in ["", "Europe/Atlantis", "CEST+2"] {
            assert_eq!(Zone::parse(wrong).expect_err(wrong).code(), Code::UnknownZone);
        }
    }

    #[test]
    fn a_time_that_the_clock_skips_comes_as_much_later_and_one_that_comes_twice_the_first_time() {
        let night = schedule("FREQ=DAILY", "02:30", "America/New_York", "2026-01-01");
        let due = |day: &str| night.between(date(day), date(day))[0].due_at;
        assert_eq!(due("2026-03-08"), utc("2026-03-08T03:30:00-04:00"));
        let twice = schedule("FREQ=DAILY", "01:30", "America/New_York", "2026-01-01");
        assert_eq!(
            twice.between(date("2026-11-01"), date("2026-11-01"))[0].due_at,
            utc("2026-11-01T01:30:00-04:00")
        );
        let half_hour = schedule("FREQ=DAILY", "02:15", "Australia/Lord_Howe", "2026-01-01");
        assert_eq!(
            half_hour.between(date("2026-10-04"), date("2026-10-04"))[0].due_at,
            utc("2026-10-04T02:45:00+11:00")
        );
    }

    #[test]
    fn a_day_that_a_zone_left_out_is_due_on_the_next() {
        let apia = schedule("FREQ=DAILY", "12:00", "Pacific/Apia", "2011-12-01");
        assert_eq!(
            apia.between(date("2011-12-30"), date("2011-12-30"))[0].due_at,
            utc("2011-12-31T12:00:00+14:00")
        );
    }

    #[test]
    fn today_is_the_day_of_the_plans_own_zone() {
        let madrid = schedule("FREQ=WEEKLY;BYDAY=MO", "08:00", "Europe/Madrid", "2026-01-01");
        // Sunday evening in London is Monday in Madrid from eleven on.
        assert_eq!(madrid.today(utc("2026-01-04T22:59:00Z")).len(), 0);
        assert_eq!(
            madrid.today(utc("2026-01-04T23:01:00Z"))[0].due_at,
            utc("2026-01-05T07:00:00Z")
        );
    }

    #[test]
    fn a_plan_has_no_dates_before_its_start_or_after_its_end() {
        let twice = schedule("FREQ=DAILY;INTERVAL=2;COUNT=2", "08:00", "UTC", "2026-01-10");
        let dates: Vec<_> = twice
            .between(date("2026-01-01"), date("2026-02-01"))
            .iter()
            .map(|one| one.date.to_string())
            .collect();
        assert_eq!(dates, ["2026-01-10", "2026-01-12"]);
        let over = schedule("FREQ=DAILY;UNTIL=20260105T000000Z", "08:00", "UTC", "2026-02-01");
        assert!(over.between(date("2026-02-01"), date("2026-03-01")).is_empty());
    }

    #[test]
    fn a_rule_that_never_comes_true_ends() {
        let never = schedule("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "08:00", "UTC", "2026-01-01");
        assert!(never.between(date("2026-01-01"), date("2126-01-01")).is_empty());
    }

    #[test]
    fn the_id_of_a_prompt_is_golden() {
        let id = prompt_id(PlanId::from_bytes([1; 16]), date("2026-03-01"));
        assert_eq!(id.to_string(), "395210346240758504c7a85d26259915");
    }
}
