//! A rule, a wall time and a zone together: the instants at which a plan is due.

use chrono::NaiveDate;

use super::rule::{End, Rule, Until};
use super::zone::{WallTime, Zone};
use crate::foundation::types::Millis;

/// One time that a plan is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Occurrence {
    /// The date that the rule names.
    pub date: NaiveDate,
    /// The instant. It lies on that date, unless the zone skipped the wall time into the next.
    pub due_at: Millis,
}

/// When a plan is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Schedule {
    /// Which dates.
    pub rule: Rule,
    /// At which time of the day.
    pub at: WallTime,
    /// In which zone.
    pub zone: Zone,
    /// The first date that can be one; the rule counts from it. Nothing is due outside the years 1900 to 2399.
    pub starts_on: NaiveDate,
}

impl Schedule {
    /// Most occurrences that one call gives; ask again from the last one on for more.
    pub const MOST: usize = 1_000;

    /// The occurrences that are due on the day that the zone's calendar shows at `now`.
    pub fn today(&self, now: Millis) -> Vec<Occurrence> {
        let today = self.zone.date(now);
        // A wall time that the zone skipped may have moved here from the date before.
        let first = today.pred_opt().unwrap_or(today);
        let due = self.between(first, today);
        due.filter(|one| self.zone.date(one.due_at) == today).collect()
    }

    /// The occurrence of the rule's date, if it is one: at most one, wherever the zone moved it.
    pub fn on(&self, date: NaiveDate) -> Option<Occurrence> {
        self.between(date, date).next()
    }

    /// The occurrences due at `from` or later and before `to`, in order; at most [`Schedule::MOST`].
    pub fn occurrences(&self, from: Millis, to: Millis) -> Vec<Occurrence> {
        if to <= from {
            return Vec::new();
        }
        let first = self.zone.date(from);
        let due = self.between(first.pred_opt().unwrap_or(first), self.zone.date(to));
        due.skip_while(|one| one.due_at < from)
            .take_while(|one| one.due_at < to)
            .take(Self::MOST)
            .collect()
    }

    /// The occurrences of dates from `first` to `last`, both included. Where a zone left out a whole day, its occurrence
    /// falls together with the next day's: they are one, the next day's.
    fn between(&self, first: NaiveDate, last: NaiveDate) -> impl Iterator<Item = Occurrence> {
        let and_next = last.succ_opt().unwrap_or(last);
        let due = self.rule.dates(self.starts_on, first, and_next).map(|date| Occurrence {
            date,
            due_at: self.zone.instant(self.at.on(date)),
        });
        let mut due = due.take_while(|one| self.lasts(one)).peekable();
        std::iter::from_fn(move || {
            loop {
                let one = due.next()?;
                if due.peek().is_none_or(|next| next.due_at != one.due_at) {
                    return Some(one);
                }
            }
        })
        .take_while(move |one| one.date <= last)
    }

    /// Whether the rule has not ended. An UNTIL with a time is compared with the time that is due (RFC 5545 section
    /// 3.3.10), one without is the last date.
    fn lasts(&self, one: &Occurrence) -> bool {
        match self.rule.end {
            End::Never | End::Count(_) => true,
            End::Until(Until::Date(last)) => one.date <= last,
            End::Until(Until::Wall(last)) => self.at.on(one.date) <= last,
            End::Until(Until::Instant(last)) => one.due_at <= last,
        }
    }
}
