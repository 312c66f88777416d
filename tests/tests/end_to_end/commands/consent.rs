//! `consent`, and what it opens.

use kith_tests::{Home, Said, World};

fn hash(home: &Home, document: &str, locale: &str) -> String {
    let shown = home.does(&["consent", "show", document, "--locale", locale]);
    assert_eq!(shown.text("locale"), locale);
    shown.text("hash").to_owned()
}

fn states(home: &Home, with: &str) -> Vec<String> {
    let list = home.does(&["consent", "list", "--with", with]);
    let all = list.items().iter();
    all.map(|one| format!("{} {} {}", one.text("side"), one.text("document"), one.text("state")))
        .collect()
}

#[test]
fn two_who_meet_are_led_to_what_they_agree_to_and_can_then_write() {
    let world = World::new();
    let ana = world.admitted("Ana", "patient");
    let ben = world.newcomer("Ben", "therapist");
    world.meet(&ana, "therapist", &ben);

    let refused = ana.run(&["chat", "send", "Ben", "the amber question"]);
    assert_eq!(refused.status, Some(1));
    for words in [
        "kith chat draft",
        "kith consent list",
        "kith crisis show",
        "consent_needed",
    ] {
        assert!(refused.err.contains(words), "{words}: {}", refused.err);
    }
    assert!(!refused.err.contains("amber"));
    assert_eq!(ana.does(&["chat", "draft", "Ben"]).text("text"), "the amber question");
    assert_eq!(
        states(&ana, "Ben"),
        [
            "mine boundaries never",
            "mine messages never",
            "mine sharing never",
            "theirs boundaries never"
        ]
    );

    // Where nobody can type, the command says how.
    let untyped = ana.refuses(&["consent", "give", "boundaries", "--with", "Ben"]);
    assert_eq!(untyped.code, "invalid_input");
    assert!(untyped.detail.contains("--seen"), "{}", untyped.detail);
    let wrong = hash(&ana, "sharing", "en");
    assert_eq!(
        ana.code(&["consent", "give", "boundaries", "--with", "Ben", "--seen", &wrong]),
        "consent_changed"
    );
    assert_eq!(
        ana.code(&["consent", "give", "boundaries", "--seen", &wrong]),
        "invalid_input"
    );

    let (spanish, english) = (hash(&ana, "boundaries", "es"), hash(&ben, "boundaries", "en"));
    let given = ana.does(&["consent", "give", "boundaries", "--with", "Ben", "--seen", &spanish]);
    assert_eq!((given.text("choice"), given.text("locale")), ("given", "es"));
    let messages = hash(&ana, "messages", "en");
    ana.does(&["consent", "give", "messages", "--with", "Ben", "--seen", &messages]);
    ben.does(&["consent", "give", "boundaries", "--with", "Ana", "--seen", &english]);
    for home in [&ana, &ben, &ana] {
        assert_eq!(home.sync(), (0, 0, 0), "consents are not counted");
    }
    ana.does(&["chat", "send", "Ben", "the amber question"]);
    assert!(ana.does(&["chat", "draft", "Ben"])["text"].is_null());
    ana.sync();
    ben.sync();
    assert_eq!(ben.texts("Ana"), ["the amber question"]);

    let signed = ben.does(&["consent", "signed", given.text("id")]);
    assert_eq!(
        (signed.text("verdict"), signed["text"].text("locale")),
        ("genuine", "es")
    );
}

#[test]
fn a_withdrawal_is_told_with_its_reason_and_what_waits_is_not_sent() {
    let world = World::new();
    let (ana, ben) = world.ana_and_ben();
    ana.does(&["chat", "send", "Ben", "waits"]);
    let withdrawn = ana.does(&[
        "consent", "withdraw", "messages", "--with", "Ben", "--reason", "too much",
    ]);
    assert_eq!(
        (withdrawn.text("choice"), withdrawn.text("reason")),
        ("withdrawn", "too much")
    );
    ana.sync();
    ben.sync();
    let [message] = ana
        .does(&["chat", "read", "Ben"])
        .items()
        .to_vec()
        .try_into()
        .expect("one");
    assert_eq!(
        (message.text("state"), message.text("reason")),
        ("failed", "consent_withdrawn")
    );
    assert!(
        ana.run(&["chat", "read", "Ben"])
            .out
            .contains("a consent was withdrawn")
    );
    assert_eq!(ben.code(&["chat", "send", "Ana", "hello"]), "consent_withdrawn");
    let everything = ben.does(&["consent", "list", "--all", "--with", "Ana"]);
    assert!(everything.items().iter().any(|one| one.text("choice") == "withdrawn"));
    assert!(everything.items().iter().all(|one| one["reason"].is_null()));
    assert_eq!(
        ana.code(&["consent", "withdraw", "messages", "--with", "Ben"]),
        "not_found"
    );
    assert_eq!(ana.code(&["consent", "signed", "nonsense"]), "not_found");

    // A no is answered kindly, and takes nothing away.
    let no = ana.run(&["consent", "refuse", "sharing", "--with", "Ben"]);
    assert!(no.out.contains("that is all right"), "{}", no.out);
    ana.does(&["journal", "write", "a hard day"]);
    ana.does(&["map", "add", "Cleo", "--kind", "emotional", "--ring", "1"]);
    ana.does(&["practice", "today"]);
}

#[test]
fn what_a_withdrawal_refuses_on_its_way_out_is_counted_once_and_stands_on_a_list_until_it_is_taken_off() {
    let mut world = World::new();
    let (ana, ben) = world.ana_and_ben();
    assert_eq!(ben.does(&["refused"]).items().len(), 0);
    world.relay.kill();
    ben.does(&[
        "practice",
        "add",
        "social.greet",
        "--for",
        "Ana",
        "--rule",
        "FREQ=DAILY",
        "--at",
        "10:00",
        "--zone",
        "Europe/Madrid",
    ]);
    ben.does(&["chat", "send", "Ana", "the amber answer"]);
    world.relay.restart();
    ana.does(&["consent", "withdraw", "boundaries", "--with", "Ben"]);
    ana.sync();
    let passes: Vec<_> = (0..3).map(|_| ben.does(&["sync"])["refused"].clone()).collect();
    assert_eq!(
        passes.iter().filter_map(serde_json::Value::as_u64).sum::<u64>(),
        2,
        "{passes:?}"
    );
    let refused = ben.does(&["refused"]);
    assert_eq!(refused.each("what").len(), 2);
    let assigned = refused
        .items()
        .iter()
        .find(|one| one.text("what") == "assignment")
        .expect("kept");
    assert_eq!(
        (assigned.text("skill"), assigned.text("why")),
        ("social.greet", "consent_withdrawn")
    );
    let told = ben.run(&["refused"]).out;
    assert!(told.contains("kith chat read Ana") && told.contains("Greet"), "{told}");
    for one in refused.items() {
        ben.does(&["refused", "--dismiss", one.text("id")]);
    }
    assert_eq!(ben.does(&["refused"]).items().len(), 0);
    assert_eq!(
        ben.does(&["chat", "read", "Ana"]).items().len(),
        1,
        "the message stays in its conversation"
    );
    assert_eq!(ben.code(&["refused", "--dismiss", "nothing"]), "not_found");
}

#[test]
fn who_withdraws_the_consent_to_share_is_told_what_was_taken_back_with_it() {
    let world = World::new();
    let (ana, _ben) = world.ana_and_ben();
    let entry = ana.does(&["journal", "write", "a hard day"]);
    let share = ana.does(&["share", "entry", entry.text("id"), "--with", "Ben"]);
    let other = ana.does(&["journal", "write", "another"]);
    let taken_back = ana.does(&["share", "entry", other.text("id"), "--with", "Ben"]);
    ana.does(&["share", "revoke", taken_back.text("id")]);
    ana.does(&["map", "add", "Cleo", "--kind", "emotional", "--ring", "1"]);
    let person = ana.does(&["share", "person", "Cleo", "--with", "Ben"]);
    let messages = ana.does(&["consent", "withdraw", "messages", "--with", "Ben"]);
    assert_eq!(messages["taken_back"].items().len(), 0);
    let withdrawn = ana.does(&["consent", "withdraw", "sharing", "--with", "Ben"]);
    let live = [&share, &person]
        .into_iter()
        .filter(|one| one["id"] != taken_back["id"]);
    let mut ids: Vec<&str> = live.map(|one| one.text("id")).collect();
    let mut told = withdrawn["taken_back"].each("id");
    ids.sort_unstable();
    told.sort_unstable();
    assert_eq!(told, ids);
    assert!(
        withdrawn["taken_back"]
            .each("state")
            .iter()
            .all(|state| *state == "revoked")
    );
    assert_eq!(withdrawn["taken_back"].items()[0]["person"], share["person"]);

    // In words: what, and with whom.
    let seen = hash(&ana, "sharing", "en");
    ana.does(&["consent", "give", "sharing", "--with", "Ben", "--seen", &seen]);
    ana.does(&["share", "entry", entry.text("id"), "--with", "Ben"]);
    let said = ana.run(&["consent", "withdraw", "sharing", "--with", "Ben"]).out;
    assert!(said.contains("a journal entry, with Ben"), "{said}");
    assert!(!said.contains("somebody on the map"), "{said}");
    assert!(said.contains("cannot be called back"), "{said}");
}
