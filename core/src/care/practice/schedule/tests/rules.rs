//! What a rule, a wall time and a zone may say.

use proptest::prelude::*;

use super::*;
use crate::foundation::types::{Code, Error};

#[test]
fn rules_that_are_finer_than_daily_or_no_rules_are_refused_without_repeating_them() {
    for wrong in [
        "",
        "FREQ=",
        "FREQ=HOURLY",
        "FREQ=MINUTELY",
        "FREQ=SECONDLY",
        "FREQ=SOMETIMES",
        "FREQ=DAILY;",
        "FREQ=DAILY;BYHOUR=8",
        "FREQ=DAILY;BYMINUTE=8",
        "FREQ=DAILY;BYSECOND=8",
        "FREQ=DAILY;X-MOOD=SAD",
        "FREQ=YEARLY;BYEASTER=0",
        "INTERVAL=2",
        "FREQ=DAILY;FREQ=WEEKLY",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;INTERVAL=1001",
        "FREQ=DAILY;INTERVAL=+2",
        "FREQ=DAILY;INTERVAL=99999999999999999999",
        "FREQ=DAILY;COUNT=0",
        "FREQ=DAILY;COUNT=-1",
        "FREQ=DAILY;COUNT=10001",
        "FREQ=DAILY;COUNT=2;UNTIL=20270101",
        "FREQ=DAILY;UNTIL=2027",
        "FREQ=DAILY;UNTIL=20270230",
        "FREQ=DAILY;UNTIL=20270101T25",
        "FREQ=DAILY;UNTIL=20270101T250000Z",
        "FREQ=DAILY;UNTIL=+2027101",
        "FREQ=DAILY;BYMONTH=13",
        "FREQ=DAILY;BYMONTH=-1",
        "FREQ=DAILY;BYMONTH=1,",
        "FREQ=DAILY;BYMONTHDAY=0",
        "FREQ=DAILY;BYMONTHDAY=32",
        "FREQ=WEEKLY;BYMONTHDAY=1",
        "FREQ=MONTHLY;BYYEARDAY=1",
        "FREQ=MONTHLY;BYWEEKNO=1",
        "FREQ=YEARLY;BYWEEKNO=54",
        "FREQ=YEARLY;BYWEEKNO=20;BYDAY=1MO",
        "FREQ=WEEKLY;BYDAY=XX",
        "FREQ=WEEKLY;BYDAY=FOOMO",
        "FREQ=WEEKLY;BYDAY=2MO",
        "FREQ=MONTHLY;BYDAY=6MO",
        "FREQ=MONTHLY;BYDAY=0MO",
        "FREQ=MONTHLY;BYDAY=99999MO",
        "FREQ=YEARLY;BYDAY=54MO",
        "FREQ=WEEKLY;BYDAY=éA",
        "FREQ=WEEKLY;BYDAY=é",
        "FREQ=WEEKLY;WKST=1MO",
        "FREQ=DAILY;BYSETPOS=1",
        "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=0",
        "every day",
        "FREQ=DAILY\nDTSTART:20240101T000000Z",
        "RRULE:RRULE:FREQ=DAILY",
    ] {
        let error = Rule::parse(wrong).expect_err(wrong);
        assert_eq!(error.code(), Code::InvalidRule, "{wrong}");
        assert!(wrong.len() < 7 || !error.detail().contains(wrong), "{wrong}");
    }
    let long = format!("FREQ=MONTHLY;BYMONTHDAY=1{}", ",1".repeat(300));
    assert_eq!(Rule::parse(&long).expect_err("long").code(), Code::InvalidRule);
}

#[test]
fn a_rule_has_one_canonical_text() {
    for (given, canonical) in [
        ("FREQ=DAILY", "FREQ=DAILY"),
        (" rrule:freq=weekly;byday=th,mo,th ", "FREQ=WEEKLY;BYDAY=MO,TH"),
        ("INTERVAL=01;FREQ=DAILY;COUNT=3", "FREQ=DAILY;COUNT=3"),
        ("FREQ=MONTHLY;BYDAY=+1FR,-1FR", "FREQ=MONTHLY;BYDAY=-1FR,1FR"),
        (
            "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;UNTIL=20271231T225959Z",
            "FREQ=MONTHLY;UNTIL=20271231T225959Z;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
        ),
        (
            "FREQ=YEARLY;UNTIL=20301231;INTERVAL=2;WKST=SU;BYMONTH=1;BYWEEKNO=-1;BYYEARDAY=9;BYMONTHDAY=-1",
            "FREQ=YEARLY;UNTIL=20301231;INTERVAL=2;WKST=SU;BYMONTH=1;BYWEEKNO=-1;BYYEARDAY=9;BYMONTHDAY=-1",
        ),
        ("FREQ=DAILY;UNTIL=20301231T080000", "FREQ=DAILY;UNTIL=20301231T080000"),
    ] {
        let rule = Rule::parse(given).expect(given);
        assert_eq!(rule.to_string(), canonical);
        assert_eq!(canonical.parse::<Rule>().expect("its own text"), rule);
        let stored = serde_json::to_string(&rule).expect("text");
        assert_eq!(serde_json::from_str::<Rule>(&stored).expect("its own text"), rule);
    }
}

#[test]
fn times_and_zones_that_do_not_exist_are_refused() {
    for wrong in [
        "", "8:30", "24:00", "12:60", "0830", "08:30:00", "+8:30", "ab:cd", "0é:00",
    ] {
        assert_eq!(WallTime::parse(wrong).expect_err(wrong).code(), Code::InvalidTime);
    }
    for wrong in ["", "Europe/Atlantis", "CEST+2", "+02:00"] {
        assert_eq!(Zone::parse(wrong).expect_err(wrong).code(), Code::UnknownZone);
    }
    for right in ["00:00", "08:05", "23:59"] {
        let time = WallTime::parse(right).expect(right);
        assert_eq!(serde_json::to_value(time).expect("text"), right);
    }
    let zone = Zone::parse("America/Argentina/Buenos_Aires").expect("a zone");
    assert_eq!(zone.to_string().parse::<Zone>().expect("its own name"), zone);
}

fn look(text: &str) -> Result<(), Error> {
    let rule = Rule::parse(text)?;
    assert_eq!(Rule::parse(&rule.to_string()).expect("its own text"), rule);
    let due = Schedule {
        rule,
        ..schedule("FREQ=DAILY", "02:30", "Europe/Madrid", "2026-01-01")
    };
    assert!(due.occurrences(Millis(i64::MIN), Millis(i64::MAX)).len() <= Schedule::MOST);
    due.today(utc("2026-03-29T12:00:00Z"));
    Ok(())
}

proptest! {
    #[test]
    fn no_text_whatever_breaks_the_reader(text in ".{0,80}") {
        let _refused_or_not = look(&text);
    }

    #[test]
    fn no_text_that_looks_like_a_rule_breaks_anything(
        parts in proptest::collection::vec("(FREQ|INTERVAL|COUNT|UNTIL|WKST|BYDAY|BYMONTH|BYMONTHDAY|BYYEARDAY|BYWEEKNO|BYSETPOS)=[-+]?(DAILY|WEEKLY|MONTHLY|YEARLY|[0-9]{1,4}|[0-9]{8}(T[0-9]{6}Z?)?|[1-5]?(MO|TU|SU|é)|[-1-9,]{1,6})", 0..6),
        frequency in "FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY);",
    ) {
        let _refused_or_not = look(&format!("{frequency}{}", parts.join(";")));
    }

    #[test]
    fn no_day_and_no_instant_breaks_a_schedule(days in any::<i32>(), from in any::<i64>(), to in any::<i64>()) {
        let start = date("2026-01-01");
        let moved = start.checked_add_signed(chrono::TimeDelta::days(i64::from(days)));
        for starts_on in [moved.unwrap_or(NaiveDate::MAX), NaiveDate::MIN, NaiveDate::MAX, start] {
            let due = Schedule { starts_on, ..schedule("FREQ=YEARLY;COUNT=9", "23:59", "Pacific/Apia", "2026-01-01") };
            due.today(Millis(from));
            due.on(starts_on);
            due.on(NaiveDate::MAX);
            due.on(NaiveDate::MIN);
            due.occurrences(Millis(from), Millis(to));
        }
    }
}
