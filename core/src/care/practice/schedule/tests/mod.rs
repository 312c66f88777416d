//! Tests of schedules: what a rule may say (`rules`), when it is due (`days`), and two references that share no code with
//! it: the `rrule` crate for dates (`reference`) and golden vectors of another calendar library (`vectors`).

mod days;
mod reference;
mod rules;
mod vectors;

use chrono::NaiveDate;

use super::{Rule, Schedule, WallTime, Zone};
use crate::foundation::types::{Millis, parse_rfc3339};

fn date(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn utc(text: &str) -> Millis {
    parse_rfc3339(text).expect("a time")
}

fn schedule(rule: &str, at: &str, zone: &str, starts_on: &str) -> Schedule {
    Schedule {
        rule: Rule::parse(rule).expect("a rule"),
        at: WallTime::parse(at).expect("a time"),
        zone: Zone::parse(zone).expect("a zone"),
        starts_on: date(starts_on),
    }
}
