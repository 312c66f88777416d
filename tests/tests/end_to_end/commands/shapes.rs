//! The fields of every answer: programs are written against them, so that none goes, and none comes unnoticed.

use kith_tests::{Home, Said, World};
use serde_json::Value;

/// The fields of an object, in the order in which they are printed.
fn fields(object: &Value) -> Vec<&str> {
    let object = object.as_object().unwrap_or_else(|| panic!("no object: {object}"));
    object.keys().map(String::as_str).collect()
}

/// That every object of a list, which is not empty, has these fields and no others.
fn assert_each(list: &Value, expected: &[&str]) {
    assert!(!list.items().is_empty());
    for item in list.items() {
        assert_eq!(fields(item), expected);
    }
}

/// A field that is a time: RFC 3339 in UTC with milliseconds, by its form and by its value.
fn assert_time(name: &str, value: &Value) {
    let text = value.as_str().unwrap_or_else(|| panic!("{name} is no text: {value}"));
    let form: String = text
        .chars()
        .map(|letter| if letter.is_ascii_digit() { '0' } else { letter })
        .collect();
    assert_eq!(form, "0000-00-00T00:00:00.000Z", "{name}: {text}");
    let time = kith::foundation::types::parse_rfc3339(text).unwrap_or_else(|_| panic!("{name}: {text}"));
    assert_eq!(kith::foundation::types::format_rfc3339(time), text, "{name}");
}

/// Every time in a document, however deep: the fields that end in `_at`, and `until` where there is an end. How many there
/// were.
fn times(document: &Value) -> usize {
    match document {
        Value::Array(items) => items.iter().map(times).sum(),
        Value::Object(object) => object
            .iter()
            .map(|(name, value)| match (name.as_str(), value) {
                ("until", Value::Null) => 0,
                (name, value) if name.ends_with("_at") || name == "until" => {
                    assert_time(name, value);
                    1
                }
                (_, value) => times(value),
            })
            .sum(),
        _ => 0,
    }
}

const PERSON: [&str; 4] = ["id", "name", "role", "verified"];
const MESSAGE: [&str; 6] = ["id", "from", "text", "sent_at", "state", "reason"];
const ENTRY: [&str; 5] = ["id", "created_at", "text", "mood", "tags"];
const PROMPT: [&str; 5] = ["id", "plan", "title", "due_at", "state"];
const SHARE: [&str; 11] = [
    "id",
    "kind",
    "record",
    "fields",
    "direction",
    "person",
    "purpose",
    "until",
    "may_propose",
    "state",
    "delivery",
];
const SHOWN: [&str; 6] = ["id", "kind", "purpose", "until", "may_propose", "fields"];

#[test]
fn pairing_and_people_answer_with_these_fields() {
    let world = World::new();
    let ana = world.admitted("Ana", "patient");
    let ben = world.newcomer("Ben", "therapist");
    let invited = ana.does(&["invite", "--role", "therapist"]);
    assert_eq!(fields(&invited), ["invitation", "expires_at"]);
    assert_eq!(times(&invited), 1);
    let accepted = ben.does(&["accept", invited.text("invitation")]);
    assert_eq!(fields(&accepted), ["account", "name", "role"]);
    for home in [&ana, &ben] {
        assert_eq!(
            fields(&home.does(&["sync"])),
            ["sent", "received", "pending", "refused"]
        );
    }
    assert_each(&ana.does(&["people"]), &PERSON);
    // In the list of everybody there ever was, `standing` is meant: it tells who was removed.
    assert_each(&ana.does(&["people", "--all"]), &[&PERSON[..], &["standing"]].concat());
    let number = ana.does(&["people", "verify", "Ben"]);
    assert_eq!(fields(&number), ["id", "safety_number", "verified"]);
    assert_eq!(fields(&ana.does(&["people", "verify", "Ben", "--compared"])), PERSON);
    assert_eq!(fields(&ana.does(&["people", "remove", "Ben"])), ["id"]);
}

#[test]
fn messages_and_shares_answer_with_these_fields() {
    let world = World::new();
    let (ana, ben) = world.ana_and_ben();
    let sent = ana.does(&["chat", "send", "Ben", "Hello"]);
    assert_eq!(fields(&sent), MESSAGE);
    let entry = ana.does(&["journal", "write", "--mood", "1", "For Ben"]);
    assert_eq!(fields(&entry), ENTRY);
    let share = ["share", "entry", entry.text("id"), "--with", "Ben"];
    let endless = ana.does(&share);
    assert_eq!(fields(&endless), SHARE);
    assert_eq!((times(&sent), times(&entry), times(&endless)), (1, 1, 0));
    let ending = ana.does(&[&share[..], &["--until", "2099-07-01"]].concat());
    assert_eq!(times(&ending), 1);
    ana.sync();
    ben.sync();
    for (home, person) in [(&ana, "Ben"), (&ben, "Ana")] {
        let messages = home.does(&["chat", "read", person]);
        assert_each(&messages, &MESSAGE);
        assert_eq!(times(&messages), 1);
        let chats = home.does(&["chat", "list"]);
        // `alarms`, `gaps` and `newer` are meant: a program that shows conversations must tell what is wrong with one.
        assert_each(&chats, &["person", "name", "last", "alarms", "gaps", "newer"]);
        assert_eq!(fields(&chats.items()[0]["last"]), MESSAGE);
        assert_eq!(times(&chats), 1);
        let shares = home.does(&["share", "list"]);
        assert_each(&shares, &SHARE);
        let live = shares.items().iter().filter(|share| share.text("state") == "live");
        assert_eq!(live.map(times).sum::<usize>(), 1, "{shares}");
        let read = home.does(&["share", "read", ending.text("id"), "--why", "our session"]);
        assert_eq!(fields(&read), SHOWN);
        assert_eq!((times(&read), times(&read["fields"])), (2, 1));
    }
    assert_each(&ana.does(&["view-as", "Ben"]), &SHOWN);
    let readers = ana.does(&["who-can-read"]);
    assert_eq!(fields(&readers.items()[0]), ["conversation", "devices"]);
    assert_eq!(fields(&readers.items()[1]), ["record", "own", "now", "before"]);
    assert_eq!(fields(&readers.items()[1]["own"]), ["account", "device", "standing"]);
    assert_eq!(fields(&ana.does(&["share", "revoke", ending.text("id")])), SHARE);
}

#[test]
fn practice_journal_and_map_answer_with_these_fields() {
    let world = World::new();
    let ana = world.newcomer("Ana", "patient");
    assert_each(&ana.does(&["practice", "skills"]), &["id", "title", "locale"]);
    let plan = ["practice", "add", "breathing.paced", "--rule", "FREQ=DAILY"];
    let when = ["--at", "08:30", "--zone", "Europe/Madrid"];
    assert_eq!(fields(&ana.does(&[&plan[..], &when].concat())), ["id"]);
    let today = ana.does(&["practice", "today"]);
    assert_each(&today, &PROMPT);
    assert_eq!(times(&today), 1);
    let id = today.items()[0].text("id");
    let done = ana.does(&["practice", "done", id, "--outcome", "done"]);
    assert_eq!(fields(&done), PROMPT);
    assert_eq!(times(&done), 1);
    ana.does(&["journal", "write", "River"]);
    for command in [&["journal", "list"][..], &["journal", "search", "river"]] {
        let entries = ana.does(command);
        assert_each(&entries, &ENTRY);
        assert_eq!(times(&entries), 1);
    }
    let node = ana.does(&["map", "add", "Cleo", "--kind", "social", "--ring", "1"]);
    assert_eq!(
        fields(&node),
        ["id", "name", "type", "kinds", "ring", "phone", "safety"]
    );
    let map = ana.does(&["map", "show"]);
    assert_eq!(fields(&map), ["people"]);
    assert_each(&map["people"], &fields(&node));
}

#[test]
fn an_error_is_these_three_fields_whatever_it_is_about() {
    let world = World::new();
    let ana = world.newcomer("Ana", "patient");
    let line = |home: &Home, arguments: &[&str]| -> Value {
        let done = home.run(&[&["--json"], arguments].concat());
        assert_ne!(done.status, Some(0), "{arguments:?}");
        serde_json::from_str(&done.err).unwrap_or_else(|_| panic!("{arguments:?}: {}", done.err))
    };
    for (home, wrong) in [
        (&ana, &["chat", "read", "Nobody"][..]),
        (&ana, &["journal", "write", ""]),
        (&ana, &["invite", "--role", "patient"]),
        (&ana, &["no-such-command"]),
        (&world.home("Nobody"), &["people"]),
    ] {
        assert_eq!(fields(&line(home, wrong)), ["code", "advice", "detail"], "{wrong:?}");
    }
}
