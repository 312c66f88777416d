//! The dates of a rule against the `rrule` crate, driven at midnight UTC.
//!
//! Not compared: BYSETPOS of a weekly rule (the crate counts positions of the first week from the start, RFC 5545 from the
//! week's first day), a BYDAY that mixes MO with 1WE (the crate finds no dates, RFC 5545 those of either) and BYWEEKNO.
//! Examples of these stand in `days` and `vectors`.

use chrono::{DateTime, NaiveTime, TimeZone};
use proptest::prelude::*;
use rrule::{RRule, RRuleSet, Tz, Unvalidated};

use super::*;

const LAST: &str = "2034-12-31";

fn midnight(date: NaiveDate) -> DateTime<Tz> {
    Tz::UTC.from_utc_datetime(&date.and_time(NaiveTime::MIN))
}

fn reference(rule: &str, start: NaiveDate) -> Vec<NaiveDate> {
    let rule: RRule<Unvalidated> = rule.parse().expect("a rule");
    let rule = rule.validate(midnight(start)).expect("a valid rule");
    let set = RRuleSet::new(midnight(start)).rrule(rule).before(midnight(date(LAST)));
    set.all(u16::MAX).dates.iter().map(DateTime::date_naive).collect()
}

fn numbers(range: std::ops::RangeInclusive<i16>) -> impl Strategy<Value = String> {
    let number = range.prop_filter("not zero", |number| *number != 0);
    proptest::collection::vec(number, 1..4).prop_map(|numbers| {
        let texts: Vec<_> = numbers.iter().map(i16::to_string).collect();
        texts.join(",")
    })
}

fn part(name: &'static str, values: impl Strategy<Value = String>) -> impl Strategy<Value = String> {
    proptest::option::of(values.prop_map(move |value| format!(";{name}={value}"))).prop_map(Option::unwrap_or_default)
}

fn rules() -> impl Strategy<Value = String> {
    let head = (
        1..6_u16,
        part("COUNT", "[1-9][0-9]?"),
        part("WKST", "(MO|SU|WE)"),
        part("BYMONTH", numbers(1..=12)),
    );
    let head = head.prop_map(|(interval, count, week, months)| format!(";INTERVAL={interval}{count}{week}{months}"));
    let days = || part("BYDAY", "(MO|TU|WE|TH|FR|SA|SU)(,(MO|WE|SU))?");
    let nth = part("BYDAY", "((MO|TU)(,SU)?|(-?[1-4]|5)(MO|TU|SU)(,(-?[1-4]|5)(WE|FR))?)");
    let positions = part("BYMONTHDAY=1,2,3,4,5,6,7,8,-1;BYSETPOS", numbers(-4..=4));
    let tail = prop_oneof![
        (days(), part("BYMONTHDAY", numbers(-31..=31))).prop_map(|(days, of)| format!("DAILY{of}{days}")),
        days().prop_map(|days| format!("WEEKLY{days}")),
        (nth, part("BYMONTHDAY", numbers(-31..=31))).prop_map(|(nth, of)| format!("MONTHLY{of}{nth}")),
        (days(), positions).prop_map(|(days, positions)| format!("MONTHLY{days}{positions}")),
        part("BYDAY", "(-?[1-4]|5)?(MO|TU|SU)").prop_map(|nth| format!("YEARLY{nth}")),
        part("BYMONTHDAY", numbers(-31..=31)).prop_map(|of| format!("YEARLY{of}")),
        part("BYYEARDAY", numbers(-366..=366)).prop_map(|of| format!("YEARLY{of}")),
    ];
    (tail, head).prop_map(|(tail, head)| format!("FREQ={tail}{head}"))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn every_rule_names_the_dates_that_the_reference_names(rule in rules(), offset in 0..1500_i64) {
        let start = date("2022-01-01") + chrono::TimeDelta::days(offset);
        let ours: Vec<_> = Rule::parse(&rule).expect("a rule").dates(start, start, date(LAST)).collect();
        let theirs = reference(&rule, start);
        let differs = ours.iter().zip(&theirs).find(|(ours, theirs)| ours != theirs);
        prop_assert!(
            differs.is_none() && ours.len() == theirs.len(),
            "{rule} from {start}: {} against {}, first {differs:?}",
            ours.len(),
            theirs.len()
        );
    }
}

proptest! {
    #[test]
    fn a_window_shows_what_the_whole_shows_there(rule in rules(), from in 0..2000_i64, length in 0..400_i64) {
        let start = date("2022-01-01");
        let first = start + chrono::TimeDelta::days(from);
        let last = first + chrono::TimeDelta::days(length);
        let rule = Rule::parse(&rule).expect("a rule");
        let whole = rule.dates(start, start, last).filter(|date| *date >= first);
        prop_assert_eq!(whole.collect::<Vec<_>>(), rule.dates(start, first, last).collect::<Vec<_>>());
    }
}
