//! When a plan is due.

use chrono::Datelike;

use super::*;
use crate::foundation::types::PlanId;

fn dates(due: &Schedule, first: &str, last: &str) -> Vec<String> {
    let from = utc(&format!("{first}T00:00:00Z"));
    let to = utc(&format!("{last}T23:59:59Z"));
    due.occurrences(from, to)
        .iter()
        .map(|one| one.date.to_string())
        .collect()
}

#[test]
fn a_time_that_the_clock_skips_comes_as_much_later_and_one_that_comes_twice_the_first_time() {
    for (at, zone, day, expected) in [
        ("02:30", "America/New_York", "2026-03-08", "2026-03-08T03:30:00-04:00"),
        ("01:30", "America/New_York", "2026-11-01", "2026-11-01T01:30:00-04:00"),
        (
            "02:15",
            "Australia/Lord_Howe",
            "2026-10-04",
            "2026-10-04T02:45:00+11:00",
        ),
        (
            "01:45",
            "Australia/Lord_Howe",
            "2026-04-05",
            "2026-04-05T01:45:00+11:00",
        ),
        ("00:30", "Africa/Cairo", "2026-04-24", "2026-04-24T01:30:00+03:00"),
    ] {
        let due = schedule("FREQ=DAILY", at, zone, "2026-01-01");
        assert_eq!(due.on(date(day)).expect("due").due_at, utc(expected), "{zone}");
    }
}

#[test]
fn a_weekly_practice_on_a_day_that_a_zone_left_out_is_due_on_the_next() {
    let friday = schedule("FREQ=WEEKLY;BYDAY=FR", "12:00", "Pacific/Apia", "2011-12-01");
    let moved = friday.on(date("2011-12-30")).expect("due");
    assert_eq!(moved.due_at, utc("2011-12-31T12:00:00+14:00"));
    assert_eq!(friday.today(utc("2011-12-31T08:00:00+14:00")), [moved]);
    assert_eq!(friday.today(utc("2011-12-29T08:00:00-10:00")), []);
}

#[test]
fn a_daily_practice_is_not_asked_twice_after_a_day_that_a_zone_left_out() {
    let daily = schedule("FREQ=DAILY", "12:00", "Pacific/Apia", "2011-12-01");
    assert_eq!(daily.on(date("2011-12-30")), None);
    let today = daily.today(utc("2011-12-31T08:00:00+14:00"));
    assert_eq!(
        today.iter().map(|one| one.date).collect::<Vec<_>>(),
        [date("2011-12-31")]
    );
    let days = dates(&daily, "2011-12-29", "2012-01-01");
    assert_eq!(days, ["2011-12-29", "2011-12-31", "2012-01-01", "2012-01-02"]);
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
fn a_span_begins_with_its_first_instant_and_ends_before_its_last() {
    let due = schedule("FREQ=DAILY", "08:00", "Europe/Madrid", "2026-01-01");
    let (first, second) = (utc("2026-01-05T07:00:00Z"), utc("2026-01-06T07:00:00Z"));
    let one: Vec<_> = due.occurrences(first, second).iter().map(|one| one.due_at).collect();
    assert_eq!(one, [first]);
    assert!(due.occurrences(second, first).is_empty());
    assert!(due.occurrences(first, first).is_empty());
}

#[test]
fn a_plan_has_no_dates_before_its_start_or_after_its_count() {
    let twice = schedule("FREQ=DAILY;INTERVAL=2;COUNT=2", "08:00", "UTC", "2026-01-10");
    assert_eq!(dates(&twice, "2026-01-01", "2026-02-01"), ["2026-01-10", "2026-01-12"]);
    assert_eq!(dates(&twice, "2026-01-11", "2026-02-01"), ["2026-01-12"]);
    assert!(dates(&twice, "2026-01-13", "2026-02-01").is_empty());
}

#[test]
fn an_end_with_a_time_is_compared_with_the_time_that_is_due() {
    let last = |until: &str, zone: &str| {
        let rule = format!("FREQ=DAILY;UNTIL={until}");
        dates(
            &schedule(&rule, "08:00", zone, "2026-01-01"),
            "2026-01-02",
            "2026-02-01",
        )
        .pop()
    };
    let fifth = Some("2026-01-05".to_owned());
    for zone in ["UTC", "America/New_York", "Pacific/Auckland"] {
        assert_eq!(last("20260105", zone), fifth, "{zone}");
        assert_eq!(last("20260105T080000", zone), fifth, "{zone}");
        assert_eq!(last("20260106T075959", zone), fifth, "{zone}");
    }
    // The end of the fifth in New York, in Madrid and in Auckland.
    assert_eq!(last("20260106T045959Z", "America/New_York"), fifth);
    assert_eq!(last("20260105T225959Z", "Europe/Madrid"), fifth);
    assert_eq!(last("20260105T105959Z", "Pacific/Auckland"), fifth);
    // The very instant still belongs to it, a second less does not.
    assert_eq!(last("20260105T070000Z", "Europe/Madrid"), fifth);
    assert_eq!(last("20260105T065959Z", "Europe/Madrid"), Some("2026-01-04".to_owned()));
    assert_eq!(last("20251231T000000Z", "UTC"), None);
}

#[test]
fn rules_of_the_standard_give_the_dates_of_the_standard() {
    for (rule, start, expected) in [
        (
            "FREQ=MONTHLY;COUNT=3;BYDAY=-2MO",
            "1997-09-22",
            ["1997-09-22", "1997-10-20", "1997-11-17"],
        ),
        (
            "FREQ=MONTHLY;BYMONTHDAY=-3;COUNT=3",
            "1997-09-28",
            ["1997-09-28", "1997-10-29", "1997-11-28"],
        ),
        (
            "FREQ=YEARLY;BYDAY=20MO;COUNT=3",
            "1997-05-19",
            ["1997-05-19", "1998-05-18", "1999-05-17"],
        ),
        (
            "FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO;COUNT=3",
            "1997-05-12",
            ["1997-05-12", "1998-05-11", "1999-05-17"],
        ),
        (
            "FREQ=YEARLY;INTERVAL=3;COUNT=3;BYYEARDAY=1,100,200",
            "1997-01-01",
            ["1997-01-01", "1997-04-10", "1997-07-19"],
        ),
        (
            "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13;COUNT=3",
            "1997-09-02",
            ["1998-02-13", "1998-03-13", "1998-11-13"],
        ),
        (
            "FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8;COUNT=3",
            "1996-11-05",
            ["1996-11-05", "2000-11-07", "2004-11-02"],
        ),
        (
            "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2;COUNT=3",
            "1997-09-29",
            ["1997-09-29", "1997-10-30", "1997-11-27"],
        ),
        (
            "FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3",
            "1997-09-04",
            ["1997-09-04", "1997-10-07", "1997-11-06"],
        ),
        (
            "FREQ=WEEKLY;INTERVAL=2;COUNT=3;BYDAY=TU,SU;WKST=MO",
            "1997-08-05",
            ["1997-08-05", "1997-08-10", "1997-08-19"],
        ),
        (
            "FREQ=WEEKLY;INTERVAL=2;COUNT=3;BYDAY=TU,SU;WKST=SU",
            "1997-08-05",
            ["1997-08-05", "1997-08-17", "1997-08-19"],
        ),
        (
            "FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=3",
            "2007-02-15",
            ["2007-02-15", "2007-03-15", "2007-03-30"],
        ),
    ] {
        let due = schedule(rule, "09:00", "America/New_York", start);
        assert_eq!(dates(&due, start, "2010-01-01"), expected, "{rule}");
    }
}

#[test]
fn weeks_are_those_of_the_iso_calendar_from_either_end() {
    let start = date("2015-01-01");
    let last = date("2045-12-31");
    for week in 1..=53_u32 {
        let rule = Rule::parse(&format!("FREQ=YEARLY;BYWEEKNO={week}")).expect("a rule");
        let expected = start
            .iter_days()
            .take_while(|date| *date <= last)
            .filter(|date| date.iso_week().week() == week);
        assert_eq!(
            rule.dates(start, start, last).collect::<Vec<_>>(),
            expected.collect::<Vec<_>>(),
            "{week}"
        );
    }
    let from_the_end = Rule::parse("FREQ=YEARLY;BYWEEKNO=-1;BYDAY=TH").expect("a rule");
    let found: Vec<_> = from_the_end.dates(start, start, date("2020-12-31")).collect();
    // The last Thursday of a year lies in its last ISO week.
    let expected = [
        "2015-12-31",
        "2016-12-29",
        "2017-12-28",
        "2018-12-27",
        "2019-12-26",
        "2020-12-31",
    ];
    assert_eq!(found, expected.map(date));
}

#[test]
fn positions_of_a_week_count_from_its_first_day() {
    // The week of the start began on a Monday that no longer counts as a date but does as a position.
    let due = schedule("FREQ=WEEKLY;BYDAY=MO,WE,FR;BYSETPOS=2", "09:00", "UTC", "2026-01-06");
    assert_eq!(dates(&due, "2026-01-06", "2026-01-20"), ["2026-01-07", "2026-01-14"]);
    let last = schedule("FREQ=WEEKLY;BYDAY=MO,WE,FR;BYSETPOS=-1", "09:00", "UTC", "2026-01-06");
    assert_eq!(dates(&last, "2026-01-06", "2026-01-20"), ["2026-01-09", "2026-01-16"]);
}

#[test]
fn a_rule_that_never_comes_true_ends() {
    for never in [
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=3",
        "FREQ=MONTHLY;BYDAY=1FR;BYMONTHDAY=13;BYSETPOS=-1",
        "FREQ=YEARLY;INTERVAL=2;BYYEARDAY=366",
    ] {
        let due = schedule(never, "08:00", "UTC", "2027-01-01");
        assert!(
            due.occurrences(Millis(i64::MIN), Millis(i64::MAX)).is_empty(),
            "{never}"
        );
    }
}

#[test]
fn a_long_span_gives_a_thousand_and_the_rest_when_asked_from_there() {
    let due = schedule("FREQ=DAILY", "08:00", "UTC", "2026-01-01");
    let first = due.occurrences(utc("2026-01-01T00:00:00Z"), utc("2030-01-01T00:00:00Z"));
    assert_eq!(first.len(), Schedule::MOST);
    let next = due.occurrences(first[999].due_at.plus(1), utc("2030-01-01T00:00:00Z"));
    assert_eq!(first.len() + next.len(), 365 * 4 + 1);
}

#[test]
fn the_id_of_a_prompt_is_golden() {
    let id = super::super::prompt_id(PlanId::from_bytes([1; 16]), date("2026-03-01"));
    assert_eq!(id.to_string(), "395210346240758504c7a85d26259915");
}
