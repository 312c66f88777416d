//! Every state in which the crisis screen must still help.

use kith::foundation::keys::{FileSecretStore, Keyslots, Passphrase};
use kith::foundation::vault::Vault;
use kith_tests::{Home, Said, World, copy_folder, every_file};
use serde_json::{Value, json};

use super::{MARKED, ana_with_a_plan, notice, run, shown};

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

/// Help that asks for the passphrase, of a vault that does not open: status 0, the help, and beside it why.
fn helps_and_says(home: &Home, code: &str) {
    let unlocked = home.run(&["crisis", "show", "--unlock"]);
    assert_eq!(unlocked.status, Some(0), "{unlocked:?}");
    assert!(unlocked.out.contains("112"), "{unlocked:?}");
    assert!(unlocked.err.contains(code), "{unlocked:?}");
}

#[test]
fn where_the_key_store_gives_no_key_help_is_on_the_screen_and_the_status_is_0() {
    let mut world = World::new();
    let ana = ana_with_a_plan(&mut world, "yes");
    let region = ana.run_with_input(&["crisis", "edit", "--file", "-"], br#"{"region": "ES"}"#);
    assert_eq!(region.status, Some(0), "{region:?}");
    // A terminal has no phone's key store that waits for the first unlock: here each read of a key fails.
    let away = world.file("keys");
    std::fs::rename(&ana.state, &away).expect("moved");
    std::fs::write(&ana.state, b"no folder").expect("something else in its place");
    let document = shown(&ana);
    assert_eq!(
        (document.text("notice"), document.text("shows"), document.text("region")),
        ("unreadable", "lines", "ES")
    );
    assert!(run(&ana, &["crisis"]).out.contains("024"));
    helps_and_says(&ana, "storage");
    std::fs::remove_file(&ana.state).expect("removed");
    std::fs::rename(&away, &ana.state).expect("put back");
    assert_eq!(shown(&ana).text("shows"), "kept_plan", "nothing was lost meanwhile");
}

/// The vault as a later version of Kith leaves it.
fn written_by_a_later_version(home: &Home) {
    let folder = home.folder.join("vault");
    let store = FileSecretStore::new(home.state.clone());
    let slots = Keyslots::load(&folder).expect("read").expect("there");
    let key = slots
        .open_with_passphrase(&Passphrase::new(home.passphrase.clone()))
        .expect("the passphrase");
    let vault = Vault::open(&folder, &key, &slots, &store).expect("free");
    let raised = vault.write(|tx| tx.execute("PRAGMA user_version = 1000", []));
    raised.expect("written");
    vault.pause().expect("closed");
}

#[test]
fn beside_a_vault_of_a_later_version_help_is_on_the_screen_and_nothing_is_changed() {
    let mut world = World::new();
    let ana = ana_with_a_plan(&mut world, "no");
    written_by_a_later_version(&ana);
    let vault = || every_file(&ana.folder.join("vault"));
    let before = vault();
    assert_eq!(notice(&ana), "locked");
    helps_and_says(&ana, "newer_version");
    assert_eq!(ana.code(&["journal", "list"]), "newer_version");
    assert_eq!(vault(), before);

    let mut world = World::new();
    let opted_in = ana_with_a_plan(&mut world, "yes");
    written_by_a_later_version(&opted_in);
    assert_eq!(shown(&opted_in).text("shows"), "kept_plan");
    assert!(opted_in.run(&["crisis", "show", "--unlock"]).out.contains(MARKED));
    helps_and_says(&opted_in, "newer_version");
}
