//! `chat`.

use kith_tests::{Said, World, copy_folder};
use serde_json::Value;

#[test]
fn a_message_names_its_author_on_both_sides() {
    let world = World::new();
    let ana = world.admitted("Ana", "patient");
    let ben = world.newcomer("Ben", "therapist");
    world.pair(&ana, "therapist", &ben);
    let id = |home: &kith_tests::Home| home.does(&["people"]).items()[0].text("id").to_owned();
    let (ben_id, ana_id) = (id(&ana), id(&ben));
    let sent = ana.does(&["chat", "send", "Ben", "Hello"]);
    assert_eq!(
        (sent.text("from"), sent.text("text"), sent.text("state")),
        (ana_id.as_str(), "Hello", "queued")
    );
    let fields: Vec<_> = sent.as_object().expect("an object").keys().collect();
    assert_eq!(fields, ["id", "from", "text", "sent_at", "state", "reason"]);
    ana.sync();
    ben.sync();
    ben.does(&["chat", "send", &ana_id, "Hello to you"]);
    ben.sync();
    ana.sync();
    let (at_ana, at_ben) = (ana.does(&["chat", "read", &ben_id]), ben.does(&["chat", "read", "ana"]));
    assert_eq!(at_ana.each("from"), [ana_id.as_str(), &ben_id]);
    assert_eq!(at_ana.each("from"), at_ben.each("from"));
    assert_eq!(at_ana.each("id"), at_ben.each("id"));
    assert_eq!(at_ana.each("sent_at"), at_ben.each("sent_at"));
    assert_eq!(at_ana.each("state"), ["sent", "received"]);
    assert_eq!(at_ben.each("state"), ["received", "sent"]);
    assert_eq!(ana.does(&["chat", "list"]).items()[0]["last"], at_ana.items()[1]);
}

#[test]
fn many_messages_written_offline_arrive_in_order_and_once() {
    let mut world = World::new();
    let (ana, ben) = world.ana_and_ben();
    world.relay.kill();
    let texts: Vec<String> = (0..12).map(|n| format!("Message {n}")).collect();
    for text in &texts {
        ana.does(&["chat", "send", "Ben", text]);
    }
    world.relay.restart();
    assert_eq!(ana.sync(), (12, 0, 0));
    assert_eq!(ana.sync(), (0, 0, 0));
    assert_eq!(ben.sync(), (0, 12, 0));
    assert_eq!(ben.sync(), (0, 0, 0));
    assert_eq!(ben.texts("Ana"), texts);
}

#[test]
fn a_text_from_standard_input_arrives_as_it_was_written() {
    let world = World::new();
    let (ana, ben) = world.ana_and_ben();
    let send = ["--json", "chat", "send", "Ben", "-"];
    let text = "First line\n\n  \u{1F49A} \\ \"quoted\" ' \u{202E}turned\u{202C} end  ";
    ana.run_with_input(&send, format!("{text}\n").as_bytes())
        .document(&send);
    let longest = "é".repeat(32 * 1024);
    ana.run_with_input(&send, longest.as_bytes()).document(&send);
    ana.sync();
    ben.sync();
    assert_eq!(ben.texts("Ana"), [text.to_owned(), longest]);
}

#[test]
fn a_message_that_is_too_large_or_empty_is_refused_at_once_and_leaves_nothing() {
    let world = World::new();
    let (ana, ben) = world.ana_and_ben();
    let send = ["--json", "chat", "send", "Ben", "-"];
    for size in [64 * 1024 + 1, 5 << 20] {
        let refused = ana.run_with_input(&send, &vec![b'x'; size]).refusal(&send);
        assert_eq!((refused.status, refused.code.as_str()), (1, "too_large"));
    }
    for empty in ["", " \n\t"] {
        assert_eq!(ana.code(&["chat", "send", "Ben", empty]), "empty_text", "{empty:?}");
    }
    assert_eq!(ana.code(&["chat", "send", "Nobody", "Hello"]), "unknown_person");
    assert!(ana.texts("Ben").is_empty());
    assert_eq!(ana.sync(), (0, 0, 0));
    assert_eq!(ben.sync(), (0, 0, 0));
}

#[test]
fn what_was_written_with_somebody_who_was_removed_stays_readable_and_nothing_more_is_sent() {
    let world = World::new();
    let (ana, ben) = world.ana_and_ben();
    ben.does(&["chat", "send", "Ana", "From Ben"]);
    ben.sync();
    ana.sync();
    ana.does(&["chat", "send", "Ben", "Never sent"]);
    let id = ana.does(&["people"]).each("id")[0].to_owned();
    ana.does(&["people", "remove", "Ben"]);
    for who in ["Ben", "ben", &id, &id[..16]] {
        let history = ana.does(&["chat", "read", who]);
        assert_eq!(history.each("text"), ["From Ben", "Never sent"], "{who}");
        assert_eq!(history.each("state"), ["received", "failed"], "{who}");
        assert_eq!(ana.code(&["chat", "send", who, "After"]), "unknown_person");
    }
    let shown = ana.run(&["chat", "read", "Ben"]);
    assert!(shown.out.contains("over"), "{}", shown.out);
    // Both sides keep what they had.
    ana.sync();
    ben.run(&["sync"]);
    assert_eq!(ben.texts("Ana"), ["From Ben"]);
    // A new Ben does not hide behind the old one, nor the old one behind the new.
    let other = world.home("other");
    other.does(&["init", "--name", "Ben", "--role", "supporter"]);
    world.pair(&ana, "supporter", &other);
    assert!(ana.texts("Ben").is_empty());
    assert_eq!(ana.texts(&id), ["From Ben", "Never sent"]);
}

#[test]
fn a_conversation_that_needs_a_look_says_so_and_what_to_do() {
    let mut world = World::new();
    let (ana, ben) = world.ana_and_ben();
    let calm = &ana.does(&["chat", "list"])[0];
    assert_eq!(
        (&calm["alarms"], &calm["gaps"]),
        (&Value::from(Vec::<String>::new()), &Value::from(0))
    );
    // The relay is put back to an older state and no longer knows what it had confirmed.
    world.relay.kill();
    let copy = world.file("older relay");
    copy_folder(&world.relay.data, &copy);
    world.relay.restart();
    ana.does(&["chat", "send", "Ben", "Confirmed and forgotten"]);
    ana.sync();
    ben.sync();
    world.relay.kill();
    std::fs::remove_dir_all(&world.relay.data).expect("removed");
    copy_folder(&copy, &world.relay.data);
    world.relay.restart();
    ben.run(&["sync"]);
    assert_eq!(ben.does(&["chat", "list"])[0]["alarms"][0], "relay_regressed");
    for command in [&["chat", "list"][..], &["chat", "read", "Ana"]] {
        let shown = ben.run(command);
        assert!(
            shown.out.contains("The relay lost something"),
            "{command:?}: {}",
            shown.out
        );
    }
    assert_eq!(ben.texts("Ana"), ["Confirmed and forgotten"]);
}

#[test]
fn a_vault_that_was_put_back_is_the_reason_that_is_told_also_after_a_sync() {
    let world = World::new();
    let (ana, ben) = world.ana_and_ben();
    let entry = ana.does(&["journal", "write", "Mine"]);
    let copy = world.file("copy");
    copy_folder(&ana.folder, &copy);
    ana.does(&["chat", "send", "Ben", "After the copy"]);
    ana.sync();
    ben.sync();
    std::fs::remove_dir_all(&ana.folder).expect("removed");
    copy_folder(&copy, &ana.folder);
    assert_eq!(ana.code(&["sync"]), "rolled_back");
    assert_eq!(ana.code(&["chat", "send", "Ben", "Why not?"]), "rolled_back");
    let share = ["share", "entry", entry.text("id"), "--with", "Ben"];
    assert_eq!(ana.code(&share), "rolled_back");
}
