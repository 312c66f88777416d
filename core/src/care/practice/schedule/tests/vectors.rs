//! The golden vectors `tests/vectors/practice/schedule-v1.json` at the root of the repository. They were computed by an
//! expander that generates dates instead of matching them, over another calendar library and its own copy of the zones.

use serde::Deserialize;

use super::*;

const VECTORS: &str = include_str!("../../../../../../tests/vectors/practice/schedule-v1.json");

#[derive(Deserialize)]
struct Vectors {
    wall: Vec<(String, String, String, i64)>,
    rules: Vec<Vector>,
}

#[derive(Deserialize)]
struct Vector {
    rule: String,
    at: String,
    zone: String,
    starts_on: String,
    until: i64,
    due: Vec<(String, i64)>,
}

fn vectors() -> Vectors {
    serde_json::from_str(VECTORS).expect("the vectors are JSON")
}

#[test]
fn wall_times_around_transitions_are_golden() {
    let vectors = vectors();
    assert!(vectors.wall.len() > 500);
    for (zone, day, at, due) in &vectors.wall {
        let due_at = schedule("FREQ=DAILY;COUNT=1", at, zone, day)
            .on(date(day))
            .expect("due")
            .due_at;
        assert_eq!(due_at, Millis(*due), "{zone} {day} {at}");
    }
}

#[test]
fn the_first_dates_of_schedules_are_golden() {
    let vectors = vectors();
    assert!(vectors.rules.len() > 50);
    for vector in &vectors.rules {
        let due = schedule(&vector.rule, &vector.at, &vector.zone, &vector.starts_on);
        let found: Vec<_> = due
            .occurrences(Millis(0), Millis(vector.until))
            .into_iter()
            .take(12)
            .map(|one| (one.date.to_string(), one.due_at.0))
            .collect();
        assert_eq!(found, vector.due, "{} in {}", vector.rule, vector.zone);
    }
}
