//! Help is on the screen: locked, offline, with whatever is wrong, without a passphrase, with exit status 0.

mod plan;
mod sharing;
mod states;

use kith_tests::{Done, Home, Said, World};
use serde_json::{Value, json};

const MARKED: &str = "the copper kettle sings at dusk";

/// Ana with a plan; the relay is away.
fn ana_with_a_plan(world: &mut World, while_locked: &str) -> Home {
    let ana = world.newcomer("Ana", "patient");
    let add = |name: &str, ring: &str| {
        ana.does(&[
            "map",
            "add",
            name,
            "--kind",
            "emotional",
            "--ring",
            ring,
            "--phone",
            "123",
        ]);
    };
    add("Cleo", "1");
    add("Dan", "2");
    let plan = json!({
        "reasons": ["my niece"],
        "coping": [MARKED],
        "company_people": ["Dan"],
        "help_people": ["cleo"],
        "surroundings": ["the key is with Cleo"],
    });
    let file = world.file("plan.json");
    std::fs::write(&file, plan.to_string()).expect("written");
    let file = file.to_str().expect("text").to_owned();
    ana.does(&["crisis", "edit", "--file", &file, "--while-locked", while_locked]);
    std::fs::remove_file(&file).expect("removed");
    world.relay.kill();
    ana
}

fn run(home: &Home, arguments: &[&str]) -> Done {
    let mut command = home.command(arguments);
    let output = command.env_remove("KITH_PASSPHRASE").output().expect("kith runs");
    Done {
        status: output.status.code(),
        out: String::from_utf8(output.stdout).expect("UTF-8"),
        err: String::from_utf8(output.stderr).expect("UTF-8"),
    }
}

/// What is shown without a passphrase, to people and as JSON: help, and status 0.
fn shown(home: &Home) -> Value {
    let for_people = run(home, &["crisis", "show"]);
    assert_eq!((for_people.status, for_people.err.as_str()), (Some(0), ""));
    assert!(for_people.out.contains("112"), "{}", for_people.out);
    let step = run(home, &["crisis", "step"]);
    assert_eq!((step.status, step.err.as_str()), (Some(0), ""));
    assert!(step.out.contains("112"), "{}", step.out);
    let document = run(home, &["--json", "crisis", "show"]).document(&["crisis", "show"]);
    assert_eq!(document["emergency"].text("number"), "112");
    assert_eq!(document["plan"].is_null(), !document.text("shows").ends_with("plan"));
    document
}

fn notice(home: &Home) -> String {
    shown(home).text("notice").to_owned()
}
