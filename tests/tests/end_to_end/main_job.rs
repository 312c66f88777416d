//! What Kith is for, from one end to the other.

use kith_tests::{Said, World};

#[test]
fn ana_writes_on_a_train_and_everything_reaches_ben_and_comes_back() {
    let mut world = World::new();
    let (ana, ben) = world.ana_and_ben();

    // No network.
    world.relay.kill();
    let entry = ana.does(&[
        "journal",
        "write",
        "--mood",
        "-1",
        "--tag",
        "work",
        "I spoke up in the meeting.",
    ]);
    ana.does(&[
        "practice",
        "add",
        "breathing.paced",
        "--rule",
        "FREQ=DAILY",
        "--at",
        "08:30",
        "--zone",
        "Europe/Madrid",
    ]);
    let today = ana.does(&["practice", "today"]);
    assert_eq!(today.items().len(), 1);
    ana.does(&[
        "map",
        "add",
        "Cleo",
        "--kind",
        "emotional",
        "--kind",
        "practical",
        "--ring",
        "1",
    ]);
    let written = ana.does(&["chat", "send", "Ben", "Can we talk about work on Thursday?"]);
    assert_eq!(written.text("state"), "queued");
    assert_eq!(ana.code(&["sync"]), "relay_unreachable");

    // The phone finds a network.
    world.relay.restart();
    assert_eq!(ana.sync(), (1, 0, 0));
    assert_eq!(ben.sync(), (0, 1, 0));
    assert_eq!(ben.texts("Ana"), ["Can we talk about work on Thursday?"]);
    assert_eq!(ana.does(&["chat", "read", "Ben"]).each("state"), ["sent"]);

    // Ben answers and assigns a practice.
    ben.does(&["chat", "send", "Ana", "Yes, at five."]);
    let assigned = ben.does(&[
        "practice",
        "add",
        "social.greet",
        "--rule",
        "FREQ=DAILY",
        "--at",
        "17:00",
        "--zone",
        "Europe/Madrid",
        "--for",
        "Ana",
    ]);
    assert_eq!(ben.sync(), (2, 0, 0));
    assert_eq!(ana.sync(), (0, 2, 0));
    assert_eq!(
        ana.texts("Ben"),
        ["Can we talk about work on Thursday?", "Yes, at five."]
    );
    let today = ana.does(&["practice", "today"]);
    assert_eq!(today.each("state"), ["due", "due"]);
    let theirs = today
        .items()
        .iter()
        .find(|prompt| prompt.text("plan") == assigned.text("id"));
    let prompt = theirs
        .expect("the assigned practice is on Ana's device")
        .text("id")
        .to_owned();
    ana.does(&["practice", "done", &prompt, "--outcome", "partly"]);

    // She shares that one entry, and takes it back.
    let share = ana.does(&["share", "entry", entry.text("id"), "--with", "Ben"]);
    let share = share.text("id").to_owned();
    ana.sync();
    ben.sync();
    let read = ben.does(&["share", "read", &share, "--why", "our session"]);
    assert_eq!(
        (read["fields"].text("text"), &read["fields"]["mood"]),
        ("I spoke up in the meeting.", &(-1).into())
    );
    ana.does(&["share", "revoke", &share]);
    ana.sync();
    ben.sync();
    assert_eq!(ben.code(&["share", "read", &share]), "not_found");
    assert_eq!(ben.does(&["share", "list"]).each("state"), ["revoked"]);
    assert_eq!(ana.does(&["journal", "list"]).items(), [entry]);
}
