//! `share`.

use kith_tests::{Said, World};
use serde_json::{Value, json};

#[test]
fn a_share_is_listed_on_both_sides_and_names_the_entry_only_to_its_owner() {
    let world = World::new();
    let (ana, ben) = world.ana_and_ben();
    let entry = ana.does(&["journal", "write", "--mood", "2", "--tag", "walk", "Out in the sun"]);
    ana.does(&["journal", "write", "Not shared"]);
    let share = ana.does(&["share", "entry", entry.text("id"), "--with", "Ben"]);
    assert_eq!(
        (share.text("direction"), share.text("state"), &share["until"]),
        ("given", "live", &Value::Null)
    );
    assert_eq!(share.text("record"), entry.text("id"));
    assert_eq!(share["fields"], json!(["created_at", "text", "mood", "tags"]));
    assert_eq!(
        ana.does(&["share", "entry", entry.text("id"), "--with", "Ben"]),
        share,
        "shared twice is shared once"
    );
    ana.sync();
    ben.sync();
    let at_ben = ben.does(&["share", "list"]);
    assert_eq!(at_ben.each("direction"), ["received"]);
    assert_eq!(
        (at_ben.each("id"), &at_ben.items()[0]["record"]),
        (vec![share.text("id")], &Value::Null)
    );
    let read = ben.does(&["share", "read", share.text("id"), "--why", "our session"]);
    for field in ["created_at", "text", "mood", "tags"] {
        assert_eq!(read["fields"][field], entry[field], "{field}");
    }
    assert!(ben.does(&["journal", "list"]).items().is_empty());
    assert_eq!(
        ana.does(&["share", "read", share.text("id")])["fields"].text("text"),
        "Out in the sun"
    );
    assert_eq!(ben.code(&["share", "revoke", share.text("id")]), "not_permitted");
}

#[test]
fn a_share_that_is_taken_back_before_it_left_never_arrives() {
    let mut world = World::new();
    let (ana, ben) = world.ana_and_ben();
    world.relay.kill();
    let entry = ana.does(&["journal", "write", "Never mind"]);
    let share = ana.does(&["share", "entry", entry.text("id"), "--with", "Ben"]);
    let revoked = ana.does(&["share", "revoke", share.text("id")]);
    assert_eq!(revoked.text("state"), "revoked");
    assert_eq!(
        ana.does(&["share", "revoke", share.text("id")]),
        revoked,
        "twice is fine"
    );
    world.relay.restart();
    ana.sync();
    ben.sync();
    assert_eq!(ben.code(&["share", "read", share.text("id")]), "not_found");
}

#[test]
fn a_share_ends_by_itself_on_both_sides() {
    let mut world = World::new();
    let (ana, ben) = world.ana_and_ben();
    let entry = ana.does(&["journal", "write", "For a moment"]);
    let until = soon();
    let share = ana.does(&["share", "entry", entry.text("id"), "--with", "Ben", "--until", &until]);
    let share = share.text("id");
    ana.sync();
    ben.sync();
    assert_eq!(ben.does(&["share", "list"]).items()[0].text("until"), until);
    // No network, no help from the other side: each device ends it by its own clock.
    world.relay.kill();
    for home in [&ana, &ben] {
        while home.does(&["share", "list"]).each("state") != ["expired"] {}
    }
    assert_eq!(ben.code(&["share", "read", share]), "not_found");
    assert_eq!(ana.does(&["journal", "list"]).items().len(), 1);
}

/// A few seconds from now, as the program writes times: it has no other clock to ask.
fn soon() -> String {
    use kith::foundation::env::{Clock, SystemClock};
    kith::foundation::types::format_rfc3339(SystemClock.now().plus(6_000))
}

#[test]
fn an_end_may_be_a_date_and_lies_in_the_future() {
    let world = World::new();
    let (ana, _ben) = world.ana_and_ben();
    let entry = ana.does(&["journal", "write", "For a while"]);
    let share =
        |until: &str| ["share", "entry", entry.text("id"), "--with", "Ben", "--until", until].map(str::to_owned);
    let given = |until: &str| {
        let arguments = share(until);
        ana.does(&arguments.each_ref().map(String::as_str))
            .text("until")
            .to_owned()
    };
    assert_eq!(
        given("2099-07-01"),
        "2099-07-01T22:00:00.000Z",
        "the end of that day in Madrid"
    );
    assert_eq!(given("2099-07-01T10:00:00+02:00"), "2099-07-01T08:00:00.000Z");
    for wrong in ["2001-01-01", "tomorrow", "2099-02-30", "2099-07-01T10:00:00", ""] {
        let arguments = share(wrong);
        assert_eq!(
            ana.code(&arguments.each_ref().map(String::as_str)),
            "invalid_time",
            "{wrong}"
        );
    }
    assert_eq!(ana.does(&["share", "list"]).each("state"), ["revoked", "live"]);
}

#[test]
fn what_is_not_there_cannot_be_shared_read_or_taken_back() {
    let world = World::new();
    let (ana, _ben) = world.ana_and_ben();
    let nothing = "0".repeat(32);
    let entry = ana.does(&["journal", "write", "Mine"]);
    assert_eq!(ana.code(&["share", "entry", &nothing, "--with", "Ben"]), "not_found");
    assert_eq!(
        ana.code(&["share", "entry", entry.text("id"), "--with", "Nobody"]),
        "unknown_person"
    );
    for command in ["read", "revoke"] {
        assert_eq!(ana.code(&["share", command, &nothing]), "not_found");
        assert_eq!(ana.code(&["share", command, "not an id"]), "not_found");
    }
    assert_eq!(ana.does(&["share", "list"]), json!([]));
}

#[test]
fn removing_somebody_ends_what_is_shared_with_them() {
    let world = World::new();
    let (ana, _ben) = world.ana_and_ben();
    let entry = ana.does(&["journal", "write", "For Ben"]);
    ana.does(&["share", "entry", entry.text("id"), "--with", "Ben"]);
    ana.does(&["people", "remove", "Ben"]);
    assert_eq!(ana.does(&["share", "list"]).each("state"), ["revoked"]);
}

#[test]
fn m17_what_a_person_sees_is_shown_before_and_is_what_they_read() {
    let world = World::new();
    let (ana, ben) = world.ana_and_ben();
    let entry = ana.does(&["journal", "write", "--mood", "-2", "A bad night"]);
    assert_eq!(ana.does(&["view-as", "Ben"]), json!([]));
    let how = ["--with", "Ben", "--fields", "mood,created_at", "--why", "for Thursday"];
    let share = ana.does(&[&["share", "entry", entry.text("id")], &how[..]].concat());
    assert_eq!(share["fields"], json!(["created_at", "mood"]));
    assert_eq!(share.text("purpose"), "for Thursday");
    let seen = ana.does(&["view-as", "Ben"]);
    assert_eq!(seen.items()[0]["fields"].get("text"), None, "not named, not shared");
    ana.sync();
    ben.sync();
    assert_eq!(
        ben.does(&["share", "read", share.text("id"), "--why", "our session"]),
        seen.items()[0]
    );
    let nobody = ben.does(&["view-as", "Ana"]);
    assert_eq!(nobody, json!([]), "a therapist shares nothing");
    let text = ana.run(&["view-as", "Ben"]).out;
    assert!(
        text.contains("why: for Thursday") && text.contains("mood: -2"),
        "{text}"
    );
    assert!(!text.contains("bad night"));
}

#[test]
fn somebody_on_the_map_is_shared_without_their_number_unless_it_is_named() {
    let world = World::new();
    let (ana, ben) = world.ana_and_ben();
    ana.does(&[
        "map",
        "add",
        "Cleo",
        "--kind",
        "emotional",
        "--ring",
        "1",
        "--phone",
        "600 1",
    ]);
    let share = ana.does(&["share", "person", "Cleo", "--with", "Ben"]);
    assert_eq!(share["fields"], json!(["name", "type", "kinds"]));
    let with_number = ["share", "person", "Cleo", "--with", "Ben", "--fields", "name,phone"];
    let share = ana.does(&with_number);
    ana.sync();
    ben.sync();
    let read = ben.does(&["share", "read", share.text("id"), "--why", "our session"]);
    assert_eq!(read["fields"], json!({ "name": "Cleo", "phone": "600 1" }));
    assert_eq!(ana.code(&["share", "person", "Dan", "--with", "Ben"]), "not_found");
    assert_eq!(
        ana.code(&["share", "person", "Cleo", "--with", "Ben", "--safety"]),
        "not_found"
    );
    assert_eq!(
        ana.code(&["share", "person", "Cleo", "--with", "Ben", "--fields", "shoes"]),
        "invalid_input"
    );
    let proposed = ["share", "propose", share.text("id"), "--field", "name", "Cleopatra"];
    assert_eq!(ben.code(&proposed), "not_permitted");
    assert_eq!(ana.does(&["share", "proposals"]), json!([]));
}

#[test]
fn m16_who_can_read_names_devices_and_grants_and_changes_with_them() {
    let world = World::new();
    let (ana, _ben) = world.ana_and_ben();
    let entry = ana.does(&["journal", "write", "Only mine"]);
    let entry = entry.text("id");
    let standings = |answer: &Value| -> Vec<String> {
        let devices = answer.items()[0]["devices"].items().iter();
        devices.map(|device| device.text("standing").to_owned()).collect()
    };
    assert_eq!(standings(&ana.does(&["who-can-read", "Ben"])), ["own", "member"]);
    let mine = ana.does(&["who-can-read", entry]);
    assert_eq!(mine.items()[0]["now"], json!([]));
    ana.does(&["share", "entry", entry, "--with", "Ben", "--fields", "text"]);
    ana.sync();
    let shared = ana.does(&["who-can-read", entry]);
    let [reader] = shared.items()[0]["now"].items() else {
        panic!("one reader: {shared}");
    };
    assert_eq!(reader["share"]["fields"], json!(["text"]));
    assert_eq!(reader["devices"].each("standing"), ["member"]);
    assert_eq!(
        ana.does(&["who-can-read"]).items().len(),
        2,
        "a conversation and an entry"
    );
    let text = ana.run(&["who-can-read", entry]).out;
    assert!(text.contains("Ben, one device: text"), "{text}");
    let listed = ana.run(&["share", "list"]).out;
    assert!(
        listed.contains("a journal entry") && !listed.contains("journal.entry"),
        "{listed}"
    );
    assert_eq!(ana.does(&["share", "list"]).each("kind"), ["journal.entry"]);
    let everything = ana.run(&["who-can-read"]).out;
    assert!(
        everything.contains(&format!("The journal entry {entry}")),
        "{everything}"
    );
    ana.does(&["people", "remove", "Ben"]);
    let after = ana.does(&["who-can-read", entry]);
    assert_eq!(after.items()[0]["now"], json!([]));
    assert_eq!(after.items()[0]["before"].each("state"), ["revoked"]);
    for nobody in ["Dan", &"0".repeat(32)] {
        assert_eq!(ana.code(&["who-can-read", nobody]), "not_found");
    }
}
