//! `practice`.

use kith_tests::{Home, Said, World};
use serde_json::Value;

fn add(home: &Home, skill: &str, rule: &str, at: &str, zone: &str) -> Result<Value, String> {
    let arguments = [
        "--json", "practice", "add", skill, "--rule", rule, "--at", at, "--zone", zone,
    ];
    let done = home.run(&arguments);
    if done.status == Some(0) {
        Ok(done.document(&arguments))
    } else {
        Err(done.refusal(&arguments).code)
    }
}

#[test]
fn skills_are_listed_in_the_language_of_the_terminal() {
    let world = World::new();
    let ana = world.home("Ana");
    let english = ana.does(&["practice", "skills"]);
    assert!(english.each("id").contains(&"breathing.paced"));
    assert!(english.each("locale").iter().all(|locale| *locale == "en"));
    let spanish = ana
        .command(&["--json", "practice", "skills"])
        .env("LANG", "es_ES.UTF-8")
        .output()
        .expect("runs");
    let spanish: Value = serde_json::from_slice(&spanish.stdout).expect("JSON");
    assert_eq!(spanish.each("id"), english.each("id"));
    assert!(spanish.each("locale").contains(&"es"));
    assert_ne!(spanish.each("title"), english.each("title"));
}

#[test]
fn what_is_planned_for_today_is_prompted_and_done() {
    let world = World::new();
    let ana = world.newcomer("Ana", "patient");
    let late = add(&ana, "breathing.paced", "FREQ=DAILY", "23:59", "Europe/Madrid").expect("planned");
    let early = add(&ana, "grounding.senses", "RRULE:FREQ=DAILY", "00:00", "Europe/Madrid").expect("planned");
    let today = ana.does(&["practice", "today"]);
    assert_eq!(
        today.each("plan"),
        [early.text("id"), late.text("id")],
        "in the order in which they are due"
    );
    assert_eq!(today.each("state"), ["due", "due"]);
    assert!(today.each("due_at").iter().all(|time| time.ends_with('Z')));
    assert!(today.each("title").iter().all(|title| !title.is_empty()));
    let first = today.items()[0].text("id").to_owned();
    for outcome in ["done", "partly", "skipped", "not-today"] {
        let done = ana.does(&["practice", "done", &first, "--outcome", outcome]);
        assert_eq!((done.text("id"), done.text("state")), (first.as_str(), outcome));
        assert_eq!(ana.does(&["practice", "today"]).each("state"), [outcome, "due"]);
    }
    assert_eq!(
        ana.code(&["practice", "done", late.text("id"), "--outcome", "done"]),
        "not_found"
    );
}

#[test]
fn a_plan_that_cannot_be_kept_is_refused_by_its_reason() {
    let world = World::new();
    let ana = world.newcomer("Ana", "patient");
    let refused = |skill, rule, at, zone| add(&ana, skill, rule, at, zone).expect_err("refused");
    for rule in [
        "",
        "FREQ=SOMETIMES",
        "FREQ=HOURLY",
        "FREQ=DAILY;INTERVAL=0",
        "every day",
        "FREQ=DAILY;FREQ=WEEKLY",
    ] {
        assert_eq!(
            refused("breathing.paced", rule, "08:00", "Europe/Madrid"),
            "invalid_rule",
            "{rule}"
        );
    }
    for at in ["24:00", "8", "08:60", "noon", ""] {
        assert_eq!(
            refused("breathing.paced", "FREQ=DAILY", at, "Europe/Madrid"),
            "invalid_time",
            "{at}"
        );
    }
    for zone in ["Europe/Atlantis", "", "CEST-Summer"] {
        assert_eq!(
            refused("breathing.paced", "FREQ=DAILY", "08:00", zone),
            "unknown_zone",
            "{zone}"
        );
    }
    assert_eq!(
        refused("no.such.skill", "FREQ=DAILY", "08:00", "Europe/Madrid"),
        "not_found"
    );
    assert!(ana.does(&["practice", "today"]).items().is_empty());
}

#[test]
fn only_a_therapist_assigns_and_only_to_a_patient() {
    let world = World::new();
    let (ana, ben) = world.ana_and_ben();
    let assign = |home: &Home, person: &str| {
        let plan = [
            "practice",
            "add",
            "social.greet",
            "--rule",
            "FREQ=DAILY",
            "--at",
            "17:00",
            "--zone",
            "UTC",
            "--for",
        ];
        home.code(&[&plan[..], &[person]].concat())
    };
    assert_eq!(assign(&ana, "Ben"), "not_permitted");
    assert_eq!(assign(&ben, "Nobody"), "unknown_person");
    assert_eq!(ben.sync(), (0, 0, 0));
}
