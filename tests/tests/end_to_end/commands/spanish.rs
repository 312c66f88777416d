//! What the commands say where `LANG` is Spanish.

use kith_tests::{Home, Said, World};

/// What the terminal says in English, in pieces that are long enough to be nothing else.
fn english() -> Vec<String> {
    fn collect(value: &serde_json::Value, into: &mut Vec<String>) {
        match value {
            serde_json::Value::String(text) => {
                let pieces = text.split(['{', '}', '\n']).map(str::trim);
                // Commands are the same in every language.
                let words = pieces.filter(|piece| piece.len() >= 12 && !piece.starts_with("kith "));
                into.extend(words.map(str::to_owned));
            }
            serde_json::Value::Object(fields) => fields.values().for_each(|one| collect(one, into)),
            _ => {}
        }
    }
    let root = std::env::var("CARGO_MANIFEST_DIR").expect("cargo says where it runs the tests");
    let mut found = Vec::new();
    for file in [
        "cli/words/en.json",
        "core/content/crisis/en.json",
        "core/content/consent/en.json",
        "core/content/log/en.json",
    ] {
        let text = std::fs::read_to_string(std::path::Path::new(&root).join("..").join(file)).expect("the words");
        collect(&serde_json::from_str(&text).expect("JSON"), &mut found);
    }
    found
}

/// What a command says, on both its outputs.
fn said(home: &Home, arguments: &[&str]) -> String {
    let mut command = home.command(arguments);
    let output = command.env("LANG", "es_ES.UTF-8").output().expect("runs");
    [output.stdout, output.stderr]
        .map(|bytes| String::from_utf8(bytes).expect("UTF-8"))
        .concat()
}

#[test]
fn crisis_consent_share_log_and_lock_say_nothing_in_english_to_who_reads_spanish() {
    let world = World::new();
    let (ana, ben) = world.ana_and_ben();
    let entry = ana.does(&["journal", "write", "un día"]);
    let (entry, file) = (entry.text("id"), world.file("plan.json"));
    let file = file.to_str().expect("text");
    for person in ["Cleo", "Dan"] {
        ana.does(&["map", "add", person, "--kind", "emotional", "--ring", "1"]);
    }
    std::fs::write(
        file,
        r#"{"coping": ["café con Dan", "una ducha"], "help_people": ["Cleo"]}"#,
    )
    .expect("written");
    let english = english();
    let tell = |home: &Home, arguments: &[&str]| {
        let said = said(home, arguments);
        assert!(!said.trim().is_empty(), "{arguments:?} says nothing");
        for words in &english {
            assert!(!said.contains(words.as_str()), "{arguments:?} says {words:?}:\n{said}");
        }
        said
    };
    for arguments in [
        &["crisis"][..],
        &["crisis", "edit", "--file", file],
        &["crisis", "edit", "--while-locked", "yes"],
        &["crisis", "step"],
        &["crisis", "helping", "--clinician"],
        &["crisis", "left-out"],
        &["crisis", "print", "--html", file],
        &["crisis", "edit", "--file", "/nowhere"],
        &["consent", "list"],
        &["consent", "list", "--all"],
        &["consent", "show", "sharing", "--with", "Ben"],
        &["consent", "give", "sharing", "--with", "Ben", "--seen", "x"],
        &["consent", "refuse", "export"],
        &["consent", "signed", "x"],
        &["share", "list"],
        &["share", "entry", entry, "--with", "Ben", "--why", "el jueves"],
        &["share", "plan", "--with", "Ben", "--may-propose"],
        &["share", "list"],
        &["share", "proposals"],
        &["share", "read", "x"],
        &["view-as", "Ben"],
        &["who-can-read"],
        &["who-can-read", "plan"],
        &["who-can-read", "nadie"],
        &["log"],
        &["log", "verify", file],
        &["lock"],
        &["lock", "policy", "--idle", "off", "--key-after", "2h"],
    ] {
        tell(&ana, arguments);
    }
    let listed = tell(&ana, &["share", "list"]);
    assert!(
        listed.contains("una entrada del diario") && listed.contains("sale en el próximo kith sync"),
        "{listed}"
    );
    ana.sync();
    let sent = tell(&ana, &["share", "list"]);
    assert!(sent.contains("compartido") && !sent.contains("sale en"), "{sent}");
    ben.sync();
    let plan = ben.does(&["share", "list"]);
    let plan = plan
        .items()
        .iter()
        .find(|one| one.text("kind") == "crisis.plan")
        .expect("shared")
        .text("id")
        .to_owned();
    tell(&ben, &["share", "read", &plan]);
    tell(&ben, &["share", "read", &plan, "--why", "la sesión"]);
    tell(&ben, &["share", "propose", &plan, "--field", "help", "Cleo"]);
    ana.does(&["map", "mark", "Dan", "--unsafe"]);
    tell(&ana, &["crisis", "show", "--unlock"]);
    assert!(tell(&ana, &["crisis", "left-out"]).contains("nombra a Dan"));
    let share = ana.does(&["share", "list"]).items()[0].text("id").to_owned();
    tell(&ana, &["share", "revoke", &share]);
    let withdrawn = tell(&ana, &["consent", "withdraw", "sharing", "--with", "Ben"]);
    assert!(withdrawn.contains("con Ben"), "{withdrawn}");
    let mut log = ana.does(&["log"]);
    log["events"].as_array_mut().expect("events").remove(1);
    std::fs::write(file, log.to_string()).expect("written");
    assert!(tell(&ana, &["log", "verify", file]).contains("desde la anotación 2"));
}
