//! `log`: who was given, was sent or has read what, and a copy that can be verified without the vault.

use kith_tests::{Said, World};

#[test]
fn m28_a_clinician_says_why_they_look_and_the_patient_reads_it_in_plain_words() {
    let world = World::new();
    let (ana, ben) = world.ana_and_ben();
    let entry = ana.does(&["journal", "write", "--mood", "1", "The amber lighthouse sentence"]);
    let share = ana.does(&[
        "share",
        "entry",
        entry.text("id"),
        "--with",
        "Ben",
        "--why",
        "for Thursday",
    ]);
    ana.sync();
    ben.sync();
    let id = share.text("id");
    assert_eq!(ben.code(&["share", "read", id]), "purpose_needed");
    ben.does(&["share", "read", id, "--why", "to prepare our session"]);
    ben.sync();
    ana.sync();
    let log = ana.run(&["log"]).out;
    for sentence in [
        "You share a journal entry",
        "Why: for Thursday",
        "Ben was sent a journal entry",
        "Ben looked at a journal entry",
        "Why: to prepare our session",
    ] {
        assert!(log.contains(sentence), "{sentence} in {log}");
    }
    assert!(
        !log.contains("amber lighthouse"),
        "the log tells of a text and does not hold it"
    );
    assert!(ben.run(&["log"]).out.contains("You looked at a journal entry"));
}

#[test]
fn a_kept_log_is_verified_without_a_vault_and_a_change_is_found_at_its_place() {
    let world = World::new();
    let (ana, ben) = world.ana_and_ben();
    for text in ["one", "two", "three"] {
        let entry = ana.does(&["journal", "write", text]);
        ana.does(&["share", "entry", entry.text("id"), "--with", "Ben"]);
    }
    ana.sync();
    ben.sync();
    let log = ana.does(&["log"]);
    let events = log["events"].as_array().expect("events").len();
    let file = world.file("log.json");
    let nobody = world.home("nobody");
    let verify = |content: &serde_json::Value| {
        std::fs::write(&file, content.to_string()).expect("written");
        nobody.run(&["log", "verify", file.to_str().expect("text")])
    };
    let whole = verify(&log);
    assert_eq!(whole.status, Some(0), "{whole:?}");
    for place in 0..events {
        let mut shorter = log.clone();
        shorter["events"].as_array_mut().expect("events").remove(place);
        let found = verify(&shorter);
        assert_eq!(found.status, Some(1));
        assert!(
            found.err.contains(&format!("from event {} on", place + 1)),
            "{place}: {found:?}"
        );
        for words in ["kith log --json", "therapist", "nothing about who did it"] {
            assert!(found.err.contains(words), "{words}: {}", found.err);
        }
        assert!(!found.err.contains("report"), "{}", found.err);
    }
}
