//! `journal`.

use kith_tests::{Said, World};
use serde_json::{Value, json};

#[test]
fn an_entry_says_what_was_written_and_when() {
    let world = World::new();
    let ana = world.newcomer("Ana", "patient");
    let entry = ana.does(&[
        "journal",
        "write",
        "--mood",
        "-2",
        "--tag",
        "work",
        "--tag",
        "sleep",
        "A hard day",
    ]);
    assert_eq!(
        (entry.text("text"), &entry["mood"], &entry["tags"]),
        ("A hard day", &json!(-2), &json!(["sleep", "work"]))
    );
    assert!(entry.text("created_at").ends_with('Z'), "{entry}");
    let fields: Vec<_> = entry.as_object().expect("an object").keys().collect();
    assert_eq!(fields, ["id", "created_at", "text", "mood", "tags"]);
    let plain = ana.does(&["journal", "write", "Another day"]);
    assert_eq!((&plain["mood"], &plain["tags"]), (&Value::Null, &json!([])));
    for mood in ["-3", "0", "3"] {
        assert_eq!(
            ana.does(&["journal", "write", "--mood", mood, "x"])["mood"].to_string(),
            mood
        );
    }
    assert_eq!(
        ana.does(&["journal", "write", "--mood=-2"])["text"],
        "",
        "a mood alone is an entry"
    );
}

#[test]
fn the_list_is_oldest_first_and_a_search_newest_first() {
    let world = World::new();
    let ana = world.newcomer("Ana", "patient");
    for text in ["The river in spring", "Rain", "By the RIVER again"] {
        ana.does(&["journal", "write", text]);
    }
    assert_eq!(
        ana.does(&["journal", "list"]).each("text"),
        ["The river in spring", "Rain", "By the RIVER again"]
    );
    let found = ana.does(&["journal", "search", "river"]);
    assert_eq!(found.each("text"), ["By the RIVER again", "The river in spring"]);
    assert_eq!(
        ana.does(&["journal", "search", "river", "spring"]).each("text"),
        ["The river in spring"]
    );
    assert!(ana.does(&["journal", "search", "snow"]).items().is_empty());
    for syntax in [
        "river OR rain",
        "\"",
        "river*",
        "NEAR(river)",
        "text:river",
        "-river",
        "(",
        "'; DROP TABLE x",
    ] {
        ana.does(&["journal", "search", "--", &format!("{syntax} x")]);
    }
    assert_eq!(ana.code(&["journal", "search", "?"]), "empty_text");
}

#[test]
fn a_text_comes_from_standard_input_too() {
    let world = World::new();
    let ana = world.newcomer("Ana", "patient");
    let text = "Two lines,\nand more: \u{1F30A} ñ\n";
    for arguments in [
        &["--json", "journal", "write", "-"][..],
        &["--json", "journal", "write"],
    ] {
        let entry = ana.run_with_input(arguments, text.as_bytes()).document(arguments);
        assert_eq!(entry.text("text"), text.trim_end(), "one newline is left out");
    }
    let refused = ana.run_with_input(&["--json", "journal", "write", "-"], b"\xff\xfe");
    assert_eq!(refused.refusal(&[]).code, "invalid_input");
    assert_eq!(ana.does(&["journal", "list"]).items().len(), 2);
}

#[test]
fn an_empty_or_endless_entry_is_refused() {
    let world = World::new();
    let ana = world.newcomer("Ana", "patient");
    assert_eq!(ana.code(&["journal", "write", ""]), "empty_text");
    assert_eq!(ana.code(&["journal", "write"]), "empty_text");
    let write = ["--json", "journal", "write", "-"];
    let refused = ana.run_with_input(&write, &vec![b'x'; 5 << 20]).refusal(&write);
    assert_eq!((refused.status, refused.code.as_str()), (1, "too_large"));
    assert!(ana.does(&["journal", "list"]).items().is_empty());
}
