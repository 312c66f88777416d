//! Help is on the screen: locked, offline, with whatever is wrong, without a passphrase, with exit status 0.

use kith_tests::{Done, Home, Said, World, copy_folder, every_file};
use serde_json::{Value, json};

use crate::secrecy::{forms, holds};

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

#[test]
fn m34_the_plan_opens_locked_and_offline_and_every_step_leads_on() {
    let mut world = World::new();
    let ana = ana_with_a_plan(&mut world, "yes");
    let document = shown(&ana);
    assert_eq!(
        (document.text("shows"), &document["may_be_outdated"]),
        ("kept_plan", &json!(false))
    );
    assert_eq!(
        document["plan"]["steps"].items()[2]["items"],
        json!([{ "text": "Dan", "phone": "123" }])
    );
    let mut from: Option<String> = None;
    let mut walked = Vec::new();
    loop {
        let mut step = vec!["--json", "crisis", "step", "--helped", "no"];
        if let Some(from) = &from {
            step.extend(["--from", from]);
        }
        let next = run(&ana, &step).document(&step).text("next").to_owned();
        walked.push(next.clone());
        if next == "lines" {
            break;
        }
        from = Some(next);
    }
    assert_eq!(walked, ["coping", "company", "help", "surroundings", "lines"]);
    let rest = ["--json", "crisis", "step", "--from", "coping", "--helped", "yes"];
    assert_eq!(run(&ana, &rest).document(&rest).text("next"), "rest");
}

#[test]
fn whatever_is_wrong_help_is_on_the_screen_and_the_status_is_0() {
    let mut world = World::new();
    let nobody = world.home("Nobody");
    assert_eq!(notice(&nobody), "first_start");
    assert!(!nobody.folder.exists(), "looking creates nothing");
    let ana = ana_with_a_plan(&mut world, "no");
    assert_eq!(notice(&ana), "locked");
    // Locked, not opted in, region set: the lines of the region are there.
    let region = |region: &str| {
        let edit = json!({ "region": region }).to_string();
        let done = ana.run_with_input(&["--json", "crisis", "edit", "--file", "-"], edit.as_bytes());
        assert_eq!(done.status, Some(0), "{done:?}");
    };
    assert!(run(&ana, &["crisis", "show"]).out.contains("--region"));
    region("ES");
    let document = shown(&ana);
    assert_eq!((document.text("shows"), document.text("region")), ("lines", "ES"));
    assert!(run(&ana, &["crisis", "show"]).out.contains("024"));
    let mut spanish = ana.command(&["crisis", "show"]);
    let spanish = spanish
        .env("LANG", "es_ES.UTF-8")
        .env_remove("KITH_PASSPHRASE")
        .output();
    let spanish = String::from_utf8(spanish.expect("runs").stdout).expect("UTF-8");
    assert!(
        spanish.contains("Con la contraseña: kith crisis show --unlock"),
        "{spanish}"
    );
    assert!(
        !spanish.contains("With the") && !spanish.contains("Suicide"),
        "{spanish}"
    );
    region("ZZ");
    assert!(run(&ana, &["crisis", "show"]).out.contains("no lines for your country"));
    region("");
    ana.does(&["crisis", "edit", "--while-locked", "yes"]);
    assert_eq!(shown(&ana).text("shows"), "kept_plan");
    let boot = ana.folder.join("boot");
    let (file, vault) = (boot.join("crisis.plan"), ana.folder.join("vault"));
    let whole = std::fs::read(&file).expect("kept");
    let put = |bytes: &[u8]| std::fs::write(&file, bytes).expect("written");

    // The kept plan: cut short, of a newer version, outdated, gone, its key gone, its key unreadable.
    put(&whole[..whole.len() / 2]);
    assert_eq!(notice(&ana), "damaged");
    let mut newer = whole.clone();
    newer[9] = 2;
    put(&newer);
    assert_eq!(notice(&ana), "newer_version");
    put(&whole);
    std::fs::write(boot.join("crisis.dirty"), b"").expect("laid");
    assert_eq!(shown(&ana)["may_be_outdated"], json!(true));
    assert!(run(&ana, &["crisis", "show"]).out.contains("out of date"));
    std::fs::remove_file(boot.join("crisis.dirty")).expect("removed");
    std::fs::remove_file(&file).expect("removed");
    assert_eq!(notice(&ana), "locked");
    put(&whole);
    let keys = world.file("keys");
    copy_folder(&ana.state, &keys);
    let key = std::fs::read_dir(&ana.state)
        .expect("there")
        .map(|entry| entry.expect("an entry").path())
        .find(|path| {
            path.file_name()
                .is_some_and(|name| name.to_string_lossy().starts_with("crisis-"))
        })
        .expect("a key");
    std::fs::remove_file(&key).expect("removed");
    assert_eq!(notice(&ana), "damaged");
    std::fs::create_dir(&key).expect("something else in its place");
    assert_eq!(notice(&ana), "unreadable");
    std::fs::remove_dir(&key).expect("removed");
    copy_folder(&keys, &ana.state);

    // The vault: damaged, its key file damaged, gone. What is kept opens all the same.
    let saved = world.file("saved");
    copy_folder(&vault, &saved);
    for name in ["vault.db", "keyslots", "keyslots.copy"] {
        std::fs::write(vault.join(name), b"nothing of a vault").expect("damaged");
        assert_eq!(shown(&ana).text("shows"), "kept_plan", "{name}");
    }
    let unlocked = ana.run(&["crisis", "show", "--unlock"]);
    assert_eq!(unlocked.status, Some(0));
    assert!(
        unlocked.out.contains(MARKED) && unlocked.err.contains("damaged"),
        "{unlocked:?}"
    );
    put(b"");
    assert_eq!(notice(&ana), "damaged");
    std::fs::remove_dir_all(&vault).expect("removed");
    put(&whole);
    assert_eq!(shown(&ana).text("shows"), "kept_plan");
    copy_folder(&saved, &vault);

    // The folder: something else in its place. A region that nobody knows.
    std::fs::remove_dir_all(&boot).expect("removed");
    std::fs::write(&boot, b"no folder").expect("written");
    assert_eq!(notice(&ana), "unreadable");
    std::fs::remove_file(&boot).expect("removed");
    for region in ["XX", "", "nowhere at all", "☂"] {
        let shown = run(&ana, &["crisis", "show", "--region", region]);
        assert_eq!(shown.status, Some(0), "{region}");
        assert!(shown.out.contains("112"), "{region}: {}", shown.out);
    }

    // A wrong passphrase, none where nobody can type one, and nowhere a vault could be.
    let wrong = ana
        .command(&["crisis", "show", "--unlock"])
        .env("KITH_PASSPHRASE", "wrong")
        .output();
    let wrong = wrong.expect("runs");
    assert_eq!(wrong.status.code(), Some(0));
    assert!(String::from_utf8_lossy(&wrong.stderr).contains("wrong_passphrase"));
    assert_eq!(run(&ana, &["crisis", "show", "--unlock"]).status, Some(0));
    // The command alone shows it, and a variable that is empty is none.
    let alone = ana.command(&["crisis"]).env("KITH_HOME", "").output().expect("runs");
    assert_eq!(alone.status.code(), Some(0));
    assert!(String::from_utf8_lossy(&alone.stdout).contains("112"));
    let mut nowhere = std::process::Command::new(kith_tests::kith());
    nowhere.env_clear().env("KITH_HOME", "").arg("crisis");
    let alone = nowhere.output().expect("runs");
    assert_eq!(
        alone.status.code(),
        Some(0),
        "{}",
        String::from_utf8_lossy(&alone.stderr)
    );
    let mut nowhere = std::process::Command::new(kith_tests::kith());
    let nowhere = nowhere.env_clear().args(["crisis", "show"]).output().expect("runs");
    assert_eq!(nowhere.status.code(), Some(0));
    assert!(String::from_utf8_lossy(&nowhere.stdout).contains("112"));

    // And after all that the next opening puts things right.
    let opened = ana.does(&["crisis", "show", "--unlock"]);
    assert_eq!((opened.text("shows"), &opened["notice"]), ("plan", &Value::Null));
    assert_eq!(shown(&ana).text("shows"), "kept_plan");
}

#[test]
fn once_the_choice_is_taken_back_no_file_holds_the_plan_and_no_copy_of_it_opens() {
    let mut world = World::new();
    let ana = ana_with_a_plan(&mut world, "yes");
    let unreadable = |ana: &Home| {
        for folder in [&ana.folder, &ana.state] {
            for (path, content) in every_file(folder) {
                for form in forms(MARKED) {
                    assert!(!holds(&content, &form), "it is in {}", path.display());
                }
            }
        }
    };
    unreadable(&ana);
    let file = ana.folder.join("boot").join("crisis.plan");
    let mut copies = vec![std::fs::read(&file).expect("kept")];
    let edit = r#"{"reasons": ["my niece", "the sea"]}"#;
    let edited = ana.run_with_input(&["--json", "crisis", "edit", "--file", "-"], edit.as_bytes());
    assert_eq!(edited.status, Some(0), "{edited:?}");
    copies.push(std::fs::read(&file).expect("kept"));
    ana.does(&["crisis", "edit", "--while-locked", "no"]);
    unreadable(&ana);
    assert!(!file.exists());
    let left = every_file(&ana.state);
    assert!(
        left.iter().all(|(path, _)| !path.to_string_lossy().contains("crisis-")),
        "no key is left"
    );
    for copy in copies {
        std::fs::write(&file, copy).expect("put back");
        let shown = shown(&ana);
        assert_eq!((shown.text("notice"), &shown["plan"]), ("damaged", &Value::Null));
    }
    let opened = ana.does(&["crisis", "show", "--unlock"]);
    assert_eq!(opened.text("shows"), "plan");
    assert!(!file.exists(), "what has no place there is removed");
}

#[test]
fn somebody_unsafe_leaves_the_plan_and_cannot_come_back_by_link_or_by_name() {
    let mut world = World::new();
    let ana = ana_with_a_plan(&mut world, "yes");
    let write = |plan: &str| ana.run_with_input(&["--json", "crisis", "edit", "--file", "-"], plan.as_bytes());
    let named = write(r#"{"professionals": ["ask dan for the number"]}"#);
    assert_eq!(named.status, Some(0), "{named:?}");
    let marked = ana.does(&["map", "mark", "Dan", "--unsafe"]);
    assert_eq!(marked.text("safety"), "unsafe");
    let locked = run(&ana, &["crisis", "show"]).out;
    assert!(
        !locked.to_lowercase().contains("dan\n") && !locked.contains("ask dan"),
        "{locked}"
    );
    let open = ana.does(&["crisis", "show", "--unlock"]);
    assert_eq!(open["left_out"], json!(1));
    let said = ana.run(&["crisis", "show", "--unlock"]).out;
    assert!(said.contains("One line is not shown"), "{said}");
    for plan in [
        r#"{"help_people": ["Dan"]}"#,
        r#"{"coping": ["coffee with DAN"]}"#,
        r#"{"reasons": ["Dan"]}"#,
    ] {
        assert_eq!(write(plan).refusal(&["edit"]).code, "unsafe_person", "{plan}");
    }
    assert_eq!(ana.does(&["map", "mark", "dan", "--safe"]).text("safety"), "safe");
    assert_eq!(write(r#"{"help_people": ["Dan"]}"#).status, Some(0));
    assert_eq!(ana.code(&["map", "mark", "Eva", "--unsafe"]), "not_found");
}

#[test]
fn a_file_that_is_no_plan_is_refused_and_nothing_changes() {
    let mut world = World::new();
    let ana = ana_with_a_plan(&mut world, "no");
    let before = ana.does(&["crisis", "show", "--unlock"]);
    for plan in [
        "no JSON",
        "[]",
        r#"{"coping": "a walk"}"#,
        r#"{"coping": [1]}"#,
        r#"{"dreams": ["x"]}"#,
        r#"{"dreams_people": ["Cleo"]}"#,
        r#"{"review_days": "often"}"#,
        r#"{"review_days": 29}"#,
        r#"{"region": "Spain"}"#,
        r#"{"coping_people": ["Cleo"]}"#,
    ] {
        let refused = ana.run_with_input(&["--json", "crisis", "edit", "--file", "-"], plan.as_bytes());
        assert_eq!(refused.refusal(&["edit"]).code, "invalid_input", "{plan}");
    }
    let stranger = ana.run_with_input(
        &["--json", "crisis", "edit", "--file", "-"],
        br#"{"help_people": ["Eva"]}"#,
    );
    assert_eq!(stranger.refusal(&["edit"]).code, "not_found");
    assert_eq!(ana.does(&["crisis", "show", "--unlock"]), before);
    assert_eq!(ana.refuses(&["crisis", "edit"]).status, 2);
}

#[test]
fn m57_who_is_shown_a_plan_is_told_what_to_do_when_they_see_its_signs() {
    let world = World::new();
    let ana = world.admitted("Ana", "patient");
    let cleo = world.newcomer("Cleo", "supporter");
    world.pair(&ana, "supporter", &cleo);
    let plan = br#"{ "warning_signs": ["I stop answering"], "coping": ["a shower"] }"#;
    let edited = ana.run_with_input(&["crisis", "edit", "--file", "-"], plan);
    assert_eq!(edited.status, Some(0), "{edited:?}");
    ana.does(&["share", "plan", "--with", "Cleo", "--fields", "warning_signs"]);
    ana.sync();
    cleo.sync();
    let shares = cleo.does(&["share", "list"]);
    let read = cleo.run(&["share", "read", shares.items()[0].text("id")]).out;
    assert!(
        read.contains("I stop answering") && !read.contains("a shower"),
        "{read}"
    );
    assert!(read.contains("kith crisis helping"), "{read}");

    // What they are told needs no vault.
    let nobody = world.home("nobody");
    for role in [&["crisis", "helping"][..], &["crisis", "helping", "--clinician"]] {
        let help = nobody.does(role);
        assert!(help["points"].as_array().expect("points").len() >= 4, "{help}");
        assert!(!help["sources"].as_array().expect("sources").is_empty(), "{help}");
    }
    assert_ne!(
        nobody.does(&["crisis", "helping"]),
        nobody.does(&["crisis", "helping", "--clinician"])
    );
}
